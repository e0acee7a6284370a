"""What opens and closes a letter or an article: salutations, datelines, signatures, and the lines of instalments."""

from __future__ import annotations

import re

from recension.document import Block, BlockKind, Document
from recension.recognition.dates import is_dateline
from recension.recognition.layout import normal
from recension.recognition.names import name_likeness, personal_names
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "letter"
_LONGEST = 90
_CLOSING_BLOCKS = 5
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,4}")
_AFTER_TEXT = frozenset(
    {
        *(BlockKind.NAVIGATION, BlockKind.REVISION, BlockKind.NOTE, BlockKind.NOTES_HEAD, BlockKind.STATEMENT),
        *(BlockKind.EDITORIAL, BlockKind.MILESTONE, BlockKind.FIGURE),
    }
)


def recognise_letters(document: Document) -> Document:
    """Find salutations, and at the end of the text datelines, valedictions, signatures and instalment lines."""
    words = vocabulary(document.language)
    blocks = [_opening(block, words) for block in document.blocks]
    end = _end_of_text(blocks)
    begin = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), len(blocks))
    if begin < end and _dateline(blocks[begin], document.language) and _is_line(blocks[begin]):
        blocks[begin] = blocks[begin].recognised(BlockKind.DATELINE, RULE, 0.9)
    for index in range(end - 1, max(begin, end - 1 - _CLOSING_BLOCKS), -1):
        kind, certainty = _closing(blocks[index], document, words)
        if kind is None:
            break
        blocks[index] = blocks[index].recognised(kind, RULE, certainty)
    return document.with_blocks(blocks)


def _opening(block: Block, words: Vocabulary) -> Block:
    if block.kind is BlockKind.PARAGRAPH and _is_line(block) and words.salutation.fullmatch(normal(block)):
        return block.recognised(BlockKind.SALUTE, RULE, 0.9)
    return block


def _end_of_text(blocks: list[Block]) -> int:
    """The index after the last block that belongs to the text itself."""
    end = len(blocks)
    while end and blocks[end - 1].kind in _AFTER_TEXT:
        end -= 1
    return end


def _is_line(block: Block) -> bool:
    return len(block.text) <= _LONGEST


def _closing(block: Block, document: Document, words: Vocabulary) -> tuple[BlockKind | None, float]:
    """What a line at the end of the text is, and how surely."""
    if block.kind is not BlockKind.PARAGRAPH or not _is_line(block):
        return None, 0.0
    text = normal(block)
    if words.instalment.fullmatch(text):
        return BlockKind.TRAILER, 0.95
    if words.valediction.match(text):
        return BlockKind.SALUTE, 0.9
    if _dateline(block, document.language):
        return BlockKind.DATELINE, 0.9
    likely = _signature(block, text, document)
    return (BlockKind.SIGNED, likely) if likely else (None, 0.0)


def _dateline(block: Block, language: str) -> bool:
    """Whether a line is a date, or a place and a date."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    text = ", ".join(lines) if len(lines) <= 2 else ""
    return is_dateline(text.strip(" –—-"), language)


def _signature(block: Block, text: str, document: Document) -> float:
    """How surely a line is a signature: the author's name, initials, or a name in capitals or so marked."""
    if block.markup and document.profile.marks("signature", block.markup.classes):
        return 0.95
    bare = text.strip(" –—-.()")
    authors = {author.casefold() for author in document.bibliography.authors}
    if bare.casefold() in authors or _INITIALS.fullmatch(text.strip(" –—-()")):
        return 0.95
    likeness = name_likeness(bare, document.language)
    named = bool(personal_names(bare)) and len(bare.split()) <= 5
    if named and (bare.isupper() or text.startswith(("–", "—", "-"))):
        return 0.9
    return 0.7 if likeness >= 0.9 else 0.0
