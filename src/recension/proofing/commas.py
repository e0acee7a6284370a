"""Commas that nobody put there: what speaks for and against the comma between two words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from recension.proofing.evidence import logistic
from recension.proofing.forest import Forest, log_odds
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
_AND_OR = re.compile(r"\b(?:and|or)\b")
_INSET, _JOINED = 8, 0.1
"""Words that two commas may set off, and by what the odds of a slip are multiplied where a joining word begins them."""
_SINCE, _JOINS = 2, 4
"""Places in what `_clause` gives."""
_FAR, _NEAR = 300, 60
"""Characters in which a clause is looked for, and in which other commas or *and* are near."""
_JUDGED = 0.4, 1.5
"""What is added to the log-odds, and by what they are multiplied before: fitted to commas that people judged."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The place between two words, with a comma or without.

    Attributes:
        start: Offset of the comma.
        comma: Whether there is one.
        features: See `FEATURES`; none where there is no comma.
        joined: Whether it ends a few words that a joining word begins and a comma sets off.
    """

    start: int
    comma: bool
    features: tuple[float, ...]
    joined: bool = False


FEATURES = (
    "seen with a comma",
    "seen without a comma",
    "with rather than without",
    "comma after the word before",
    "comma before the word after",
    "words before fit the word after",
    "words after fit the word before",
    "classes before fit the word after",
    "classes after fit the word before",
    "count of the word before",
    "count of the word after",
    "joining word",
    "auxiliary after",
    "auxiliary before",
    "preposition or article before",
    "preposition or article after",
    "capital after",
    "unknown beside",
    "commas around",
    "commas before in the clause",
    "commas after in the clause",
    "words since the last sign",
    "words up to the next sign",
    "joining word since the last comma",
    "and or or after",
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
        around = sum(abs(comma - match.end(1)) < _NEAR for comma in commas) - 1
        features = _features(model, (left, first, second, right), match[3])
        clause = _clause(text, match.end(1))
        joined = bool(clause[_JOINS]) and clause[_SINCE] <= _INSET
        yield Gap(match.end(1), True, (*features, float(min(around, 4)), *clause), joined)


def _clause(text: str, place: int) -> tuple[float, ...]:
    """What the clause around a comma at `place` tells, the last six of `FEATURES`.

    A comma that has no other is not one of two that set off a few words; one of *the demand for, and the price of,
    labour* is.
    """
    before = _BEFORE.search(text, max(0, place - _FAR), place)
    after = _AFTER.match(text, place + 1, place + _FAR)
    begun, ended = before[0] if before else "", after[0] if after else ""
    inner, outer = begun.rpartition(",")[2].split(), ended.partition(",")[0].split()
    return (
        float(begun.count(",")),
        float(ended.count(",")),
        float(len(inner)),
        float(len(outer)),
        float("," in begun and bool(inner) and inner[0] in _JOINING),
        float(_AND_OR.search(ended, 0, _NEAR) is not None),
    )


def probability_of(gap: Gap, forest: Forest) -> float:
    """How probable it is that a comma is a slip."""
    shift, slope = _JUDGED
    told = shift + slope * (log_odds(forest.trees, gap.features) - math.log(forest.injected))
    return logistic(told + math.log(_JOINED) * gap.joined)


def _neighbour(found: list[re.Match[str]], place: int, *, before: bool) -> str:
    """The word before or after the two, if no sign stands between; ``.`` otherwise."""
    here = place + (1 if before else -1)
    if not 0 <= place < len(found):
        return "."
    near = found[place].start(3) == found[here].start(1) if before else found[here].start(3) == found[place].start(1)
    return fold(found[place][1] if before else found[place][3]) if near else "."


def _features(model: Model, around: tuple[str, str, str, str], after: str) -> tuple[float, ...]:
    """What the words around tell, all of `FEATURES` but for the last seven."""
    left, first, second, right = (BREAK if word == "." else model.number(word) for word in around)
    single, other = (model.logs[number] if number != UNKNOWN else 0.0 for number in (first, second))
    joined, parted = max(0.0, pair_log(model, first, second)), max(0.0, triple_log(model, first, COMMA, second))
    return (
        parted,
        joined,
        parted - joined,
        max(-9.0, pair_log(model, first, COMMA) - single),
        max(-9.0, pair_log(model, COMMA, second) - other),
        max(0.0, triple_log(model, left, first, second)),
        max(0.0, triple_log(model, first, second, right)),
        model.follows(left, first, second),
        model.follows(first, second, right),
        single,
        other,
        float(around[2] in _JOINING),
        float(around[2] in _AUXILIARY),
        float(around[1] in _AUXILIARY),
        float(around[1] in _PREPOSITIONS),
        float(around[2] in _PREPOSITIONS),
        float(after[0].isupper()),
        float(UNKNOWN in (first, second)),
    )
