"""What an editor decides on a place, as the table of a sidecar; and what of the program's findings is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from recension.desk.anchors import anchor_for, widened
from recension.document import Document
from recension.edition import Anchor, Rejection, Sidecar
from recension.proofing.decisions import rejected_places, settled_places, touches
from recension.proofing.evidence import REAL_WORD
from recension.proofing.findings import Finding
from recension.proofing.teaching import not_refuted


class Scope(StrEnum):
    """How far a decision reaches: one place, the equal findings that are open, all equal places, the whole corpus."""

    HERE = "here"
    FINDINGS = "findings"
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


@dataclass(frozen=True, slots=True)
class Equal:
    """Where else an article has the words of a place.

    Attributes:
        findings: The open findings of the same class that read the same, the one at the place among them.
        places: How many places read the same and are not decided yet: whole words, findings or not.
        real: Whether the program holds a real word for wrong there, or it is a sign: either may be right elsewhere.
    """

    findings: tuple[tuple[int, int], ...]
    places: int
    real: bool


def equal_places(findings: Iterable[Finding], document: Document, sidecar: Sidecar, start: int, end: int) -> Equal:
    """Where else `document` has what stands from `start` to `end` of its source.

    Args:
        findings: What is open.
        document: The article.
        sidecar: The decisions.
        start: Offset of the first character.
        end: Offset after the last.
    """
    text, found = document.source.text, list(findings)
    here = next((item for item in found if (item.start, item.end) == (start, end)), None)
    equal = [item for item in found if here and (item.kind, item.reading) == (here.kind, here.reading)]
    settled = settled_places(document, sidecar.rejections)
    words = " ".join(text[start:end].split())
    places = [place for place in Anchor(words).find(text, whole=True) if not touches(place, settled)] if words else []
    real = (here is not None and here.kind == REAL_WORD) or (bool(words) and not any(map(str.isalnum, words)))
    return Equal(tuple((item.start, item.end) for item in equal), len(places), real)


def at_each_place(judgement: Judgement, equal: Equal) -> list[Judgement]:
    """The decisions of which each says one table of the sidecar, in the order of the text."""
    if judgement.scope is not Scope.FINDINGS:
        return [judgement]
    places = equal.findings or ((judgement.start, judgement.end),)
    return [replace(judgement, start=start, end=end, scope=Scope.HERE) for start, end in places]


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
