"""The text of a document: its blocks as ``body`` and ``back``."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from recension import tei
from recension.document import Block, BlockKind, Document, MarkKind
from recension.edition import PROGRAM
from recension.encoding.elements import Register, certainty_attributes, make
from recension.encoding.inline import write

OUTSIDE_TEXT = frozenset({BlockKind.NAVIGATION, BlockKind.MASTHEAD, BlockKind.STATEMENT, BlockKind.REVISION})
"""Blocks that belong to the web page and not to the article; the header keeps them."""
EDITORS = "editors"
"""The identifier of those who wrote the notes upon the article in its print."""


def encode_text(root: etree._Element, document: Document, register: Register) -> etree._Element:
    """Append the ``text`` of `document` to `root`.

    The article is in ``body``; an editors' note that closes it is in ``back``, and what stands before its title,
    though it is none of the page's own matter, in ``front``.
    """
    text = make(root, "text", id="text")
    blocks = [block for block in document.blocks if block.kind not in OUTSIDE_TEXT]
    first = next((index for index, block in enumerate(blocks) if block.kind in _TITLING), 0)
    last = len(blocks) - _closing(blocks)
    if first:
        _fill(make(make(text, "front"), "div", type="preliminary", id="preliminary"), blocks[:first], register)
    _article(make(make(text, "body"), "div", type="article", id="article"), blocks[first:last], register)
    if blocks[last:]:
        division = make(make(text, "back"), "div", type="editorial", id="editorial", resp=f"#{EDITORS}")
        _paragraphs(division, blocks[last:], register)
    _link_parts(text, register)
    return text


def _closing(blocks: Sequence[Block]) -> int:
    """How many blocks at the end are an editors' note, provided that the article stands before them."""
    count = 0
    for block in reversed(blocks):
        if block.kind is not BlockKind.EDITORIAL:
            break
        count += 1
    return count if any(block.kind not in _AT_TOP for block in blocks) else 0


def _article(article: etree._Element, blocks: Sequence[Block], register: Register) -> None:
    """Fill the division of the article: its title matter, an introduction, and a section at each head."""
    top = next((index for index, block in enumerate(blocks) if block.kind not in _AT_TOP), len(blocks))
    _fill(article, blocks[:top], register)
    rest = [replace(block, kind=BlockKind.PARAGRAPH) if block.kind in _TITLING else block for block in blocks[top:]]
    heads = [index for index, block in enumerate(rest) if block.kind is BlockKind.HEAD]
    before = rest[: heads[0]] if heads else rest
    if heads and before:
        _fill(make(article, "div", type="introduction", id="introduction"), before, register)
    else:
        _fill(article, before, register)
    for section in _sections(rest, heads):
        _fill(make(article, "div", type="section", id=register.next("s")), section, register)
    if not rest:
        make(article, "p", id=register.next("p"))


def _fill(division: etree._Element, blocks: Sequence[Block], register: Register) -> None:
    for group in _groups(blocks):
        _WRITERS[group[0].kind](division, group, register)


def _sections(blocks: Sequence[Block], heads: Sequence[int]) -> Iterator[Sequence[Block]]:
    """The blocks of each section; heads in a row open one together."""
    starts = [index for index in heads if index - 1 not in heads]
    for start, end in itertools.pairwise([*starts, len(blocks)]):
        yield blocks[start:end]


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Each block with those that are joined to it."""
    group: list[Block] = []
    for block in blocks:
        if group and not (block.joined and block.kind is group[0].kind):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _byline(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        byline = make(parent, "byline", id=register.next("b"), **_certainty(block))
        write(make(byline, "docAuthor"), block.text, block.marks, register, keep_lines=True)


def _head(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        kind = _HEAD_TYPES.get(block.kind, "")
        head = make(parent, "head", type=kind, id=register.next("h"), **_certainty(block))
        write(head, block.text, block.marks, register, keep_lines=True)


def _title_date(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        attributes = dict(block.attributes)
        write(make(parent, "docDate", id=register.next("b"), **attributes), block.text, block.marks, register)


def _paragraph(parent: etree._Element, block: Block, register: Register) -> None:
    write(make(parent, "p", id=register.next("p")), block.text, block.marks, register)


def _paragraphs(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        _paragraph(parent, block, register)


def _editorial(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    note = make(parent, "note", type="editorial", resp=f"#{EDITORS}", id=register.next("n"))
    _paragraphs(note, group, register)


def _quotation(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A displayed quotation; with the reference that closes it, a ``cit``."""
    certainty = _certainty(group[0])
    last, reference = _divided(group[-1])
    outer = make(parent, "cit", rend="block", id=register.next("c"), **certainty) if reference else parent
    attributes = {} if reference else {"rend": "block", **certainty}
    quote = make(outer, "quote", id=register.next("q"), **attributes)
    _paragraphs(quote, [*group[:-1], last], register)
    if reference:
        write(outer, reference.text, reference.marks, register)


def _divided(block: Block) -> tuple[Block, Block | None]:
    """A displayed quotation's last block and, cut off from it, the reference at its end."""
    end = len(block.text.rstrip())
    start = next((mark.start for mark in block.marks if mark.kind is MarkKind.BIBL and mark.end == end), 0)
    if not start or any(mark.start < start < mark.end for mark in block.marks):
        return block, None
    kept = tuple(mark for mark in block.marks if mark.end <= start)
    moved = tuple(
        replace(mark, start=mark.start - start, end=mark.end - start) for mark in block.marks if mark.start >= start
    )
    text = block.text[:start].rstrip()
    if any(mark.end > len(text) for mark in kept):
        return block, None
    return replace(block, text=text, marks=kept), replace(
        block, text=block.text[start:], start=block.start + start, marks=moved
    )


def _milestone(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A milestone keeps its signs in ``rend``; one with an emendation upon it stays a paragraph."""
    for block in group:
        if block.marks:
            _paragraph(parent, block, register)
        else:
            make(parent, "milestone", unit="section", rend=" ".join(block.text.split()), id=register.next("m"))


def _list(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    rendition = dict(group[0].attributes).get("rend", "")
    outer = make(parent, "list", rend=rendition, id=register.next("l"), **_certainty(group[0]))
    for _, parts in itertools.groupby(group, lambda block: dict(block.attributes).get("item", block.start)):
        item, blocks = make(outer, "item"), list(parts)
        if len(blocks) == 1:
            write(item, blocks[0].text, blocks[0].marks, register)
        else:
            _paragraphs(item, blocks, register)


def _table(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    table = make(parent, "table", id=register.next("t"))
    for _, cells in itertools.groupby(group, lambda block: dict(block.attributes)["row"]):
        row = make(table, "row")
        for block in cells:
            facts = {name: value for name, value in block.attributes if name != "row"}
            write(make(row, "cell", **facts), block.text, block.marks, register)


def _figure(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        facts = dict(block.attributes)
        figure = make(parent, "figure", id=register.next("f"))
        make(figure, "graphic", url=facts["url"])
        if facts["desc"]:
            make(figure, "figDesc", facts["desc"])


def _certainty(block: Block) -> dict[str, str]:
    return certainty_attributes(block.certainty, PROGRAM)


def _link_parts(text: etree._Element, register: Register) -> None:
    """Join the parts of quotations that run over several paragraphs by ``next`` and ``prev`` (TEI P5, 17.7)."""
    before: etree._Element | None = None
    for element in text.iter():
        part = element.attrib.pop("part", None)
        if part is None:
            continue
        element.set(tei.XML_ID, register.next("q"))
        if before is not None and part in {"M", "F"}:
            before.set("next", f"#{element.get(tei.XML_ID)}")
            element.set("prev", f"#{before.get(tei.XML_ID)}")
        before = None if part == "F" else element


_TITLING = frozenset({BlockKind.BYLINE, BlockKind.KICKER, BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.TITLE_DATE})
_AT_TOP = _TITLING | {BlockKind.EDITORIAL, BlockKind.MILESTONE, BlockKind.FIGURE}
_HEAD_TYPES = {BlockKind.KICKER: "kicker", BlockKind.TITLE: "main", BlockKind.SUBTITLE: "sub"}
_WRITERS: dict[BlockKind, Callable[[etree._Element, Sequence[Block], Register], None]] = {
    BlockKind.PARAGRAPH: _paragraphs,
    BlockKind.BYLINE: _byline,
    BlockKind.KICKER: _head,
    BlockKind.TITLE: _head,
    BlockKind.TITLE_DATE: _title_date,
    BlockKind.SUBTITLE: _head,
    BlockKind.HEAD: _head,
    BlockKind.QUOTATION: _quotation,
    BlockKind.EDITORIAL: _editorial,
    BlockKind.MILESTONE: _milestone,
    BlockKind.ITEM: _list,
    BlockKind.CELL: _table,
    BlockKind.FIGURE: _figure,
}
