"""Classes of words that stand in the same places, and which class follows which: what is usual where no count tells.

The commonest words are classes for themselves; others are put together by their neighbours: the roots of how often each
of the commonest words stands before and after (Schütze, *Distributional Part-of-Speech Tagging*, 1995), reduced by
singular values, divided by k-means.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recension.proofing.model import CHANNEL_STEPS, CLASSES
from recension.proofing.training.counting import BITS, Counts, Keys
from recension.proofing.words import FIRST_WORD

_ALONE = 48
_NEIGHBOURS, _DIMENSIONS, _ROUNDS = 400, 40, 15
_LEAST = 30
"""How often a word was seen to be put into a class by its neighbours."""
_SMOOTH = 5.0
_MASK = np.uint64((1 << BITS) - 1)
Floats = NDArray[np.float32]


def classes(counts: NDArray[np.int64], pairs: Keys, times: Counts) -> NDArray[np.uint8]:
    """The class of each number; 0 for words too rare to tell.

    Args:
        counts: How often each number was seen, the words in falling order from `FIRST_WORD` on.
        pairs: Two words in a row.
        times: How often each pair was seen.
    """
    known = int(np.sum(counts[FIRST_WORD:] >= _LEAST)) + FIRST_WORD
    own = min(FIRST_WORD + _ALONE, known)
    result = np.zeros(len(counts), np.uint8)
    result[1:own] = np.arange(1, own)
    if known - own > CLASSES - own:
        result[own:known] = own + _divided(_vectors(pairs, times, own, known), CLASSES - own)
    return result


def _vectors(pairs: Keys, times: Counts, own: int, known: int) -> Floats:
    """Of each word that is to be put into a class, where it stands, in few dimensions."""
    first, second = (pairs >> np.uint64(BITS)).astype(np.int64), (pairs & _MASK).astype(np.int64)
    found = np.zeros((known - own, 2 * _NEIGHBOURS), np.float32)
    for word, other, side in ((second, first, 0), (first, second, _NEIGHBOURS)):
        chosen = (word >= own) & (word < known) & (other < _NEIGHBOURS)
        found[word[chosen] - own, other[chosen] + side] = np.sqrt(times[chosen])
    found = _unit(found)
    _, directions = np.linalg.eigh(found.T @ found)
    return _unit(found @ directions[:, -_DIMENSIONS:])


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


def _divided(rows: Floats, parts: int) -> NDArray[np.int64]:
    """The part of each row; the first rows, the commonest words, are where the parts begin."""
    centres = rows[:: max(1, len(rows) // (8 * parts))][:parts]
    for _ in range(_ROUNDS):
        part = np.argmax(rows @ centres.T, axis=1)
        sums = np.stack([rows[part == number].sum(axis=0) for number in range(len(centres))])
        centres = np.where(np.linalg.norm(sums, axis=1, keepdims=True) > 0, _unit(sums), centres)
    return np.asarray(np.argmax(rows @ centres.T, axis=1), np.int64)


def sequences(classes: NDArray[np.uint8], triples: Keys, times: Counts) -> bytes:
    """For each three classes, how probable the third is after the first two, as `Model.sequences` has it."""
    places = np.zeros(len(triples), np.int64)
    for shift in (2 * BITS, BITS, 0):
        places = places * CLASSES + classes[((triples >> np.uint64(shift)) & _MASK).astype(np.int64)]
    seen = np.bincount(places, times, CLASSES**3).reshape(CLASSES, CLASSES, CLASSES)
    last = seen.sum(axis=(0, 1)) + 1.0
    two = seen.sum(axis=0) + _SMOOTH * (last / last.sum())
    shares = seen + _SMOOTH * (two / two.sum(axis=1, keepdims=True))
    steps = np.rint(-CHANNEL_STEPS * np.log(shares / shares.sum(axis=2, keepdims=True)))
    return bytes(np.minimum(steps, 255).astype(np.uint8))
