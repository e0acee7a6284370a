"""Pictures: what stands under one as its caption, and one that the transcription only mentions."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import HEAD_PART, Block, BlockKind, Document
from recension.profiles import Profile

RULE = "figure"
_MENTIONED = re.compile(r"\[\s*(?:Illustration|Figure|Image|Picture|Photo(?:graph)?)\s*(?::[^\[\]]*)?\]", re.IGNORECASE)
"""How a transcription says that the print has a picture, as those of Project Gutenberg do."""
_LONGEST = 400


def recognise_figures(document: Document) -> Document:
    """Join captions to the pictures and tables beside them, and take ``[Illustration: …]`` for a picture."""
    blocks = list(document.blocks)
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST:
            continue
        if _MENTIONED.fullmatch(block.text):
            blocks[index] = _taken(block, BlockKind.FIGURE, 0.95, joined=False)
            continue
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if before and _is_bare_picture(before) and _is_caption(block, document.profile):
            blocks[index] = _taken(block, BlockKind.FIGURE, 0.9, joined=True)
        elif after and _is_bare_picture(after) and _is_caption(block, document.profile):
            blocks[index] = _taken(block, BlockKind.FIGURE, 0.9, joined=False)
            blocks[index + 1] = replace(after, joined=True)
    return document.with_blocks(blocks)


def _taken(block: Block, kind: BlockKind, certainty: float, *, joined: bool) -> Block:
    return replace(block.recognised(kind, RULE, certainty), attributes=(HEAD_PART,), joined=joined)


def _is_bare_picture(block: Block) -> bool:
    """Whether a block is a picture that has no caption yet, as far as its own mark-up goes."""
    return block.kind is BlockKind.FIGURE and HEAD_PART not in block.attributes and not block.joined


def _is_caption(block: Block, profile: Profile) -> bool:
    """Whether the class of a block says that it is a caption, or that it is in one element with its picture."""
    classes = block.markup.classes if block.markup else frozenset()
    return profile.marks("caption", classes) or profile.marks("figure", classes)
