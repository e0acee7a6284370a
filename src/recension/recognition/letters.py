"""What opens and closes a letter or an article: salutations, datelines, signatures, and the lines of instalments."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from recension.document import Block, BlockKind, Document
from recension.recognition.dates import is_dateline
from recension.recognition.layout import AFTER_TEXT, ends_sentence, is_heading, normal
from recension.recognition.signatures import is_marked, is_place, signature
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "letter"
_LONGEST = 90
_MOST_LINES = 8
_MOST_OPENING = 3
_CLOSING_BLOCKS = 6
_LIKELY = 0.7
_SURE = 0.85
"""So sure a signature must be that nothing closes before or after."""
_NOT_IN_ADDRESS = re.compile(r"[“”\"()\[\]]|[!?:]$")
_BRACKETED = re.compile(r"\([^()]{,300}\)|\[[^\[\]]{,300}\]")
_YEARS = re.compile(r"[\d\s–—/-]+")
"""Years or numbers alone are a head, and no dateline."""
_LINKED = 0.8
"""A block with this share of linked letters is a link."""
_AFTER_TEXT = AFTER_TEXT | {BlockKind.NOTE, BlockKind.NOTES_HEAD, BlockKind.EDITORIAL, BlockKind.FIGURE}
"""What may stand after the end of a letter or of the text."""
_OPENING = frozenset({BlockKind.SALUTE, BlockKind.DATELINE, BlockKind.ADDRESS})
_CLOSING = frozenset({BlockKind.SALUTE, BlockKind.SIGNED, BlockKind.DATELINE, BlockKind.TRAILER})


def recognise_letters(document: Document) -> Document:
    """Find what opens letters, and before each end of a text or a letter datelines, valedictions and signatures."""
    words = vocabulary(document.language)
    addressed = _before_salutations([_salutation(block, words) for block in document.blocks], document.language)
    blocks = [part for block in addressed for part in _parted(block, document, words)]
    blocks = [
        block.recognised(BlockKind.SIGNED, RULE, 0.95) if _is_marked(block, document) else block for block in blocks
    ]
    blocks = _datelines(blocks, document.language)
    openings = {
        index for index, block in enumerate(blocks) if block.kind in _OPENING and not _takes_leave(block, words)
    }
    for end in _ends(blocks, openings, words):
        _close(blocks, end, openings, document)
    return document.with_blocks(_with_postscripts(blocks, words))


def _with_postscripts(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Block]:
    """The blocks, what calls itself a postscript taken for one where it follows the end of a letter."""
    ended = False
    for block in blocks:
        adds = ended and block.kind is BlockKind.PARAGRAPH and words.postscript.match(block.text)
        yield block.recognised(BlockKind.POSTSCRIPT, RULE, 0.95) if adds else block
        ended = bool(adds) or block.kind in {BlockKind.SIGNED, BlockKind.DATELINE}


def _parted(block: Block, document: Document, words: Vocabulary) -> Iterator[Block]:
    """A block, parted into its valediction, signature and dateline if its lines are such; else whole."""
    lines = list(block.lines()) if _is_lines(block) else []
    if not 1 < len(lines) <= _MOST_LINES or any(mark.emendation for mark in block.marks):
        yield block
        return
    kinds = [_kind_of_line(line, document, words) for line in lines]
    if kinds == [None, BlockKind.DATELINE] and signature(lines[0], document) >= _LIKELY:
        kinds[0] = BlockKind.SIGNED
    taken = {kind for kind in kinds if kind}
    if BlockKind.SALUTE in taken and kinds[0] is BlockKind.SALUTE and words.valediction.match(normal(lines[0])):
        kinds = [kind or BlockKind.SIGNED for kind in kinds]
    elif not ({BlockKind.SIGNED, BlockKind.DATELINE} <= taken and all(kinds)):
        yield block
        return
    for kind, group in itertools.groupby(zip(lines, kinds, strict=True), lambda item: item[1]):
        members = [line for line, _ in group]
        whole = block.part(members[0].start - block.start, members[-1].end - block.start)
        assert kind is not None
        yield whole.recognised(kind, RULE, 0.9)


def _kind_of_line(line: Block, document: Document, words: Vocabulary) -> BlockKind | None:
    """What a line of several is: a valediction, a date, a name, or nothing of the kind."""
    text = normal(line)
    if words.valediction.match(text):
        return BlockKind.SALUTE
    if _is_dated(line, document.language):
        return BlockKind.DATELINE
    if is_place(text) and not words.office.search(text):
        return BlockKind.DATELINE
    return BlockKind.SIGNED if signature(line, document) >= _SURE or words.office.search(text) else None


def _is_lines(block: Block) -> bool:
    """Whether a block is a paragraph of short lines, none of which is a sentence or refers to a print."""
    lines = block.text.split("\n")
    return block.kind is BlockKind.PARAGRAPH and max(map(len, lines)) <= _LONGEST


def _salutation(block: Block, words: Vocabulary) -> Block:
    if block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST and words.salutation.fullmatch(normal(block)):
        return block.recognised(BlockKind.SALUTE, RULE, 0.9)
    return block


def _takes_leave(block: Block, words: Vocabulary) -> bool:
    return block.kind is BlockKind.SALUTE and bool(words.valediction.match(normal(block)))


def _before_salutations(blocks: Sequence[Block], language: str) -> Sequence[Block]:
    """The blocks, the lines before a salutation taken for a dateline and an address."""
    blocks = list(blocks)
    for index in [index for index, block in enumerate(blocks) if block.kind is BlockKind.SALUTE]:
        for place in range(index - 1, max(-1, index - 1 - _MOST_OPENING), -1):
            block = blocks[place]
            lines = block.text.split("\n")
            dated = _is_dated(block, language) or is_place(lines[-1])
            is_headed = place > 0 and _is_dated(blocks[place - 1], language)
            if block.kind is not BlockKind.PARAGRAPH or not _is_address(block) or not (dated or len(lines) > 1):
                break
            kind = BlockKind.DATELINE if dated and not is_headed else BlockKind.ADDRESS
            blocks[place] = block.recognised(kind, RULE, _SURE)
    return blocks


def _datelines(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks, dates at the beginning of a text for datelines, and addresses with a date wherever they stand."""
    dated = list(blocks)
    begin = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), len(blocks))
    for index in range(begin, len(blocks)):
        block = blocks[index]
        opens = index == begin or blocks[index - 1].kind is BlockKind.MILESTONE or is_heading(blocks[index - 1])
        first = opens and not _is_link(blocks[index + 1 : index + 2])
        if _is_address(block) and (first or "\n" in block.text) and _is_dated(block, language):
            dated[index] = block.recognised(BlockKind.DATELINE, RULE, 0.9 if first else _SURE)
    return dated


def _is_link(after: Sequence[Block]) -> bool:
    """Whether a block is a link, as of an index, and so no text that a date stands before."""
    return any(block.markup is not None and block.markup.linked >= _LINKED for block in after)


def _is_address(block: Block) -> bool:
    """Whether a block has short lines, none after a dash, that end as no sentence does, as addresses and datelines."""
    lines = block.text.split("\n")
    attributed = any(line.lstrip().startswith(("—", "–", "--")) for line in lines)
    return (
        not attributed
        and len(lines) <= _MOST_LINES
        and max(map(len, lines)) <= _LONGEST
        and not _NOT_IN_ADDRESS.search(block.text)
    )


def _is_marked(block: Block, document: Document) -> bool:
    """Whether the page marks a paragraph as a signature, and it is no date."""
    return block.kind is BlockKind.PARAGRAPH and is_marked(block, document) and not _is_dated(block, document.language)


def _ends(blocks: Sequence[Block], openings: AbstractSet[int], words: Vocabulary) -> Iterator[int]:
    """The places before which a text or a letter may end, from the last to the first."""
    for index in range(len(blocks), 0, -1):
        after = blocks[index] if index < len(blocks) else None
        ends = after is None or index in openings or after.kind in _AFTER_TEXT
        ends = ends or after is None or is_heading(after) or _takes_leave(after, words)
        ends = ends or after is None or bool(words.postscript.match(after.text))
        if ends and blocks[index - 1].kind not in _AFTER_TEXT and index - 1 not in openings:
            yield index


def _close(blocks: list[Block], end: int, openings: AbstractSet[int], document: Document) -> None:
    """Take the lines before `end` for what closes a text; those of which no rule is sure, beside others only."""
    words = vocabulary(document.language)
    last = all(block.kind in _AFTER_TEXT for block in blocks[end:]) or bool(words.postscript.match(blocks[end].text))
    found: dict[int, tuple[BlockKind, float]] = {}
    for index in range(end - 1, max(-1, end - 1 - _CLOSING_BLOCKS), -1):
        block = blocks[index]
        kind, certainty = (block.kind, 1.0) if block.kind in _CLOSING else _closing(block, document, words)
        if kind is None:
            break
        found[index] = kind, certainty
        if index in openings:
            break
    sure = any(certainty >= _SURE for _, certainty in found.values()) and len(found) > 1
    dates = not last and all(kind is BlockKind.DATELINE for kind, _ in found.values())
    for index, (kind, certainty) in found.items():
        enough = certainty >= _SURE or sure or (last and certainty >= _LIKELY)
        if enough and not dates and blocks[index].kind is BlockKind.PARAGRAPH:
            blocks[index] = blocks[index].recognised(kind, RULE, certainty)


def _closing(block: Block, document: Document, words: Vocabulary) -> tuple[BlockKind | None, float]:
    """What a line or a few lines at the end of a text are, and how surely."""
    text = normal(block)
    if block.kind is BlockKind.PARAGRAPH and _BRACKETED.fullmatch(text) and words.announcing.search(text):
        return BlockKind.TRAILER, 0.9
    if not _is_lines(block):
        return None, 0.0
    if words.instalment.fullmatch(text):
        return BlockKind.TRAILER, 0.95
    if words.valediction.match(text) and len(text) <= _LONGEST:
        return BlockKind.SALUTE, 0.9
    if _is_address(block) and _is_dated(block, document.language):
        return BlockKind.DATELINE, 0.9
    likely = 0.0 if is_heading(block) else signature(block, document)
    if likely:
        return BlockKind.SIGNED, likely
    if "\n" not in block.text and is_place(text) and not ends_sentence(text):
        return BlockKind.DATELINE, 0.6
    return None, 0.0


def _is_dated(block: Block, language: str) -> bool:
    """Whether lines are a date, or a place and a date."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    lines = [line.strip().strip(" –—-,") for line in block.text.splitlines() if line.strip()]
    if _YEARS.fullmatch(lines[-1] if len(lines) > 2 else block.text):
        return False
    return is_dateline(lines[-1], language) if len(lines) > 2 else is_dateline(", ".join(lines), language)
