"""Words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.proofing.model import Model, pair_log
from recension.proofing.signs import Slip
from recension.proofing.words import fold

_WORD = r"[^\W\d_]"
_TWICE = re.compile(rf"(?<![-\w’'])({_WORD}+)(?:[ \t\n]+\1\b)+(?!-\1)", re.IGNORECASE)
_PHRASE = re.compile(rf"(?<![-\w’'])({_WORD}+[ \n]+{_WORD}+)(?:[ \n]+\1)+(?![-\w])", re.IGNORECASE)
_PARTICLES = frozenset("in on up out off over by down about".split())
"""Words that can end a verb and begin what follows: *what was going on on the coast*."""
_NUMBERS = frozenset("hundred thousand million billion".split())
_CHAINING = frozenset("a an and as or of by for after upon from no".split())
"""Words that join a word to itself: *a spade a spade*, *year by year by year*."""


def word_twice(text: str, model: Model) -> Iterator[Slip]:
    """A word, or two words, that stand twice in a row where that is no turn of speech.

    A word that the archive has twice in a row about as often as its count lets one expect is one: *had had*.
    """
    for match in _TWICE.finditer(text):
        folded, second = fold(match[1]), match[0].split()[-1]
        if (second[0].isupper() and second != match[1]) or folded in _PARTICLES or folded in _NUMBERS:
            continue
        number = model.number(folded)
        if number and pair_log(model, number, number) < 0.35 * model.logs[number] - 0.5:
            yield Slip(match.start(), match.end(), (match[1],), "word twice")
    for match in _PHRASE.finditer(text):
        first, second = fold(match[1]).split()
        if first != second and not {first, second} & _CHAINING and match[1].lower() != "time to":
            yield Slip(match.start(), match.end(), (match[1],), "word twice")
