"""The title of the web page, which programs put before its text: it says once more who wrote what."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import BlockKind, Document
from recension.recognition.layout import folded, normal

_SEPARATOR = re.compile(r"\s[|–—-]\s|[:;,(|]")
_NEAR = 12
"""So many blocks after it have what it repeats."""
_MOST = 0.6
"""This share of its letters the lines after it have, or more."""
_LONGEST = 250


def with_page_title(document: Document) -> Document:
    """Take the first line for the title of the web page, if the lines after it are its parts, and claim what it says.

    A page of mark-up has its title apart, so that only plain text is looked at.
    """
    blocks = document.blocks
    first = next((index for index, block in enumerate(blocks) if block.kind is not BlockKind.MILESTONE), None)
    if first is None or blocks[first].markup or document.claims.title or not _repeats(document, first):
        return document
    taken = [*blocks]
    taken[first] = blocks[first].recognised(BlockKind.BOILERPLATE, "titling", 0.9)
    claims = replace(document.claims, title=normal(blocks[first]))
    return replace(document.with_blocks(taken), claims=claims)


def _shares(words: list[str], lines: list[str]) -> bool:
    """Whether most of the words come again."""
    again = {word for line in lines for word in line.split()}
    return sum(word in again for word in words) >= _MOST * len(words)


def _repeats(document: Document, first: int) -> bool:
    """Whether the parts of a line follow as lines of their own, or the line itself after the links of the site."""
    block, near = document.blocks[first], document.blocks[first + 1 : first + 1 + _NEAR]
    text = normal(block)
    words = f" {folded(text)} "
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST or not words.strip():
        return False
    links = any(item.kind is BlockKind.NAVIGATION for item in near)
    lines = [folded(normal(item)) for item in near if item.kind is BlockKind.PARAGRAPH and len(item.text) <= _LONGEST]
    if links and words.strip() in lines:
        return True
    if near and near[0].kind is BlockKind.NAVIGATION and _shares(words.split(), lines):
        return True
    found = sorted({line for line in lines if line and f" {line} " in words[:-1] + " "}, key=len, reverse=True)
    parts: list[str] = []
    rest = words
    for line in found:
        if f" {line} " in rest:
            parts.append(line)
            rest = rest.replace(f" {line} ", "  ", 1)
    share = sum(map(len, parts)) / len(words.strip())
    parted = len(parts) > 1 or bool(_SEPARATOR.search(text))
    return words.strip() not in parts and parted and (share >= _MOST or (links and len(parts) > 1))
