"""Where one sentence ends and another begins: lost stops, and commas where a stop should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.proofing.model import Model
from recension.proofing.signs import Slip
from recension.proofing.words import fold

_STARTS = frozenset(
    "the it in but this they we he there if that and these when what for such a as no not all his by to from at with "
    "an its their our she on of you how why who which those after only nor so yet thus while since although".split()
)
"""Words with a capital only where a sentence begins, or in a title."""
_LOST = re.compile(r"\b([a-z]{2,})([ \n]+)([A-Z][a-z]*)[ \n]+(?=[a-z])")
_COMMA = re.compile(r"\b([a-z]{2,}),[ \n]+([A-Z][a-z]*)[ \n]+(?=[a-z])")
_LONG = 160
_RARELY = 0.04
_ENDS = re.compile(r"[.!?:;…—–\-*\]\d]['\"”’»)\]]*\s*$")


def lost_stop(text: str, model: Model) -> Iterator[Slip]:
    """A word that has its capital from the beginning of a sentence, after a word without a stop."""
    for match in _LOST.finditer(text):
        if _begins(model, match[3]) and model.log_count(match[1]) > 5:
            yield Slip(match.start(2), match.start(2), (".", ","), "lost stop")


def comma_for_stop(text: str, model: Model) -> Iterator[Slip]:
    """A comma before such a word."""
    for match in _COMMA.finditer(text):
        if _begins(model, match[2]):
            yield Slip(match.end(1), match.end(1) + 1, (".", ","), "comma before a capital")


def lost_last_stop(blocks: Sequence[str], index: int) -> Iterator[Slip]:
    """A paragraph that ends as no sentence does, between paragraphs that do."""
    text = blocks[index].rstrip()
    after = blocks[index + 1] if index + 1 < len(blocks) else ""
    if len(text) < _LONG or _ENDS.search(text) or not text[-1].isalnum() or after[:1].islower():
        return
    ending = [bool(_ENDS.search(block)) for block in blocks if len(block) >= _LONG]
    if sum(ending) > 0.85 * len(ending):
        yield Slip(len(text), len(text), (".",), "lost last stop")


def _begins(model: Model, word: str) -> bool:
    folded = fold(word)
    return folded in _STARTS and model.capital(folded) < _RARELY
