"""Joining notes and the references to them (TEI P5, 3.9.1)."""

from __future__ import annotations

from lxml import etree

from recension import tei

_KEY = "corresp"


def link_notes(text: etree._Element, header: etree._Element) -> None:
    """Let references point at the notes, and each note back at the first reference to it in the text.

    What the page has besides the article, in its header, may refer to notes too, but is no place to go back to.

    A note is known by the key in its ``corresp``, which goes; a reference to a note that is not there becomes text.
    """
    notes = {note.attrib.pop(_KEY): note for note in list(text.iter(tei.name("note"))) if note.get(_KEY)}
    number = 0
    anchors = [(anchor, part is header) for part in (text, header) for anchor in part.iter(tei.name("ref"))]
    for anchor, in_header in anchors:
        if anchor.get("type") != "noteAnchor":
            continue
        note = notes.get(anchor.get("target", "")[1:])
        if note is None:
            _dissolve(anchor)
            continue
        number += 1
        anchor.set(tei.XML_ID, f"r{number}")
        anchor.set("target", f"#{note.get(tei.XML_ID)}")
        if note.get("target") is None and not in_header:
            note.set("target", f"#r{number}")


def _dissolve(element: etree._Element) -> None:
    """Put the content of an element in its place."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    index = parent.index(element)
    children, tail = list(element), element.tail or ""
    text = element.text or ""
    parent.remove(element)
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    last = children[-1] if children else before
    if last is not None:
        last.tail = (last.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
