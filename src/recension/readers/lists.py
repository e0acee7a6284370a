"""Lists of a page of HTML: in which item of which list, within which others, a block stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from recension.document import UNNUMBERED

_RENDITIONS = {"ol": "numbered", "ul": "bulleted", "menu": "bulleted", "dir": "bulleted"}
LISTS = frozenset({*_RENDITIONS, "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
_LONGEST_TERM = 200
_SIGNS = frozenset("1aAiI")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_IMPLIED = 0
"""The number of the list that items without one are in."""


@dataclass(slots=True)
class Numbering:
    """How a page counts the items of a list (HTML Living Standard, 4.4.5): the next number, the step and the signs."""

    following: int
    step: int = 1
    signs: str = "1"

    def take(self) -> str:
        """The number of the next item, as the page shows it."""
        number, self.following = self.following, self.following + self.step
        return numeral(number, self.signs)


def numbering_of(element: etree._Element) -> Numbering | None:
    """How a list counts, where it says so by ``start``, ``type`` or ``reversed``; None where it counts from 1."""
    if element.tag != "ol" or not any(name in element.attrib for name in ("start", "type", "reversed")):
        return None
    signs = element.get("type", "1").strip()
    backwards = "reversed" in element.attrib
    first = sum(child.tag == "li" for child in element) if backwards else 1
    start = _integer(element.get("start", ""))
    return Numbering(first if start is None else start, -1 if backwards else 1, signs if signs in _SIGNS else "1")


def numbering_at(item: etree._Element, before: Numbering | None) -> Numbering | None:
    """How a list goes on counting from an item that may state its number."""
    value = _integer(item.get("value", ""))
    if value is None:
        return before
    return Numbering(value, before.step, before.signs) if before else Numbering(value)


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\s*-?\d{1,6}\s*", text, re.ASCII) else None


def numeral(number: int, signs: str) -> str:
    """A number in the signs that the ``type`` of a list names: ``1``, ``a``, ``A``, ``i`` or ``I``."""
    if signs == "1" or not 0 < number < 4_000:
        return str(number)
    if signs in "iI":
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
    else:
        text = ""
        while number:
            number, rest = divmod(number - 1, 26)
            text = chr(ord("a") + rest) + text
    return text.upper() if signs.isupper() else text


@dataclass(slots=True)
class _List:
    """A list that is open: its number on the page, its element's name, and the number of its last item."""

    number: int
    tag: str
    item: int = 0
    part: str = ""
    numbering: Numbering | None = None
    label: str = ""


@dataclass(slots=True)
class Lists:
    """The lists that are open, the outermost first."""

    _open: list[_List] = field(default_factory=list)
    _count: int = _IMPLIED
    _within: int = 0
    _outermost: int = 0
    """How many items an item was within, itself counted, that stands in no list."""
    _tables: list[tuple[list[_List], int, int]] = field(default_factory=list)
    """What was open where each table began that is open: no list goes on into the cells of one."""

    def enter_table(self) -> None:
        """The start tag of a table."""
        self._tables.append((self._open, self._within, self._outermost))
        self._open, self._within, self._outermost = [], 0, 0

    def leave_table(self) -> None:
        """The end tag of a table."""
        self._open, self._within, self._outermost = self._tables.pop()

    def begin(self, element: etree._Element, tag: str) -> None:
        """The start tag of a list or an item."""
        if tag in LISTS:
            self._count += 1
            kind = tag if tag != "dl" or is_glossary(element) else ""
            self._open.append(_List(self._count, kind, numbering=numbering_of(element)))
            return
        self._within += 1
        if not self._open:
            self._count += 1
            self._outermost = self._within
            self._open.append(_List(_IMPLIED, "ul", self._count))
        inner = self._open[-1]
        inner.item += tag != "dd" or not inner.part
        inner.part = tag
        if tag == "li" and inner.tag == "ol":
            inner.numbering = numbering_at(element, inner.numbering)
            inner.label = inner.numbering.take() if inner.numbering else ""

    def end(self, tag: str) -> None:
        """The end tag of a list or an item."""
        if not self._open:
            return
        if tag in LISTS or (self._open[-1].number == _IMPLIED and self._within == self._outermost):
            self._open.pop()
        self._within -= tag in ITEMS

    @property
    def outside(self) -> bool:
        """Whether no list is open that has an item."""
        return not any(item.item and item.tag for item in self._open)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Of a block that stands here the list, its item and those around it; nothing if it stands in none."""
        path = [item for item in self._open if item.item and item.tag]
        if not self._within or not path:
            return ()
        renditions = " ".join(_RENDITIONS.get(item.tag, "gloss") for item in path)
        place = " ".join(f"{item.number}.{item.item}" for item in path)
        label = [("part", "label")] if path[-1].part == "dt" else []
        numbers = [item.label or UNNUMBERED for item in path]
        numbered = [("n", " ".join(numbers))] if any(item.label for item in path) else []
        return (("rend", renditions), ("item", place), *numbered, *label)


def is_glossary(element: etree._Element) -> bool:
    """Whether a ``dl`` explains terms, and is no means to indent: it has short terms, and what explains them."""
    terms = ["".join(term.itertext()).strip() for term in element.iter("dt")]
    return bool(terms) and max(map(len, terms)) <= _LONGEST_TERM and next(element.iter("dd"), None) is not None
