"""Carrying out what the program found, where the edition lets it: an emendation like an editor's, but the program's."""

from __future__ import annotations

from collections.abc import Iterable

from recension.document import Document, Emendation, Mark, MarkKind
from recension.edition import PROGRAM
from recension.proofing.decisions import settled_places, touches
from recension.proofing.findings import Band, Finding, block_of

RULE = "proof"
_CERTAINTIES = {Band.LIKELY: "medium", Band.CHECK: "low", Band.HIDDEN: "low"}
"""No conjecture of a program is of high certainty: nobody looked at the place."""


def emend(document: Document, findings: Iterable[Finding]) -> Document:
    """Mark what was found upon the blocks of a freshly read `document`.

    Whatever does not lie within one block, or touches an emendation that is there already, is left out.
    """
    settled = settled_places(document, ())
    marks: dict[int, list[Mark]] = {}
    for item in findings:
        index = block_of(document, item)
        if index is None or not item.proposals or touches((item.start, item.end), settled):
            continue
        block = document.blocks[index]
        emendation = _emendation(item)
        start, end = item.start - block.start, item.end - block.start
        marks.setdefault(index, []).append(Mark(emendation.kind, start, end, RULE, emendation=emendation))
    return document.with_blocks(block.marked(marks.get(index, ())) for index, block in enumerate(document.blocks))


def _emendation(item: Finding) -> Emendation:
    readings = tuple(filter(None, item.proposals)) if item.proposals[0] else ()
    if not readings:
        kind = MarkKind.SURPLUS
    elif item.start == item.end:
        kind, readings = MarkKind.SUPPLIED, readings[:1]
    else:
        kind = MarkKind.CORRECTION
    return Emendation(kind, readings, PROGRAM, _CERTAINTIES[item.band])
