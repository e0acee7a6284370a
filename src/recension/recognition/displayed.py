"""Displayed quotations: what the page sets off as such, or else paragraphs that quotation marks or a colon show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document, reading
from recension.profiles import Profile
from recension.recognition.layout import normal
from recension.recognition.quotation_marks import pair
from recension.recognition.reference_grammar import closing_reference
from recension.recognition.vocabulary import vocabulary

RULE = "displayed"
_LEAST = 0.6
"""Below this certainty a paragraph stays one."""
_COLON = re.compile(r":\s*[—–-]?$")
_SENTENCES = re.compile(r"[.!?]\s")
_REACH = 160
"""How many characters before a quotation may announce it."""
_ENUMERATED = re.compile(r"\(?\d{1,3}[.)]|\([a-z]\)|[–•*]\s")
_ELLIPSIS = re.compile(r"[“\"‘]?(?:\.\.\.|…)")
_OF_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION})
_CLOSED = re.compile(r"[”’\"»][.)\]]*$")
_OPENING = ("“", '"', "„", "«")
_FEW, _DIALOGUE = 4, 0.3
"""Where a greater share of paragraphs opens with a quotation mark, people talk, and only what is announced counts."""
_LINKS = 0.5
"""With this share of linked letters a paragraph that is set off is a table of contents."""
_SHORT, _LONG = 40, 240


def recognise_displayed(document: Document) -> Document:
    """Take paragraphs for displayed quotations: those so marked, or where nothing is marked, by their wording."""
    blocks = list(document.blocks)
    marked = any(_is_marked(block, document.profile) for block in blocks)
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    spoken = sum(block.text.startswith(_OPENING) for block in paragraphs)
    dialogue = spoken >= _FEW and spoken > _DIALOGUE * len(paragraphs)
    for index in range(1, len(blocks)):
        block, before = blocks[index], blocks[index - 1]
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        certainty = (
            0.97
            if _is_marked(block, document.profile)
            else _by_wording(blocks, index, document.language, marked=marked, dialogue=dialogue)
        )
        if certainty >= _LEAST:
            joined = before.kind is BlockKind.QUOTATION and not _begins_another(block, before)
            blocks[index] = replace(block.recognised(BlockKind.QUOTATION, RULE, certainty), joined=joined)
    return document.with_blocks(blocks)


def _is_marked(block: Block, profile: Profile) -> bool:
    """Whether the page sets the paragraph off: by its element, its class, or what it stands in."""
    markup = block.markup
    return (
        block.kind is BlockKind.PARAGRAPH
        and markup is not None
        and markup.linked < _LINKS
        and ("blockquote" in (markup.tag, *markup.within) or profile.marks("quotation", markup.classes))
    )


def _begins_another(block: Block, before: Block) -> bool:
    """Whether a quotation is complete when the next one begins, so that the two are not one."""
    first = next(iter(pair(reading(before).text).quotations), None)
    return block.text.startswith((*_OPENING, "‘")) and first is not None and first.start == 0 and first.closed


def _by_wording(blocks: Sequence[Block], index: int, language: str, *, marked: bool, dialogue: bool) -> float:
    """How surely a paragraph that is not marked is a displayed quotation.

    The figures are the shares of such paragraphs that web pages mark as quotations.
    """
    block, before = blocks[index], blocks[index - 1]
    if before.kind not in _OF_TEXT:
        return 0.0
    shape = _shape(block, language)
    follows = before.kind is BlockKind.QUOTATION
    announced = _announced(before, language)
    if shape in {"whole", "open", "framed"} and (announced or (follows and not marked)):
        return 0.97 if announced >= 0.9 or follows else 0.6
    if marked:
        return 0.0
    if shape in {"whole", "framed"} and not dialogue:
        return 0.85 if shape == "whole" else 0.8
    verb = bool(_last_words(before) & vocabulary(language).quoting)
    return max(_continued(block, before) if follows else 0.0, _unmarked(block, shape, announced, verb=verb))


def _continued(block: Block, before: Block) -> float:
    """How surely a paragraph without quotation marks goes on with the quotation before it."""
    enumerated = _ENUMERATED.match(block.text) and _ENUMERATED.match(before.text)
    return 0.95 if enumerated or _ELLIPSIS.match(block.text) else 0.0


def _unmarked(block: Block, shape: str, announced: float, *, verb: bool) -> float:
    """How surely a paragraph after a colon is a quotation although no quotation marks enclose it."""
    if announced < 0.9 or _ENUMERATED.match(block.text):
        return 0.0
    if _ELLIPSIS.match(block.text):
        return 0.95
    if verb and len(block.text) > _SHORT:
        return 0.85
    return 0.7 if shape == "partly" or len(block.text) > _LONG else 0.0


def _shape(block: Block, language: str) -> str:
    """How quotation marks enclose a paragraph: ``whole``, ``open``, ``framed``, ``partly``, or not at all.

    One that is open has no closing mark; in one that is framed, the quotation is interrupted and taken up again.
    """
    text = reading(block).text.rstrip()
    if text[:1] == "‘" and text.endswith(("’", "’.")):
        return "whole"
    first = next(iter(pair(text).quotations), None)
    if first is None or first.start > 0:
        return ""
    if not first.closed:
        return "open" if first.end == len(text) else "partly"
    rest = text[first.end :]
    if not rest.strip(" .,;") or closing_reference(text, first.end, language) == len(text):
        return "whole"
    return "framed" if _CLOSED.search(text) and not _is_speech(text, language) else "partly"


def _is_speech(text: str, language: str) -> bool:
    """Whether what stands between the quotations of a paragraph says who spoke, as in a dialogue."""
    edges = [0, *(place for item in pair(text).quotations if not item.depth for place in (item.start, item.end))]
    between = " ".join(text[start:end] for start, end in zip(edges[::2], [*edges[1::2], len(text)], strict=False))
    words = vocabulary(language)
    return not words.reporting.union(words.speaking).isdisjoint(re.findall(r"\w+", between.lower()))


def _announced(block: Block, language: str) -> float:
    """How surely the block before announces a quotation."""
    text = normal(block)
    if _COLON.search(text):
        return 0.95
    return 0.6 if _last_words(block, 4) & vocabulary(language).quoting else 0.0


def _last_words(block: Block, count: int = 8) -> set[str]:
    """The last words of the last sentence of a block, in small letters."""
    last = _SENTENCES.split(normal(block)[-_REACH:].rstrip(".!?:—–- "))[-1]
    return set(re.findall(r"\w+", last.lower())[-count:])
