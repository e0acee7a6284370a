"""Plain text: blocks are what blank lines part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.readers.letterhead import read_letterhead
from recension.source import Source

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_END = re.compile(r"[.!?:][”’\"')\]]*$")
_RULE = re.compile(r"\s*(?P<sign>[-–—_=*━─═])(?: ?(?P=sign)){7,}\s*")
"""A line of signs that stands for a rule across the page."""
_GOES_ON = re.compile(r"[,.;:!?)\]’” ]|[–—] |[^\W\d_A-Z]")
"""How a line begins that goes on with the one before it."""
_AS_LONG = 2
"""A rule that is longer or shorter than the line above it by no more than this underlines it."""
_WRAPPED = 50
"""Wrapped prose has lines of at least so many characters."""
_UNWRAPPED = 200
"""A line longer than this many characters was never wrapped, so each line of its block is a paragraph of its own."""


def read_text(source: Source, language: str) -> Document:
    """Divide a plain text into paragraphs, each verbatim; only white space between them is left out."""
    blocks = (_with_glyphs(block, source) for block in _blocks(source.text))
    claims = read_letterhead(source.text)
    return Document(source, language, tuple(blocks), diagnostics=source.diagnostics, claims=claims)


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
    ruled = [number for number in (0, len(lines) - 1) if lines and _RULE.fullmatch(text[slice(*lines[number])])]
    if ruled and not _is_underlined(text, lines):
        for first, last in itertools.pairwise(sorted({0, *ruled, *(number + 1 for number in ruled), len(lines)})):
            yield from _plain(text, lines[first:last])
    else:
        yield from _plain(text, lines)


def _is_underlined(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the second of two lines underlines the first, since it is as long."""
    if len(lines) != 2:
        return False
    line, rule = (text[slice(*span)].strip() for span in lines)
    return bool(_RULE.fullmatch(rule)) and abs(len(line) - len(rule)) <= _AS_LONG


def _plain(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """The blocks of a run of lines that no rule of dashes parts."""
    if any(end - start > _UNWRAPPED for start, end in lines):
        spans = _whole(text, lines)
    else:
        begin = [0, *_indented(text, lines), len(lines)] if lines else []
        spans = [(lines[first][0], lines[last - 1][1]) for first, last in itertools.pairwise(begin)]
    for start, end in spans:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        yield Block(BlockKind.PARAGRAPH, piece.strip(), start + lead)


def _whole(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines, those together that a change of type face alone has parted: blanks or small letters show that."""
    spans: list[tuple[int, int]] = []
    for start, end in lines:
        before = text[spans[-1][0] : spans[-1][1]].rstrip("\n") if spans else ""
        if (
            before
            and not _SENTENCE_END.search(before.rstrip())
            and (before[-1].isspace() or _GOES_ON.match(text, start))
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _indented(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Which lines after the first begin a paragraph, where wrapped prose shows that by indentation alone.

    A line begins one if it is indented, and the one before is not and ends a sentence. Verse, whose lines are short and
    indented by turns, is left whole.
    """
    plain = [end - start for start, end in lines if not text[start].isspace()]
    if not plain or max(plain) < _WRAPPED:
        return []
    return [
        index
        for index in range(1, len(lines))
        if text[lines[index][0]].isspace()
        and not text[lines[index - 1][0]].isspace()
        and _SENTENCE_END.search(text[slice(*lines[index - 1])].rstrip())
    ]


def _with_glyphs(block: Block, source: Source) -> Block:
    """Mark the characters of `block` that XML cannot hold."""
    inside = [(offset, point) for offset, point in source.replaced if block.start <= offset < block.end]
    return block.marked(
        Mark(MarkKind.GLYPH, at - block.start, at - block.start + 1, "reader", 1.0, (("n", f"U+{point:04X}"),))
        for at, point in inside
    )
