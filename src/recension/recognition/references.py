"""References to sources: titles and dates in brackets after a quotation, or after words that they support."""

from __future__ import annotations

from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind, Reading, reading
from recension.recognition.reference_grammar import BRACKETED, Part, read_reference, trailing_reference

RULE = "reference"
_READ_IN = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.EDITORIAL, BlockKind.SPEECH, BlockKind.POSTSCRIPT}
)
_CLOSING = ("”", "’", '"', "»", "'")


def recognise_references(document: Document) -> Document:
    """Mark references in brackets as ``bibl``, with their titles and dates inside."""
    return document.with_blocks(
        block.marked(_marks(block, document.language)) if block.kind in _READ_IN else block for block in document.blocks
    )


def _marks(block: Block, language: str) -> Iterator[Mark]:
    text = reading(block)
    for match in BRACKETED.finditer(text.text):
        before = text.text[: match.start()].rstrip().rstrip(".,;:")
        after_quotation = before.endswith(_CLOSING)
        start, end = match.span()
        reference = read_reference(match, language, after_quotation=after_quotation)
        if reference is None:
            trailing = trailing_reference(match, language)
            if trailing is None:
                continue
            start, reference = trailing
            end = match.end() - 1
        yield Mark(MarkKind.BIBL, *text.span(start, end), RULE, reference.certainty)
        yield from (_mark(part, text, reference.certainty) for part in reference.parts)


def _mark(part: Part, text: Reading, certainty: float) -> Mark:
    return Mark(part.kind, *text.span(part.start, part.end), RULE, certainty, part.attributes)
