"""Titles of works: what running text introduces as such ("was titled, The Defense of the USSR"), or sets in italics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading
from recension.recognition.names import is_title_case
from recension.recognition.vocabulary import vocabulary
from recension.stretches import Stretches

RULE = "title"
_READ_IN = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.EDITORIAL, BlockKind.SPEECH, BlockKind.POSTSCRIPT}
)
_NO_TITLE_IN = frozenset({MarkKind.TITLE, MarkKind.AUTHOR, MarkKind.DATE})
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
    within = Stretches((mark.start, mark.end) for mark in block.marks if mark.kind in _NO_TITLE_IN)
    for mark in block.marks:
        words = block.text[mark.start : mark.end]
        known = within.hold(mark.start, mark.end)
        if not known and _is_set_off(mark) and len(words) * 2 < len(block.text) and _is_title(words, language):
            yield Mark(MarkKind.TITLE, mark.start, mark.end, RULE, 0.75)


def _is_set_off(mark: Mark) -> bool:
    """Whether a page sets words in italics or in bold type, as it does with titles."""
    return mark.kind is MarkKind.HI and dict(mark.attributes)["rend"] in {"italic", "bold"}


def _is_title(words: str, language: str) -> bool:
    """Whether words that are set off are a title and no emphasis: two or more, in title case, not all capitals."""
    return (
        len(words.split()) > 1
        and not words.isupper()
        and is_title_case(words, language)
        and not re.search(r"[.!?:;,]$|[.;]\s", words)
        and sum(word[0].isupper() for word in words.split() if word[0].isalpha()) > 1
    )
