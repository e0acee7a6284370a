"""Displayed quotations: what the page sets off as such, or else what the wording of a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document, reading
from recension.profiles import Profile
from recension.recognition.quotation_evidence import OPENING, quotation_evidence
from recension.recognition.quotation_marks import pair
from recension.recognition.sequence import certainties, telling, weights

RULE = "displayed"
_LEAST = 0.5
"""Below this certainty a paragraph stays one."""
_LEAST_BESIDE = 0.95
"""The same on a page that marks some of its quotations, and so most likely all."""
_MARGINS = 0.4
"""Where blockquotes hold a greater share of a page, they give it its margins and quote nothing."""
_LINKS = 0.5
"""With this share of linked letters a paragraph that is set off is a table of contents."""


def recognise_displayed(document: Document) -> Document:
    """Take paragraphs for displayed quotations: those so marked, and those for which their wording speaks."""
    blocks = list(document.blocks)
    margins = _makes_margins(blocks)
    marked = [_is_marked(block, document.profile, margins=margins) for block in blocks]
    evidence = quotation_evidence(blocks, document.language)
    model = weights(RULE)
    found = certainties(evidence, model)
    least = _LEAST_BESIDE if any(marked) else _LEAST
    for index in range(1, len(blocks)):
        pieces, certainty, before = evidence[index], found[index], blocks[index - 1]
        follows = before.kind is BlockKind.QUOTATION
        if marked[index]:
            quotation = blocks[index].recognised(BlockKind.QUOTATION, RULE, 0.97)
        elif pieces is not None and certainty >= least:
            quotation = blocks[index].recognised(BlockKind.QUOTATION, RULE, min(0.99, round(certainty, 2)))
            quotation = replace(quotation, reasons=telling(pieces, model, goes_on=follows))
        else:
            continue
        blocks[index] = replace(quotation, joined=follows and not _begins_another(quotation, before))
    return document.with_blocks(blocks)


def _makes_margins(blocks: Sequence[Block]) -> bool:
    """Whether the page sets itself off as a whole."""
    quoted = sum(len(block.text) for block in blocks if _is_in_blockquote(block))
    return quoted > _MARGINS * sum(len(block.text) for block in blocks)


def _is_in_blockquote(block: Block) -> bool:
    return block.markup is not None and "blockquote" in (block.markup.tag, *block.markup.within)


def _is_marked(block: Block, profile: Profile, *, margins: bool) -> bool:
    """Whether the page sets the paragraph off: by its element, its class, or what it stands in."""
    markup = block.markup
    return (
        block.kind is BlockKind.PARAGRAPH
        and markup is not None
        and markup.linked < _LINKS
        and ((_is_in_blockquote(block) and not margins) or profile.marks("quotation", markup.classes))
    )


def _begins_another(block: Block, before: Block) -> bool:
    """Whether a quotation is complete when the next one begins, so that the two are not one."""
    first = next(iter(pair(reading(before).text).quotations), None)
    return block.text.startswith(OPENING) and first is not None and first.start == 0 and first.closed
