"""Where on the page a block stands: before the text begins, or within it."""

from __future__ import annotations

import re

from recension.document import Block, BlockKind, Document, reading

_PROSE = 160
"""A paragraph of this many characters, or more, is running text and no line of a title page."""
_FRONT = 16
"""Title matter takes no more blocks than this."""
BEFORE_TEXT = frozenset(
    {
        *(BlockKind.BOILERPLATE, BlockKind.NAVIGATION, BlockKind.MASTHEAD, BlockKind.STATEMENT, BlockKind.REVISION),
        *(BlockKind.BYLINE, BlockKind.KICKER, BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.TITLE_DATE),
        *(BlockKind.EDITORIAL, BlockKind.ARGUMENT, BlockKind.EPIGRAPH, BlockKind.MILESTONE, BlockKind.FIGURE),
    }
)
"""What may stand before the text of an article."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE = re.compile(r"\w[.!?][”’\"')\]]*\s*$")


def is_prose(block: Block) -> bool:
    """Whether a block is running text by its length."""
    return len(block.text) >= _PROSE and block.kind is BlockKind.PARAGRAPH


def is_heading(block: Block) -> bool:
    """Whether the page marks a block as a heading, of whatever rank."""
    return block.markup is not None and block.markup.tag in _HEADINGS


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return bool(_SENTENCE.search(text))


def front_end(document: Document) -> int:
    """The index of the first block of running text; the title matter is what stands before it."""
    for index, block in enumerate(document.blocks[:_FRONT]):
        if is_prose(block):
            return index
    return min(len(document.blocks), _FRONT)


def normal(block: Block) -> str:
    """The text of a block as emended, its white space made single spaces."""
    return " ".join(reading(block).text.split())
