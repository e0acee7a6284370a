"""Joining notes and the references to them (TEI P5, 3.9.1)."""

from __future__ import annotations

from lxml import etree

from recension import tei

_KEY = "corresp"


def link_notes(text: etree._Element, root: etree._Element) -> None:
    """Let references point at the notes, and each note back at the first reference to it.

    A note is known by the key in its ``corresp``, which goes; a reference to a note that is not there becomes text.
    One in the header, where a source statement stands, is none that a reader of the text comes back to.

    Args:
        text: The text, with its notes.
        root: The file as it is so far, its header complete.
    """
    notes = {note.attrib.pop(_KEY): note for note in list(text.iter(tei.name("note"))) if note.get(_KEY)}
    number = 0
    stated = [anchor for anchor in root.iter(tei.name("ref")) if text not in anchor.iterancestors()]
    for anchor in [*text.iter(tei.name("ref")), *stated]:
        if anchor.get("type") != "noteAnchor":
            continue
        note = notes.get(anchor.get("target", "")[1:])
        if note is None:
            _dissolve(anchor)
            continue
        number += 1
        anchor.set(tei.XML_ID, f"r{number}")
        anchor.set("target", f"#{note.get(tei.XML_ID)}")
        if note.get("target") is None and anchor not in stated:
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
