"""Words of other languages within a text: the words around them are in no English dictionary either."""

from __future__ import annotations

from recension.proofing.dictionary import NONE, usual
from recension.proofing.model import Model
from recension.proofing.stream import Stream
from recension.proofing.usage import FOREIGN
from recension.proofing.words import BREAK, Word

_NEAR = 2
"""Words before and after one that tell its language."""
_SEEN, _COMMON = 1.0, 6.0
"""The logarithms of the count between which an archive has a word of another language; an English one that no
dictionary has it has more often."""


def is_foreign(text: Stream, index: int, model: Model) -> bool:
    """Whether the word at `index` is among words of another language: two near by, or one beside it if it is none."""
    around = [_strangeness(place, text, model) for place in _near(text, index)]
    beside = [_strangeness(place, text, model) for place in (index - 1, index + 1)]
    return sum(around) >= _NEAR or (_strangeness(index, text, model) > 0 and max(beside) >= 1)


def _near(text: Stream, index: int) -> list[int]:
    """The places of the words around one in its sentence."""
    found = []
    for step in (-1, 1):
        for place in range(index + step, index + step * (_NEAR + 1), step):
            if text.items[place] == BREAK:
                break
            found.append(place)
    return found


def _strangeness(place: int, text: Stream, model: Model) -> float:
    """How surely a word is of another language: 1 if the archive has it for one, a half if nobody knows it."""
    word = text.items[place]
    if not isinstance(word, Word):
        return 0.0
    folded = word.folded
    if folded in FOREIGN or not folded.replace("'", "").isascii():
        return 1.0
    log = model.log_count(folded)
    if usual(folded) != NONE or log > _COMMON or word.text[0].isupper():
        return 0.0
    return 1.0 if log > _SEEN else 0.5
