"""Interviews and debates: paragraphs that begin with the name of whoever speaks."""

from __future__ import annotations

import re
from collections import Counter

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.recognition.names import personal_names
from recension.recognition.vocabulary import vocabulary

RULE = "speech"
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][\w .’'-]{0,28}?)\s*[:.](?=\s+[\w“\"‘(])")
_LEAST = 4
"""So many speeches make an interview, of two speakers or more, each of whom speaks twice."""


def recognise_speeches(document: Document) -> Document:
    """Mark the speakers of an interview, if names in turn begin its paragraphs."""
    names = Counter(name for block in document.blocks if (name := _name(block, document.language)))
    speakers = {name for name, count in names.items() if count > 1}
    if len(speakers) < 2 or sum(names[name] for name in speakers) < _LEAST:
        return document
    return document.with_blocks(
        _spoken(block) if _name(block, document.language) in speakers else block for block in document.blocks
    )


def _name(block: Block, language: str) -> str:
    """The name that a paragraph begins with as a speech does; empty if it does not."""
    match = _SPEAKER.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if not match or not match[0].endswith(":") or match["name"].lower() in vocabulary(language).function_words:
        return ""
    return match["name"] if len(match["name"].split()) <= 3 and personal_names(match["name"]) else ""


def _spoken(block: Block) -> Block:
    match = _SPEAKER.match(block.text)
    assert match is not None
    return block.recognised(BlockKind.SPEECH, RULE, 0.9).marked([Mark(MarkKind.SPEAKER, 0, match.end(), RULE)])
