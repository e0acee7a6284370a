"""Where the witnesses of a text differ, as an apparatus lists it: lemma, bracket, variants (TEI P5, 13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from recension import tei
from recension.rendering.counting import paragraph_numbers
from recension.tei import View

HEADING = "Variant readings"
_OMITTED = "omitted"
_ABOUT = frozenset({"note", "witDetail"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more witnesses have; `words` is empty where they leave the words out."""

    words: str
    witnesses: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The words, or that there are none, and the sigla of those that have them."""
        return " ".join((self.words or _OMITTED, *self.witnesses))


@dataclass(frozen=True, slots=True)
class Variant:
    """One place at which the witnesses differ.

    Attributes:
        element: The ``app``; or a ``choice`` between readings of which the editor prefers none.
        place: The number of the line of verse, else of the paragraph, that it stands in; empty where neither is known.
        lemma: What the text has; None where the entry is a note alone.
        readings: What it has not.
        note: What the editor says of it.
    """

    element: etree._Element
    place: str
    lemma: Reading | None
    readings: tuple[Reading, ...]
    note: str = ""

    @property
    def line(self) -> str:
        """The entry as an apparatus has it, without its place."""
        lemma = f"{self.lemma.line} ] " if self.lemma else ""
        readings = "; ".join(reading.line for reading in self.readings)
        return lemma + ". ".join(filter(None, (readings, self.note)))


def variants(texts: Iterable[etree._Element]) -> tuple[Variant, ...]:
    """The places in `texts` at which the witnesses differ, in their order; one within another is part of it."""
    texts = list(texts)
    elements = (element for text in texts for element in text.iter(tei.name("app"), tei.name("choice")))
    outermost = [item for item in elements if not any(tei.local(outer) == "app" for outer in item.iterancestors())]
    numbers = paragraph_numbers(texts) if outermost else {}
    return tuple(variant for element in outermost if (variant := _variant(element, numbers)) is not None)


def _variant(element: etree._Element, numbers: dict[etree._Element, int]) -> Variant | None:
    sides = _sides(element)
    lemma = _lemma(element, sides)
    others = tuple(_reading(side) for side in sides if side is not lemma)
    about = (child for child in element if tei.local(child) in _ABOUT)
    note = " ".join(word for child in about for word in tei.words(child, View.READING))
    if not note and (lemma is None or not others):
        return None
    return Variant(element, _place(element, numbers), None if lemma is None else _reading(lemma), others, note)


def witnesses(tree: etree._ElementTree) -> tuple[str, ...]:
    """The witnesses that a file lists, each after its siglum."""
    return tuple(
        " ".join(filter(None, (witness.get(tei.XML_ID) or witness.get("n"), *tei.words(witness, View.READING))))
        for witness in tree.iter(tei.name("witness"))
    )


def _sides(element: etree._Element) -> list[etree._Element]:
    if tei.local(element) == "choice":
        unsure = element.findall(tei.name("unclear"))
        return unsure if len(unsure) > 1 else []
    return list(element.iter(tei.name("lem"), tei.name("rdg")))


def _lemma(element: etree._Element, sides: list[etree._Element]) -> etree._Element | None:
    """The reading that the text has; of a group of readings, its first."""
    chosen = tei.chosen(element, View.READING)
    within = [] if chosen is None else [side for side in sides if side is chosen or chosen in side.iterancestors()]
    return within[0] if within else None


def _reading(side: etree._Element) -> Reading:
    following = side.getnext()
    own = side.get("wit", "").replace("#", "").split()
    named = tei.words(following, View.READING) if following is not None and tei.local(following) == "wit" else []
    return Reading(" ".join(tei.words(side, View.READING)), tuple(dict.fromkeys((*own, *named))))


def _place(element: etree._Element, numbers: dict[etree._Element, int]) -> str:
    for outer in element.iterancestors():
        if tei.local(outer) == "l" and outer.get("n"):
            return outer.get("n", "")
        if outer in numbers:
            return f"¶ {numbers[outer]}"
    return ""
