"""Plain text as Project Gutenberg publishes it: ``_emphasis_`` between low lines."""

from __future__ import annotations

import re
from functools import partial

from recension.alignment import Piece
from recension.document import Block, Document, Mark, MarkKind
from recension.markup import EMPHASIS
from recension.readers.text import read_text
from recension.source import Source


def read_ebook(source: Source, language: str) -> Document:
    """Divide the text into paragraphs, what stands between low lines marked as italic."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    standing: list[Piece] = []
    length = here = 0
    for match in EMPHASIS.finditer(source.text):
        before = source.text[here : match.start()]
        spans.append((length + len(before), length + len(before) + len(match[1])))
        standing += [Piece(length, spans[-1][0], here, match.start()), Piece(*spans[-1], *match.span(1))]
        pieces += [before, match[1]]
        length = spans[-1][1]
        here = match.end()
    text = "".join([*pieces, source.text[here:]])
    standing.append(Piece(length, len(text), here, len(source.text)))
    places = [(match.start(), number) for number, match in enumerate(re.finditer("^", text, re.MULTILINE), 1)]
    document = read_text(source.with_text(text, places, partial(list, standing)), language)
    return document.with_blocks(_emphasised(block, spans) for block in document.blocks)


def _emphasised(block: Block, spans: list[tuple[int, int]]) -> Block:
    return block.marked(
        Mark(MarkKind.HI, start - block.start, end - block.start, "reader", 1.0, (("rend", "italic"),))
        for start, end in spans
        if block.start <= start < end <= block.end
    )
