"""Hyphens: those left from the end of a printed line, those put for a dash, and those that join what is not joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recension.proofing.model import Model, pair_log
from recension.proofing.signs import Slip
from recension.proofing.usage import PREFIXES
from recension.proofing.words import fold

_WORD = r"[^\W\d_]"
_BROKEN = re.compile(rf"\b({_WORD}+)(?:-[ \n]| -(?!{_WORD}\b))({_WORD}+)\b")
_PENDING = frozenset({"and", "or", "to", "nor", "but", "as", "und", "et", "y", "than", "through"})
_WITHIN = re.compile(r"(?<![-\w])([A-Za-z][a-z]+)-([a-z]{3,})(?![-\w])")
_WHOLE, _PARTS = 6.5, 0.7
"""The logarithms of the count that a word has at least, and its two parts in a row at most, where it has no hyphen."""
_STRAY = re.compile(r"(?<![-\w])(the|of|their|our|its|these|those|which|was|were|had|and|that)-([a-z]+)(?![-\w])")
_DASH = re.compile(rf"(?<![-\w])({_WORD}{{3,}})-({_WORD}+)(?![-\w])")
_AFTER_DASH = frozenset(
    "the a an and but which who whom whose that this these those he she it we they i is are was were if when while "
    "because from for his their its our there not nor then therefore thus however perhaps probably really even such "
    "what how why where as to with into upon unless although though see".split()
)
"""Words that begin what follows a dash, and no second part of a compound."""
_PREFIXES = frozenset(
    "non anti pro pre post semi self ex co re sub under over inter intra ultra quasi half all would might who what "
    "well far good never step face there here stick go get sit hanger runner passer looker brother sister mother "
    "father know".split()
)
"""Words with which compounds begin that have a small word after the hyphen: *would-be*, *self-that*."""
_COMPOUND = re.compile(rf"(?<![-\w]){_WORD}{{2,}}-{_WORD}{{3,}}(?![-\w])")
_TIMES = 3
"""How many times as often a compound has its hyphen where it is right."""
_KNOWN = 3.5
"""The logarithm of the count from which a compound without its hyphen is a word."""


def lost_hyphen(texts: Sequence[str], model: Model) -> Iterator[tuple[int, Slip]]:
    """A compound without the hyphen that the document has in it elsewhere; with the number of its block."""
    times = Counter(fold(word) for text in texts for word in _COMPOUND.findall(text))
    compounds = {word.replace("-", ""): word for word, often in times.items() if often >= _TIMES}
    compounds = {
        joined: word
        for joined, word in compounds.items()
        if model.log_count(joined) < _KNOWN and word.partition("-")[0] not in PREFIXES
    }
    if not compounds:
        return
    joined = re.compile(rf"\b(?:{'|'.join(compounds)})\b", re.IGNORECASE)
    found = [(index, match) for index, text in enumerate(texts) for match in joined.finditer(text)]
    without = Counter(fold(match[0]) for _, match in found)
    for index, match in found:
        compound = compounds[fold(match[0])]
        if times[compound] >= _TIMES * without[fold(match[0])]:
            place = match.start() + compound.index("-")
            yield index, Slip(place, place, ("-",), "lost hyphen")


def broken_word(text: str, model: Model) -> Iterator[Slip]:
    """A hyphen with a space on one side, as at the end of a printed line."""
    for match in _BROKEN.finditer(text):
        after = text[match.end(1)] == "-"
        if match[2].lower() in _PENDING or (not after and match[1].lower() in _PENDING):
            continue
        joined = fold(match[1] + match[2])
        readings = ("", "-", " – ") if model.log_count(joined) > 2 else ("-", "", " – ")
        yield Slip(match.end(1), match.start(2), readings, "broken word")


def stray_hyphen(text: str, _: Model) -> Iterator[Slip]:
    """A hyphen after a word that begins no compound."""
    for match in _STRAY.finditer(text):
        yield Slip(match.end(1), match.start(2), (" ", " – "), "stray hyphen")


def hyphen_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A hyphen within a word that nobody writes with one, left from the end of a printed line."""
    for match in _WITHIN.finditer(text):
        first, second = fold(match[1]), fold(match[2])
        parts = pair_log(model, model.number(first), model.number(second))
        if model.log_count(first + second) > _WHOLE and parts < _PARTS:
            yield Slip(match.end(1), match.start(2), ("",), "hyphen in a word")


def hyphen_for_dash(text: str, model: Model) -> Iterator[Slip]:
    """A hyphen before a word that is no part of a compound."""
    for match in _DASH.finditer(text):
        first, second = fold(match[1]), fold(match[2])
        if second == "all" and first.endswith("ing"):
            yield Slip(match.end(1), match.start(2), (" – ", " "), "hyphen for a dash")
        if (second == "for" and first.endswith("ed")) or first in _PREFIXES or second not in _AFTER_DASH:
            continue
        if model.log_count(first) > 5:
            yield Slip(match.end(1), match.start(2), (" – ", " "), "hyphen for a dash")
