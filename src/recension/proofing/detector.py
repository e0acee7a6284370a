"""Finding what is probably not what the print says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from recension.document import Document
from recension.proofing.arbitration import arbitrate
from recension.proofing.commas import COMMAS, gaps, probability_of
from recension.proofing.evidence import NONWORD, REAL_WORD
from recension.proofing.findings import Band, Finding
from recension.proofing.model import Model
from recension.proofing.names import NAME, misread_names
from recension.proofing.omissions import OMISSION, omissions
from recension.proofing.punctuation import rated_slips
from recension.proofing.reading import Misread, misread
from recension.proofing.stream import Stream, blocks_read, stream, touches
from recension.proofing.technical import technical

DOUBLED, PUNCTUATION = "doubled", "punctuation"
LIKELY, CHECK, LEAST = 0.8, 0.25, 0.2
"""The posteriors from which a finding is likely, is for the editor to check, and is a finding at all."""


def find(
    document: Document,
    model: Model,
    *,
    settled: Sequence[tuple[int, int]] = (),
    lexicon: Collection[str] = (),
    foreign: bool = False,
) -> tuple[Finding, ...]:
    """The probable errors of transcription in a recognised document.

    Args:
        document: What recognition made of the transcription.
        model: What was learned of the archive's language and of its scanner.
        settled: Stretches of the text of the source that an editor decided on; nothing is found there.
        lexicon: Words that the editors hold right wherever they stand.
        foreign: Whether the document is in another language than the model, so that its signs alone can be judged.

    Returns:
        The findings in the order of the text, none upon another.
    """
    right = frozenset(word.lower() for word in lexicon)
    words = () if foreign else _words(stream(document, model), model, right)
    found = [
        *(_finding(document, (item.start, item.end), item.proposals, item.kind, item.posterior) for item in words),
        *_punctuation(document, model, foreign=foreign),
    ]
    taboo = [*settled, *technical(document.source.text)]
    free = [
        item
        for item in found
        if item.proposals and item.posterior >= LEAST and not touches(item.start, item.end, taboo)
    ]
    return arbitrate(free, document.source.text)


def _words(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    yield from misread(text, model, right)
    yield from misread_names(text, model, right)
    yield from omissions(text, model, right)


def _finding(document: Document, span: tuple[int, int], proposals: Sequence[str], kind: str, p: float) -> Finding:
    band = Band.LIKELY if p >= LIKELY else Band.CHECK if p >= CHECK else Band.HIDDEN
    reading = document.source.text[slice(*span)]
    others = [proposal for proposal in proposals if proposal != reading]
    return Finding(*span, reading, tuple(others[:3]), kind, round(p, 3), band)


def _punctuation(document: Document, model: Model, *, foreign: bool) -> Iterator[Finding]:
    for block in () if foreign else blocks_read(document):
        for gap in gaps(block.text, model):
            p = probability_of(gap, model.forests[COMMAS]) if gap.comma else 0.0
            if p >= LEAST:
                place = block.start + gap.start
                yield _finding(document, (place, place + 1), ("",), PUNCTUATION, p)
    for slip, p in rated_slips(document, model):
        kind = DOUBLED if slip.check == "word twice" else PUNCTUATION
        finding = _finding(document, (slip.start, slip.end), slip.proposals, kind, p)
        yield finding if slip.mends or finding.band is not Band.LIKELY else replace(finding, band=Band.CHECK)


__all__ = ["DOUBLED", "NAME", "NONWORD", "OMISSION", "PUNCTUATION", "REAL_WORD", "find"]
