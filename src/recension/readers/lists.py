"""Lists of a page of HTML: in which item of which list, within which others, a block stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_RENDITIONS = {"ol": "numbered", "ul": "bulleted", "menu": "bulleted", "dir": "bulleted"}
LISTS = frozenset({*_RENDITIONS, "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
_LONGEST_TERM = 200
_IMPLIED = 0
"""The number of the list that items without one are in."""


@dataclass(slots=True)
class _List:
    """A list that is open: its number on the page, its element's name, and the number of its last item."""

    number: int
    tag: str
    item: int = 0
    part: str = ""


@dataclass(slots=True)
class Lists:
    """The lists that are open, the outermost first."""

    _open: list[_List] = field(default_factory=list)
    _count: int = _IMPLIED
    _within: int = 0

    def begin(self, element: etree._Element, tag: str) -> None:
        """The start tag of a list or an item."""
        if tag in LISTS:
            self._count += 1
            self._open.append(_List(self._count, tag if tag != "dl" or is_glossary(element) else ""))
            return
        self._within += 1
        if not self._open:
            self._count += 1
            self._open.append(_List(_IMPLIED, "ul", self._count))
        inner = self._open[-1]
        inner.item += tag != "dd" or not inner.part
        inner.part = tag

    def end(self, tag: str) -> None:
        """The end tag of a list or an item."""
        self._within -= tag in ITEMS
        if tag in LISTS or self._open[-1].number == _IMPLIED:
            self._open.pop()

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
        return (("rend", renditions), ("item", place), *label)


def is_glossary(element: etree._Element) -> bool:
    """Whether a ``dl`` explains terms, and is no means to indent: it has short terms, and what explains them."""
    terms = ["".join(term.itertext()).strip() for term in element.iter("dt")]
    return bool(terms) and max(map(len, terms)) <= _LONGEST_TERM and next(element.iter("dd"), None) is not None
