"""Epigraphs: quotations with their source that stand before a text or a section of it."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.recognition.layout import BEFORE_TEXT, normal
from recension.recognition.names import is_title_case, name_likeness
from recension.recognition.vocabulary import vocabulary

RULE = "epigraph"
_LONGEST = 1600
_LONGEST_SOURCE = 110
_QUOTED = re.compile(
    r"[“\"‘„«].+[”\"’“»][.,]?(?P<gap>\s*)(?P<dash>[–—-]{0,2}\s*)(?P<source>[^”\"’»“‘„«]{3,}?)\s*$", re.DOTALL
)
_OPENING = ("“", '"', "‘", "„", "«")
_SOURCE_LINE = re.compile(r"[–—-]{1,2}\s*[A-Z(“‘]")
_BRACKETS = re.compile(r"\(.*\)\.?$", re.DOTALL)
_OF_TITLE = frozenset({BlockKind.SUBTITLE})
_AFTER = frozenset({*BEFORE_TEXT, BlockKind.HEAD})


def recognise_epigraphs(document: Document) -> Document:
    """Take for epigraphs what is quoted, with its source, at the head of the text or of a section."""
    blocks = list(document.blocks)
    begin = next((index for index, block in enumerate(blocks) if block.kind not in BEFORE_TEXT), len(blocks))
    for index in range(len(blocks)):
        at_top = index <= begin and blocks[index].kind in {BlockKind.PARAGRAPH, BlockKind.SUBTITLE}
        in_place = at_top or (
            index > 0 and blocks[index].kind is BlockKind.PARAGRAPH and blocks[index - 1].kind is BlockKind.HEAD
        )
        if in_place:
            _take(blocks, index, document, at_top=at_top)
            if blocks[index].kind is BlockKind.EPIGRAPH and index == begin:
                while begin < len(blocks) and blocks[begin].kind in BEFORE_TEXT:
                    begin += 1
    taken = {normal(block) for block in blocks if block.kind is BlockKind.EPIGRAPH}
    subtitles = tuple(title for title in document.bibliography.subtitles if title not in taken)
    bibliography = replace(document.bibliography, subtitles=subtitles)
    return replace(document.with_blocks(blocks), bibliography=bibliography)


def _take(blocks: list[Block], index: int, document: Document, *, at_top: bool) -> None:
    """Make the block at `index`, and the one after it where the two are one, an epigraph, if it is one."""
    block = blocks[index]
    source = _source(block, document.language, dashed=not at_top or block.kind is BlockKind.SUBTITLE)
    if source:
        blocks[index] = _epigraph(block).marked([source])
        return
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST or index + 1 >= len(blocks):
        return
    after = blocks[index + 1]
    if block.text.startswith(_OPENING) and after.kind is BlockKind.PARAGRAPH:
        closing = _source(after, document.language, dashed=not at_top) if not _closes(block) else None
        if closing or (_closes(block) and _is_source_line(after, document.language)):
            mark = closing or Mark(MarkKind.BIBL, 0, len(after.text), RULE, 0.9)
            blocks[index] = _epigraph(block)
            blocks[index + 1] = replace(_epigraph(after), joined=True).marked([mark])
            return
    if at_top:
        _before_head(blocks, index, document)


def _before_head(blocks: list[Block], index: int, document: Document) -> None:
    """Take what the page sets off as a quotation for an epigraph, if nothing stands between it and the first head."""
    end = index
    while end < len(blocks) and blocks[end].kind is BlockKind.PARAGRAPH and _is_marked(blocks[end], document):
        end += 1
    if index < end < len(blocks) and blocks[end].kind is BlockKind.HEAD:
        for place in range(index, end):
            blocks[place] = replace(_epigraph(blocks[place], 0.85), joined=place > index)


def _is_marked(block: Block, document: Document) -> bool:
    markup = block.markup
    return markup is not None and (
        document.profile.marks("quotation", markup.classes) or "blockquote" in (markup.tag, *markup.within)
    )


def _epigraph(block: Block, certainty: float = 0.9) -> Block:
    return block.recognised(BlockKind.EPIGRAPH, RULE, certainty)


def _closes(block: Block) -> bool:
    return block.text.rstrip(". ").endswith(("”", '"', "’", "»", "“"))


def _is_source_line(block: Block, language: str) -> bool:
    text = normal(block)
    return bool(_SOURCE_LINE.match(text)) and len(text) <= _LONGEST_SOURCE and _is_source(text.lstrip("–—- "), language)


def _source(block: Block, language: str, *, dashed: bool) -> Mark | None:
    """The source at the end of a paragraph that is a quotation but for that; None if it is not such a paragraph."""
    match = _QUOTED.match(block.text) if len(block.text) <= _LONGEST else None
    if match is None or len(match["source"]) > _LONGEST_SOURCE or "\n\n" in block.text:
        return None
    if dashed and not match["dash"].strip() and not _BRACKETS.match(match["source"]):
        return None
    start = match.start("dash") if match["dash"].strip() else match.start("source")
    return Mark(MarkKind.BIBL, start, len(block.text), RULE, 0.9) if _is_source(match["source"], language) else None


def _is_source(text: str, language: str) -> bool:
    """Whether words name a person or a work: in brackets, as a name with a title or a date, or in title case."""
    bare = " ".join(text.split()).strip("().")
    words = vocabulary(language)
    if not bare[:1].isupper() or not words.quoting.isdisjoint((bare[0].lower() + bare[1:]).split()):
        return False
    return name_likeness(bare.partition(",")[0], language) >= 0.4 or is_title_case(bare, language)
