"""Displayed quotations: what the page sets off as such, or else what the wording of a page shows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading
from recension.profiles import Profile
from recension.recognition.layout import is_in_blockquote, makes_margins
from recension.recognition.quotation_evidence import OPENING, quotation_evidence
from recension.recognition.quotation_marks import pair
from recension.recognition.sequence import certainties, telling, weights

RULE = "displayed"
_LEAST = 0.5
"""Below this certainty a paragraph stays one."""
_LEAST_BESIDE = 0.95
"""The same on a page that marks some of its quotations, and so most likely all."""
_NAMED = re.compile(r"(?:\A|\n)\s*(?P<source>(?:[—–―]|--)\s*[^\W\d_a-z](?:(?![.?!]\s+\w{3,}\s)[^\n?!;]){1,120})$")
"""A dash and a name, or a work, on a line of their own; a speech after a dash goes on in sentences."""
_LINKS = 0.5
"""With this share of linked letters a paragraph that is set off is a table of contents."""


def recognise_displayed(document: Document) -> Document:
    """Take paragraphs for displayed quotations: those so marked, and those for which their wording speaks."""
    blocks = list(document.blocks)
    margins = makes_margins(blocks)
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
    return document.with_blocks(_attributed(blocks))


def _attributed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, what closes a displayed quotation marked as its reference where it names who is quoted."""
    closed = False
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        if block.kind is not BlockKind.QUOTATION:
            yield block
            continue
        part = replace(block, joined=block.joined and not closed)
        closes = _is_source(part) or after is None or after.kind is not BlockKind.QUOTATION or not after.joined
        reference = tuple(_attribution(part)) if closes else ()
        closed = bool(reference)
        yield part.marked(reference)


def _is_source(block: Block) -> bool:
    """Whether the page marks a part of a quotation as its source (HTML Living Standard, 4.4.4).

    It is a footer, or words in italics that are no paragraph of the quotation, since ``cite`` shows as such.
    """
    if not block.joined or block.markup is None:
        return False
    cited = any(mark.kind is MarkKind.HI and mark.end - mark.start == len(block.text) for mark in block.marks)
    return block.markup.tag == "footer" or (block.markup.tag == "blockquote" and cited)


def _attribution(block: Block) -> Iterator[Mark]:
    """The name or the work after a dash at the end of a quotation, or what the page marks as its source."""
    end = len(block.text.rstrip())
    if _is_source(block):
        yield Mark(MarkKind.BIBL, 0, end, RULE, 0.95)
    elif (line := _NAMED.search(block.text, 0, end)) and (block.joined or line.start()):
        yield Mark(MarkKind.BIBL, line.start("source"), end, RULE, 0.8)


def _is_marked(block: Block, profile: Profile, *, margins: bool) -> bool:
    """Whether the page sets the paragraph off: by its element, its class, or what it stands in."""
    markup = block.markup
    return (
        block.kind is BlockKind.PARAGRAPH
        and markup is not None
        and markup.linked < _LINKS
        and ((is_in_blockquote(block) and not margins) or profile.marks("quotation", markup.classes))
    )


def _begins_another(block: Block, before: Block) -> bool:
    """Whether a quotation is complete when the next one begins, so that the two are not one."""
    first = next(iter(pair(reading(before).text).quotations), None)
    return block.text.startswith(OPENING) and first is not None and first.start == 0 and first.closed
