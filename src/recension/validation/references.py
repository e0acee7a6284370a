"""Identifiers and the pointers to them."""

from __future__ import annotations

import difflib

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, Severity, Wording, diagnostic
from recension.validation.grouping import grouped

_POINTERS = frozenset(
    """ana change copyOf corresp decls edRef exclude facs from hand inst new next parts prev ref rendition resp sameAs
    scheme select source spanTo synch target to toWhom who wit""".split()
)
"""Attributes that hold pointers (TEI P5, teidata.pointer)."""


@diagnostic("TEI030", Severity.ERROR)
def duplicate_identifier(identifier: str, line: int | None) -> Wording:
    """Two elements have the same identifier.

    An ``xml:id`` names one element of a file, so that others can point at it (TEI P5, 1.3.1.1.1). With two of a name,
    nobody knows which is meant.

    Mend: rename one, and the pointers that mean it.
    """
    return Wording(f"the identifier {identifier!r} is given on line {line} already", "rename one of the two")


@diagnostic("TEI031", Severity.ERROR)
def dangling_pointer(attribute: str, pointer: str, near: str) -> Wording:
    """A pointer points at nothing.

    A value such as ``#n1`` points at the element of this file whose ``xml:id`` is ``n1``. There is none.

    Mend: correct the pointer, or give the element its identifier.
    """
    return Wording(
        f"@{attribute} points at {pointer}, which is not in this file",
        f"did you mean #{near}?" if near else "correct the pointer, or give the element this xml:id",
    )


def check_references(tree: etree._ElementTree, name: str) -> list[Diagnostic]:
    """Identifiers given twice, and pointers within the file that find nothing."""
    found: list[Diagnostic] = []
    lines: dict[str, int | None] = {}
    pointers: list[tuple[etree._Element, str, str]] = []
    for element in tree.iter(etree.Element):
        identifier = element.get(tei.XML_ID)
        if identifier is not None:
            if identifier in lines:
                found.append(duplicate_identifier(Location(name, element.sourceline), identifier, lines[identifier]))
            else:
                lines[identifier] = element.sourceline
        pointers += [
            (element, attribute, pointer)
            for attribute, value in element.items()
            if attribute in _POINTERS
            for pointer in value.split()
            if pointer.startswith("#") and "(" not in pointer
        ]
    for element, attribute, pointer in pointers:
        if pointer[1:] not in lines:
            near = difflib.get_close_matches(pointer[1:], lines, 1, 0.8) if len(lines) < 5_000 else []
            place = Location(name, element.sourceline)
            found.append(dangling_pointer(place, attribute, pointer, near[0] if near else ""))
    return grouped(found)
