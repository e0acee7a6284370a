"""Titles of works that running text introduces as such: "was titled, The Defense of the USSR, and …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading
from recension.recognition.names import is_title_case
from recension.recognition.vocabulary import vocabulary

RULE = "title"
_READ_IN = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.EDITORIAL})
_TITLE = re.compile(r"[,:]?\s+(?P<title>[^\W\d_][^,.;:()“”\"\n]{2,120}?)(?=[,.;:)]|$)")


def recognise_titles(document: Document) -> Document:
    """Mark titles in title case that a word such as "titled" introduces, up to the next stop."""
    return document.with_blocks(
        block.marked(_marks(block, document.language)) if block.kind in _READ_IN else block for block in document.blocks
    )


def _marks(block: Block, language: str) -> Iterator[Mark]:
    text = reading(block)
    for lead in re.finditer(rf"\b(?:{vocabulary(language).titled.pattern})\b", text.text, re.IGNORECASE):
        match = _TITLE.match(text.text, lead.end())
        if match and len(match["title"].split()) > 1 and is_title_case(match["title"], language):
            yield Mark(MarkKind.TITLE, *text.span(*match.span("title")), RULE, 0.85)
