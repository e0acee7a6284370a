"""People and bodies as a header names them, told apart into family and given names where that can be decided."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from recension import tei
from recension.tei import View

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?)+$")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'.-])*$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff’'.\s-]+$")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u052f’'.\s-]+$")
_PARTICLES = frozenset("af al av da de del della der den di do dos du el la le ten ter van von y zu zum zur".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_BODIES = frozenset(
    """academy agency archive archives army assembly association board bureau central centre center club collective
    college commission committee company conference congress council delegation department editor editors federation
    fraction front general government group institute international labor labour league left library ministry movement
    national office opposition organisation organization party people’s political press project provisional red
    secretariat section socialist society soviet soviets staff tendency union university women workers workers’ young
    redaktion komitee partei bund verlag comité parti ligue rédaction союз комитет партия редакция""".split()
)
"""Words that make a name one of a body, or of people who are not named."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or a body, by the variables of a CSL name (CSL 1.0.2, Appendix).

    Attributes:
        name: The whole name as the header has it.
        family: The family name; empty where it cannot be told from the rest, as of a body or of a pen name.
        given: The given names or initials.
        particle: What stands before the family name and is not sorted by: ``van``, ``de``.
        suffix: What follows it: ``Jr.``.
        note: What the header says of who this was.
        corporate: Whether this is a body and no single human being, as the header or a word of the name says.
    """

    name: str
    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    note: str = ""
    corporate: bool = False

    @property
    def inverted(self) -> str:
        """The name with the family name first, as a bibliography sorts it."""
        if not self.family:
            return self.name
        before = " ".join(filter(None, (self.given, self.particle)))
        return ", ".join(filter(None, (self.family, before, self.suffix)))


def plain(element: etree._Element | None) -> str:
    """The words of an element of the header without the notes in it, on one line; empty for none."""
    if element is None:
        return ""
    if element.find(f".//{tei.name('note')}") is not None:
        element = copy.deepcopy(element)
        etree.strip_elements(element, tei.name("note"), with_tail=False)
    return " ".join(tei.words(element, View.READING))


def persons(elements: Iterable[etree._Element]) -> tuple[Person, ...]:
    """The people that elements such as ``author``, ``editor`` or ``name`` name, each once, in their order."""
    found = (_person(element) for element in elements)
    return tuple(dict.fromkeys(person for person in found if person.name))


def _person(element: etree._Element) -> Person:
    note = " ".join(plain(item) for item in element.iter(tei.name("note")))
    surnames = [plain(item) for item in element.iter(tei.name("surname"))]
    forenames = [plain(item) for item in element.iter(tei.name("forename"))]
    links = [plain(item) for item in element.iter(tei.name("nameLink"))]
    if surnames:
        name = " ".join((*forenames, *links, *surnames))
        return Person(name, " ".join(surnames), " ".join(forenames), " ".join(links), note=note)
    name = plain(element)
    if tei.local(element) == "orgName" or any(True for _ in element.iter(tei.name("orgName"))):
        return Person(name, note=note, corporate=True)
    return _told_apart(name, note)


def _told_apart(name: str, note: str) -> Person:
    """The parts of a name that has no mark-up, if its form decides what is the family name."""
    if "," in name:
        return _inverted(name, note)
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES else ""
    if not _looks_personal(words):
        return Person(name, note=note, corporate=not _BODIES.isdisjoint(name.lower().split()))
    start = next((place for place, word in enumerate(words[1:-1], 1) if word.lower() in _PARTICLES), len(words) - 1)
    particle = [word for word in words[start:-1] if word.lower() in _PARTICLES]
    family = words[start + len(particle) :]
    return Person(name, " ".join(family), " ".join(words[:start]), " ".join(particle), suffix, note)


def _inverted(name: str, note: str) -> Person:
    """A name that a comma inverts; the comma of a list, or of a body's address, does not."""
    family, *rest = (part.strip() for part in name.split(","))
    given = rest[0] if rest else ""
    words = f"{given} {family}".split()
    suffix = rest[1] if len(rest) == 2 and rest[1].rstrip(".").lower() in _SUFFIXES else ""
    if len(rest) - bool(suffix) != 1 or not given or not _looks_personal(words) or len(family.split()) > 3:
        return Person(name, note=note)
    return Person(" ".join(filter(None, (given, family, suffix))), family, given, suffix=suffix, note=note)


def _looks_personal(words: list[str]) -> bool:
    """Whether words are given names or initials before a family name, in a script whose names have that order."""
    text = " ".join(words)
    if not 2 <= len(words) <= 5 or not (_LATIN.match(text) or _CYRILLIC_OR_GREEK.match(text)):
        return False
    if any(word.lower() in _BODIES or not _WORD.match(word) for word in words) or _INITIALS.match(words[-1]):
        return False
    return words[0].lower() not in {"the", "a", "an"} and all(
        word[0].isupper() or word.lower() in _PARTICLES or word[1:2] in {"’", "'"} for word in words
    )
