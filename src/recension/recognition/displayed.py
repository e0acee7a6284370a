"""Displayed quotations: paragraphs that are one quotation, announced by the paragraph before."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Block, BlockKind, Document, reading
from recension.recognition.layout import normal
from recension.recognition.quotation_marks import pair
from recension.recognition.reference_grammar import closing_reference
from recension.recognition.vocabulary import vocabulary

RULE = "displayed"
_LAST_SENTENCE = re.compile(r"[^.!?]*[.!?:—–-]?$")


def recognise_displayed(document: Document) -> Document:
    """Take a paragraph, or a run of them, that is nothing but one quotation for a displayed one, if it is announced."""
    blocks = list(document.blocks)
    index = 1
    while index < len(blocks):
        run = _run(blocks, index, document.language)
        certainty = _announced(blocks[index - 1], document.language) if run else 0.0
        for place in range(index, index + run if certainty else index):
            taken = blocks[place].recognised(BlockKind.QUOTATION, RULE, certainty)
            blocks[place] = replace(taken, joined=place > index)
        index += max(run, 1) if certainty else 1
    return document.with_blocks(blocks)


def _run(blocks: list[Block], index: int, language: str) -> int:
    """How many paragraphs from `index` on make up one quotation; 0 if they do not.

    Every paragraph of a long quotation opens with a mark, and only the last one closes (Chicago Manual of Style,
    13.32).
    """
    for place in range(index, len(blocks)):
        if blocks[place].kind is not BlockKind.PARAGRAPH:
            return 0
        text = reading(blocks[place]).text.rstrip()
        first = next(iter(pair(text).quotations), None)
        if first is None or first.start > 0:
            return 0
        if first.closed:
            rest = text[first.end :]
            whole = not rest.strip(" .,;") or closing_reference(text, first.end, language) == len(text)
            return place - index + 1 if whole else 0
        if first.end != len(text):
            return 0
    return 0


def _announced(block: Block, language: str) -> float:
    """How surely the block before announces a quotation."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTATION}:
        return 0.0
    text = normal(block)
    if text.endswith((":", ":—", ":–", ": –", ": —")):
        return 0.95
    last = _LAST_SENTENCE.search(text.rstrip(".!?"))
    tail = re.findall(r"\w+", last[0].lower())[-4:] if last else []
    return 0.6 if set(tail) & vocabulary(language).quoting else 0.0
