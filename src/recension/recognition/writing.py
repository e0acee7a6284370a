"""When a text was written, as the date at its end says, if no statement does."""

from __future__ import annotations

import itertools
from dataclasses import replace

from recension.document import Block, BlockKind, Date, Document
from recension.recognition.dates import find_dates, is_dateline
from recension.recognition.layout import AFTER_TEXT, normal

RULE = "letter"
_MONTH = len("1941-05")
_SHORT = 60
_CLOSING = frozenset({BlockKind.DATELINE, BlockKind.SIGNED, BlockKind.SALUTE, BlockKind.TRAILER})
_OPENS_LETTERS = frozenset({BlockKind.DATELINE, BlockKind.SALUTE})
_AFTER_TEXT = AFTER_TEXT | {BlockKind.NOTE, BlockKind.NOTES_HEAD}


def recognise_writing(document: Document) -> Document:
    """Take the date that closes a text for that of its writing, unless it is later than the issue that printed it.

    A page of several letters or fragments has several such dates, and none of them is that of the whole.
    """
    if document.bibliography.written:
        return document
    text = [block for block in document.blocks if block.kind not in _AFTER_TEXT]
    closing = [*itertools.takewhile(lambda block: block.kind in _CLOSING, reversed(text))]
    lines = [normal(block) for block in closing if block.kind is BlockKind.DATELINE]
    before = text[: len(text) - len(closing)]
    if len(lines) != 1 or any(_is_dateline(block, document.language) for block in before):
        return document
    dates = [found.date for found in find_dates(lines[0], document.language)]
    if len(dates) != 1 or len(dates[0].when) < _MONTH or _is_later(dates[0], document.bibliography.date):
        return document
    return replace(document, bibliography=replace(document.bibliography, written=dates[0]))


def _is_dateline(block: Block, language: str) -> bool:
    """Whether a block opens or closes a letter or a fragment, or would if it stood elsewhere."""
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _SHORT
    return block.kind in _OPENS_LETTERS or (short and is_dateline(normal(block).rstrip("."), language))


def _is_later(date: Date, issue: Date | None) -> bool:
    """Whether a date is after the last day of an issue, as far as both are known."""
    last = (issue.when or issue.not_after) if issue else ""
    return bool(last) and date.when[: len(last)] > last[: len(date.when)]
