"""HTML: blocks are what the page shows as blocks, with the way in which it shows them as evidence for the rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from recension.document import HEAD_PART, Block, BlockKind, Document, Mark, MarkKind, Markup
from recension.markup import begins_line, is_hidden, page_of, parse_page, shown
from recension.positions import positions
from recension.readers.gathering import Gathered
from recension.readers.head import read_front_matter, read_head
from recension.readers.landmarks import article_of, furniture_of, is_verse_line
from recension.readers.lists import ITEMS, LISTS, Lists
from recension.readers.phrases import Attributes, is_alike, language_of, meaning, pointer
from recension.readers.tables import is_data_table, span_of
from recension.source import HTML, MARKDOWN, Source

_ICON = 40
"""An image of no more pixels than this, either way, is a button or an ornament."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp)$|[/:]File:", re.IGNORECASE)
"""The address of a picture, or of the page about one in a wiki."""
_BREAKS = frozenset({"", " ", "\n"})
"""After these a space shows nothing."""
_DEEP = 30
"""So many of the elements around a block are evidence of what it is."""
_SEPARATION = "\n\n"


def read_html(source: Source, language: str) -> Document:
    """Divide a page of HTML, or of what stands for one, into its blocks; its source is what a reader sees of it."""
    root = parse_page(page_of(source), source.name)
    page = _Page()
    if root is not None:
        article = article_of(root)
        stated = next(filter(None, map(language_of, root.iter("html", "body"))), "")
        page = _Page(article, furniture_of(root, article), stated)
        _walk(root, page)
    text = _SEPARATION.join(block.text for block in page.blocks)
    find = partial(positions, source.text, source.name, text) if source.form == HTML else None
    seen = source.with_text(text, page.places, find)
    claims, reports = read_front_matter(source) if source.form == MARKDOWN else (read_head(root), ())
    return Document(seen, language, tuple(page.blocks), diagnostics=(*source.diagnostics, *reports), claims=claims)


def _walk(root: etree._Element, page: _Page) -> None:
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if event == "start":
            if is_hidden(element):
                walker.skip_subtree()
                continue
            page.begin(element, tag)
            page.add(element.text)
        else:
            if not is_hidden(element):
                page.end(element, tag)
            if element is not root:
                page.add(element.tail)


@dataclass(slots=True)
class _Inline:
    """An element within a line that is open and means something, and where it began in the block that is being read."""

    element: etree._Element
    start: int
    kind: MarkKind
    attributes: Attributes


@dataclass(slots=True)
class _Page:
    """The blocks read so far, and the one that is being read; what holds the article, and the site; the language."""

    article: etree._Element | None = None
    furniture: Collection[etree._Element] = ()
    language: str = ""
    blocks: list[Block] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    _length: int = 0
    _around: list[etree._Element] = field(default_factory=list)
    _inline: list[_Inline] = field(default_factory=list)
    _text: Gathered = field(default_factory=Gathered)
    _marks: list[Mark] = field(default_factory=list)
    _anchors: int = 0
    _verbatim: int = 0
    _furniture: int = 0
    _within_article: int = 0
    _boxes: list[bool] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _figures: list[tuple[str, str]] = field(default_factory=list)
    _rule: str = ""
    _cell: etree._Element | None = None
    _tables: list[bool] = field(default_factory=list)
    _row: int = 0
    _lists: Lists = field(default_factory=Lists)
    _fresh: bool = True
    """Whether the list or the table that is open has no block yet."""

    def begin(self, element: etree._Element, tag: str) -> None:
        """A start tag."""
        identifier = element.get("id") or (element.get("name") if tag == "a" else None)
        if begins_line(element):
            if is_verse_line(element):
                self._verse_line()
                return
            self._boundary()
            self._around.append(element)
            self._furniture += element in self.furniture
            self._within_article += element is self.article
            self._begin_structure(element, tag)
        elif tag == "br":
            self._line_end()
        elif tag == "img":
            self._image(element)
        else:
            self._begin_inline(element, tag)
        if identifier:
            self._names.append(identifier)

    def _line_end(self) -> None:
        """A line ends here; an empty line parts paragraphs, as many a page makes them."""
        if self._cell is None and self._text.stands_on_empty_line():
            self._flush()
        else:
            self._text.end_line()

    def _verse_line(self) -> None:
        """A line of verse that is an element of its own begins or ends here."""
        if self._text.last not in {"", "\n"}:
            self._text.end_line()

    def _begin_inline(self, element: etree._Element, tag: str) -> None:
        """Open an element within a line, unless what it means holds here already."""
        self._anchors += tag == "a"
        kind, attributes = meaning(element, self.language)
        known = kind is not MarkKind.Q and any(
            other.kind is kind and (kind is MarkKind.REF or other.attributes == attributes) for other in self._inline
        )
        if kind and not known:
            self._inline.append(_Inline(element, self._text.length, kind, attributes))

    def _begin_structure(self, element: etree._Element, tag: str) -> None:
        if tag == "hr":
            self._rule = element.get("class") or "hr"
        elif tag == "pre":
            self._verbatim += 1
        elif tag in LISTS or tag in ITEMS:
            self._fresh = self._fresh or (tag in LISTS and self._lists.outside)
            self._lists.begin(element, tag)
        elif tag == "table":
            self._tables.append(is_data_table(element))
            self._lists.enter_table()
            self._boxes.append(len(list(itertools.islice(element.iter("td", "th"), 2))) == 1)
            self._fresh, self._row = True, 0
        elif tag == "tr":
            self._row += 1
        elif tag in {"td", "th"} and self._tables and self._tables[-1]:
            self._cell = element

    def end(self, element: etree._Element, tag: str) -> None:
        """An end tag."""
        if begins_line(element):
            if is_verse_line(element):
                self._verse_line()
                return
            if self._cell is element:
                self._flush()
                self._cell = None
            self._boundary()
            self._around.pop()
            if tag == "table":
                self._tables.pop()
                self._boxes.pop()
                self._lists.leave_table()
            elif tag in LISTS or tag in ITEMS:
                self._lists.end(tag)
            elif tag == "pre":
                self._verbatim -= 1
            self._furniture -= element in self.furniture
            self._within_article -= element is self.article
            return
        self._anchors -= tag == "a"
        if self._inline and self._inline[-1].element is element:
            self._close(self._inline.pop())

    def add(self, text: str | None) -> None:
        """Text of the page."""
        if not text:
            return
        piece = shown(text, verbatim=self._verbatim > 0)
        self._text.add(piece if self._verbatim or self._text.last not in _BREAKS else piece.lstrip(" "))

    def _boundary(self) -> None:
        """A block begins or ends here; within a cell that is no more than a line end."""
        if self._cell is None:
            self._flush()
        elif self._text.last != "\n" and any(piece.strip() for piece in self._text.pieces):
            self._text.end_line()

    def _close(self, inline: _Inline) -> None:
        """Mark what an element within a line holds, white space at its ends aside."""
        end = self._text.end_from(inline.start)
        if inline.start < end:
            self._marks.append(Mark(inline.kind, inline.start, end, "reader", 1.0, inline.attributes))

    def _image(self, element: etree._Element) -> None:
        """Keep a picture that is no button; it stands after the block that it is in."""
        sizes = [int(size) for name in ("width", "height") if (size := element.get(name, "")).isdecimal()]
        address = pointer(element.get("src", ""))
        if address and min(sizes or [99]) > _ICON and not (self._anchors and self._is_button(element)):
            self._figures.append((address, " ".join(shown(element.get("alt")).split())))

    def _is_button(self, element: etree._Element) -> bool:
        """Whether a picture within a link leads elsewhere, and not to a larger picture of the same."""
        anchor = next(element.iterancestors("a"), None)
        target = "" if anchor is None else anchor.get("href", "")
        in_figure = any(around.tag == "figure" for around in self._around[-_DEEP:])
        return bool(target) and not in_figure and not _PICTURE.search(target)

    def _flush(self) -> None:
        """Make a block of what was read, if that is anything."""
        for inline in reversed(self._inline):
            self._close(inline)
            inline.start = 0
        read = "".join(self._text.pieces)
        text = read.strip()
        lead = len(read) - len(read.lstrip())
        if text or self._cell is not None:
            self._append(text, tuple(_moved(self._marks, -lead, text)))
            self._rule, self._names = "", []
        self._text, self._marks = Gathered(), []
        for address, description in self._figures:
            facts = (("url", address), ("desc", description))
            captioned = self._in_figure() and HEAD_PART in self.blocks[-1].attributes
            self._put(Block(BlockKind.FIGURE, "", 0, joined=captioned, attributes=facts))
        self._figures = []

    def _in_figure(self) -> bool:
        """Whether the last block is of the same ``figure`` as this."""
        last = self.blocks[-1] if self.blocks else None
        inside = any(element.tag == "figure" for element in self._around[-_DEEP:])
        return inside and last is not None and last.kind is BlockKind.FIGURE and not last.joined

    def _append(self, text: str, marks: tuple[Mark, ...]) -> None:
        links = "".join(text[mark.start : mark.end] for mark in marks if mark.kind is MarkKind.REF)
        linked = sum(map(str.isalnum, links))
        holder = self._around[-1] if self._around else None
        markup = Markup(
            tag=str(holder.tag) if holder is not None else "body",
            classes=frozenset((holder.get("class") or "").lower().split()) if holder is not None else frozenset(),
            within=tuple(str(element.tag) for element in reversed(self._around[-_DEEP:-1])),
            rule=self._rule,
            linked=linked / sum(map(str.isalnum, text)) if linked else 0.0,
            boxed=any(self._boxes[-_DEEP:]),
            names=tuple(self._names),
            outside=bool(self._furniture) or (self.article is not None and not self._within_article),
        )
        kind, attributes = self._kind()
        joined = kind in {BlockKind.ITEM, BlockKind.CELL} and not self._fresh
        joined = joined or (kind is BlockKind.FIGURE and self._in_figure())
        self._fresh = self._fresh and kind is BlockKind.PARAGRAPH
        self._put(Block(kind, text, 0, marks, joined=joined, attributes=attributes, markup=markup))

    def _kind(self) -> tuple[BlockKind, Attributes]:
        """What the elements around a block make of it, and the attributes of that."""
        if self._cell is not None:
            facts = [("row", str(self._row)), *([("role", "label")] if self._cell.tag == "th" else [])]
            facts += [(name, span) for name in ("cols", "rows") if (span := span_of(self._cell, name))]
            return BlockKind.CELL, tuple(facts)
        tag = self._around[-1].tag if self._around else "body"
        if tag == "caption" and self._tables and self._tables[-1]:
            return BlockKind.CELL, (("row", "0"), HEAD_PART)
        if tag == "figcaption":
            return BlockKind.FIGURE, (HEAD_PART,)
        place = self._lists.facts()
        return (BlockKind.ITEM, place) if place else (BlockKind.PARAGRAPH, self._foreign())

    def _foreign(self) -> Attributes:
        """The language of what is read here, where the page says that it is another than its own."""
        inner = (element for element in reversed(self._around[-_DEEP:]) if element.tag not in {"html", "body"})
        stated = next(filter(None, map(language_of, inner)), "")
        return (("xml:lang", stated),) if stated and not is_alike(stated, self.language) else ()

    def _put(self, block: Block) -> None:
        start = self._length + len(_SEPARATION) * bool(self.blocks)
        holder = self._around[-1] if self._around else None
        line = None if holder is None else holder.get("data-line") or holder.sourceline
        marks = tuple(sorted(block.marks, key=lambda mark: (mark.start, -mark.end)))
        self.blocks.append(replace(block, start=start, marks=marks))
        self.places.append((start, int(line or 1)))
        self._length = start + len(block.text)


def _moved(marks: list[Mark], by: int, text: str) -> Iterator[Mark]:
    """The marks in what is `text` now that its beginning was cut off; none begins with white space."""
    for mark in marks:
        start, end = max(mark.start + by, 0), min(mark.end + by, len(text))
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield Mark(mark.kind, start, end, mark.rule, mark.certainty, mark.attributes)
