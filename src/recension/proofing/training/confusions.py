"""Counting what a scanner made of letters, over pairs of what it read and what was printed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

_LONGEST = 2
"""Letters that change at once."""
_MOST = 0.2
"""Of two texts that differ in a greater share of their letters, one is no reading of the other."""
_WORTH = re.compile(r"[a-z']*")
Change = tuple[str, str]


def count_changes(pairs: Iterable[tuple[str, str]]) -> Counter[Change]:
    """How often each ``(printed, read)`` occurs in ``(printed, read)`` texts, unchanged letters included."""
    counts: Counter[Change] = Counter()
    for printed, read in pairs:
        counts.update(_changes(printed, read))
    return counts


def _changes(printed: str, read: str) -> Iterable[Change]:
    printed, read = (" ".join(text.split()).lower() for text in (printed, read))
    blocks = Levenshtein.opcodes(printed, read)
    if Levenshtein.normalized_distance(printed, read) > _MOST:
        return
    was = now = ""
    for block in blocks:
        before, after = printed[block.src_start : block.src_end], read[block.dest_start : block.dest_end]
        if block.tag != "equal":
            was, now = was + before, now + after
            continue
        if was + now and max(len(was), len(now)) <= _LONGEST and _WORTH.fullmatch(was) and _WORTH.fullmatch(now):
            yield was, now
        was = now = ""
        for text in (before, map("".join, itertools.pairwise(before)), [""] * len(before)):
            yield from ((piece, piece) for piece in text)


def worth_keeping(counts: Counter[Change], least: int = 3) -> list[tuple[str, str, int]]:
    """The counts in order, of changes seen at least so often and of what did not change."""
    return sorted((was, now, times) for (was, now), times in counts.items() if times >= least and _WORTH.fullmatch(was))
