"""What a word of the transcription may have been in print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from recension.proofing.model import Model

_COMMON = 2.5
"""The logarithm of the count that a word must have to be proposed, unless the document has it."""
_PART = 5.0
"""The same for the two parts of a word that was run together."""
_RARE = 3.0
"""Below this logarithm of its count a word may be none, and two changed letters are thought of."""
_JOIN = -7.0
"""The logarithm of the probability that a space was lost or added."""
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible reading: one word, or two where a space was lost; and how likely the slip is."""

    words: tuple[str, ...]
    channel: float


def candidates(model: Model, folded: str, document: Mapping[str, int]) -> list[Candidate]:
    """The readings from which the scanner may have made `folded`.

    Args:
        model: The model.
        folded: A word as the vocabulary has it.
        document: How often the document has each word.
    """
    found = dict(_of_archive(model, folded))
    if model.log_count(folded) < _RARE:
        for word, log in model.channel.originals(folded):
            if document.get(word, 0) > 1 and word != folded:
                found[word] = max(log, found.get(word, log))
    return [Candidate((word,), log) for word, log in found.items()] + _divided(model, folded)


@lru_cache(maxsize=1 << 16)
def _of_archive(model: Model, folded: str) -> tuple[tuple[str, float], ...]:
    found: dict[str, float] = {}
    identifiers, logs = model.identifiers, model.logs
    for word, log in model.channel.originals(folded):
        if word in identifiers and log > found.get(word, -99.0):
            found[word] = log
    if model.log_count(folded) < _RARE:
        for word, log in model.channel.double_originals(folded):
            if word in identifiers and log > found.get(word, -99.0):
                found[word] = log
    found.pop(folded, None)
    return tuple((word, log) for word, log in found.items() if logs[identifiers[word]] >= _COMMON)


def _divided(model: Model, folded: str) -> list[Candidate]:
    if model.log_count(folded) >= _RARE:
        return []
    parts = ((folded[:place], folded[place:]) for place in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1))
    return [Candidate(part, _JOIN) for part in parts if all(model.log_count(word) >= _PART for word in part)]
