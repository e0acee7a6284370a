"""Which findings are carried: none upon another, and no two whose mends would make nonsense together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recension.proofing.findings import Finding
from recension.proofing.stream import touches

_AFTER_STOP = re.compile(r"[.!?][”’\"')\]]*\s+\Z")
_NEAR, _LONGEST = 8, 40
_SPACE = re.compile(r"[”’\"')\]]*\s*")
_BREAK = re.compile(r"\s*-\s*")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]*\Z"), re.compile(r"[^\W\d_]*")


def arbitrate(found: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Of findings that contradict each other the more probable ones, in the order of the text.

    A word that is misread tells nothing against the stop before it, after which it is to begin with a capital; and the
    halves of a word that a line end parted are no words to be judged.

    Args:
        found: The findings, in any order.
        text: The text of the source, in which their offsets count.
    """
    chosen: list[Finding] = []
    reached: list[tuple[int, int]] = []
    for item in sorted(_with_stops([*found], text), key=lambda item: (-item.posterior, item.start)):
        if not touches(item.start, item.end, reached):
            chosen.append(item)
            reached.append(_reach(item, text))
    return tuple(sorted(chosen, key=lambda item: (item.start, item.end)))


def _with_stops(found: Sequence[Finding], text: str) -> Iterator[Finding]:
    """The findings without the stops that are held stray because of the misread word after them."""
    words = {item.start for item in found if item.reading[:1].isalpha()}
    for item in found:
        space = _SPACE.match(text, item.end)
        if item.reading == "." and item.proposals[:1] == ("",) and space and space.end() in words:
            continue
        begins = _AFTER_STOP.search(text, max(0, item.start - _NEAR), item.start)
        starts = item.start in words and item.reading.islower() and begins
        yield replace(item, proposals=_capital(item.proposals)) if starts else item


def _capital(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[:1].upper() + word[1:] for word in words))


def _reach(item: Finding, text: str) -> tuple[int, int]:
    """What a finding decides on: its place, and the two halves of the word where it joins them."""
    if not _BREAK.fullmatch(item.reading):
        return item.start, item.end
    before = _WORD_BEFORE.search(text, max(0, item.start - _LONGEST), item.start)
    after = _WORD_AFTER.match(text, item.end)
    return (before.start() if before else item.start), (after.end() if after else item.end)
