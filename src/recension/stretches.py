"""Stretches of a text, asked which other stretches they hold or touch without looking at each of them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Stretches:
    """Some stretches of a text, each given by its start and its end."""

    __slots__ = ("_furthest", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(itertools.accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole of a stretch."""
        count = bisect_right(self._starts, start)
        return count > 0 and self._furthest[count - 1] >= end

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has characters in common with a stretch."""
        count = bisect_left(self._starts, end)
        return count > 0 and self._furthest[count - 1] > start
