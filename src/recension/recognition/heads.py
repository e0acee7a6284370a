"""Subheads: short lines between paragraphs that do not end as sentences do."""

from __future__ import annotations

import re

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import ends_sentence, normal

RULE = "head"
_LONGEST = 80
_FINAL = re.compile(r"[.;:,–—-][”’\"')\]]*$")
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]?")
_QUOTED_SENTENCE = re.compile(r"[“„«\"].*[.!?][”“»\"]")
_DATELINE = re.compile(r"\b(?:1[4-9]|20)\d\d$")
_FOLLOWED_BY = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEAD})


def recognise_heads(document: Document) -> Document:
    """Take short lines that paragraphs follow for heads, from the last to the first, so that heads may follow heads."""
    blocks = list(document.blocks)
    lengths = [len(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if sum(length > _LONGEST for length in lengths) * 2 < len(lengths):
        return document
    for index in range(len(blocks) - 2, -1, -1):
        certainty = _head(blocks, index)
        if certainty:
            blocks[index] = blocks[index].recognised(BlockKind.HEAD, RULE, certainty, level=1)
    return document.with_blocks(blocks)


def _head(blocks: list[Block], index: int) -> float:
    """How surely the block is a head; 0 if it is none."""
    block, after = blocks[index], blocks[index + 1]
    text = normal(block)
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST or "\n" in block.text:
        return 0.0
    if after.kind not in _FOLLOWED_BY or (
        after.kind is BlockKind.PARAGRAPH and len(after.text) <= _LONGEST and not ends_sentence(after.text)
    ):
        return 0.0
    if _NUMERAL.fullmatch(text):
        return 0.95
    if _FINAL.search(text) or _QUOTED_SENTENCE.match(text) or not _begins_as_head(text) or _DATELINE.search(text):
        return 0.0
    before = blocks[index - 1] if index else None
    if before and before.kind is BlockKind.PARAGRAPH and normal(before).endswith((",", ":", "–", "—")):
        return 0.0
    return 0.75 if text.endswith(("?", "!", "”", '"')) and ends_sentence(text) else 0.95


def _begins_as_head(text: str) -> bool:
    """Whether the first letter or figure is not a small letter, and the line is no quotation in itself."""
    first = next((character for character in text if character.isalnum()), "")
    return bool(first) and not first.islower()
