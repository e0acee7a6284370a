"""What stands between the title and the text: a deck that sums the article up, and editors' words that introduce it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import BEFORE_TEXT, ends_sentence, is_prose, normal
from recension.recognition.vocabulary import vocabulary

RULE = "introduction"
_LONGEST_DECK = 600
_OPENING = 300
"""How far into a paragraph the words may stand by which it introduces the article."""
_CLOSING = 60
_MOST = 3
"""An introduction that is known by its last paragraph has no more than these."""
_PHRASES = re.compile(r"\s*[–—]\s*|\.\s*[–—]\s*")
_MANY = 3
_SIGNS = " \t\n[]()“”\"‘’'*–—-"
_GAP = re.compile(r"\W+")
_BRACKETED = re.compile(r"\[[^\[\]]{40,}\]|\([^()]{40,}\)")


def recognise_introductions(document: Document) -> Document:
    """Take paragraphs before the text for a deck (``argument``) or an editors' introduction."""
    blocks = list(document.blocks)
    begin = next((index for index, block in enumerate(blocks) if block.kind not in BEFORE_TEXT), len(blocks))
    end = _editors_words(blocks, begin, document)
    for index in range(begin, end):
        known = blocks[index].recognised(BlockKind.EDITORIAL, RULE, 0.75)
        blocks[index] = replace(known, joined=index > begin)
    if begin < end < len(blocks) and blocks[end].kind is BlockKind.EDITORIAL:
        blocks[end] = replace(blocks[end], joined=True)
    while end < len(blocks) and blocks[end].kind in BEFORE_TEXT:
        end += 1
    for index, certainty in enumerate(_deck(blocks, end, document), end):
        blocks[index] = replace(blocks[index].recognised(BlockKind.ARGUMENT, RULE, certainty), joined=index > end)
    return document.with_blocks(_bracketed(block, document.language) for block in blocks)


def _bracketed(block: Block, language: str) -> Block:
    """Take a paragraph that brackets enclose, and that says what is printed or whence, for an editors' note."""
    text = normal(block)
    bracketed = block.kind is BlockKind.PARAGRAPH and _BRACKETED.fullmatch(text)
    words = vocabulary(language)
    introduces = bracketed and (
        words.provenance.match(text[1:]) or (text[0] == "[" and words.introduction.search(text[1:_OPENING]))
    )
    return block.recognised(BlockKind.EDITORIAL, RULE, 0.85) if introduces else block


def _editors_words(blocks: Sequence[Block], begin: int, document: Document) -> int:
    """The index after the paragraphs at `begin` that introduce the article or its author; `begin` if none do."""
    words = vocabulary(document.language)
    for index in range(begin, min(begin + _MOST, len(blocks) - 1)):
        block, after = blocks[index], blocks[index + 1]
        if block.kind is not BlockKind.PARAGRAPH:
            break
        text = normal(block)
        if index == begin and _is_about_author(text, document) and len(text) <= _LONGEST_DECK:
            return index + 1
        introduces = words.introduction.search(text[:_OPENING]) or words.introduction.search(text[-_CLOSING:])
        others = _names_author(text, document) or words.editors.search(text)
        if introduces and others and after.kind in {BlockKind.PARAGRAPH, *BEFORE_TEXT}:
            return index + 1
        if (
            index == begin
            and introduces
            and introduces.start() < _OPENING / 4
            and is_prose(after)
            and not _is_own(text)
        ):
            return index + 1
    return begin


def _is_own(text: str) -> bool:
    """Whether somebody speaks of himself in a paragraph."""
    return bool(re.search(r"\b(?:I|my|me)\b", text))


def _is_about_author(text: str, document: Document) -> bool:
    """Whether a paragraph begins by saying who the author is."""
    words = vocabulary(document.language)
    begin = len(text) - len(text.lstrip(_SIGNS))
    names = [author for author in document.bibliography.authors if len(author.split()) > 1]
    named = [len(author) for author in names if text[begin:].casefold().startswith(author.casefold())]
    described = words.author.match(text, begin)
    ends = [begin + length for length in named] + ([described.end()] if described else [])
    return any(gap and words.is_somebody.match(text, gap.end()) for end in ends if (gap := _GAP.match(text, end)))


def _names_author(text: str, document: Document) -> bool:
    """Whether a paragraph speaks of the author by name, as authors do not."""
    return any(len(author.split()) > 1 and author in text for author in document.bibliography.authors)


def _deck(blocks: Sequence[Block], index: int, document: Document) -> list[float]:
    """How surely the blocks from `index` on sum up the article: one or two of them, or none."""
    certainty = _sums_up(blocks, index, document)
    if certainty:
        return [certainty]
    after = _sums_up(blocks, index + 1, document, least=0.8)
    close = after and "\n\n" not in document.source.text[blocks[index].end : blocks[index + 1].start]
    short = close and len(blocks[index].text) + len(blocks[index + 1].text) <= _LONGEST_DECK
    return [after, after] if short and blocks[index].kind is BlockKind.PARAGRAPH else []


def _sums_up(blocks: Sequence[Block], index: int, document: Document, least: float = 0.0) -> float:
    """How surely the block at `index` sums up the article, or says what its author does in it."""
    if index + 1 >= len(blocks) or blocks[index].kind is not BlockKind.PARAGRAPH:
        return 0.0
    block = blocks[index]
    text = normal(block)
    if (
        vocabulary(document.language).salutation.fullmatch(text)
        or len(text) > _LONGEST_DECK
        or not any(is_prose(after) for after in blocks[index + 1 : index + 4])
    ):
        return 0.0
    if block.markup and document.profile.marks("deck", block.markup.classes):
        return 0.9
    if _names_author(text, document) and "\n" not in text:
        return 0.8
    phrases = [phrase for phrase in _PHRASES.split(text) if phrase]
    capital = sum(phrase[:1].isupper() or phrase[:1] in "“‘" for phrase in phrases)
    listed = len(phrases) > _MANY and capital >= 0.8 * len(phrases) and not any(map(ends_sentence, phrases[:-1]))
    return 0.85 if listed and not least else 0.0
