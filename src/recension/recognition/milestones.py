"""Lines of asterisks or other signs that part sections without a head."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from recension.document import Block, BlockKind, Document

RULE = "milestone"
_ASTERISM = re.compile(r"(?:[*✻✽⁂•·~#◆◊§][ \t]*){1,40}|[-–—_=━─═]{3,}|(?:[-–—_=][ \t]+){2,40}[-–—_=]")
_DRAWN = re.compile(r"[-–—_=━─═ \t]+")
_OF_PAGE = frozenset({BlockKind.NAVIGATION, BlockKind.REVISION, BlockKind.BOILERPLATE})


def recognise_milestones(document: Document) -> Document:
    """Take a paragraph of nothing but a few signs for a milestone between sections, or for a rule of the page."""
    blocks = [
        block.recognised(BlockKind.MILESTONE, RULE, 0.97)
        if block.kind is BlockKind.PARAGRAPH and _ASTERISM.fullmatch(block.text.strip())
        else block
        for block in document.blocks
    ]
    return document.with_blocks(_without_rules(_without_rules(blocks)[::-1])[::-1])


def _without_rules(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, the rules drawn among the links that they begin with taken for navigation too."""
    edge = list(itertools.takewhile(lambda block: block.kind in _OF_PAGE or _is_drawn(block), blocks))
    if not any(block.kind in _OF_PAGE for block in edge):
        return blocks
    of_page = (block.recognised(BlockKind.NAVIGATION, RULE, 0.8) if _is_drawn(block) else block for block in edge)
    return [*of_page, *blocks[len(edge) :]]


def _is_drawn(block: Block) -> bool:
    return block.kind is BlockKind.MILESTONE and bool(_DRAWN.fullmatch(block.text))
