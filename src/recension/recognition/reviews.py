"""The heads of reviews: title, author and imprint of a book, with its price or its pages, on lines of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.recognition.names import name_likeness
from recension.recognition.vocabulary import vocabulary

RULE = "review"
_FIRST_BLOCKS = 8
"""The books reviewed are named before the text begins, or soon after."""
_MOST_LINES = 5
_LONGEST = 260
_PRICE = re.compile(
    r"[£$]\s?\d|\b\d{1,3}\s?(?:s\.|p\b|d\.|/-|/\d|cents?\b|¢)|\bpp\.?\s?\d{2,}|\b\d{2,4}\s?(?:pp\b|pages\b)",
    re.IGNORECASE,
)

_BY_WHOM = re.compile(r"[,.]?\s+by\s+(?=[A-Z])", re.IGNORECASE)
"""What parts the title from the author on one line."""


def recognise_reviews(document: Document) -> Document:
    """Mark each book that a review begins with as ``bibl``, with its title and its author."""
    seen = 0
    blocks: list[Block] = []
    for block in document.blocks:
        seen += block.kind is BlockKind.PARAGRAPH
        is_book = block.kind is BlockKind.PARAGRAPH and seen <= _FIRST_BLOCKS and _is_book(block, document.language)
        blocks.append(block.marked(_marks(block, document.language)) if is_book else block)
    return document.with_blocks(blocks)


def _is_book(block: Block, language: str) -> bool:
    """Whether a few lines, none of which goes on in the next as prose does, name a price or pages below the first."""
    lines = block.text.split("\n")
    if not 2 <= len(lines) <= _MOST_LINES or len(block.text) > _LONGEST or not _PRICE.search(" ".join(lines[1:])):
        return False
    words = vocabulary(language)
    named = (words.by, words.edited, words.pages)
    return not any(line[:1].islower() and not any(part.match(line) for part in named) for line in lines[1:])


def _marks(block: Block, language: str) -> Iterator[Mark]:
    """Each book as ``bibl``: one a line where every line has its price or its pages, else one for all lines."""
    lines = block.text.split("\n")
    starts = [0, *itertools.accumulate(len(line) + 1 for line in lines[:-1])]
    several = all(_PRICE.search(line) for line in lines)
    if not several:
        yield Mark(MarkKind.BIBL, 0, len(block.text), RULE, 0.85)
    for number, (start, line) in enumerate(zip(starts, lines, strict=True)):
        if several:
            yield Mark(MarkKind.BIBL, start, start + len(line.rstrip()), RULE, 0.85)
        if several or number == 0:
            title = _BY_WHOM.split(line, maxsplit=1)[0].rstrip()
            yield Mark(MarkKind.TITLE, start, start + len(title), RULE, 0.85, (("level", "m"),))
        elif number == 1:
            yield from _author(line, start, language)


def _author(line: str, start: int, language: str) -> Iterator[Mark]:
    by = vocabulary(language).by.match(line)
    name = line[by.end() :] if by else line
    begin = start + len(line) - len(name.lstrip()) if by else start
    if by or name_likeness(name.strip(), language) >= 0.7:
        yield Mark(MarkKind.AUTHOR, begin, begin + len(name.strip()), RULE, 0.85)
