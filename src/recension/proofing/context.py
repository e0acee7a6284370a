"""How well a word fits between its neighbours."""

from __future__ import annotations

import math
from collections.abc import Sequence

from recension.proofing.model import Model, pair_log, triple_log
from recension.proofing.words import UNKNOWN

_BACK_OFF = math.log(0.4)
"""The weight of a shorter context (Brants and others, *Large Language Models in Machine Translation*, 2007)."""
_RARE = math.log(0.5)
"""The logarithm of the count of a word that the vocabulary does not have."""


def log_single(model: Model, word: int) -> float:
    """The logarithm of the share of a word in the archive's text."""
    return (model.logs[word] if word != UNKNOWN else _RARE) - model.log_total


def log_conditional(model: Model, first: int, second: int, third: int) -> float:
    """The logarithm of the score of `third` after `first` and `second`; where they were not seen, after `second`."""
    pair = pair_log(model, second, third)
    if pair < 0 or second == UNKNOWN:
        return 2 * _BACK_OFF + log_single(model, third)
    triple = triple_log(model, first, second, third)
    if triple > 0:
        before = pair_log(model, first, second)
        if before >= triple - 0.5:
            return min(0.0, triple - before)
    return _BACK_OFF + min(0.0, pair - model.logs[second])


Fit = tuple[float, float, float]


def fit(
    model: Model, before: tuple[int, int], word: tuple[int, ...], after: tuple[int, int], least: float = -math.inf
) -> Fit | None:
    """How well one or two words fit: to the two words before, between their neighbours, to the two words after.

    None as soon as it is sure that the sum is below `least`.
    """
    first, last = word[0], word[-1]
    left = log_conditional(model, *before, first)
    if left < least:
        return None
    if len(word) == 1:
        middle = log_conditional(model, before[1], first, after[0])
    else:
        middle = log_conditional(model, before[1], first, last) + log_conditional(model, first, last, after[0])
    if left + middle < least:
        return None
    return left, middle, log_conditional(model, last, *after)


def class_fit(model: Model, before: tuple[int, int], word: Sequence[int], after: tuple[int, int]) -> Fit:
    """The same for the classes of the words: where no such words were seen, words like them may have been."""
    row = (*before, *word, *after)
    logs = [model.follows(*row[place : place + 3]) for place in range(len(row) - 2)]
    return logs[0], sum(logs[1:-1]), logs[-1]
