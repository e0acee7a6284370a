"""What the lines of a page that are heads at first sight say of each other: the heads of a page are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.recognition.sequence import Evidence, bucket

_SURE = 0.7
"""A line that is so surely a head at first sight counts as one."""
_CERTAINTIES = (0.02, 0.1, 0.25, 0.4, 0.6, 0.8, 0.95)
_MEANS = (0.1, 0.3, 0.5, 0.7, 0.9)
_RUNS = (1, 2, 3, 5, 9)
_FIGURES = re.compile(r"\d+")


class Line(NamedTuple):
    """What makes a block like others: its form (none if it can be no head), its words, and whether it is short."""

    form: str
    words: str
    is_short: bool


def second_look(
    lines: Sequence[Line], first: Sequence[Evidence | None], found: Sequence[float]
) -> list[Evidence | None]:
    """The evidence on each block, with what the page shows once its heads are known at first sight.

    Args:
        lines: The blocks of the page.
        first: The evidence on each.
        found: How surely each is a head by that evidence alone.
    """
    masked = [_FIGURES.sub("0", line.words) for line in lines]
    said = Counter(words for words, line in zip(masked, lines, strict=True) if line.form)
    there = Counter(line.form for line in lines)
    expected = dict.fromkeys(there, 0.0)
    for line, certainty in zip(lines, found, strict=True):
        expected[line.form] += certainty
    sure = sum(certainty >= _SURE for certainty in found)
    rows: list[Evidence | None] = []
    for row, line, words, certainty, (length, place) in zip(first, lines, masked, found, _runs(lines), strict=True):
        if row is None:
            rows.append(None)
            continue
        others = there[line.form] - 1
        mean = bucket((expected[line.form] - certainty) / others, _MEANS) if others else "none"
        sight = f"at first sight {bucket(certainty, _CERTAINTIES)}"
        heads = f"heads at first sight: {bucket(sure - (certainty >= _SURE), (0, 1, 3, 8))}"
        run = f"short lines in a row: {bucket(length, _RUNS)}"
        new = (
            *(sight, f"others of its form {mean}", f"{sight}, others of its form {mean}"),
            *(heads, f"{line.form}, {heads}"),
            f"said {bucket(said[words], (1, 2, 4))} times but for figures",
            *(run, f"{run}, short lines before it: {bucket(place, (0, 1, 2))}", f"{sight}, {run}"),
        )
        rows.append(row | frozenset(new))
    return rows


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """For each line how many short lines stand in a row with it, and how many of these before it."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and lines[end].is_short:
            end += 1
        yield from ((end - index, place) for place in range(end - index))
        if end == index:
            yield 0, 0
        index = max(end, index + 1)
