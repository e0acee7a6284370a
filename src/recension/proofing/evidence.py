"""What speaks for another reading of a word: the features of the posterior."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recension.proofing.candidates import Candidate, candidates
from recension.proofing.context import fit, support
from recension.proofing.model import Model
from recension.proofing.stream import Stream
from recension.proofing.words import Word, fold

NONWORD, REAL_WORD = "nonword", "real-word"
_KNOWN = 4.0
"""The logarithm of the count from which a reading counts as a word of its own."""
_ENDINGS = ("'s", "s", "es", "d", "ed", "ing", "ly", "r", "er", "n", "y", "al", "e", "ies", "ism", "ist", "ists")
_BEST = 3
_WEIGHT = 0.8
"""How much the channel counts against the context where readings are chosen for a closer look."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word with a reading that may be the right one, and what speaks for it.

    Attributes:
        index: The place of the word in the stream.
        proposal: The other reading, folded; two words with a space where one was lost.
        kind: `NONWORD` or `REAL_WORD`.
        features: See `FEATURES`.
    """

    index: int
    proposal: str
    kind: str
    features: tuple[float, ...]


FEATURES = (
    "one",
    "gain before the word",
    "gain after the word",
    "lesser gain",
    "gain if positive on both sides",
    "channel",
    "archive has the proposal",
    "archive has the word",
    "document has the proposal",
    "document has the word again",
    "document has the word thrice",
    "capital",
    "length",
    "triples with the word",
    "triples with the proposal",
    "strangeness around",
    "inflection",
    "another first letter",
    "two words",
    "margin",
    "proposal is usually capitalised",
)


def suspects(model: Model, text: Stream, index: int) -> list[Suspect]:
    """Other readings of the word at `index`, the best first; none where the archive knows the word in this place."""
    word = text.items[index]
    assert isinstance(word, Word)
    folded = word.folded
    before, after = text.before(index), text.after(index)
    number = text.numbers[index]
    known = support(model, before, number, after)
    if known == 3 or (known == 2 and model.log_count(folded) > 9):
        return []
    found = candidates(model, folded, text.counts)
    if not found:
        return []
    own = fit(model, before, number, after)
    scored = sorted(((*_gain(model, text, index, item, own), item) for item in found), key=_rank, reverse=True)[:_BEST]
    kind = NONWORD if model.log_count(folded) < _KNOWN else REAL_WORD
    result = []
    for place, (left, right, item) in enumerate(scored):
        rival = scored[1 if place == 0 else 0] if len(scored) > 1 else None
        margin = _rank((left, right, item)) - _rank(rival) if rival else 5.0
        features = _features(
            model, text, index, item, gains=(left, right), known=known, margin=max(-5.0, min(5.0, margin))
        )
        result.append(Suspect(index, " ".join(item.words), kind, features))
    return result


def _rank(item: tuple[float, float, Candidate]) -> float:
    left, right, candidate = item
    return left + right + _WEIGHT * candidate.channel


def _gain(
    model: Model, text: Stream, index: int, candidate: Candidate, own: tuple[float, float]
) -> tuple[float, float]:
    """How much better a candidate fits than the word, to what stands before it and after it."""
    numbers = [model.number(word) for word in candidate.words]
    before, after = text.before(index), text.after(index)
    left, right = fit(model, before, numbers[0], after if len(numbers) == 1 else (numbers[1], after[0]))
    if len(numbers) == 2:
        right = fit(model, (before[1], numbers[0]), numbers[1], after)[1]
        left += fit(model, (before[1], numbers[0]), numbers[1], after)[0]
    return left - own[0], right - own[1]


def _features(
    model: Model, text: Stream, index: int, item: Candidate, *, gains: tuple[float, float], known: int, margin: float
) -> tuple[float, ...]:
    word = text.items[index]
    assert isinstance(word, Word)
    folded, proposal = word.folded, "".join(item.words)
    left, right = (max(-12.0, min(12.0, gain)) for gain in gains)
    first = model.number(item.words[0])
    seen = support(model, text.before(index), first, text.after(index)) if len(item.words) == 1 else 0
    return (
        1.0,
        left,
        right,
        min(left, right),
        min(max(left, 0.0), max(right, 0.0)),
        item.channel,
        min(model.log_count(part) for part in item.words),
        model.log_count(folded),
        math.log1p(min(text.counts.get(part, 0) for part in item.words)),
        math.log(text.counts[folded]),
        float(text.counts[folded] > 2),
        float(word.text[0].isupper()),
        float(len(folded)),
        float(known),
        float(seen),
        text.strangeness(index),
        float(is_inflection(folded, proposal)),
        float(folded[:1] != proposal[:1]),
        float(len(item.words) == 2),
        margin,
        model.capital(item.words[0]),
    )


def is_inflection(first: str, second: str) -> bool:
    """Whether two words may be forms of one, so that an author may have meant either."""
    short, long = sorted((fold(first), fold(second)), key=len)
    stem = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return stem >= 3 and all(rest == "" or rest in _ENDINGS for rest in (short[stem:], long[stem:]))


def probability(weights: Sequence[float], features: Sequence[float]) -> float:
    """The logistic function of the weighted features."""
    total = sum(weight * value for weight, value in zip(weights, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
