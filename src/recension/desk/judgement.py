"""What an editor decides on a place, as the table of a sidecar; and what of the program's findings is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recension.desk.anchors import anchor_for, widened
from recension.document import Document
from recension.edition import Anchor, Rejection, Sidecar
from recension.proofing.decisions import rejected_places, settled_places, touches
from recension.proofing.findings import Finding
from recension.proofing.teaching import not_refuted


class Scope(StrEnum):
    """How far a decision reaches."""

    HERE = "here"
    ARTICLE = "article"
    CORPUS = "corpus"


@dataclass(frozen=True, slots=True)
class Emend:
    """The words from `start` to `end` are to read `reading`; empty where they are superfluous."""

    start: int
    end: int
    reading: str
    scope: Scope = Scope.HERE
    cert: str = "high"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """The words from `start` to `end` are right."""

    start: int
    end: int
    scope: Scope = Scope.HERE
    reason: str = ""


Judgement = Emend | Reject


def table_of(judgement: Judgement, text: str, resp: str) -> tuple[str, dict[str, str | bool]]:
    """The kind of table that says `judgement` in a sidecar, and its keys in order.

    Args:
        judgement: The decision; one for the corpus is none of a sidecar's.
        text: The text of the source.
        resp: The identifier of the editor.

    Raises:
        NoAnchorError: Nothing tells the place from others.
    """
    start, end = judgement.start, judgement.end
    everywhere = judgement.scope is Scope.ARTICLE
    if isinstance(judgement, Reject):
        if start == end or (everywhere and not any(map(str.isalnum, text[start:end]))):
            start, end = widened(text, start, end)
        return "rejection", {
            **_anchored(text, start, end, everywhere=everywhere),
            "resp": resp,
            **({"reason": judgement.reason} if judgement.reason else {}),
        }
    reading = spaced(text, start, judgement.reading) if start == end else judgement.reading
    return "emendation", {
        **_anchored(text, start, end, everywhere=everywhere),
        **({"reading": reading} if reading else {}),
        "resp": resp,
        "cert": judgement.cert,
        **({"reason": judgement.reason} if judgement.reason else {}),
    }


def spaced(text: str, offset: int, words: str) -> str:
    """`words` with the space that they need before or after them when they are put in at `offset` of `text`."""
    if not words[:1].isalnum() or not words[-1:].isalnum():
        return words
    before, after = text[offset - 1 : offset], text[offset : offset + 1]
    if before and not before.isspace() and (not after or after.isspace()):
        return f" {words}"
    return f"{words} " if after and not after.isspace() and (not before or before.isspace()) else words


def _anchored(text: str, start: int, end: int, *, everywhere: bool) -> dict[str, str | bool]:
    if everywhere:
        return {"exact": " ".join(text[start:end].split()), "everywhere": True}
    anchor = anchor_for(text, start, end)
    return {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}


def place_in(text: str, table: Mapping[str, Any]) -> int | None:
    """Where in `text` the words of a sidecar's table stand first; None if they do not."""
    anchor = Anchor(*(str(table.get(key, "")) for key in ("exact", "prefix", "suffix")))
    return next((start for start, _ in anchor.find(text)), None) if anchor != Anchor("") else None


def rejections_of(document: Document, sidecar: Sidecar) -> list[tuple[Rejection, list[tuple[int, int]]]]:
    """Each rejection with the places that it holds right, as offsets of the source of `document`."""
    text = document.source.text
    return [(rejection, rejected_places(text, rejection)) for rejection in sidecar.rejections]


def open_findings(
    findings: Iterable[Finding], document: Document, sidecar: Sidecar, lexicon: Sequence[str]
) -> tuple[Finding, ...]:
    """Those of `findings` on whose places neither the sidecar nor the corpus's lexicon has said anything.

    Args:
        findings: What the program found, in the order of the text.
        document: The article, with the editor's emendations marked upon it.
        sidecar: The decisions.
        lexicon: What is right in every article.
    """
    settled = settled_places(document, sidecar.rejections)
    left = [finding for finding in findings if not touches((finding.start, finding.end), settled)]
    return not_refuted(left, document.source.text, sidecar.rejections, lexicon)
