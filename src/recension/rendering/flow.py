"""A text as it flows over a page: paragraphs in the blocks that hold them, with what stands in the line and the notes.

Words part here exactly where `recension.tei.events` parts them, so every form that is written from a flow has the
words of the view, none joined and none split (TEI P5, 1.3.1.1.2 and the white-space rules that follow from it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from recension import tei
from recension.rendering.lines import stands_in_line
from recension.tei import Boundary, View

GAP = "[…]"
"""What stands for words that the copy text has lost or that nobody could read."""
_HOLD_BLOCKS = frozenset(
    """text group front body back div div1 div2 div3 div4 div5 div6 div7 noteGrp floatingText listBibl
    titlePage""".split()
)
"""What a note stands in as a block among others; anywhere else it belongs to the words before it."""
_POINTS = frozenset({"choice", "supplied", "surplus", "app", "graphic"})
"""What leaves a `Point` at its place even where it holds something."""
_WITHIN = frozenset({"lb", "note"})
"""What parts words and makes no block of the line that it stands in."""
_XML_SPACE = " \t\n\r"
WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
"""What an address begins with that a reader of any form can follow."""
_SPACE = re.compile(f"[{_XML_SPACE}]+")


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the line; `spans` are the inline elements around them, the outermost first."""

    text: str
    spans: tuple[etree._Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """The place in the line that a note belongs to; `label` is the mark that the file has there, if it has one."""

    note: etree._Element
    label: str
    spans: tuple[etree._Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph (``lb``)."""

    element: etree._Element


@dataclass(frozen=True, slots=True)
class Point:
    """An element without words in this view at its place: an emendation's other side, a page break, an anchor."""

    element: etree._Element


Piece = Text | Call | Break | Point


def pointed(piece: Piece) -> str:
    """The address of the web that a pointer without words (``ptr``) gives; empty for any other piece."""
    if not isinstance(piece, Point) or tei.local(piece.element) != "ptr":
        return ""
    target = piece.element.get("target", "").strip()
    return target if WEB.match(target) else ""


@dataclass(slots=True)
class Paragraph:
    """A stretch of text between boundaries; `element` is the block that it stands in."""

    element: etree._Element
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words alone, on one line; a note's call is not among them."""
        parts = (piece.text if isinstance(piece, Text) else " " * isinstance(piece, Break) for piece in self.pieces)
        return " ".join("".join(parts).split())


@dataclass(slots=True)
class Node:
    """A block that holds others: a division, a list, a stanza."""

    element: etree._Element
    children: list[Node | Paragraph] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The local name of the element."""
        return tei.local(self.element)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs within, in their order."""
        for child in self.children:
            if isinstance(child, Paragraph):
                yield child
            else:
                yield from child.paragraphs()


@dataclass(slots=True)
class Flow:
    """The texts of a file, and the notes that were taken out of them, in the order of their calls."""

    texts: list[Node]
    notes: dict[etree._Element, Node]


def flow(texts: list[etree._Element], view: View, *, notes_moved: bool) -> Flow:
    """Lay out `texts` in a row.

    Args:
        texts: The outermost texts of a file.
        view: The reading text, or the copy text.
        notes_moved: Whether a note that stands elsewhere goes to the first reference to it, as a call; else only the
            notes that stand in a line are taken out of it.
    """
    holders = _holders(texts)
    calls = _references(texts, view, holders) if notes_moved else {}
    builder = _Builder(view, calls, set(calls.values()), holders)
    roots = [builder.build(text) for text in texts]
    called = [piece.note for root in roots for piece in _all_calls(root, builder.notes)]
    return Flow(roots, {note: builder.notes[note] for note in called})


def _all_calls(root: Node, notes: dict[etree._Element, Node]) -> Iterator[Call]:
    for paragraph in root.paragraphs():
        for piece in paragraph.pieces:
            if isinstance(piece, Call):
                yield piece
                yield from _all_calls(notes[piece.note], notes)


@dataclass(slots=True)
class _Builder:
    view: View
    calls: dict[etree._Element, etree._Element]
    moved: set[etree._Element]
    holders: set[etree._Element]
    notes: dict[etree._Element, Node] = field(default_factory=dict)
    _nodes: list[Node] = field(default_factory=list)
    _spans: list[etree._Element] = field(default_factory=list)
    _current: Paragraph | None = None

    def build(self, element: etree._Element) -> Node:
        """The blocks of one text, or of one note."""
        outside = self._nodes, self._spans, self._current
        root = Node(element)
        self._nodes, self._spans, self._current = [root], [], None
        skipping: etree._Element | None = None
        for piece in tei.events(element, self.view):
            if skipping is not None:
                if isinstance(piece, Boundary) and piece.element is skipping and not piece.begins:
                    skipping = None
            elif isinstance(piece, str):
                self._add_text(piece)
            elif piece.element is not element:
                skipping = self._boundary(piece)
        self._flush()
        self._nodes, self._spans, self._current = outside
        return root

    def _boundary(self, boundary: Boundary) -> etree._Element | None:
        """Enter or leave an element; the element, if all that is in it is to be passed over."""
        element, kind = boundary.element, tei.local(boundary.element)
        if boundary.begins and boundary.parts and kind == "note" and (element in self.moved or _is_apart(element)):
            self.notes[element] = self.build(element)
            if element not in self.moved:
                self._piece(Call(element, element.get("n", ""), tuple(self._spans)))
            return element
        if boundary.begins and element in self.calls:
            self._piece(Call(self.calls[element], " ".join(tei.words(element, self.view)), tuple(self._spans)))
            return element
        if kind == "lb" and boundary.parts:
            self._break(boundary)
        elif boundary.parts and (element in self.holders or not stands_in_line(element)):
            self._block(boundary)
        else:
            if boundary.parts:
                self._add_text(" ")
            self._inline(boundary)
            if boundary.parts:
                self._add_text(" ")
        return None

    def _block(self, boundary: Boundary) -> None:
        self._flush()
        if boundary.begins:
            self._open(boundary.element)
        else:
            self._nodes.pop()

    def _inline(self, boundary: Boundary) -> None:
        """Words run on at its begin and its end, even where it holds blocks."""
        element = boundary.element
        if not boundary.begins:
            self._spans.pop()
            if self._nodes[-1].element is element:
                self._nodes.pop()
            return
        self._spans.append(element)
        if element in self.holders:
            self._open(element)
        elif tei.local(element) == "gap" and not any(map(tei.is_verbatim, element.iterchildren(tei.name("desc")))):
            self._add_text(GAP)
        elif tei.local(element) in _POINTS or not (len(element) or element.text):
            self._piece(Point(element))

    def _open(self, element: etree._Element) -> None:
        node = Node(element)
        self._nodes[-1].children.append(node)
        self._nodes.append(node)

    def _break(self, boundary: Boundary) -> None:
        if boundary.begins:
            self._piece(Break(boundary.element))

    def _add_text(self, text: str) -> None:
        if self._current is not None or text.strip(_XML_SPACE):
            self._piece(Text(_SPACE.sub(" ", text), tuple(self._spans)))

    def _piece(self, piece: Piece) -> None:
        if self._current is None:
            self._current = Paragraph(self._nodes[-1].element)
            self._nodes[-1].children.append(self._current)
        self._current.pieces.append(piece)

    def _flush(self) -> None:
        if self._current is not None:
            self._current.pieces[:] = _tidy(self._current.pieces)
        self._current = None


def _references(
    texts: list[etree._Element], view: View, holders: set[etree._Element]
) -> dict[etree._Element, etree._Element]:
    """The first reference to each note that stands elsewhere, and that note.

    A reference within a note is none of these, or two notes that refer to each other would both go nowhere.
    """
    targets = {f"#{note.get(tei.XML_ID)}": note for text in texts for note in text.iter(tei.name("note"))}
    found: dict[etree._Element, etree._Element] = {}
    moved: set[etree._Element] = set()
    for text in texts:
        notes = 0
        for piece in tei.events(text, view):
            if isinstance(piece, str):
                continue
            kind = tei.local(piece.element)
            notes += (kind == "note") * (1 if piece.begins else -1)
            note = targets.get(piece.element.get("target", ""))
            if kind not in {"ref", "ptr"} or not piece.begins or notes or note is None or note in moved:
                continue
            if not (_is_apart(note) or piece.element in holders or tei.is_omitted(piece.element, view)):
                found[piece.element] = note
                moved.add(note)
    return found


def _is_apart(note: etree._Element) -> bool:
    """Whether a note stands at its anchor in the file and elsewhere on the page."""
    return tei.local(note.getparent()) not in _HOLD_BLOCKS


def _holders(texts: list[etree._Element]) -> set[etree._Element]:
    """The elements that have blocks in them; of those in the line, a quotation with paragraphs is one."""
    found: set[etree._Element] = set()
    for element in (element for text in texts for element in text.iter(etree.Element)):
        if tei.local(element) in _WITHIN or not tei.parts_words(element) or stands_in_line(element):
            continue
        for outer in element.iterancestors():
            if outer in found:
                break
            found.add(outer)
    return found


def _tidy(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces of a paragraph, white space between words as one space, and none at either end of a line."""
    kept: list[Piece] = []
    spaced = True
    for piece in pieces:
        if isinstance(piece, Text):
            text = piece.text.lstrip(" ") if spaced else piece.text
            if text:
                kept.append(Text(text, piece.spans))
                spaced = text.endswith(" ")
            continue
        if isinstance(piece, Break):
            _trim(kept)
        kept.append(piece)
        spaced = isinstance(piece, Break) or (spaced and _is_unseen(piece))
    _trim(kept)
    return iter(kept)


def _is_unseen(piece: Piece) -> bool:
    """Whether a piece leaves nothing on the line in any form, so that the spaces on both its sides are one."""
    return isinstance(piece, Point) and not pointed(piece) and tei.local(piece.element) != "graphic"


def _trim(pieces: list[Piece]) -> None:
    """Take white space off the end of a line."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, Text):
            if piece.text.strip(" "):
                pieces[place] = Text(piece.text.rstrip(" "), piece.spans)
                return
            del pieces[place]
        elif not _is_unseen(piece):
            return
