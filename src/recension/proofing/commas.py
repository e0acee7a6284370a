"""Commas that nobody put there: what speaks for and against the comma between two words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.proofing.evidence import probability
from recension.proofing.model import Model, pair_log, triple_log
from recension.proofing.words import BREAK, COMMA, UNKNOWN, fold

COMMAS = "comma"
_GAP = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)(,?)[ \n]+(?=([^\W\d_]+(?:['’][^\W\d_]+)*))")
_JOINING = frozenset("and or but nor which who that as if when while however then".split())
_AUXILIARY = frozenset(
    "is are was were be been has have had will would can could may might must shall should do does did not".split()
)
_PREPOSITIONS = frozenset("of in to for on with by at from into upon the a an this these his its their our".split())
_BEFORE, _AFTER = re.compile(r"[^.!?;:()\[\]–—]*\Z"), re.compile(r"[^.!?;:()\[\]–—]*")
_FAR = 300
"""Characters in which a clause is looked for."""
_FEW, _INSET = 3, 7
"""Words that may stand before a clause, and words that two commas may set off."""
_ALONE, _SET_OFF, _JOINED = 2.0, 0.4, 0.1
"""By what the odds of a slip are multiplied: fitted to commas that people judged."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The place between two words, with a comma or without.

    Attributes:
        start: Offset of the comma.
        comma: Whether there is one.
        features: See `FEATURES`; none where there is no comma.
        fellows: By what the other commas of the clause multiply the odds that this one is a slip.
    """

    start: int
    comma: bool
    features: tuple[float, ...]
    fellows: float = 1.0


FEATURES = (
    "one",
    "seen with a comma",
    "seen without a comma",
    "with rather than without",
    "comma after the word before",
    "comma before the word after",
    "words before fit the word after",
    "words after fit the word before",
    "joining word",
    "auxiliary after",
    "auxiliary before",
    "preposition or article before",
    "preposition or article after",
    "commas around",
    "capital after",
    "unknown beside",
)


def gaps(text: str, model: Model) -> Iterator[Gap]:
    """The places between the words of a paragraph."""
    found = list(_GAP.finditer(text))
    commas = [match.start() for match in re.finditer(",", text)]
    for place, match in enumerate(found):
        if not match[2]:
            yield Gap(match.end(1), False, ())
            continue
        first, second = fold(match[1]), fold(match[3])
        left = _neighbour(found, place - 1, before=True)
        right = _neighbour(found, place + 1, before=False)
        around = sum(abs(comma - match.end(1)) < 60 for comma in commas) - 1
        features = _features(model, (left, first, second, right), around, match[3])
        yield Gap(match.end(1), True, features, _fellows(text, match.end(1)))


def _fellows(text: str, place: int) -> float:
    """What speaks for or against a comma at `place` by the others of its clause.

    One that has none is not one of two that set off a few words; one of *the demand for, and the price of, labour* is.
    """
    before = _BEFORE.search(text, max(0, place - _FAR), place)
    after = _AFTER.match(text, place + 1, place + _FAR)
    left, comma, inner = (before[0] if before else "").rpartition(",")
    outer, next_comma, _ = (after[0] if after else "").partition(",")
    if not comma and not next_comma:
        return _ALONE if left.count(" ") + inner.count(" ") > _FEW else 1.0
    if comma and inner.count(" ") <= _INSET and inner.split()[:1] and inner.split()[0] in _JOINING:
        return _JOINED
    near = (comma and inner.count(" ") <= _INSET) or (next_comma and outer.count(" ") <= _INSET)
    return _SET_OFF if near else 1.0


def probability_of(gap: Gap, weights: Sequence[float]) -> float:
    """How probable it is that a comma is a slip."""
    p = probability(weights, gap.features)
    return gap.fellows * p / (1 - p + gap.fellows * p)


def _neighbour(found: list[re.Match[str]], place: int, *, before: bool) -> str:
    """The word before or after the two, if no sign stands between; ``.`` otherwise."""
    here = place + (1 if before else -1)
    if not 0 <= place < len(found):
        return "."
    near = found[place].start(3) == found[here].start(1) if before else found[here].start(3) == found[place].start(1)
    return fold(found[place][1] if before else found[place][3]) if near else "."


def _features(model: Model, around: tuple[str, str, str, str], commas: int, after: str) -> tuple[float, ...]:
    left, first, second, right = (BREAK if word == "." else model.number(word) for word in around)
    single, other = (model.logs[number] if number != UNKNOWN else 0.0 for number in (first, second))
    joined, parted = max(0.0, pair_log(model, first, second)), max(0.0, triple_log(model, first, COMMA, second))
    return (
        1.0,
        parted,
        joined,
        max(-6.0, min(6.0, parted - joined)),
        max(-9.0, pair_log(model, first, COMMA) - single),
        max(-9.0, pair_log(model, COMMA, second) - other),
        max(0.0, triple_log(model, left, first, second)),
        max(0.0, triple_log(model, first, second, right)),
        float(around[2] in _JOINING),
        float(around[2] in _AUXILIARY),
        float(around[1] in _AUXILIARY),
        float(around[1] in _PREPOSITIONS),
        float(around[2] in _PREPOSITIONS),
        float(min(commas, 4)),
        float(after[0].isupper()),
        float(UNKNOWN in (first, second)),
    )
