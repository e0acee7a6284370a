"""Two words in a row between which one is missing, since no grammar has them so; or of which one is misread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from recension.proofing.candidates import candidates
from recension.proofing.context import log_conditional
from recension.proofing.model import Model
from recension.proofing.reading import Misread, cased
from recension.proofing.stream import Stream
from recension.proofing.words import BREAK, Word

OMISSION = "omission"
_PRECISION = 0.75
"""How many were right where people judged them (tests/evaluation/proof_judged.tsv), and a little less."""
_FINITE = frozenset("is are was were has have had".split())
_NO_NOUN = _FINITE | frozenset("and or of that which who they we he it would".split())
_AFTER = {
    **dict.fromkeys(("the", "a", "an"), _NO_NOUN),
    **dict.fromkeys(("its", "our", "your"), _NO_NOUN - {"and", "or"}),
    **dict.fromkeys(("could", "would", "should", "must"), frozenset("been is are was were has had".split())),
    **dict.fromkeys(("is", "are", "was", "were"), frozenset("has have had".split())),
    **dict.fromkeys(("which", "who"), frozenset({"been"})),
    "to": frozenset("been held made".split()),
}
"""What does not follow a word."""
_BETWEEN = ("have", "be", "has", "had", "same")
_INSERTED, _LEFT_OUT = -6.0, -15.0
"""What is added to the logarithm of how well a reading fits that is longer or shorter, by the words it has."""


def omissions(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    """The places of a text where a word is probably missing, but for words that the editors hold `right`, folded."""
    for index, first in enumerate(text.items[:-1]):
        second = text.items[index + 1]
        if (
            isinstance(first, Word)
            and isinstance(second, Word)
            and second.folded in _AFTER.get(first.folded, ())
            and not {first.folded, second.folded} & {*right}
            and _is_plain(text, index, first, second)
        ):
            readings = [cased(model, reading, first.text) for reading in _readings(text, model, index, first, second)]
            yield Misread(first.start, second.end, tuple(readings), OMISSION, _PRECISION)


def _is_plain(text: Stream, index: int, first: Word, second: Word) -> bool:
    """Whether the words stand next to one another, and none of them is part of a compound, or quoted."""
    before, after = text.items[index - 1], text.text[second.end : second.end + 1]
    spoken = isinstance(before, Word) and before.folded in {"what", "all", "one", "that", "it", "as"}
    return (
        text.text[first.end : second.start] in {" ", "\n"}
        and second.text.islower()
        and (first.text.islower() or before == BREAK)
        and text.text[first.start - 1 : first.start] not in {"-", "“", "‘", '"'}
        and after not in {"-", "”", "’", '"', "'"}
        and not (first.folded in _FINITE and spoken)
        and not (second.folded == "would" and text.text.startswith(" be", second.end))
    )


def _readings(text: Stream, model: Model, index: int, first: Word, second: Word) -> list[str]:
    """What may have stood there, the most probable first: a word put in, left out, or read otherwise."""
    one, other = first.folded, second.folded
    rated = {f"{one} {word} {other}": _INSERTED for word in _BETWEEN}
    rated |= {other: _LEFT_OUT, one: _LEFT_OUT}
    rated |= {f"{item.text} {other}": item.channel for item in candidates(model, one, text.counts)}
    rated |= {f"{one} {item.text}": item.channel for item in candidates(model, other, text.counts)}
    before, after = text.before(index), text.after(index + 1)

    def fits(reading: str) -> float:
        row = [*before, *map(model.number, reading.split(" ")), *after]
        return _log(model, row) + rated[reading]

    return sorted(rated, key=lambda reading: (-fits(reading), reading))[:3]


def _log(model: Model, row: Sequence[int]) -> float:
    return sum(log_conditional(model, *row[place : place + 3]) for place in range(len(row) - 2))
