"""Plain text: blocks are what blank lines part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.source import Source

_LINE = re.compile(r"[^\n]*\n?")
_UNWRAPPED = 200
"""A line longer than this many characters was never wrapped, so each line of its block is a paragraph of its own."""


def read_text(source: Source, language: str) -> Document:
    """Divide a plain text into paragraphs, each verbatim; only white space between them is left out."""
    blocks = (_with_glyphs(block, source) for block in _blocks(source.text))
    return Document(source, language, tuple(blocks), diagnostics=source.diagnostics)


def _blocks(text: str) -> Iterator[Block]:
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if match[0].strip():
            lines.append(match.span())
        else:
            yield from _paragraphs(text, lines)
            lines = []
    yield from _paragraphs(text, lines)


def _paragraphs(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """The blocks of a run of lines: one, or one a line where the lines are whole paragraphs."""
    if any(end - start > _UNWRAPPED for start, end in lines):
        spans = lines
    else:
        spans = [(lines[0][0], lines[-1][1])] if lines else []
    for start, end in spans:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        yield Block(BlockKind.PARAGRAPH, piece.strip(), start + lead)


def _with_glyphs(block: Block, source: Source) -> Block:
    """Mark the characters of `block` that XML cannot hold."""
    inside = [(offset, point) for offset, point in source.replaced if block.start <= offset < block.end]
    return block.marked(
        Mark(MarkKind.GLYPH, at - block.start, at - block.start + 1, "reader", 1.0, (("n", f"U+{point:04X}"),))
        for at, point in inside
    )
