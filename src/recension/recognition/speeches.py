"""Interviews and debates: paragraphs that begin with the name of whoever speaks."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Collection

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.recognition.names import personal_names
from recension.recognition.vocabulary import vocabulary

RULE = "speech"
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][\w .’'-]{0,28}?)\s*[:.](?=\s+[\w“\"‘(])")
_INITIALS = re.compile(r"[^\W\d_a-zà-ÿ]{1,3}")
"""The letters of question and answer, or the initials of whoever speaks."""
_LEAST = 4
"""So many speeches make an interview, of two speakers or more, each of whom speaks twice."""


def recognise_speeches(document: Document) -> Document:
    """Mark the speakers of an interview, if names in turn begin its paragraphs."""
    names = Counter(name for block in document.blocks if (name := _name(block, document.language)))
    speakers = {name for name, count in names.items() if count > 1}
    if len(speakers) < 2 or sum(names[name] for name in speakers) < _LEAST or _enumerate(speakers):
        return document
    return document.with_blocks(
        _spoken(block) if _name(block, document.language) in speakers else block for block in document.blocks
    )


def _enumerate(labels: Collection[str]) -> bool:
    """Whether labels are the first letters of the alphabet, which number items and name nobody."""
    return "".join(sorted(labels)) == string.ascii_uppercase[: len(labels)]


def _name(block: Block, language: str) -> str:
    """The name that a paragraph begins with as a speech does; empty if it does not."""
    match = _SPEAKER.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if not match or not match[0].endswith(":"):
        return ""
    name = match["name"]
    if len(name) > 1 and name.lower() in vocabulary(language).function_words:
        return ""
    return name if _INITIALS.fullmatch(name) or (len(name.split()) <= 3 and personal_names(name)) else ""


def _spoken(block: Block) -> Block:
    match = _SPEAKER.match(block.text)
    assert match is not None
    return block.recognised(BlockKind.SPEECH, RULE, 0.9).marked([Mark(MarkKind.SPEAKER, 0, match.end(), RULE)])
