"""Verse: several short lines, each of which the page breaks where the poem does."""

from __future__ import annotations

import re

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import are_filled, normal, wrap_column

RULE = "verse"
_LONGEST = 70
_FEW = 4
"""So many lines, if nothing but their shape says that they are verse."""
_DATA = re.compile(r"\d{3}|\t|[£$%|]|\.{4}|_{3}")
_ENUMERATED = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z])[.):]\s|[(\d–—•*-]")
_SPACED = re.compile(r"\S[ \u00a0]{3,}\S")
_OPENING = ("“", '"', "‘", "„", "«", "”")
_QUOTED = re.compile(r"[“\"‘„«”].*[”\"’“»][.!?]?(?:\s*\[\w+\])?$", re.DOTALL)
_INDENTED = re.compile(r"^[ \u00a0]{3,}", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?:\[\w+\])?$")


def recognise_verse(document: Document) -> Document:
    """Take a paragraph of short lines for a stanza, where they break as verse does and are no list or address."""
    blocks, column = list(document.blocks), wrap_column(document)
    for index, block in enumerate(blocks):
        certainty = _verse(block, blocks[index - 1] if index else None, document)
        if certainty and not (column and are_filled(block.text.split("\n"), column)):
            blocks[index] = block.recognised(BlockKind.VERSE, RULE, certainty)
    return document.with_blocks(blocks)


def _verse(block: Block, before: Block | None, document: Document) -> float:
    """How surely a block is a stanza; 0 if it is none."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text:
        return 0.0
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > _LONGEST:
        return 0.0
    classes = block.markup.classes if block.markup else frozenset()
    if document.profile.marks("verse", classes):
        return 0.97
    if _is_data(lines) or not _runs_on(lines):
        return 0.0
    quoted = document.profile.marks("quotation", classes) or (
        block.markup is not None and "blockquote" in block.markup.within
    )
    follows = before is not None and before.kind is BlockKind.VERSE
    announced = (before is not None and normal(before).endswith((":", ":—", ":–"))) or bool(_QUOTED.match(block.text))
    return _by_shape(block.text, lines, shown=quoted or announced or follows)


def _by_shape(text: str, lines: list[str], *, shown: bool) -> float:
    """How surely lines are verse by where they break; `shown` if the page sets them off or announces them."""
    capital = sum(line.lstrip("".join(_OPENING))[:1].isupper() for line in lines)
    ended = sum(bool(_SENTENCE_END.search(line)) for line in lines[:-1])
    stepped = len(_INDENTED.findall(text)) >= 2
    if len(lines) < _FEW:
        return 0.8 if shown and capital == len(lines) and not ended else 0.0
    if stepped:
        return 0.85
    if capital < 0.7 * len(lines) or ended > 0.6 * len(lines):
        return 0.0
    return 0.9 if shown else 0.75


def _is_data(lines: list[str]) -> bool:
    """Whether lines have figures, columns or enumerations, and so are a table or a list."""
    return any(_DATA.search(line) or _ENUMERATED.match(line) or _SPACED.search(line) for line in lines)


def _runs_on(lines: list[str]) -> bool:
    """Whether the words of the lines are mostly small, as in sentences, and not capitalised, as in addresses."""
    words = re.findall(r"[^\W\d_]+", " ".join(line[1:] for line in lines))
    return bool(words) and sum(word[0].islower() for word in words) >= 0.6 * len(words)
