"""Lists in plain text: the lines of a paragraph where paragraphs are not wrapped, each an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import normal

RULE = "list"
_END_OF_ITEM = re.compile(r"[.;,!?:][”’\"')\]]*$|\b(?:and|or)$")
_WRAPPED = 0.2
"""Where a greater share of paragraphs has several lines, the lines are wrapped and mean nothing."""


def recognise_lists(document: Document) -> Document:
    """Take the lines of a paragraph that a colon announces for items."""
    paragraphs = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    several = [block for block in paragraphs if "\n" in block.text]
    if len(several) > _WRAPPED * len(paragraphs):
        return document
    return document.with_blocks(_blocks(document.blocks))


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        certainty = _list(block, blocks[index - 1] if index else None)
        if not certainty:
            yield block
            continue
        for number, line in enumerate(block.lines()):
            item = line.recognised(BlockKind.ITEM, RULE, certainty)
            yield replace(item, joined=number > 0, attributes=(("rend", "simple"),))


def _list(block: Block, before: Block | None) -> float:
    """How surely the lines of a paragraph are a list; 0 if they are none."""
    lines = block.text.split("\n")
    if block.kind is not BlockKind.PARAGRAPH or block.markup or len(lines) < 2 or "\t" in block.text:
        return 0.0
    announced = before is not None and before.kind is BlockKind.PARAGRAPH and normal(before).endswith(":")
    if not announced:
        return 0.0
    return 0.9 if all(_END_OF_ITEM.search(line.strip()) for line in lines) else 0.75 if len(lines) > 2 else 0.0
