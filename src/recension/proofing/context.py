"""How well a word fits between its neighbours."""

from __future__ import annotations

import math

from recension.proofing.model import Model, pair_log, triple_log
from recension.proofing.words import UNKNOWN

_BACK_OFF = math.log(0.4)
"""The weight of a shorter context (Brants and others, *Large Language Models in Machine Translation*, 2007)."""
_RARE = math.log(0.5)
"""The logarithm of the count of a word that the vocabulary does not have."""


def log_single(model: Model, word: int) -> float:
    """The logarithm of the share of a word in the archive's text."""
    return (model.logs[word] if word != UNKNOWN else _RARE) - math.log(model.total)


def log_conditional(model: Model, first: int, second: int, third: int) -> float:
    """The logarithm of the score of `third` after `first` and `second`; where they were not seen, after `second`."""
    triple = triple_log(model, first, second, third)
    if triple > 0:
        before = pair_log(model, first, second)
        if before >= triple - 0.5:
            return triple - before
    pair = pair_log(model, second, third)
    if pair > 0 and second != UNKNOWN:
        return _BACK_OFF + min(0.0, pair - model.logs[second])
    return 2 * _BACK_OFF + log_single(model, third)


def fit(model: Model, before: tuple[int, int], word: int, after: tuple[int, int]) -> tuple[float, float]:
    """How well `word` fits: to the two words before it, and the two after it to what stands before them."""
    left = log_conditional(model, *before, word)
    right = log_conditional(model, before[1], word, after[0]) + log_conditional(model, word, *after)
    return left, right


def support(model: Model, before: tuple[int, int], word: int, after: tuple[int, int]) -> int:
    """In how many of the three triples that `word` is part of it was seen in the archive."""
    return sum(
        triple_log(model, *triple) > 0 for triple in ((*before, word), (before[1], word, after[0]), (word, *after))
    )
