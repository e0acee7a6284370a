"""The reasons of emendations, as annotations that stand off the text (TEI P5, 16.8)."""

from __future__ import annotations

from lxml import etree

from recension.encoding.elements import Register, make


def encode_annotations(root: etree._Element, register: Register) -> None:
    """Append a ``standOff`` to `root` with the reason of each emendation that has one, if any has."""
    if not register.reasons:
        return
    annotations = make(make(root, "standOff"), "listAnnotation")
    for identifier, reason in register.reasons.items():
        annotation = make(
            annotations, "annotation", id=register.next("a"), motivation="editing", target=f"#{identifier}"
        )
        make(annotation, "note", reason)
