"""TEI P5 as lxml trees: names, helpers that keep tails, safe parsing, and the two readings of a text.

The *reading text* has the editor's corrections; the *diplomatic text* is the copy text itself (TEI P5, 3.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"
XML_ID: Final = f"{{{XML_NAMESPACE}}}id"
XML_LANG: Final = f"{{{XML_NAMESPACE}}}lang"
NAMESPACES: Final = {"tei": NAMESPACE}


class View(StrEnum):
    """Which of the two texts of an edition."""

    READING = "reading"
    DIPLOMATIC = "diplomatic"


_PREFERRED: Final = {
    View.READING: ("corr", "reg", "expan", "add", "lem"),
    View.DIPLOMATIC: ("sic", "orig", "abbr", "lem"),
}
_ALTERNATIVES: Final = frozenset({"choice", "app"})
_OMITTED: Final = {
    View.READING: frozenset({"surplus", "del", "figDesc"}),
    View.DIPLOMATIC: frozenset({"supplied", "figDesc"}),
}
"""What is no part of a text; a ``figDesc`` is about a picture, and not in it."""
INLINE: Final = frozenset(
    """abbr add addName affiliation am anchor app author bibl biblScope c cb choice cit corr country date del desc
    distinct docAuthor docDate docTitle editor email emph ex expan foreign forename formula fw g gap genName geogName
    gloss handShift hi idno keyword label lem m measure mentioned milestone
    name nameLink num orgName orig pb pc persName
    placeName ptr publisher pubPlace q quote rdg ref reg region restore roleName rs s said seg settlement
    sic soCalled space subst supplied surname surplus term time title titlePart unclear w""".split()
)
"""Elements inside which, and around which, words run on (where they do not hold blocks themselves)."""


def name(local: str) -> str:
    """The qualified name of a TEI element, in Clark notation."""
    return f"{{{NAMESPACE}}}{local}"


def local(element: etree._Element | None) -> str:
    """The local name of an element; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


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


def safe_parser(*, huge: bool = True) -> etree.XMLParser:
    """A parser that reads no external entity, no DTD and no network, and expands no entity bomb."""
    return etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=huge, collect_ids=False
    )


def chosen(alternatives: etree._Element, view: View) -> etree._Element | None:
    """The child of a ``choice`` or ``app`` that belongs to `view`: the first of the kind preferred, else the first."""
    children = [child for child in alternatives if local(child)]
    for kind in _PREFERRED[view]:
        for child in children:
            if local(child) == kind:
                return child
    return children[0] if children else None


def is_omitted(element: etree._Element, view: View) -> bool:
    """Whether `element` has no part in `view`: an emendation's other side, or something that is no text at all."""
    kind = local(element)
    if not kind or kind in _OMITTED[view]:
        return True
    parent = element.getparent()
    if parent is None or local(parent) not in _ALTERNATIVES:
        return False
    return chosen(parent, view) is not element


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
            yield Boundary(node, begins=True, parts=_parts_words(node))
            yield _own_text(node)
            continue
        if event == "end":
            yield Boundary(node, begins=False, parts=node is not omitted and _parts_words(node))
        if node is not element and local(node.getparent()) not in _ALTERNATIVES:
            yield node.tail or ""


def text_of(element: etree._Element, view: View) -> str:
    """The text of `element` in `view`, white space as in the file, a line end wherever the encoding parts words."""
    return "".join(piece if isinstance(piece, str) else "\n" for piece in walk(element, view))


def words(element: etree._Element, view: View) -> list[str]:
    """The words of `element` in `view`: what white space and blocks separate."""
    return text_of(element, view).split()


def _parts_words(element: etree._Element) -> bool:
    kind = local(element)
    if is_inline(element):
        return False
    if kind == "lb":
        return element.get("break") != "no"
    if kind == "label":
        return local(element.getparent()) == "list"
    return kind not in INLINE or (kind == "milestone" and bool(_own_text(element)))


def is_inline(element: etree._Element) -> bool:
    """Whether the file says of a note or a stage direction that it stands in the line."""
    return element.get("place") == "inline" or (local(element) == "stage" and element.get("rend") == "inline")


def _own_text(element: etree._Element) -> str:
    """The text before the first child; of a milestone, the signs of the page that it keeps in ``rend``."""
    kind = local(element)
    if kind == "milestone":
        signs = element.get("rend", "")
        return "" if any(character.isalnum() for character in signs) else signs
    return "" if kind in _ALTERNATIVES else element.text or ""
