"""Lines of asterisks or other signs that part sections without a head."""

from __future__ import annotations

import re

from recension.document import BlockKind, Document

RULE = "milestone"
_ASTERISM = re.compile(r"(?:[*✻✽⁂•·~#◆◊§][ \t]*){1,40}|[-–—_=━─═]{3,}|(?:[-–—_=][ \t]+){2,40}[-–—_=]")


def recognise_milestones(document: Document) -> Document:
    """Take a paragraph of nothing but a few signs for a milestone between sections."""
    return document.with_blocks(
        block.recognised(BlockKind.MILESTONE, RULE, 0.97)
        if block.kind is BlockKind.PARAGRAPH and _ASTERISM.fullmatch(block.text.strip())
        else block
        for block in document.blocks
    )
