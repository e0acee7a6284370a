"""Finding what is probably not what the print says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from recension.document import Document
from recension.proofing.commas import COMMAS, gaps
from recension.proofing.evidence import NONWORD, REAL_WORD, probability
from recension.proofing.findings import Band, Finding
from recension.proofing.model import Model
from recension.proofing.pairs import mixed_marks, stray_apostrophes, turned_marks, unpaired
from recension.proofing.reading import misread
from recension.proofing.sentences import comma_for_stop, lost_last_stop, lost_stop
from recension.proofing.signs import CHECKS, Slip
from recension.proofing.stream import blocks_read, stream, touches

PUNCTUATION = "punctuation"
LIKELY, CHECK, LEAST = 0.8, 0.4, 0.2
"""The posteriors from which a finding is likely, is for the editor to check, and is a finding at all."""
_PRIORS = {
    "stray sign": 0.9,
    "doubled sign": 0.7,
    "stop in a sentence": 0.6,
    "lost space": 0.7,
    "broken word": 0.7,
    "letter in a number": 0.85,
    "sign in a word": 0.7,
    "capital in a word": 0.6,
    "word twice": 0.8,
    "space before an apostrophe": 0.85,
    "space before a sign": 0.7,
    "turned quotation mark": 0.8,
    "mixed quotation marks": 0.5,
    "quotation never closed": 0.5,
    "quotation never opened": 0.5,
    "bracket never closed": 0.6,
    "bracket never opened": 0.6,
    "stray apostrophe": 0.6,
    "single quotation mark never closed": 0.6,
    "lost stop": 0.5,
    "comma before a capital": 0.6,
    "lost last stop": 0.6,
}
"""How probable a slip is where a check finds one: judged, not measured, hence nearly all for the editor to check."""
_HABIT = 5
"""A check that finds so many places in one document has met its author's habit, and all are hidden."""


def find(
    document: Document,
    model: Model,
    *,
    settled: Sequence[tuple[int, int]] = (),
    lexicon: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The probable errors of transcription in a recognised document.

    Args:
        document: What recognition made of the transcription.
        model: What was learned of the archive's language and of its scanner.
        settled: Stretches of the text of the source that an editor decided on; nothing is found there.
        lexicon: Words that the editors hold right wherever they stand.

    Returns:
        The findings in the order of the text, none upon another.
    """
    right = frozenset(word.lower() for word in lexicon)
    found = [
        *(
            _finding(document, (item.start, item.end), item.proposals, item.kind, item.posterior)
            for item in misread(stream(document, model), model, right)
        ),
        *_punctuation(document, model),
    ]
    free = [item for item in found if item.posterior >= LEAST and not touches(item.start, item.end, settled)]
    chosen: list[Finding] = []
    for item in sorted(free, key=lambda item: (-item.posterior, item.start)):
        if not touches(item.start, item.end, [(other.start, other.end) for other in chosen]):
            chosen.append(item)
    return tuple(sorted(chosen, key=lambda item: (item.start, item.end)))


def _finding(document: Document, span: tuple[int, int], proposals: Sequence[str], kind: str, p: float) -> Finding:
    band = Band.LIKELY if p >= LIKELY else Band.CHECK if p >= CHECK else Band.HIDDEN
    return Finding(*span, document.source.text[slice(*span)], tuple(proposals[:3]), kind, round(p, 3), band)


def _punctuation(document: Document, model: Model) -> Iterator[Finding]:
    blocks = blocks_read(document)
    slips: list[Slip] = []
    for index, block in enumerate(blocks):
        for slip in _of_block([item.text for item in blocks], index, model):
            start = block.start + slip.start
            slips.append(Slip(start, start + slip.end - slip.start, slip.proposals, slip.check))
        for gap in gaps(block.text, model):
            p = probability(model.weights[COMMAS], gap.features) if gap.comma else 0.0
            if p >= LEAST:
                place = block.start + gap.start
                yield _finding(document, (place, place + 1), ("",), PUNCTUATION, p)
    times = {check: sum(slip.check == check for slip in slips) for check in _PRIORS}
    for slip in slips:
        p = _PRIORS[slip.check] if times[slip.check] <= _HABIT else LEAST
        kind = "doubled" if slip.check == "word twice" else PUNCTUATION
        yield _finding(document, (slip.start, slip.end), slip.proposals, kind, p)


def _of_block(blocks: Sequence[str], index: int, model: Model) -> Iterator[Slip]:
    text = blocks[index]
    alone: tuple[Callable[[str], Iterator[Slip]], ...] = (turned_marks, mixed_marks, stray_apostrophes)
    for check in (*CHECKS, lost_stop, comma_for_stop):
        yield from check(text, model)
    for sign in alone:
        yield from sign(text)
    yield from unpaired(blocks, index)
    yield from lost_last_stop(blocks, index)


__all__ = ["NONWORD", "PUNCTUATION", "REAL_WORD", "find"]
