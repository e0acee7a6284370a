"""The emendations of a text, as an apparatus lists them (TEI P5, 3.5 and 12)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from recension import tei
from recension.tei import View

SPACE = "[space]"
"""What stands for white space, which alone nobody would see on a page."""
PROGRAM = " (program)"
"""What follows the name of a hand that is a program's, so that nobody takes it for an editor's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One emendation.

    Attributes:
        element: The element that bears it: ``choice``, ``supplied`` or ``surplus``.
        reading: What this edition reads; empty where it leaves words out.
        copy_text: What the copy text has; empty where it lacks the words.
        others: Further readings that may be right.
        hand: Who made it.
        certainty: ``high``, ``medium`` or ``low``; empty if not said.
        reason: Why, in the editor's words.
    """

    element: etree._Element
    reading: str
    copy_text: str
    others: tuple[str, ...] = ()
    hand: str = ""
    certainty: str = ""
    reason: str = ""

    @property
    def lemma(self) -> str:
        """The reading, or the word for its absence."""
        return self.reading or "omitted"

    @property
    def variant(self) -> str:
        """What the copy text has, or that it has nothing."""
        return self.copy_text or "not in the copy text"

    @property
    def particulars(self) -> str:
        """Hand, certainty and reason in one line."""
        certainty = f"certainty: {self.certainty}" if self.certainty else ""
        others = f"or: {', '.join(self.others)}" if self.others else ""
        return " · ".join(filter(None, (others, self.hand, certainty, self.reason)))


def apparatus(tree: etree._ElementTree, texts: list[etree._Element]) -> tuple[Entry, ...]:
    """The emendations in `texts`, in their order."""
    people = _people(tree)
    reasons = {
        target: " ".join(tei.words(note, View.READING))
        for annotation in tree.iter(tei.name("annotation"))
        for note in annotation.iter(tei.name("note"))
        for target in annotation.get("target", "").split()
    }
    kinds = [tei.name(kind) for kind in ("choice", "supplied", "surplus")]
    found = (_entry(element, people, reasons) for text in texts for element in text.iter(*kinds))
    return tuple(entry for entry in found if entry is not None)


def _entry(element: etree._Element, people: dict[str, str], reasons: dict[str, str]) -> Entry | None:
    bearer = element
    others: tuple[str, ...] = ()
    if tei.local(element) == "choice":
        corrections = element.findall(tei.name("corr"))
        if not corrections or element.find(tei.name("sic")) is None:
            return None
        bearer, others = corrections[0], tuple(_words(item) for item in corrections[1:])
        reading, copy_text = _words(bearer), _words(element.find(tei.name("sic")))
    elif tei.local(element) == "supplied":
        reading, copy_text = _words(element), ""
    else:
        reading, copy_text = "", _words(element)
    hand = " ".join(people.get(pointer, pointer) for pointer in bearer.get("resp", "").split())
    reason = reasons.get(f"#{element.get(tei.XML_ID)}", "")
    return Entry(element, reading, copy_text, others, hand, bearer.get("cert", ""), reason)


def _people(tree: etree._ElementTree) -> dict[str, str]:
    """The names of those who answer for something, by pointer."""
    found = {}
    for item in tree.iter(*map(tei.name, ("respStmt", "person", "editor"))):
        names = list(item.iter(*map(tei.name, ("name", "persName", "orgName")))) or [item]
        if item.get(tei.XML_ID):
            program = PROGRAM if names[0].get("type") == "software" else ""
            found[f"#{item.get(tei.XML_ID)}"] = " ".join(tei.words(names[0], View.READING)) + program
    return found


def _words(element: etree._Element | None) -> str:
    """The words of a side; white space alone has a name."""
    text = "" if element is None else "".join(element.itertext())
    return " ".join(text.split()) or (SPACE if text else "")
