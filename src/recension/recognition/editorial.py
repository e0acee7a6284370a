"""Notes of the print's or the archive's editors upon the article, at its end, its beginning or within it."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading
from recension.recognition.dates import find_dates
from recension.recognition.hands import hand_of
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "editorial"
_NUMBERED = re.compile(r"[\[(]?(?:\d{1,3}|\*|[A-Z](?=[.\])]))")
"""How a note begins to which the text refers; a head before such is that of the notes."""
_NOTE = re.compile(r"[\[(]?\d{1,3}\*?[\]).]\s|\[?\*{1,3}\]?\s")
"""How a note of a numbered series begins, whoever signs it."""
_LINE = 90
_SIGNATURE = 20
_CLOSING_BLOCKS = 6
_CLOSING_SHARE = 0.25


def recognise_editorial(document: Document) -> Document:
    """Find editors' notes: those with a label (which may run on to the end), and those signed by an editor."""
    words = vocabulary(document.language)
    blocks = list(document.blocks)
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        label = _label(block, words)
        if (
            label
            and label.end == len(block.text)
            and any(_NUMBERED.match(after.text) for after in blocks[index + 1 : index + 2])
        ):
            continue
        if label:
            note = [index, *_following(blocks, index)]
            for place in note:
                blocks[place] = replace(
                    blocks[place].recognised(BlockKind.EDITORIAL, RULE, 0.97 if place == index else 0.85),
                    joined=place != index,
                    attributes=(("hand", hand_of(block.text[: label.end], words)),),
                )
            blocks[index] = blocks[index].marked([label])
        elif _is_signed(block, words):
            signed = block.recognised(BlockKind.EDITORIAL, RULE, 0.9)
            blocks[index] = replace(signed, attributes=(("hand", hand_of(block.text[-_SIGNATURE:], words)),))
        elif _is_boxed_introduction(blocks, index, document):
            joined = blocks[index - 1].kind is BlockKind.EDITORIAL
            blocks[index] = replace(block.recognised(BlockKind.EDITORIAL, RULE, 0.7), joined=joined)
    return _dated(document.with_blocks(blocks))


def _label(block: Block, words: Vocabulary) -> Mark | None:
    """The label that a note begins with, with its colon."""
    text = reading(block)
    match = re.match(rf"[\[(]?\s*(?:{words.editorial.pattern})\s*(?::|[.–—-](?=\s)|$|(?=\n))", text.text, re.IGNORECASE)
    return Mark(MarkKind.LABEL, *text.span(match.start(), match.end()), RULE) if match else None


def _is_boxed_introduction(blocks: list[Block], index: int, document: Document) -> bool:
    """Whether the page sets a paragraph in a box between its statements and the text, as it does with introductions."""
    block, before = blocks[index], blocks[index - 1] if index else None
    return (
        block.markup is not None
        and block.markup.boxed
        and not document.profile.marks("deck", block.markup.classes)
        and block.markup.tag == "p"
        and len(block.text) > _LINE
        and before is not None
        and before.kind in {BlockKind.STATEMENT, BlockKind.EDITORIAL}
    )


def _is_signed(block: Block, words: Vocabulary) -> bool:
    """Whether the block ends as editors sign: "– Ed.", with or without brackets around the whole; and is no note."""
    if _NOTE.match(block.text):
        return False
    pattern = rf"[–—-]\s*(?:{words.editorial_signature.pattern})\.?\s*[\])]?$"
    return bool(re.search(pattern, reading(block).text.strip(), re.IGNORECASE))


def _following(blocks: list[Block], index: int) -> list[int]:
    """The paragraphs after a label that belong to the note: all that are left, if the note closes the article."""
    rest = [place for place in range(index + 1, len(blocks)) if blocks[place].kind is BlockKind.PARAGRAPH]
    text = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    size = sum(len(blocks[place].text) for place in [index, *rest])
    closes = len(rest) < _CLOSING_BLOCKS and size <= _CLOSING_SHARE * sum(len(block.text) for block in text)
    opened = blocks[index].text.startswith("[")
    return rest if closes and not (opened and blocks[index].text.rstrip().endswith("]")) else []


def _dated(document: Document) -> Document:
    """Read off the notes when the article was written, if they say so and the page does not."""
    if document.bibliography.written:
        return document
    for index, block in enumerate(document.blocks):
        text = reading(block)
        for found in find_dates(text.text, document.language) if block.kind is BlockKind.EDITORIAL else ():
            if vocabulary(document.language).written_on.search(text.text[: found.start]):
                attributes = found.date.attributes()
                mark = Mark(MarkKind.DATE, *text.span(found.start, found.end), RULE, 0.95, attributes)
                blocks = (*document.blocks[:index], block.marked([mark]), *document.blocks[index + 1 :])
                written = replace(document.bibliography, written=found.date)
                return replace(document, blocks=blocks, bibliography=written)
    return document
