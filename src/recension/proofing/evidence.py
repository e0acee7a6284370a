"""What speaks for another reading of a word: the features of the posterior."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recension.proofing.candidates import JOIN, Candidate, candidates
from recension.proofing.context import Fit, class_fit, fit
from recension.proofing.dictionary import NONE, is_compound, usual
from recension.proofing.forest import Forest, log_odds
from recension.proofing.model import Model, pair_log, triple_log
from recension.proofing.stream import Stream
from recension.proofing.words import BREAK, UNKNOWN, Word, fold

NONWORD, REAL_WORD, SPLIT = "nonword", "real-word", "split"
_KNOWN = 4.0
"""The logarithm of the count from which a reading counts as a word of its own."""
_ENDINGS = ("'s", "s", "es", "d", "ed", "ing", "ly", "r", "er", "n", "y", "al", "e", "ies", "ism", "ist", "ists")
_BEST = 3
_WEIGHT = 0.8
"""How much the channel counts against the context where readings are compared."""
_LEAST = -2.0
"""A known word whose best other reading has less in its favour is right."""
_WHOLE = 3.0
"""The logarithm of the count that a word must have to be proposed for two."""
_CLIP = 14.0
_SUREST = 0.99
"""The greatest share of slips."""
_JUDGED = {NONWORD: (3.0, 0.75), REAL_WORD: (2.1, 0.87), SPLIT: (4.5, 0.8)}
"""What is added to the logarithm of the odds, and by what it is multiplied before, by class: fitted to what was found
on pages that people had read (tests/evaluation/development_errors.tsv)."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be misread, with what speaks for it.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        proposals: Other readings, folded, the best first; two words with a space where one was lost.
        kind: `NONWORD`, `REAL_WORD` or `SPLIT`.
        features: See `FEATURES`.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    kind: str
    features: tuple[float, ...]


FEATURES = (
    "gain before the word",
    "gain between its neighbours",
    "gain after the word",
    "gain",
    "lesser gain",
    "channel",
    "in favour",
    "in favour of all readings",
    "margin",
    "fit before the word",
    "fit between its neighbours",
    "fit after the word",
    "gain of its class before",
    "gain of its class between",
    "gain of its class after",
    "fit of its class",
    "archive has the proposal",
    "archive has the word",
    "document has the proposal",
    "document has the word again",
    "capital",
    "begins a sentence",
    "capital out of place",
    "length",
    "unknown beside",
    "strangeness around",
    "inflection",
    "another first letter",
    "longer",
    "two words",
    "proposal is usually capitalised",
    "word is usually capitalised",
    "usual letters",
    "least usual letters",
    "word with its neighbours",
    "word with the one before",
    "word with the one after",
    "proposal with its neighbours",
    "proposal with the one before",
    "proposal with the one after",
    "dictionary has the word",
    "dictionary has the proposal",
    "compound",
)


def suspect(model: Model, text: Stream, index: int) -> Suspect | None:
    """What speaks for another reading of the word at `index`; None where nothing does."""
    word = text.items[index]
    assert isinstance(word, Word)
    folded = word.folded
    own = text.fits[index], text.fits[index + 1], text.fits[index + 2]
    kind = NONWORD if model.log_count(folded) < _KNOWN else REAL_WORD
    around = text.before(index), text.after(index)
    least = _LEAST if kind == REAL_WORD else -math.inf
    rated = _rated(model, candidates(model, folded, text.counts), around, sum(own), least)
    if not rated:
        return None
    features = _features(model, text, (index, index), own, rated)
    return Suspect(word.start, word.end, tuple(item.text for _, item, _ in rated[:_BEST]), kind, features)


def suspect_split(model: Model, text: Stream, index: int) -> Suspect | None:
    """What speaks for one word where the words at `index` and after it stand; None where nothing does."""
    first, second = text.items[index : index + 2]
    if not isinstance(first, Word) or not isinstance(second, Word) or second.start != first.end + 1:
        return None
    whole = first.folded + second.folded
    number = model.number(whole)
    if number == UNKNOWN or model.logs[number] < _WHOLE or text.text[first.end] not in " \n":
        return None
    own = text.fits[index], text.fits[index + 1] + text.fits[index + 2], text.fits[index + 3]
    around = text.before(index), text.after(index + 1)
    rated = _rated(model, [Candidate(whole, (number,), JOIN)], around, sum(own), _LEAST)
    if not rated:
        return None
    features = _features(model, text, (index, index + 1), own, rated)
    return Suspect(first.start, second.end, (whole,), SPLIT, features)


Around = tuple[tuple[int, int], tuple[int, int]]
Rated = list[tuple[float, Candidate, Fit]]


def _rated(model: Model, found: Sequence[Candidate], around: Around, own: float, least: float) -> Rated:
    """How much speaks for each reading, with how well it fits; the best first, those without the `least` left out."""
    before, after = around
    rated = []
    for item in found:
        fits = fit(model, before, item.numbers, after, least + own - _WEIGHT * item.channel)
        if fits:
            rated.append((fits[0] + fits[1] + fits[2] - own + _WEIGHT * item.channel, item, fits))
    rated.sort(key=lambda one: (-one[0], one[1]))
    return [one for one in rated if one[0] >= least]


def _features(model: Model, text: Stream, places: tuple[int, int], own: Fit, rated: Rated) -> tuple[float, ...]:
    first, last = places
    words = [text.items[place] for place in range(first, last + 1)]
    read = [item.folded for item in words if isinstance(item, Word)]
    folded = "".join(read)
    capital = text.text[words[0].start].isupper() if isinstance(words[0], Word) else False
    best, item, fits = rated[0]
    proposed = item.text.split(" ")
    before, *numbers, after = text.numbers[first - 1 : last + 2]
    gains = [max(-_CLIP, min(_CLIP, one - other)) for one, other in zip(fits, own, strict=True)]
    total = sum(math.exp(min(30.0, one)) for one, _, _ in rated)
    mean, least = model.letters.usual(folded)
    level = min(map(usual, read))
    return (
        *gains,
        sum(gains),
        min(gains[0], gains[1] + gains[2]),
        item.channel,
        best,
        math.log(total) if total else -20.0,
        best - rated[1][0] if len(rated) > 1 else 10.0,
        *own,
        *_class_gains(model, text, places, item),
        min(map(model.log_count, proposed)),
        min(map(model.log_count, read)),
        math.log1p(min(text.counts.get(part, 0) for part in proposed)),
        math.log(min(text.counts[part] for part in read)),
        float(capital),
        float(before == BREAK),
        float(capital and before != BREAK) * (1 - model.capital(proposed[0])),
        float(len(folded)),
        float((before == UNKNOWN) + (after == UNKNOWN)),
        text.strangeness(first, last),
        float(is_inflection(folded, item.text)),
        float(folded[:1] != item.text[:1]),
        float(len(item.text) - len(folded)),
        float(len(proposed) == 2),
        model.capital(proposed[0]),
        model.capital(read[0]),
        mean,
        least,
        *_counts(model, before, numbers, after),
        *_counts(model, before, item.numbers, after),
        float(level),
        float(min(map(usual, proposed))),
        float(level == NONE and is_compound(folded)),
    )


def _class_gains(model: Model, text: Stream, places: tuple[int, int], item: Candidate) -> tuple[float, ...]:
    """How much better the class of a reading fits than that of the word, on each side; and how well that does."""
    first, last = places
    before, after = text.before(first), text.after(last)
    own = class_fit(model, before, text.numbers[first : last + 1], after)
    fits = class_fit(model, before, item.numbers, after) if item.numbers else own
    return (*(one - other for one, other in zip(fits, own, strict=True)), sum(own))


def _counts(model: Model, before: int, numbers: Sequence[int], after: int) -> tuple[float, float, float]:
    """The logarithms of how often words were seen with both neighbours, with the one before, with the one after."""
    whole = triple_log(model, before, numbers[0], after) if len(numbers) == 1 else pair_log(model, *numbers)
    left, right = pair_log(model, before, numbers[0]), pair_log(model, numbers[-1], after)
    return max(0.0, whole), max(0.0, left), max(0.0, right)


def is_inflection(first: str, second: str) -> bool:
    """Whether two words may be forms of one, so that an author may have meant either."""
    short, long = sorted((fold(first), fold(second)), key=len)
    stem = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return stem >= 3 and all(rest == "" or rest in _ENDINGS for rest in (short[stem:], long[stem:]))


def odds(forest: Forest, kind: str, features: Sequence[float]) -> float:
    """The odds that a word is misread, in a text in which as much is misread as in what the model practised on.

    The trees were grown on text into which slips were put, so many for each that was there and was not known. Where
    the odds for one that was put in are as high, all others are slips too; elsewhere their share is less accordingly
    (Elkan and Noto, *Learning Classifiers from Only Positive and Unlabeled Data*, 2008). What an archive's own slips
    have otherwise than those that are put in, is made up for as people judged what was found.
    """
    share = min(_SUREST, math.exp(min(10.0, log_odds(forest.trees, features))) / forest.injected)
    shift, slope = _JUDGED[kind]
    return math.exp(shift + slope * math.log(share / (1 - share)))


def logistic(log: float) -> float:
    """The probability of which `log` is the logarithm of the odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log))))
