"""Words that are probably misread."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from recension.proofing.evidence import REAL_WORD, probability, suspects
from recension.proofing.model import Model
from recension.proofing.stream import Stream
from recension.proofing.usage import ABBREVIATIONS, is_clipped, is_spelling
from recension.proofing.words import Word

_A_WORD = 4.0
"""The logarithm of the count from which a part of a compound is a word, and not looked at."""
_LEAST = 0.2
"""A reading that is less probable is not proposed."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A word that probably stands for another.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        proposals: What it may have been, the most probable first.
        kind: The class of error.
        posterior: How probable it is that it is wrong, from 0 to 1.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    kind: str
    posterior: float


def misread(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    """The words of a text that are probably misread, but for those that the editors hold `right`, folded."""
    for index, word in enumerate(text.items):
        if (
            not isinstance(word, Word)
            or word.folded in right
            or _is_exempt(text, word, known=model.log_count(word.folded) >= _A_WORD)
        ):
            continue
        rated = [(probability(model.weights[item.kind], item.features), item) for item in suspects(model, text, index)]
        rated = sorted((pair for pair in rated if pair[0] >= _LEAST), key=lambda pair: -pair[0])
        if any(item.kind == REAL_WORD and is_spelling(word.folded, item.proposal) for _, item in rated):
            continue
        if rated:
            readings = tuple(_cased(item.proposal, word.text) for _, item in rated)
            yield Misread(word.start, word.end, readings, rated[0][1].kind, rated[0][0])


def _is_exempt(text: Stream, word: Word, *, known: bool) -> bool:
    """Whether a word is set in capitals, or is part of a compound or a web address, is clipped or abbreviated."""
    before, after = text.text[word.start - 1 : word.start], text.text[word.end : word.end + 1]
    return (
        (len(word.text) > 1 and word.text.isupper())
        or word.folded in ABBREVIATIONS
        or is_clipped(text.text, word.end)
        or (len(word.text) == 1 and (after == "." or before == "." or not word.text.isalpha()))
        or before in {"/", "@", "\N{SOFT HYPHEN}", "'", "’"}
        or after in {"/", "@", "\N{SOFT HYPHEN}"}
        or ("-" in {before, after} and known)
    )


def _cased(proposal: str, read: str) -> str:
    """A folded reading with the capitals and the apostrophes of what the transcription reads."""
    cased = proposal[:1].upper() + proposal[1:] if read[:1].isupper() else proposal
    return cased.replace("'", "’") if "’" in read else cased
