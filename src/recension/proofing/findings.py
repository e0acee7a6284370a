"""What the program holds for an error of transcription, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recension.document import Document

_CUT_BEFORE, _CUT_AFTER = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")
CLASSES: Mapping[str, str] = {
    "nonword": "A word that the archive does not have, or hardly, and that may be another misread: tbe for the.",
    "real-word": "A word that is one, but does not fit where it stands: it could not he so.",
    "split": "Two words that are one: organ isation.",
    "name": "A name that the document spells otherwise elsewhere, or one that is usual otherwise: Remain Rolland. "
    "Names that differ by their ending, or as transliterations do, are left alone.",
    "omission": "Two words in a row that no grammar has so; one is missing between them or misread: the and file.",
    "doubled": "One word, or two, that stand twice in a row.",
    "punctuation": "A sign that is stray, lost, doubled, turned or without its fellow; a capital within a sentence; "
    "a hyphen that a compound has elsewhere in the document.",
}
"""The classes of errors, each with what it is."""
BANDS = """\
The band of a finding says how sure the program is: likely from p=0.80, check from p=0.25, and below that hidden, which
--band hidden shows. A sign without its fellow, such as a bracket that is never closed, is at most check however sure it
is, since its fellow may have stood anywhere."""
"""How the bands come about."""


class Band(StrEnum):
    """What is done with a finding: it is marked up, or shown to the editor, or only shown on request."""

    LIKELY = "likely"
    CHECK = "check"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the transcription that is probably not what the print says.

    Attributes:
        start: Offset of its first character in the text of the source (`Source.text`).
        end: Offset after its last character; equal to `start` where something is missing.
        reading: The copy text there: ``text[start:end]``.
        proposals: Up to three readings to put in its place, the best first; an empty one where it is superfluous.
        kind: The class of error, one of `CLASSES`.
        posterior: How probable it is that the copy text is wrong there, from 0 to 1.
        band: What that probability entitles to.
    """

    start: int
    end: int
    reading: str
    proposals: tuple[str, ...]
    kind: str
    posterior: float
    band: Band


def block_of(document: Document, item: Finding) -> int | None:
    """The index of the block that a finding lies in; what is missing may lie at its end. None if it lies in no one."""
    return next(
        (
            index
            for index in (document.block_at(item.start), document.block_at(item.start - 1))
            if index is not None and item.end <= document.blocks[index].end
        ),
        None,
    )


def surroundings(document: Document, item: Finding, width: int) -> tuple[str, str]:
    """Up to `width` characters of the same block before a finding and after it, no word of them cut."""
    text, index = document.source.text, block_of(document, item)
    first, last = (0, len(text)) if index is None else (document.blocks[index].start, document.blocks[index].end)
    start, end = max(first, item.start - width), min(last, item.end + width)
    before, after = text[start : item.start], text[item.end : end]
    if start > first and not text[start - 1].isspace():
        before = _CUT_BEFORE.sub("", before)
    if end < last and not text[end].isspace():
        after = _CUT_AFTER.sub("", after)
    return before, after
