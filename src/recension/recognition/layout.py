"""Where on the page a block stands: before the text begins, or within it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.document import Block, BlockKind, Document, Mark, MarkKind, reading

_PROSE = 160
"""A paragraph of this many characters, or more, is running text and no line of a title page."""
_FRONT = 16
"""Title matter takes no more blocks than this."""
BEFORE_TEXT = frozenset(
    {
        *(BlockKind.BOILERPLATE, BlockKind.NAVIGATION, BlockKind.MASTHEAD, BlockKind.STATEMENT, BlockKind.REVISION),
        *(BlockKind.BYLINE, BlockKind.KICKER, BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.TITLE_DATE),
        *(BlockKind.EDITORIAL, BlockKind.ARGUMENT, BlockKind.EPIGRAPH, BlockKind.MILESTONE, BlockKind.FIGURE),
        BlockKind.FORME_WORK,
    }
)
"""What may stand before the text of an article."""
AFTER_TEXT = frozenset(
    {
        *(BlockKind.NAVIGATION, BlockKind.REVISION, BlockKind.STATEMENT),
        *(BlockKind.MILESTONE, BlockKind.BOILERPLATE, BlockKind.FORME_WORK),
    }
)
"""What may stand after the text of an article and its notes."""
_SIGNS = re.compile(r"[\W_]+")
_SEVERAL = 4
"""So many paragraphs of several lines show how lines are wrapped."""
_NARROWEST = 40
_MOSTLY = 0.6
_FULL = 0.75
"""A line of running text takes this share of the widest, or more."""
_MARGINS = 0.4
"""Where blockquotes hold a greater share of a page, they give it its margins and quote nothing."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE = re.compile(r"\w[.!?][”’\"')\]]*\s*$")


def is_prose(block: Block) -> bool:
    """Whether a block is running text by its length; of several lines the first is long, or they are filled."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) < _PROSE:
        return False
    lines = [line for line in block.text.split("\n") if line.strip()]
    widest = max(map(len, lines))
    full = sum(len(line.rstrip()) >= _FULL * widest for line in lines[:-1])
    return len(lines[0]) >= _PROSE or (widest >= _NARROWEST and full >= _MOSTLY * (len(lines) - 1))


def is_heading(block: Block) -> bool:
    """Whether the page marks a block as a heading, of whatever rank."""
    return block.markup is not None and block.markup.tag in _HEADINGS


def is_in_blockquote(block: Block) -> bool:
    """Whether the page sets a block off from the text around it."""
    return block.markup is not None and "blockquote" in (block.markup.tag, *block.markup.within)


def makes_margins(blocks: Sequence[Block]) -> bool:
    """Whether the page sets itself off as a whole, so that it quotes nothing thereby."""
    quoted = sum(len(block.text) for block in blocks if is_in_blockquote(block))
    return quoted > _MARGINS * sum(len(block.text) for block in blocks)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return bool(_SENTENCE.search(text))


def front_end(document: Document) -> int:
    """The index of the first block of running text; the title matter is what stands before it."""
    for index, block in enumerate(document.blocks[:_FRONT]):
        if is_prose(block):
            return index
    return min(len(document.blocks), _FRONT)


def wrap_column(document: Document) -> int:
    """The column at which the lines of a transcription are wrapped; 0 where they are as long as their paragraphs."""
    paragraphs = [block.text.split("\n") for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    several = [lines for lines in paragraphs if len(lines) > 1]
    lengths = sorted(len(line) for lines in several for line in lines)
    column = lengths[-1 - len(lengths) // 50] if lengths else 0
    filled = sum(are_filled(lines, column) for lines in several)
    return column if len(several) >= _SEVERAL and column >= _NARROWEST and filled >= _MOSTLY * len(several) else 0


def are_filled(lines: Sequence[str], column: int) -> bool:
    """Whether each line, but the last, ends because the next word would not have come to stand within `column`."""
    following = (line.split(maxsplit=1)[:1] for line in lines[1:])
    return all(
        len(line.rstrip()) + 1 + len("".join(word)) > column for line, word in zip(lines, following, strict=False)
    )


def folded(text: str) -> str:
    """The letters and figures of a text, capitals and all other signs aside, its words parted by single spaces."""
    return _SIGNS.sub(" ", text.casefold()).strip()


def normal(block: Block) -> str:
    """The text of a block as emended, its white space made single spaces."""
    return " ".join(reading(block).text.split())


def local_links(block: Block) -> Iterator[tuple[Mark, str]]:
    """The links of a block into its own page, each with the name that it points to."""
    for mark in block.marks:
        target = dict(mark.attributes).get("target", "") if mark.kind is MarkKind.REF else ""
        if target.startswith("#"):
            yield mark, target[1:]


def blanked(text: str, start: int, end: int) -> str:
    """`text` with NUL in place of what stands from `start` to `end`, so that all offsets stay."""
    return text[:start] + "\0" * (end - start) + text[end:]
