"""The text of a document: its blocks as ``body`` and ``back``."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from recension import tei
from recension.document import CONTINUED, EDITOR, HEAD_PART, WITHIN_NOTE, Block, BlockKind, Document, MarkKind
from recension.edition import PROGRAM
from recension.encoding.divisions import BETWEEN, Division, divide, within
from recension.encoding.elements import Register, certainty_attributes, make
from recension.encoding.inline import resp_of_hand, write
from recension.encoding.links import link_notes
from recension.encoding.lists import write_list
from recension.encoding.nesting import LARGE, of_terms

OUTSIDE_TEXT = frozenset(
    {
        *(BlockKind.BOILERPLATE, BlockKind.NAVIGATION, BlockKind.MASTHEAD),
        *(BlockKind.STATEMENT, BlockKind.REVISION),
    }
)
"""Blocks that belong to the web page and not to the article; the header keeps them."""


def encode_text(root: etree._Element, document: Document, register: Register) -> etree._Element:
    """Append the ``text`` of `document` to `root`.

    The article is in ``body``; an editors' note that closes it is in ``back``, and what stands before its title,
    though it is none of the page's own matter, in ``front``.
    """
    text = make(root, "text", id="text")
    blocks = list(_told_apart(block for block in document.blocks if block.kind not in OUTSIDE_TEXT))
    first = next((index for index, block in enumerate(blocks) if block.kind in _TITLING), 0)
    parts = _closing(blocks)
    last = len(blocks) - sum(map(len, parts))
    if first:
        preliminary = make(make(text, "front"), "div", type="preliminary", id="preliminary")
        _fill(preliminary, within(blocks[:first]), register)
    _article(make(make(text, "body"), "div", type="article", id="article"), blocks[first:last], register)
    if parts:
        _back(make(text, "back"), parts, register)
    _link_parts(text, register)
    link_notes(text, root)
    return text


def _told_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those made paragraphs that their element cannot hold.

    It is words under a picture that is not there, and a milestone with marks, which keeps its signs in an attribute.
    """
    for group in _groups(blocks):
        pictures = sum(block.kind is BlockKind.FIGURE and HEAD_PART not in block.attributes for block in group)
        for block in group:
            caption = block.kind is BlockKind.FIGURE and HEAD_PART in block.attributes
            pictures -= caption
            if (caption and pictures < 0) or (block.kind is BlockKind.MILESTONE and block.marks):
                yield replace(block, kind=BlockKind.PARAGRAPH, attributes=(), joined=False)
            else:
                yield block


def _closing(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The parts at the end that are notes or an editors' note, provided that the article stands before them."""
    start = len(blocks)
    while start and (blocks[start - 1].kind in _CLOSING or WITHIN_NOTE in blocks[start - 1].attributes):
        start -= 1
    while start < len(blocks) and blocks[start].kind not in _CLOSING - BETWEEN:
        start += 1
    if all(block.kind in _AT_TOP for block in blocks[:start]):
        return []
    starts = [
        index
        for index in range(start, len(blocks))
        if index == start
        or blocks[index].kind is BlockKind.NOTES_HEAD
        or _is_note(blocks[index]) is not _is_note(blocks[index - 1])
    ]
    return [blocks[begin:end] for begin, end in itertools.pairwise([*starts, len(blocks)])]


def _is_note(block: Block) -> bool:
    return block.kind is not BlockKind.EDITORIAL


def _back(back: etree._Element, parts: Sequence[Sequence[Block]], register: Register) -> None:
    for part in parts:
        if _is_note(part[0]):
            _fill(make(back, "div", type="notes", id=register.next("notes")), part, register)
        else:
            division = make(back, "div", type="editorial", id=register.next("editorial"), resp=_resp(part[0]))
            _paragraphs(division, part, register)


def _article(article: etree._Element, blocks: Sequence[Block], register: Register) -> None:
    """Fill the division of the article: its title matter, an introduction, and a section at each head."""
    top = next((index for index, block in enumerate(blocks) if block.kind not in _AT_TOP), len(blocks))
    _fill(article, blocks[:top], register)
    rest = [replace(block, kind=BlockKind.PARAGRAPH) if block.kind in _TITLING else block for block in blocks[top:]]
    whole = divide(rest)
    introduction = Division(0, opener=whole.opener, blocks=whole.blocks, ending=whole.ending)
    if whole.divisions and whole.blocks:
        _write_division(make(article, "div", type="introduction", id="introduction"), introduction, register)
    else:
        _write_division(article, introduction, register)
    _sections(article, whole.divisions, register)
    if not whole.blocks and not whole.divisions:
        make(article, "p", id=register.next("p"))


def _sections(parent: etree._Element, divisions: Sequence[Division], register: Register) -> None:
    for division in divisions:
        kind = "section" if division.heads else "letter" if division.ending else "continuation"
        element = make(parent, "div", type=kind, id=register.next("s"))
        _write_division(element, division, register)


def _write_division(element: etree._Element, division: Division, register: Register) -> None:
    _fill(element, [*division.heads, *division.front], register)
    if division.opener:
        _parts_of_letter(make(element, "opener", id=register.next("o")), division.opener, register)
    _fill(element, division.blocks, register)
    _sections(element, division.divisions, register)
    for kind, group in itertools.groupby(division.ending, _kind_of_ending):
        if kind is BlockKind.SIGNED:
            _parts_of_letter(make(element, "closer", id=register.next("z")), list(group), register)
        elif kind in BETWEEN:
            _WRITERS[kind](element, list(group), register)
        else:
            for block in group:
                write(make(element, "trailer", id=register.next("z")), block.text, block.marks, register)


def _kind_of_ending(block: Block) -> BlockKind:
    """What an ending block belongs to: a closer (that of a signature), or to nothing but itself."""
    return block.kind if block.kind in BETWEEN | {BlockKind.TRAILER} else BlockKind.SIGNED


def _parts_of_letter(parent: etree._Element, blocks: Sequence[Block], register: Register) -> None:
    for block in blocks:
        part = make(parent, block.kind.value, **_certainty(block))
        if block.kind is BlockKind.ADDRESS:
            for line in block.lines():
                write(make(part, "addrLine"), line.text, of_terms(line.marks), register)
        else:
            write(part, block.text, of_terms(block.marks), register, keep_lines=True)


def _fill(division: etree._Element, blocks: Sequence[Block], register: Register) -> None:
    for group in _groups(blocks):
        _WRITERS[group[0].kind](division, group, register)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Each block with those that are joined to it."""
    group: list[Block] = []
    for block in blocks:
        within = WITHIN_NOTE in block.attributes and bool(group) and group[0].kind is BlockKind.NOTE
        if group and not (block.joined and (within or block.kind is group[0].kind)):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _byline(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        byline = make(parent, "byline", id=register.next("b"), **_certainty(block))
        write(make(byline, "docAuthor"), block.text, of_terms(block.marks), register, keep_lines=True)


def _head(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        kind = _HEAD_TYPES.get(block.kind, "")
        language = dict(block.attributes).get("xml:lang", "")
        head = make(parent, "head", type=kind, id=register.next("h"), lang=language, **_certainty(block))
        write(head, block.text, block.marks, register, keep_lines=True)


def _title_date(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        attributes = dict(block.attributes)
        write(make(parent, "docDate", id=register.next("b"), **attributes), block.text, of_terms(block.marks), register)


def _paragraph(parent: etree._Element, block: Block, register: Register) -> None:
    language = dict(block.attributes).get("xml:lang", "")
    rend = CONTINUED[1] if CONTINUED in block.attributes else ""
    write(make(parent, "p", id=register.next("p"), lang=language, rend=rend), block.text, block.marks, register)


def _paragraphs(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    for block in group:
        _paragraph(parent, block, register)


def _editorial(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    note = make(parent, "note", type="editorial", resp=_resp(group[0]), id=register.next("en"))
    _paragraphs(note, group, register)


def _resp(block: Block) -> str:
    """The pointer to whoever wrote an editorial note."""
    return resp_of_hand(dict(block.attributes).get("hand", EDITOR))


def _epigraph(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """An epigraph holds a displayed quotation; it says for it how sure that is."""
    epigraph = make(parent, "epigraph", id=register.next("ep"), **_certainty(group[0]))
    _quotation(epigraph, [replace(block, certainty=1.0) for block in group], register)


def _argument(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    _paragraphs(make(parent, "argument", id=register.next("ar"), **_certainty(group[0])), group, register)


def _quotation(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A displayed quotation; with the reference that closes it, a ``cit``."""
    certainty = _certainty(group[0])
    last, reference = _divided(group[-1], alone=len(group) == 1)
    outer = make(parent, "cit", rend="block", id=register.next("c"), **certainty) if reference else parent
    attributes = {} if reference else {"rend": "block", **certainty}
    quoted = [*group[:-1], last] if last else list(group[:-1])
    language = {dict(block.attributes).get("xml:lang", "") for block in quoted}
    one = len(language) == 1
    quote = make(outer, "quote", id=register.next("q"), lang=language.pop() if one else "", **attributes)
    _paragraphs(quote, [_without_language(block) for block in quoted] if one else quoted, register)
    if reference:
        whole = (mark for mark in reference.marks if mark.end - mark.start == len(reference.text))
        around = [mark for mark in whole if mark.kind in LARGE and mark.kind is not MarkKind.BIBL]
        write(outer, reference.text, [mark for mark in reference.marks if mark not in around], register)


def _without_language(block: Block) -> Block:
    """A paragraph of a quotation which says already in what language it is."""
    return replace(block, attributes=tuple(fact for fact in block.attributes if fact[0] != "xml:lang"))


def _divided(block: Block, *, alone: bool) -> tuple[Block | None, Block | None]:
    """What is quoted of a displayed quotation's last block and, cut off from it, the reference at its end."""
    end = len(block.text.rstrip())
    start = next((mark.start for mark in block.marks if mark.kind is MarkKind.BIBL and mark.end == end), -1)
    if start == 0 and not alone:
        return None, block
    text = block.text[:start].rstrip()
    if start <= 0 or len(text) == start or any(mark.start < start and mark.end > len(text) for mark in block.marks):
        return block, None
    return block.part(0, len(text)), block.part(start, len(block.text))


def _note(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A note of one block or several; until `link_notes`, what points at it knows it by its key."""
    facts = {"type": "author", **dict(group[0].attributes)}
    key = facts.pop("key", "")
    whose = {"resp": resp_of_hand(facts["type"])}
    certainty = {"cert": "medium", "resp": f"#{PROGRAM}"} if facts["type"] == "author" else whose
    note = make(parent, "note", place="end", id=register.next("n"), corresp=key, **facts, **certainty)
    _fill(note, [_in_note(block) for block in group], register)


def _in_note(block: Block) -> Block:
    """A block of a note as what it is there."""
    return replace(block, kind=BlockKind.PARAGRAPH, certainty=1.0) if block.kind is BlockKind.NOTE else block


def _milestone(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A milestone keeps its signs in ``rend``."""
    for block in group:
        make(parent, "milestone", unit="section", rend=" ".join(block.text.split()), id=register.next("m"))


def _forme_work(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """What a printed page has around its text: its number or a running head."""
    for block in group:
        facts = dict(block.attributes)
        element = make(parent, "fw", id=register.next("fw"), **facts, **_certainty(block))
        write(element, block.text, of_terms(block.marks), register)


def _table(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    table = make(parent, "table", id=register.next("t"), **_certainty(group[0]))
    for block in group:
        if HEAD_PART in block.attributes:
            write(make(table, "head", id=register.next("h")), block.text, block.marks, register, keep_lines=True)
    cells_alone = (block for block in group if HEAD_PART not in block.attributes)
    for _, cells in itertools.groupby(cells_alone, lambda block: dict(block.attributes)["row"]):
        row = make(table, "row")
        for block in cells:
            facts = {name: value for name, value in block.attributes if name not in {"row", "within"}}
            write(make(row, "cell", **facts), block.text, block.marks, register)


def _verse(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A stanza of verse for each block, a line for each of its lines."""
    for block in group:
        stanza = make(parent, "lg", id=register.next("lg"), **_certainty(block))
        for line in block.lines():
            write(make(stanza, "l"), line.text, line.marks, register)


def _speech(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """Speeches, each with its speaker; where emendations forbid to part the two, a paragraph."""
    for block in group:
        name = next((mark for mark in block.marks if mark.kind is MarkKind.SPEAKER), None)
        bare = replace(block, marks=tuple(mark for mark in block.marks if mark is not name))
        if name is None or any(mark.start < name.end < mark.end for mark in bare.marks):
            _paragraph(parent, bare, register)
            continue
        speech = make(parent, "sp", id=register.next("sp"))
        speaker, said = bare.part(0, name.end), bare.part(name.end, len(block.text))
        write(make(speech, "speaker"), speaker.text, of_terms(speaker.marks), register)
        _paragraph(speech, said, register)


def _figure(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """A picture, with what stands under it as its head."""
    captions = [block for block in group if HEAD_PART in block.attributes]
    pictures = [block for block in group if HEAD_PART not in block.attributes]
    for block in pictures:
        facts = dict(block.attributes)
        figure = make(parent, "figure", id=register.next("f"))
        make(figure, "graphic", url=facts["url"])
        if captions:
            caption = captions.pop(0)
            write(make(figure, "head", id=register.next("h")), caption.text, caption.marks, register, keep_lines=True)
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
_AT_TOP = _TITLING | {
    *(BlockKind.EDITORIAL, BlockKind.FIGURE, BlockKind.ARGUMENT, BlockKind.EPIGRAPH),
    *BETWEEN,
}
_CLOSING = frozenset({BlockKind.NOTES_HEAD, BlockKind.NOTE, BlockKind.EDITORIAL, *BETWEEN})
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
    BlockKind.FORME_WORK: _forme_work,
    BlockKind.ARGUMENT: _argument,
    BlockKind.EPIGRAPH: _epigraph,
    BlockKind.NOTE: _note,
    BlockKind.NOTES_HEAD: _head,
    BlockKind.ITEM: write_list,
    BlockKind.CELL: _table,
    BlockKind.FIGURE: _figure,
    BlockKind.VERSE: _verse,
    BlockKind.SPEECH: _speech,
}
