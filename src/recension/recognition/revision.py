"""The line in which a web page says when it was last changed."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading
from recension.recognition.dates import FoundDate, whole_date
from recension.recognition.vocabulary import vocabulary

RULE = "revision"
_EDGE = 6
_OF_THE_SITE = frozenset({BlockKind.BOILERPLATE, BlockKind.NAVIGATION})
_LONGEST = 160
_TIME = re.compile(r"(?<=\d{4}),?\s+(?:\w{1,3}\s|[–—-]\s)?\s*\d{1,2}[:.]\d\d\b.*", re.DOTALL)
"""The time of day, and what follows it."""


@diagnostic("REC001", Severity.WARNING)
def ambiguous_date(text: str, meaning: str) -> Wording:
    """A date in figures can be read in two ways.

    In ``3.4.2013`` the day may stand first, as in most of the world, or the month, as in the United States. The date
    was read with the day first.

    Mend: state the date in the sidecar, such as ``updated = "2013-03-04"`` under ``[header]``.
    """
    return Wording(f"{text!r} can be read in two ways; taken for {meaning}", "state the date in the sidecar's [header]")


def recognise_revision(document: Document) -> Document:
    """Find the line "Last updated on …" near an end of the page, or around the article, and read its date."""
    blocks = document.blocks
    free = [index for index, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    around = [index for index, block in enumerate(blocks) if block.kind in _OF_THE_SITE and len(block.text) <= _LONGEST]
    for index in [*free[:_EDGE], *free[-_EDGE:], *around]:
        found = _revision(blocks[index], document.language)
        if found:
            changed = (*blocks[:index], found[0], *blocks[index + 1 :])
            document = document.reporting(*_complaints(document, found[0], found[1])).with_blocks(changed)
            return replace(document, bibliography=replace(document.bibliography, updated=found[1].date))
    return document


def _revision(block: Block, language: str) -> tuple[Block, FoundDate] | None:
    text = reading(block)
    match = vocabulary(language).revision.match(text.text)
    if not match:
        return None
    rest = _TIME.sub("", text.text[match.end() :].lstrip(" :\n"))
    date = whole_date(vocabulary(language).by.split(rest, maxsplit=1)[0], language)
    if not date:
        return None
    start = text.text.index(date.date.text, match.end())
    mark = Mark(MarkKind.DATE, *text.span(start, start + len(date.date.text)), RULE)
    return block.recognised(BlockKind.REVISION, RULE, 0.99).marked([mark]), date


def _complaints(document: Document, block: Block, found: FoundDate) -> list[Diagnostic]:
    return [ambiguous_date(document.place(block), found.date.text, found.date.when)] if found.ambiguous else []
