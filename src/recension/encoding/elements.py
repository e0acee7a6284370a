"""Making TEI elements, their identifiers and their lay-out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from recension import tei

_STRUCTURAL = frozenset(
    """TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability notesStmt sourceDesc biblStruct analytic
    monogr imprint encodingDesc projectDesc editorialDecl correction quotation hyphenation normalization segmentation
    interpretation tagsDecl namespace appInfo application profileDesc creation langUsage textClass keywords
    revisionDesc standOff listAnnotation annotation text front body back div table row
    figure""".split()
)
"""Elements in which white space between children means nothing."""


def make(parent: etree._Element | None, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A TEI element at the end of `parent`; empty attributes are left out, and ``id`` and ``lang`` are those of XML."""
    qualified = {_qualified(key): value for key, value in attributes.items() if value}
    if parent is None:
        element = etree.Element(tei.name(name), qualified, {None: tei.NAMESPACE})
    else:
        element = etree.SubElement(parent, tei.name(name), qualified)
    if text:
        element.text = text
    return element


def _qualified(key: str) -> str:
    return {"id": tei.XML_ID, "lang": tei.XML_LANG, "xml:lang": tei.XML_LANG}.get(key, key)


@dataclass(frozen=True, slots=True)
class Register:
    """What is known while a file is written.

    Attributes:
        keep_lines: Whether the ends of lines within paragraphs are the page's own, and no mere wrapping.
        reasons: The reasons of the emendations, by their identifiers.
    """

    keep_lines: bool = False
    reasons: dict[str, str] = field(default_factory=dict)
    _given: Counter[str] = field(default_factory=Counter)

    def next(self, kind: str) -> str:
        """The next identifier of a kind: a letter and a number in the order of the text, such as ``p12``."""
        self._given[kind] += 1
        return f"{kind}{self._given[kind]}"


def identifier_from(name: str, taken: set[str]) -> str:
    """An XML name made of a file's name, different from those that are taken (XML 1.0, 2.3; no colon)."""
    stem = re.sub(r"\.[^.]*$", "", re.split(r"[/\\]", name)[-1])
    bare = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-.") or "text"
    candidate = bare if re.match(r"[A-Za-z_]", bare) else f"text-{bare}"
    while candidate in taken:
        candidate += "_"
    return candidate


def certainty_attributes(certainty: float, resp: str) -> dict[str, str]:
    """``cert`` and ``resp`` for what a rule is not highly sure of; nothing where it is."""
    if certainty >= 0.9:
        return {}
    return {"cert": "medium" if certainty >= 0.6 else "low", "resp": f"#{resp}"}


def indent(element: etree._Element, level: int = 0) -> None:
    """Lay out the elements that hold no text of their own, one child a line; mixed content stays as it is."""
    if tei.local(element) not in _STRUCTURAL or not len(element) or (element.text or "").strip():
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        child.tail = "\n" + "  " * (level + 1)
        indent(child, level + 1)
    element[-1].tail = "\n" + "  " * level
