"""Tables that are computed once, when a model is learned, so that proofreading looks them up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recension.proofing.channel import FORM, Channel, forms
from recension.proofing.letters import SIGNS, STEPS, threes
from recension.proofing.model import CHANNEL_STEPS
from recension.proofing.words import FIRST_WORD

_FREQUENT, _PROPOSED = 55, 12
"""How often a word was seen to have a place in the table, and to be proposed."""
_MOST = 18
_LIGHT = 0.6
"""How much the logarithm of its count speaks for a word, against that of the channel, where only so many have room."""


def confusable(words: Sequence[str], counts: Sequence[int], channel: Channel) -> tuple[bytes, bytes]:
    """What each frequent word may stand for: where its part begins, and the parts.

    Args:
        words: The vocabulary, the most frequent first.
        counts: How often each was seen.
        channel: How the scanner misreads letters.
    """
    places = {word: place for place, (word, count) in enumerate(zip(words, counts, strict=True)) if count >= _PROPOSED}
    logs = np.log(np.maximum(counts, 1)).tolist()
    begins, cells = [0], []
    for word, count in zip(words, counts, strict=True):
        if count < _FREQUENT:
            break
        found: dict[int, float] = {}
        for other, log in (*channel.originals(word), *((form, FORM) for form in forms(word))):
            place = places.get(other)
            if place is not None and other != word and log > found.get(place, -99.0):
                found[place] = log
        best = sorted(found, key=lambda place: (-found[place] - _LIGHT * logs[place], place))[:_MOST]
        cells += [(FIRST_WORD + place) << 8 | min(255, round(-CHANNEL_STEPS * found[place])) for place in best]
        begins.append(len(cells))
    return np.array(begins, "<u4").tobytes(), np.array(cells, "<u4").tobytes()


def letters(words: Sequence[str], counts: Sequence[int]) -> bytes:
    """How usual three letters are in a row in the words of the vocabulary, each counted by the root of its count."""
    seen = np.full(SIGNS**3, 0.05)
    for word, count in zip(words, counts, strict=True):
        if count >= _PROPOSED:
            for place in threes(word):
                seen[place] += count**0.5
    shares = seen.reshape(-1, SIGNS)
    steps = np.rint(-STEPS * np.log(shares / shares.sum(axis=1, keepdims=True)))
    return bytes(np.minimum(steps, 255).astype(np.uint8))
