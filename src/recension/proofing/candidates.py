"""What a word of the transcription may have been in print."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from recension.proofing.channel import DOUBLED_ELSEWHERE, doubled_elsewhere
from recension.proofing.dictionary import RARE, USUAL
from recension.proofing.dictionary import words as listed
from recension.proofing.model import Model
from recension.proofing.usage import PREFIXES
from recension.proofing.words import UNKNOWN

_COMMON = 2.5
"""The logarithm of the count that a word must have to be proposed, unless the document has it, or the dictionary and
what was read may be no word."""
_PART = 5.0
"""The same for the two parts of a word that was run together."""
_RARE = 3.0
"""Below this logarithm of its count a word may be none, and two changed letters are thought of."""
JOIN = -7.0
"""The logarithm of the probability that a space was lost or added."""
_SHORTEST_PART = 2
_NONE: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """A possible reading.

    Attributes:
        text: One word, folded, or two where a space was lost.
        numbers: The numbers of its words.
        channel: The logarithm of the probability that the scanner makes of it what it read.
    """

    text: str
    numbers: tuple[int, ...]
    channel: float


def candidates(model: Model, folded: str, document: Mapping[str, int]) -> list[Candidate]:
    """The readings from which the scanner may have made `folded`.

    Args:
        model: The model.
        folded: A word as the vocabulary has it.
        document: How often the document has each word.
    """
    found = list(_of_archive(model, folded))
    if model.log_count(folded) < _RARE:
        known = {item.text for item in found}
        best: dict[str, float] = {}
        for word, log in _one_change(model, folded):
            if document.get(word, 0) > 1 and word not in known and log > best.get(word, -99.0):
                best[word] = log
        found += [Candidate(word, (model.number(word),), log) for word, log in best.items() if word != folded]
    return found


@lru_cache(maxsize=1 << 5)
def _one_change(model: Model, folded: str) -> tuple[tuple[str, float], ...]:
    return tuple(model.channel.originals(folded))


@lru_cache(maxsize=1 << 16)
def _of_archive(model: Model, folded: str) -> tuple[Candidate, ...]:
    number = model.number(folded)
    confused = model.confused(number) if number != UNKNOWN else None
    if confused is not None:
        return tuple(Candidate(model.words[other], (other,), log) for other, log in confused)
    found: dict[str, float] = {}
    identifiers, logs = model.identifiers, model.logs
    changed = [*_one_change(model, folded)]
    known = _NONE
    if model.log_count(folded) < _RARE:
        known = listed(USUAL)
        changed += model.channel.double_originals(folded)
        changed += ((word, DOUBLED_ELSEWHERE) for word in doubled_elsewhere(folded))
    for word, log in changed:
        if (word in identifiers or word in known) and log > found.get(word, -99.0):
            found[word] = log
    found.pop(folded, None)
    whole = ((word, identifiers.get(word, UNKNOWN), log) for word, log in found.items())
    single = tuple(
        Candidate(word, (place,), log)
        for word, place, log in whole
        if logs[place] >= _COMMON or word in known or (known and word in listed(RARE))
    )
    return single + _divided(model, folded)


def _divided(model: Model, folded: str) -> tuple[Candidate, ...]:
    if model.log_count(folded) >= _RARE:
        return ()
    parts = ((folded[:place], folded[place:]) for place in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1))
    return tuple(
        Candidate(" ".join(part), (model.number(part[0]), model.number(part[1])), JOIN)
        for part in parts
        if part[0] not in PREFIXES and all(model.log_count(word) >= _PART for word in part)
    )
