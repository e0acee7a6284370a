"""Verse: several short lines, each of which the page breaks where the poem does."""

from __future__ import annotations

import re

from recension.document import Block, BlockKind, Document
from recension.profiles import Profile

RULE = "verse"
_LONGEST = 62
_FEW = 4
"""So many lines, if nothing but their shape says that they are verse."""


def recognise_verse(document: Document) -> Document:
    """Take a paragraph of short lines for a stanza, where most lines begin with a capital and none looks like data."""
    return document.with_blocks(
        block.recognised(BlockKind.VERSE, RULE, certainty) if (certainty := _verse(block, document.profile)) else block
        for block in document.blocks
    )


def _verse(block: Block, profile: Profile) -> float:
    """How surely a block is a stanza; 0 if it is none."""
    if block.kind is not BlockKind.PARAGRAPH:
        return 0.0
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > _LONGEST:
        return 0.0
    classes = block.markup.classes if block.markup else frozenset()
    if profile.marks("verse", classes):
        return 0.97
    if len(lines) < _FEW or any(re.search(r"\d{3}|\t|\s{3}|:$", line) for line in lines):
        return 0.0
    capital = sum(line.lstrip("“\"‘'")[:1].isupper() for line in lines)
    punctuated = sum(line[-1] in ",.;!?:—–’”" for line in lines)
    if capital < 0.7 * len(lines) or punctuated < 0.4 * len(lines) or min(map(len, lines)) < 8:
        return 0.0
    quoted = profile.marks("quotation", classes) or (block.markup is not None and "blockquote" in block.markup.within)
    return 0.9 if quoted else 0.75
