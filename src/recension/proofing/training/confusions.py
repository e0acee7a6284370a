"""Counting what a scanner made of letters, over pairs of what it read and what was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from recension.proofing.channel import LONGEST

_MOST = 0.2
_DECISION = 10
"""How often an editor's decision counts: it is about this archive, the shipped counts are about others."""
_WORTH = re.compile(r"[a-z']*")
Change = tuple[str, str]
Changes = list[tuple[str, str, int]]
"""What was printed, what was read, and how often."""


def count_changes(pairs: Iterable[tuple[str, str]], most: float = _MOST) -> Counter[Change]:
    """How often each ``(printed, read)`` occurs in ``(printed, read)`` texts, unchanged letters included.

    Texts that differ in a greater share of their letters than `most` are no readings of each other.
    """
    counts: Counter[Change] = Counter()
    for printed, read in pairs:
        counts.update(_changes(printed, read, most))
    return counts


def _changes(printed: str, read: str, most: float) -> Iterable[Change]:
    printed, read = (" ".join(text.split()).lower() for text in (printed, read))
    blocks = Levenshtein.opcodes(printed, read)
    if Levenshtein.normalized_distance(printed, read) > most:
        return
    was = now = ""
    for block in blocks:
        before, after = printed[block.src_start : block.src_end], read[block.dest_start : block.dest_end]
        if block.tag != "equal":
            was, now = was + before, now + after
            continue
        yield from _change(was, now)
        was = now = ""
        for size in range(LONGEST + 1):
            yield from ((piece, piece) for piece in _pieces(before, size))
    yield from _change(was, now)


def _change(was: str, now: str) -> Iterable[Change]:
    if was + now and max(len(was), len(now)) <= LONGEST and _WORTH.fullmatch(was) and _WORTH.fullmatch(now):
        yield was, now


def _pieces(text: str, size: int) -> Iterable[str]:
    return [""] * len(text) if size == 0 else (text[start : start + size] for start in range(len(text) - size + 1))


def worth_keeping(counts: Counter[Change], least: int = 3) -> Changes:
    """The counts in order, of changes seen at least so often and of what did not change."""
    return sorted((was, now, times) for (was, now), times in counts.items() if times >= least and _WORTH.fullmatch(was))


def with_decisions(changes: Changes, decisions: Iterable[tuple[str, str]]) -> Changes:
    """The changes with those added that an editor undid, given as ``(reading, copy text)``."""
    counts = Counter({(printed, read): times for printed, read, times in changes})
    for change, times in count_changes(decisions, most=1.0).items():
        counts[change] += _DECISION * times
    return worth_keeping(counts)
