"""JSON, for search and for corpus work: metadata and paragraphs, in both views, with the emendations at their places.

The structure is described by ``rendering/schema/text.schema.json`` (JSON Schema 2020-12), which has its version.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from recension import __version__, tei
from recension.rendering.apparatus import Entry, apparatus
from recension.rendering.citation import csl_json
from recension.rendering.facts import facts
from recension.rendering.flow import Break, Call, Node, Paragraph, Piece, Point, Text, flow
from recension.rendering.output import Rendering, within_depth
from recension.rendering.text import text_roots
from recension.rendering.variants import Reading, Variant, variants, witnesses
from recension.tei import View

FORMAT = "recension-text"
VERSION = 1
"""Raised whenever a reader of the structure would have to be changed."""
_DIVISIONS = frozenset({"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "front", "body", "back"})
_TOP = 12
"""So many children of a division are looked at for its head, which stands at the top (TEI P5, 4.2.1)."""
_NAMED = frozenset({"head", "note", "quote", "cit", "epigraph", "item", "cell", "speaker", "stage", "lg", "sp"})


@within_depth
def render_json(tree: etree._ElementTree, *, indent: int | None = 2) -> Rendering:
    """Render a TEI file as JSON.

    Args:
        tree: Any TEI file.
        indent: How far each level is indented; None for all on one line, as JSON Lines wants it.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    return Rendering(json.dumps(record(tree), ensure_ascii=False, indent=indent) + "\n")


def record(tree: etree._ElementTree) -> dict[str, Any]:
    """What the JSON of a TEI file holds.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    texts = text_roots(tree)
    known = facts(tree)
    entries = {entry.element: entry for entry in apparatus(tree, texts)}
    differing = {variant.element: variant for variant in variants(texts)}
    reading, diplomatic = (list(_blocks(texts, view)) for view in View)
    publication = known.publication
    edition = {
        "title": publication.title,
        "publisher": publication.publisher,
        "date": publication.date.iso,
        "licence": publication.licence,
        "licence_url": publication.licence_url,
        "copy_text": publication.copy_text,
        "copy_text_url": publication.copy_text_url,
    }
    optional = {
        "correspondence": [{"kind": action.kind, "parts": list(action.parts)} for action in known.correspondence],
        "witnesses": list(witnesses(tree)),
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "generator": f"recension {__version__}",
        "id": known.identifier,
        "language": known.language,
        "citation": csl_json(known),
        "edition": {name: value for name, value in edition.items() if value},
        "keywords": list(known.keywords),
        **{name: value for name, value in optional.items() if value},
        "paragraphs": [
            _paragraph(number, *pair, entries, differing) for number, pair in enumerate(_paired(reading, diplomatic), 1)
        ],
    }


_Place = tuple[tuple[Node, ...], Paragraph]


def _blocks(texts: list[etree._Element], view: View) -> Iterator[_Place]:
    """The paragraphs of all texts, then those of the notes that stand in them, each with the blocks around it."""
    laid_out = flow(texts, view, notes_moved=False)
    for root in (*laid_out.texts, *laid_out.notes.values()):
        yield from _within(root, ())


def _within(node: Node, around: tuple[Node, ...]) -> Iterator[_Place]:
    for child in node.children:
        if isinstance(child, Paragraph):
            if child.words or any(isinstance(piece, Point) for piece in child.pieces):
                yield (*around, node), child
        else:
            yield from _within(child, (*around, node))


def _paired(reading: list[_Place], diplomatic: list[_Place]) -> Iterator[tuple[_Place | None, _Place | None]]:
    """The same paragraphs in the two views: those at the same place of the same element."""
    left = _by_place(reading)
    right = _by_place(diplomatic)
    for key in dict.fromkeys([*left, *right]):
        yield left.get(key), right.get(key)


def _by_place(blocks: list[_Place]) -> dict[tuple[etree._Element, int], _Place]:
    found: dict[tuple[etree._Element, int], _Place] = {}
    counts: dict[etree._Element, int] = {}
    for block in blocks:
        element = block[1].element
        counts[element] = counts.get(element, 0) + 1
        found[element, counts[element]] = block
    return found


def _paragraph(
    number: int,
    reading: _Place | None,
    diplomatic: _Place | None,
    entries: dict[etree._Element, Entry],
    differing: dict[etree._Element, Variant],
) -> dict[str, Any]:
    """One paragraph: what it is, where it stands, its words in both views, what was emended in it."""
    around, paragraph = reading or diplomatic or ((), Paragraph(etree.Element("none")))
    texts = {view: _text(place[1]) if place else "" for view, place in zip(View, (reading, diplomatic), strict=True)}
    item: dict[str, Any] = {
        "n": number,
        "id": _identifier(paragraph, around),
        "kind": tei.local(paragraph.element),
        "within": [node.kind for node in around[:-1] if node.kind in _NAMED],
        "sections": list(_sections(around)),
        "language": next((value for node in reversed(around) if (value := node.element.get(tei.XML_LANG))), ""),
        "reading": texts[View.READING],
        "diplomatic": texts[View.DIPLOMATIC],
        "emendations": list(_emendations(reading, diplomatic, entries)),
        "variants": list(_variants(reading, diplomatic, differing)),
        "notes": [piece.note.get(tei.XML_ID, "") for piece in paragraph.pieces if isinstance(piece, Call)],
    }
    return {name: value for name, value in item.items() if value or name in {"reading", "diplomatic"}}


def _text(paragraph: Paragraph) -> str:
    return "".join(text for _, text in _texts(paragraph)).rstrip(" ")


def _texts(paragraph: Paragraph) -> Iterator[tuple[Piece, str]]:
    """The pieces and their texts; where a note was taken out from between two words, a space keeps these apart."""
    before = ""
    for place, piece in enumerate(paragraph.pieces):
        text = piece.text if isinstance(piece, Text) else "\n" if isinstance(piece, Break) else ""
        if before[-1:] in {"", " ", "\n"}:
            text = text.removeprefix(" ")
        if isinstance(piece, Call) and before[-1:].isalnum():
            after = next((item.text for item in paragraph.pieces[place:] if isinstance(item, Text)), "")
            text = " " if after[:1].isalnum() else ""
        yield piece, text
        before = text or before


def _identifier(paragraph: Paragraph, around: tuple[Node, ...]) -> str:
    """The identifier of the innermost block that has one."""
    elements = (paragraph.element, *(node.element for node in reversed(around)))
    return next((identifier for element in elements if (identifier := element.get(tei.XML_ID))), "")


def _sections(around: tuple[Node, ...]) -> Iterator[str]:
    """The heads of the divisions around a paragraph, from the outermost in."""
    for node in around:
        if node.kind in _DIVISIONS:
            top = node.children[:_TOP]
            heads = [child for child in top if isinstance(child, Node) and child.kind == "head"]
            words = " ".join(paragraph.words for head in heads[:1] for paragraph in head.paragraphs())
            if words:
                yield words


def _emendations(
    reading: _Place | None, diplomatic: _Place | None, entries: dict[etree._Element, Entry]
) -> Iterator[dict[str, Any]]:
    """What was emended, with the stretch of characters that it takes in either view."""
    left, right = (_stretches(place, entries) for place in (reading, diplomatic))
    for element in dict.fromkeys([*left, *right]):
        entry = entries[element]
        item = {
            "id": element.get(tei.XML_ID, ""),
            "reading": entry.reading,
            "copy_text": entry.copy_text,
            "others": list(entry.others),
            "reading_span": left.get(element),
            "diplomatic_span": right.get(element),
            "hand": entry.hand,
            "certainty": entry.certainty,
            "reason": entry.reason,
        }
        yield {name: value for name, value in item.items() if value or name in {"reading", "copy_text"}}


def _variants(
    reading: _Place | None, diplomatic: _Place | None, differing: dict[etree._Element, Variant]
) -> Iterator[dict[str, Any]]:
    """What other witnesses have, with the stretch of characters that the lemma takes in either view."""
    left, right = (_stretches(place, differing) for place in (reading, diplomatic))
    for element in dict.fromkeys([*left, *right]):
        variant = differing[element]
        item = {
            "id": element.get(tei.XML_ID, ""),
            "lemma": _side(variant.lemma) if variant.lemma else None,
            "readings": [_side(side) for side in variant.readings],
            "reading_span": left.get(element),
            "diplomatic_span": right.get(element),
            "note": variant.note,
        }
        yield {name: value for name, value in item.items() if value}


def _side(side: Reading) -> dict[str, Any]:
    return {"text": side.words, "witnesses": list(side.witnesses)}


def _stretches(place: _Place | None, entries: Collection[etree._Element]) -> dict[etree._Element, list[int]]:
    found: dict[etree._Element, list[int]] = {}
    at = 0
    for piece, text in _texts(place[1]) if place else ():
        length = len(text)
        spans = piece.spans if isinstance(piece, Text) else (piece.element,) if isinstance(piece, Point) else ()
        for span in spans:
            if span in entries:
                found.setdefault(span, [at, at])[1] = at + length
        at += length
    return found
