"""TEI P5 as lxml trees: names, helpers that keep tails, safe parsing, and the two readings of a text.

The *reading text* has the editor's corrections; the *diplomatic text* is the copy text itself (TEI P5, 3.5).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, cast

from lxml import etree

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"
XML_ID: Final = f"{{{XML_NAMESPACE}}}id"
XML_LANG: Final = f"{{{XML_NAMESPACE}}}lang"


class View(StrEnum):
    """Which of the two texts of an edition."""

    READING = "reading"
    DIPLOMATIC = "diplomatic"


_PREFERRED: Final = {
    View.READING: ("corr", "reg", "expan", "ex", "add", "lem"),
    View.DIPLOMATIC: ("sic", "orig", "abbr", "am", "lem"),
}
_ALTERNATIVES: Final = frozenset({"choice", "app", "rdgGrp"})
_BESIDE: Final = frozenset({"note", "wit", "witDetail"})
"""What can stand beside the alternatives and is none."""
_WITHOUT_TEXT: Final = _ALTERNATIVES | {"subst", "ruby"}
"""Elements in the line that hold elements alone: white space between these is no part of the text."""
_DESCRIBED: Final = frozenset({"gap", "graphic", "media", "space"})
HIDDEN: Final = frozenset(
    """addSpan alt altGrp anchor annotation binaryObject certainty damageSpan delSpan divGen facsimile fLib figDesc fs
    fvLib index interp interpGrp join joinGrp lacunaEnd lacunaStart link linkGrp listAnnotation listRef
    listTranspose move precision redo respons shift sourceDoc span spanGrp standOff substJoin timeline transpose undo
    when witEnd witStart xenoData""".split()
)
"""What is about a text and no part of it; a ``figDesc`` is about a picture."""
_OMITTED: Final = {
    View.READING: HIDDEN | {"surplus", "del", "fw", "metamark"},
    View.DIPLOMATIC: HIDDEN | {"supplied", "ex"},
}
INLINE: Final = frozenset(
    """abbr actor add addName affiliation am anchor app att author authority bibl biblScope bloc c caesura camera
    catchwords cb choice cit citedRange cl code corr country damage date del depth desc dim distinct distributor
    district docAuthor docDate docTitle edition editor ellipsis email emph eventName ex expan foreign forename
    formula funder fw g gap gb genName geo geogFeat geogName gi gloss graphic handShift height heraldry hi ident idno
    keyword label lem locus locusGrp m material measure measureGrp media meeting mentioned metamark milestone mod
    name nameLink num oRef objectName objectType offset orgName orig origDate origPlace pRef pb pc persName phr
    placeName principal ptr pubPlace publisher q quote rb rdg rdgGrp ref reg region resp restore retrace rhyme role
    roleDesc roleName rs rt ruby s said secl seg settlement sic soCalled space specDesc sponsor stress subst
    supplied surname surplus syll tag term textLang time title titlePart unclear unit val w watermark width""".split()
)
"""Elements inside which, and around which, words run on (where they do not hold blocks themselves)."""
_RECORDS: Final = frozenset(
    """address analytic biblStruct docTitle event imprint list monogr msIdentifier nym object org person place respStmt
    row series table titlePage""".split()
)
"""Elements that hold elements alone, each of which is a piece of information."""
_HOLD_BLOCKS: Final = frozenset("back body div div1 div2 div3 div4 div5 div6 div7 front group titlePage".split())
_BLOCKS_AMONG_BLOCKS: Final = frozenset(
    "bibl cit desc docAuthor docDate docTitle fw label q quote said titlePart".split()
)
"""Of the elements in the line, those that are blocks of their own directly in a division."""
_DISPLAYED: Final = frozenset({"cit", "q", "quote"})
_HYPHENS: Final = frozenset("-\u00ad\u00ac\u2010\u2e17")
_BREAKS: Final = frozenset({"cb", "gb", "lb", "milestone", "pb"})
_PARTED: Final = frozenset({("label", "list"), ("bibl", "listBibl"), ("mentioned", "etym"), ("gloss", "etym")})
_PIECES: Final = {
    "castItem": frozenset({"actor", "role", "roleDesc"}),
    "cit": frozenset({"bibl", "gloss", "q", "quote", "ref"}),
    "subst": frozenset({"add", "del"}),
    "persName": frozenset({"addName", "forename", "genName", "nameLink", "roleName", "surname"}),
}
"""Elements that may hold pieces of information without a space between them."""
_UNDER_VIEWS: Final = _BREAKS | _ALTERNATIVES | {"del", "ex", "am", "supplied", "surplus"}


def name(local: str) -> str:
    """The qualified name of a TEI element, in Clark notation."""
    return f"{{{NAMESPACE}}}{local}"


def local(element: etree._Element | None) -> str:
    """The local name of an element; empty for comments and processing instructions."""
    return "" if element is None else _local_name(cast(Hashable, element.tag))


@lru_cache(4096)
def _local_name(tag: Hashable) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def append_text(element: etree._Element, text: str) -> None:
    """Add `text` at the end of the content of `element`, after its last child if it has any."""
    last = next(element.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def serialise(tree: etree._ElementTree) -> bytes:
    """The bytes of a TEI file: UTF-8, an XML declaration, each part outside the root on a line, a final line end."""
    root = tree.getroot()
    before = reversed(list(root.itersiblings(preceding=True)))
    parts = [b'<?xml version="1.0" encoding="UTF-8"?>']
    parts += [etree.tostring(node, encoding="UTF-8", with_tail=False) for node in (*before, root, *root.itersiblings())]
    return b"\n".join(parts) + b"\n"


class _NothingOutside(etree.Resolver):
    """Gives an empty file for each that lies outside, since the parser reads an external DTD even where it may not."""

    def resolve(self, system_url: str | None, _: str | None, context: object) -> Any:  # noqa: ARG002
        return self.resolve_string("<!-- -->", context)


def safe_parser(*, huge: bool = True) -> etree.XMLParser:
    """A parser that reads no external entity, no DTD and no network, and expands no entity bomb."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=huge, collect_ids=False
    )
    parser.resolvers.add(_NothingOutside())
    return parser


def chosen(alternatives: etree._Element, view: View) -> etree._Element | None:
    """The child of a ``choice``, ``app`` or ``rdgGrp`` that belongs to `view`: the first of the kind preferred.

    Where there is none of these, the first that is an alternative at all (TEI P5, 3.5 and 13.1).
    """
    children = [child for child in alternatives if local(child) and local(child) not in _BESIDE]
    for kind in _PREFERRED[view]:
        for child in children:
            if local(child) == kind:
                return child
    return children[0] if children else None


def is_omitted(element: etree._Element, view: View) -> bool:
    """Whether `element` has no part in `view`: an emendation's other side, or something that is no text at all."""
    kind, parent = local(element), element.getparent()
    within = local(parent)
    if kind == "del" and within == "restore":
        return False
    if not kind or kind in _OMITTED[view]:
        return True
    if kind == "desc" and within in _DESCRIBED:
        return within != "gap" or not is_verbatim(element)
    if kind == "am" and within == "expan":
        return view is View.READING
    return parent is not None and within in _ALTERNATIVES and chosen(parent, view) is not element


def is_shown(element: etree._Element, view: View) -> bool:
    """Whether `element` has a part in `view`, and everything around it."""
    return not any(is_omitted(outer, view) for outer in (element, *element.iterancestors()))


def is_verbatim(description: etree._Element) -> bool:
    """Whether the ``desc`` of a gap has the words of the page, in its brackets, and is no description by an editor."""
    return "".join(description.itertext()).lstrip(" \t\r\n")[:1] in {"[", "("}


@dataclass(frozen=True, slots=True)
class Boundary:
    """The begin or the end of an element; `parts` where words part at it: a block, a line break, an asterism."""

    element: etree._Element
    begins: bool
    parts: bool = True


def walk(element: etree._Element, view: View) -> Iterator[str | Boundary]:
    """The text of `element` in `view`, in pieces as they stand in the file, and the boundaries between its blocks.

    A ``corr`` that stands outside ``choice`` is part of both views, since the file has nothing to put in its place.
    """
    return (piece for piece in events(element, view) if isinstance(piece, str) or piece.parts)


def events(element: etree._Element, view: View) -> Iterator[str | Boundary]:
    """What `walk` gives, and the beginnings and ends of all other elements, even of those that have no part in `view`.

    Of the latter there is no text.
    """
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    omitted: etree._Element | None = None
    for event, node in walker:
        if event == "start":
            if node is not element and is_omitted(node, view):
                walker.skip_subtree()
                omitted = node
                yield Boundary(node, begins=True, parts=False)
                continue
            yield Boundary(node, begins=True, parts=parts_words(node))
            yield _own_text(node, view)
            continue
        if event == "end":
            yield Boundary(node, begins=False, parts=node is not omitted and parts_words(node))
        if node is not element:
            yield _tail(node, view)


def text_of(element: etree._Element, view: View) -> str:
    """The text of `element` in `view`, white space as in the file, a line end wherever the encoding parts words."""
    return "".join(piece if isinstance(piece, str) else "\n" for piece in walk(element, view))


def words(element: etree._Element, view: View) -> list[str]:
    """The words of `element` in `view`: what white space and blocks separate."""
    return text_of(element, view).split()


def runs_on(element: etree._Element | None) -> bool:
    """Whether a word runs on across a break, whatever white space is beside it (TEI P5, att.breaking)."""
    if element is None or local(element) not in _BREAKS:
        return False
    return element.get("break", "no" if local(element.getparent()) == "w" else "") == "no"


def line_end_hyphen(text: str, breaking: etree._Element) -> str:
    """The hyphen at the end of `text` that only the line's end put there: letters before it, a small letter after.

    Empty where there is none, or where it may belong to the word.
    """
    before, after = text.rstrip(), (breaking.tail or "").lstrip()
    following = breaking.getnext()
    while not after and following is not None and runs_on(following):
        after, following = (following.tail or "").lstrip(), following.getnext()
    is_one = before[-1:] in _HYPHENS and before[-2:-1].isalpha() and after[:1].islower()
    return before[-1:] if is_one else ""


def is_displayed(element: etree._Element) -> bool:
    """Whether a quotation is set apart from the words around it."""
    kind, parent = local(element), element.getparent()
    if kind not in _DISPLAYED:
        return False
    if element.get("rend") == "block":
        return True
    if kind == "quote" and parent is not None and local(parent) == "cit" and is_displayed(parent):
        return True
    return kind != "cit" and any(local(child) in {"p", "lg", "l"} for child in element)


def parts_words(element: etree._Element) -> bool:
    """Whether words part at the begin and at the end of `element`: it is a block, a line break, a piece of a record."""
    kind, holder = local(element), element.getparent()
    parent = local(holder)
    if kind in {"note", "stage"} and is_inline(element):
        return False
    if kind == "lb":
        return not runs_on(element)
    if parent in _RECORDS and kind not in _UNDER_VIEWS:
        return True
    if parent in _HOLD_BLOCKS and kind in _BLOCKS_AMONG_BLOCKS:
        return True
    if (kind, parent) in _PARTED or (parent == "cit" and kind in {"bibl", "quote"} and _is_example(holder)):
        return True
    return kind not in INLINE or is_displayed(element) or (kind == "milestone" and bool(_signs(element)))


def _is_example(cit: etree._Element | None) -> bool:
    """Whether a quotation illustrates a word in a dictionary, where its parts have no white space between."""
    return cit is not None and local(cit.getparent()) in {"entry", "sense"}


def is_inline(element: etree._Element) -> bool:
    """Whether the file says of a note or a stage direction that it stands in the line."""
    kind = local(element)
    return (kind == "note" and element.get("place") == "inline") or (
        kind == "stage" and element.get("rend") == "inline"
    )


def _own_text(element: etree._Element, view: View) -> str:
    """The text before the first child; of a milestone, the signs of the page that it keeps in ``rend``."""
    kind = local(element)
    if kind == "milestone":
        return _signs(element)
    if kind in {"space", "caesura"} or (kind in _BREAKS and element.get("break") == "yes"):
        return " "
    if kind in _WITHOUT_TEXT:
        return ""
    text = element.text or ""
    return _before(element[0], text, view) if len(element) else text


def _signs(milestone: etree._Element) -> str:
    signs = milestone.get("rend", "")
    return "" if any(character.isalnum() for character in signs) else signs


def meets_next(node: etree._Element) -> bool:
    """Whether a piece of information ends here and another begins, with no white space in the file between the two."""
    holder = node.getparent()
    pieces = _PIECES.get(local(holder))
    if holder is None or pieces is None or not {local(node), local(node.getnext())} <= pieces:
        return False
    if local(holder) == "subst":
        return _is_between_words(holder)
    return not node.tail and not "".join(node.itertext()).endswith(("'", "’", "-"))


def _is_between_words(element: etree._Element) -> bool:
    """Whether whole words stand in `element`, since white space is before it and no letter after it."""
    previous, parent = element.getprevious(), element.getparent()
    before = (parent.text if parent is not None else "") if previous is None else previous.tail
    after = element.tail or ("" if element.getnext() is None else "x")
    return not (before or ("" if previous is None else "x"))[-1:].strip() and not after[:1].isalnum()


def _tail(node: etree._Element, view: View) -> str:
    between = " " if meets_next(node) else ""
    if local(node.getparent()) in _WITHOUT_TEXT:
        return between
    text = node.tail or between
    if runs_on(node):
        text = text.lstrip()
    following = node.getnext()
    return text if following is None else _before(following, text, view)


def _before(following: etree._Element, text: str, view: View) -> str:
    """The text before an element, closed up where a word runs on across it."""
    if not runs_on(following):
        return text
    hyphen = line_end_hyphen(text, following) if view is View.READING else ""
    return text.rstrip().removesuffix(hyphen)
