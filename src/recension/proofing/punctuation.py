"""Slips of punctuation in a document: what the checks find, and how sure each of them is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from recension.document import Block, Document, MarkKind
from recension.proofing.apostrophes import other_sign, single_marks, split_possessive
from recension.proofing.doubling import word_twice
from recension.proofing.hyphens import broken_word, hyphen_for_dash, hyphen_in_word, lost_hyphen, stray_hyphen
from recension.proofing.model import Model
from recension.proofing.pairs import paired_marks
from recension.proofing.sentences import (
    comma_for_stop,
    lost_last_stop,
    lost_stop,
    stop_in_sentence,
    stop_in_speech,
    subject_comma,
)
from recension.proofing.signs import CHECKS, Slip, stop_in_number
from recension.proofing.stream import blocks_read
from recension.resources import package_file

_ALONE = (
    *CHECKS,
    split_possessive,
    other_sign,
    broken_word,
    stray_hyphen,
    hyphen_in_word,
    hyphen_for_dash,
    stop_in_sentence,
    stop_in_speech,
    lost_stop,
    comma_for_stop,
    subject_comma,
    word_twice,
)
"""Every check of one block for itself."""
_TITLES = frozenset({MarkKind.HI, MarkKind.TITLE, MarkKind.REF})
_OF_TITLES = frozenset({"lost stop", "capital in a sentence", "comma before a capital", "lost space"})
"""Checks that a title with capitals misleads."""
_OFTEN = 5
"""A check that finds more places in one document may have met its author's habit."""
_RIGHT = {
    "space before a sign": r"\w[:;?!]",
    "space in a quotation": r"“\w|\w”",
    "space at an apostrophe": r"\w[’']s\b",
    "hyphen for a dash": r"[–—]|--| - ",
    "turned quotation mark": r"[“‘]\w",
    "lost space": r"\w[,;.] \w",
    "broken word": r"\w-\w",
    "hyphen in a word": r"[a-z]{6}",
    "quotation never closed": r"[”\"]",
    "two marks for one": r"[“”]",
}
"""How what a check finds looks where it is right."""
_TERMS = frozenset({"lost stop", "capital in a sentence", "comma before a capital"})
_TERM = 2
"""A word that such a check finds more often, and that has no capital less often than it is found, is a term: *You*."""
_SELDOM, _UNKNOWN = 0.2, 0.5
"""The probability of a slip where a check meets a habit, and where nobody judged what it finds."""


def slips(document: Document, model: Model) -> Iterator[Slip]:
    """What every check finds in a document, with offsets into the text of its source."""
    blocks = blocks_read(document)
    texts = [block.text for block in blocks]
    for index, slip in slips_of(texts, model):
        block = blocks[index]
        if slip.check not in _OF_TITLES or not _at_title(block, slip):
            yield replace(slip, start=block.start + slip.start, end=block.start + slip.end)


def slips_of(texts: Sequence[str], model: Model) -> Iterator[tuple[int, Slip]]:
    """What every check finds in the blocks of a document, each with the number of its block."""
    for index, text in enumerate(texts):
        for check in _ALONE:
            yield from ((index, slip) for slip in check(text, model))
        yield from ((index, slip) for slip in single_marks(texts, index, model))
        yield from ((index, slip) for slip in lost_last_stop(texts, index, model))
    yield from paired_marks(texts, model)
    yield from lost_hyphen(texts, model)
    yield from stop_in_number(texts)


def _at_title(block: Block, slip: Slip) -> bool:
    """Whether the word at a slip, or after it, begins something that is set apart from the text."""
    return any(mark.kind in _TITLES and mark.start < slip.end + 3 and slip.start < mark.end + 2 for mark in block.marks)


def rated_slips(document: Document, model: Model) -> Iterator[tuple[Slip, float]]:
    """What every check finds, with the probability that the transcription is wrong there."""
    found = list(slips(document, model))
    shares = precisions()
    habits = {
        check
        for check, times in Counter(slip.check for slip in found).items()
        if _is_habit(document, found, check, times)
    }
    terms = _terms(document.source.text, found)
    for slip in found:
        habit = slip.check in habits or (slip.check in _TERMS and _capital(document.source.text, slip) in terms)
        yield slip, _SELDOM if habit else shares.get(slip.check, _UNKNOWN)


def _terms(text: str, found: Sequence[Slip]) -> Collection[str]:
    """Words that the document has with a capital wherever they stand, as contracts have."""
    times = Counter(_capital(text, slip) for slip in found if slip.check in _TERMS)
    return {
        word
        for word, often in times.items()
        if word and often > _TERM and often > len(re.findall(rf"\b{word.lower()}\b", text))
    }


def _capital(text: str, slip: Slip) -> str:
    """The word with a capital at a slip, or after it."""
    word = re.compile(r"\W*([A-Z]\w*)").match(text, slip.start)
    return word[1] if word else ""


@cache
def precisions() -> Mapping[str, float]:
    """How many findings of each check were right where people judged them, by its name."""
    shares: Mapping[str, float] = tomllib.loads(package_file("proofing", "checks.toml").read_text("utf-8"))["precision"]
    return shares


def _is_habit(document: Document, found: Sequence[Slip], check: str, times: int) -> bool:
    """Whether the document has what a check finds more often than what it takes for right."""
    if times <= _OFTEN:
        return False
    text = document.source.text
    if check in _RIGHT:
        return times > len(re.findall(_RIGHT[check], text))
    readings = {text[slip.start : slip.end].strip() for slip in found if slip.check == check} - {""}
    return bool(readings) and times > sum(map(text.count, readings)) / 2
