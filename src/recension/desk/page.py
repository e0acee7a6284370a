"""An article as its reader will see it, with the way from every character of the page back to the transcription."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import builder as h

from recension import tei
from recension.document import Block, Document, Mark
from recension.edition import Edition, Sidecar
from recension.encoding.body import OUTSIDE_TEXT
from recension.pipeline import encode
from recension.proofing.findings import Finding
from recension.rendering import render_html
from recension.tei import View

_PIECE = "desk-"
"""Begins the identifiers of pieces of text while the page is made."""
_VISIBLE = re.compile(r"\S")
_EMENDATIONS = frozenset({"choice", "supplied", "surplus"})


class _AstrayError(Exception):
    """The text of the TEI file is not that of the blocks in their order."""


def page_of(document: Document, edition: Edition, sidecar: Sidecar, findings: Sequence[Finding]) -> str:
    """The article as HTML: its reading copy, and below it what its web page has around it.

    Every piece of the transcription is a ``span`` with the offset of its first character in ``data-o``, and with the
    finding that it is in, by its number, in ``data-f``; an emendation has the offsets of the copy text in ``data-d``.
    """
    around = [block for block in document.blocks if block.kind in OUTSIDE_TEXT]
    try:
        parts = _reading_copy(document, edition, sidecar, findings)
    except _AstrayError:
        around, parts = list(document.blocks), []
    if around:
        pieces = (h.P(*_plain(block, document, findings)) for block in around)
        parts.append(h.SECTION(h.CLASS("around"), h.H2("Around the article on its page"), *pieces))
    return "".join(etree.tostring(part, method="html", encoding="unicode", with_tail=False) for part in parts)


def _reading_copy(
    document: Document, edition: Edition, sidecar: Sidecar, findings: Sequence[Finding]
) -> list[html.HtmlElement]:
    """The body of the reading copy.

    Raises:
        _AstrayError: It cannot be followed back to the transcription.
    """
    tree = encode(document, edition=edition, sidecar=sidecar)
    text = tree.getroot().find(tei.name("text"))
    assert text is not None
    walk = _Walk(document.source.text, _article(document), findings)
    walk.through(text)
    if walk.next() is not None:
        raise _AstrayError
    marks = _emended(document)
    if len(marks) != len(walk.emendations):
        raise _AstrayError
    places = dict(zip(walk.emendations, marks, strict=True))
    main = html.document_fromstring(render_html(tree).text).find(".//main")
    if main is None:
        raise _AstrayError
    return [_finished(part, places, findings) for part in main]


def _article(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind not in OUTSIDE_TEXT]


def _emended(document: Document) -> list[str]:
    """The places of the article's emendations in the order of the text, as ``start-end``."""
    return [
        f"{block.start + mark.start}-{block.start + mark.end}"
        for block in _article(document)
        for mark in block.marks
        if mark.emendation
    ]


@dataclass(slots=True)
class _Walk:
    """Goes through the text of a TEI tree along the article's blocks, up to `at`, and puts it into pieces."""

    source: str
    blocks: Sequence[Block]
    findings: Sequence[Finding]
    at: int = 0
    passed: int = 0
    emendations: list[str] = field(default_factory=list)

    def through(self, element: etree._Element) -> None:
        """Wrap the copy text in `element` in ``seg`` elements whose identifiers have its offsets."""
        kind = tei.local(element)
        if kind in _EMENDATIONS:
            self.emendations.append(element.get(tei.XML_ID, ""))
        if tei.is_omitted(element, View.DIPLOMATIC):
            return
        children = list(element)
        if kind == "milestone":
            for character in "".join(element.get("rend", "").split()):
                self._follow(character)
        elif kind != "choice":
            text, element.text = element.text or "", ""
            self._put(element, 0, text)
        for child in children:
            self.through(child)
            if kind != "choice":
                tail, child.tail = child.tail or "", ""
                self._put(element, element.index(child) + 1, tail)

    def _put(self, parent: etree._Element, index: int, text: str) -> None:
        """Insert `text` before the child number `index` of `parent`, in pieces that belong to one finding or none."""
        if not text.strip():
            _insert_text(parent, index, text)
            return
        start = self._follow(text)
        for begin, end in _pieces(start, start + len(text), self.findings):
            piece = etree.Element(tei.name("seg"))
            piece.set(tei.XML_ID, f"{_PIECE}{begin}-{end}")
            piece.text = self.source[begin:end]
            parent.insert(index, piece)
            index += 1

    def _follow(self, text: str) -> int:
        """Go on by `text`, which is not white space alone; where in the transcription it begins.

        Raises:
            _AstrayError: The transcription has another text here.
        """
        offset = self.next()
        start = -1 if offset is None else offset - (len(text) - len(text.lstrip()))
        if start < 0 or not self.source.startswith(text, start):
            raise _AstrayError
        self.at = start + len(text)
        return start

    def next(self) -> int | None:
        """The offset of the next character that is no white space; None at the end of the article."""
        while self.passed < len(self.blocks):
            block = self.blocks[self.passed]
            if found := _VISIBLE.search(self.source, max(self.at, block.start), block.end):
                return found.start()
            self.passed += 1
        return None


def _insert_text(parent: etree._Element, index: int, text: str) -> None:
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text


def _pieces(start: int, end: int, findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """The stretch from `start` to `end` divided wherever a finding begins or ends; an empty one where words lack."""
    near = findings[_near(findings, start, end)]
    cuts = {offset for finding in near for offset in (finding.start, finding.end) if start < offset < end}
    gaps = {finding.start for finding in near if finding.start == finding.end}
    for begin, until in itertools.pairwise(sorted({start, end} | cuts)):
        if begin in gaps:
            yield begin, begin
        yield begin, until
    if end in gaps:
        yield end, end


def _near(findings: Sequence[Finding], start: int, end: int) -> slice:
    """Which of `findings`, which are in the order of the text, overlap or touch the stretch from `start` to `end`."""
    first = bisect.bisect_left(findings, start, key=lambda finding: finding.end)
    return slice(first, bisect.bisect_right(findings, end, first, key=lambda finding: finding.start))


def _finished(part: html.HtmlElement, places: dict[str, str], findings: Sequence[Finding]) -> html.HtmlElement:
    """A part of the reading copy, its pieces and emendations labelled, and without links that lead away."""
    for element in list(part.iter(etree.Element)):
        identifier = element.get("id", "")
        if identifier.startswith(_PIECE):
            start, end = map(int, identifier.removeprefix(_PIECE).split("-"))
            _label(element, start, end, findings)
            del element.attrib["id"]
        elif identifier in places:
            element.set("data-d", places[identifier])
        if element.tag == "a" and not element.get("href", "#").startswith("#"):
            del element.attrib["href"]
        if element.tag == "img":
            element.attrib.pop("src", None)
    return part


def _label(element: html.HtmlElement, start: int, end: int, findings: Sequence[Finding]) -> None:
    element.set("data-o", str(start))
    element.attrib.pop("class", None)
    near = _near(findings, start, end)
    for number, finding in enumerate(findings[near], near.start):
        inside = finding.start <= start and end <= finding.end
        if inside and (start < end or finding.start == finding.end):
            element.set("class", f"finding {finding.band}")
            element.set("data-f", str(number))


def _plain(block: Block, document: Document, findings: Sequence[Finding]) -> Iterator[html.HtmlElement]:
    """The text of a block as emended, in pieces, for what the reading copy does not show in full."""
    here = 0
    for mark in [*(mark for mark in block.marks if mark.emendation), None]:
        until = mark.start if mark else len(block.text)
        for start, end in _pieces(block.start + here, block.start + until, findings) if here < until else ():
            piece = h.SPAN(document.source.text[start:end])
            _label(piece, start, end, findings)
            yield piece
        if mark:
            yield _emendation(block, mark)
            here = mark.end


def _emendation(block: Block, mark: Mark) -> html.HtmlElement:
    assert mark.emendation is not None
    readings = mark.emendation.readings
    link = h.A(readings[0] if readings else "", h.CLASS("emendation"))
    link.set("data-d", f"{block.start + mark.start}-{block.start + mark.end}")
    link.set("data-other", block.text[mark.start : mark.end])
    return link
