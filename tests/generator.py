"""Random documents derived from Recension's own grammar: whatever it accepts can come out here."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st
from lxml import etree

from recension import tei
from recension.resources import schema_file

RNG = "{http://relaxng.org/ns/structure/1.0}"
_WORDS = [
    *["the", "state", "of", "workers’", "Soviet", "and", "“left”", "‘dry’", "—", "§", "naïve", "Übermensch", "Ελλάδα"],
    *["Москва", "1940", "a–b", "&", "<", ">", "]]>", "漢字", "e\u0301", "x.y", "(see", "it)", "😀", "Nov.", "“Free"],
]
_FAR = 1_000


@dataclass(slots=True)
class Generator:
    """Derives documents; `reached` counts the elements and the attributes (``element@attribute``) that came out."""

    random: random.Random
    budget: int
    reached: Counter[str] = field(default_factory=Counter)
    _ids: int = 0

    def document(self) -> etree._ElementTree:
        """A document that the grammar accepts, its identifiers unique and its pointers pointing at something."""
        holder = etree.Element("holder")
        self._content(grammar().start, holder, 0)
        root = copy.deepcopy(holder[0])
        _resolve(root, self.random)
        return root.getroottree()

    def _content(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        handler: Callable[[etree._Element, etree._Element, int], None] = getattr(self, f"_{kind(pattern)}")
        handler(pattern, parent, depth)

    def _children(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        for child in patterns(pattern):
            self._content(child, parent, depth)

    _group = _children

    def _ref(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self._children(grammar().definitions[pattern.get("name", "")], parent, depth)

    def _element(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        name = pattern.get("name", "")
        self.budget -= 1
        self.reached[name] += 1
        element = etree.SubElement(parent, tei.name(name), nsmap={None: tei.NAMESPACE})
        self._children(pattern, element, depth + 1)

    def _attribute(self, pattern: etree._Element, parent: etree._Element, _: int) -> None:
        name = pattern.get("name", "")
        self.reached[f"{tei.local(parent)}@{name}"] += 1
        values = patterns(pattern)
        value = self._value(values[0]) if values else self._words()
        parent.set(f"{{{tei.XML_NAMESPACE}}}{name[4:]}" if name.startswith("xml:") else name, value)

    def _choice(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        options = patterns(pattern)
        if self.budget <= 0 or depth > 14:
            nearest = min(map(grammar().height, options))
            options = [option for option in options if grammar().height(option) == nearest]
        self._content(self.random.choice(options), parent, depth)

    def _optional(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        if self._goes_on(pattern, 0.5):
            self._children(pattern, parent, depth)

    def _zeroOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        while self._goes_on(pattern, 0.6):
            self._children(pattern, parent, depth)

    def _oneOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        self._children(pattern, parent, depth)
        while self._goes_on(pattern, 0.4):
            self._children(pattern, parent, depth)

    def _goes_on(self, pattern: etree._Element, chance: float) -> bool:
        is_attribute = all(child.tag == f"{RNG}attribute" for child in patterns(pattern))
        return (self.budget > 0 or is_attribute) and self.random.random() < chance

    def _text(self, _: etree._Element, parent: etree._Element, __: int) -> None:
        tei.append_text(parent, self._words())

    def _empty(self, *_: object) -> None:
        """Nothing at all is what this pattern matches."""

    def _words(self) -> str:
        count = self.random.randint(1, 5)
        return self.random.choice(["", " "]) + " ".join(self.random.choice(_WORDS) for _ in range(count))

    def _value(self, pattern: etree._Element) -> str:
        form = kind(pattern)
        if form == "ref":
            return self._value(patterns(grammar().definitions[pattern.get("name", "")])[0])
        if form == "choice":
            return self._value(self.random.choice(patterns(pattern)))
        if form == "value":
            return pattern.text or ""
        facet = pattern.find(f"{RNG}param[@name='pattern']")
        return self._datum(pattern.get("type", ""), "" if facet is None else facet.text or "")

    def _datum(self, datatype: str, facet: str) -> str:
        number = self.random.randint
        if datatype == "ID":
            self._ids += 1
            return f"i{self._ids}"
        samplers: dict[tuple[str, str], Callable[[], str]] = {
            ("gYear", "[0-9]{4}"): lambda: str(number(1500, 2099)),
            ("gYearMonth", "[0-9]{4}-[0-9]{2}"): lambda: f"{number(1500, 2099)}-{number(1, 12):02}",
            ("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"): lambda: (
                f"{number(1500, 2099)}-{number(1, 12):02}-{number(1, 28):02}"
            ),
            ("anyURI", r"#[^\s#]+"): lambda: "#pointer",
            ("anyURI", r"\S+"): lambda: self.random.choice(["https://example.org/a?b=c&d", "#pointer", "b.htm"]),
            ("language", ""): lambda: self.random.choice(["en", "fr", "de-CH", "zh-Hant"]),
            ("nonNegativeInteger", ""): lambda: str(number(0, 99)),
            ("positiveInteger", ""): lambda: str(number(1, 9)),
            ("token", "[0-9]+(-[0-9]+)?"): lambda: self.random.choice(["6", "2-3"]),
            ("token", "[0-9]+"): lambda: str(number(1, 999)),
            ("token", r"\S+"): lambda: self.random.choice(["a", "1*", "[A]"]),
            ("token", r"\S+( \S+)*"): lambda: self.random.choice(["* * *", "—", "⁂"]),
            ("token", r"[0-9]+(\.[0-9]+)+([a-z]+[0-9]+)?"): lambda: self.random.choice(["0.1.0", "1.0rc1"]),
            ("token", r"U\+[0-9A-F]{4,6}"): lambda: f"U+{number(1, 0xFFFF):04X}",
            ("Name", ""): lambda: "p",
            ("NCName", ""): lambda: "recension",
        }
        return samplers[datatype, facet]()


@dataclass(slots=True)
class Grammar:
    """A RELAX NG grammar in XML syntax (RELAX NG specification, 3)."""

    start: etree._Element
    definitions: dict[str, etree._Element]
    _heights: dict[str, int] = field(default_factory=dict)

    def height(self, pattern: etree._Element) -> int:
        """How many elements deep the shallowest thing is that `pattern` matches."""
        form = kind(pattern)
        if form in {"optional", "zeroOrMore", "text", "empty", "attribute"}:
            return 0
        if form == "ref":
            return self._of_definition(pattern.get("name", ""))
        inner = [self.height(child) for child in patterns(pattern)]
        if form == "choice":
            return min(inner)
        return max(inner, default=0) + (1 if form == "element" else 0)

    def _of_definition(self, name: str) -> int:
        if name not in self._heights:
            self._heights[name] = _FAR
            self._heights[name] = max(map(self.height, patterns(self.definitions[name])), default=0)
        return self._heights[name]

    def vocabulary(self) -> set[str]:
        """Every element, and every attribute as ``element@attribute``, that the grammar has."""
        names: set[str] = set()
        for definition in self.definitions.values():
            for element in definition.iter(f"{RNG}element"):
                names.add(element.get("name", ""))
                names |= {f"{element.get('name')}@{attribute}" for attribute in self._attributes(element, set())}
        return names

    def _attributes(self, pattern: etree._Element, seen: set[str]) -> Iterator[str]:
        for child in patterns(pattern):
            if child.tag == f"{RNG}attribute":
                yield child.get("name", "")
            elif child.tag == f"{RNG}ref" and child.get("name", "") not in seen:
                seen.add(child.get("name", ""))
                yield from self._attributes(self.definitions[child.get("name", "")], seen)
            elif child.tag != f"{RNG}element":
                yield from self._attributes(child, seen)


@cache
def grammar() -> Grammar:
    """Recension's grammar."""
    root = etree.parse(schema_file("recension.rng")).getroot()
    start = root.find(f"{RNG}start")
    assert start is not None
    definitions = {item.get("name", ""): item for item in root.iter(f"{RNG}define")}
    return Grammar(patterns(start)[0], definitions)


def kind(pattern: etree._Element) -> str:
    return str(pattern.tag).removeprefix(RNG)


def patterns(pattern: etree._Element) -> list[etree._Element]:
    return [
        child
        for child in pattern
        if isinstance(child.tag, str) and child.tag.startswith(RNG) and child.tag != f"{RNG}param"
    ]


def _resolve(root: etree._Element, source: random.Random) -> None:
    """Let every pointer within the file point at an element that has an identifier."""
    identifiers = [element.get(tei.XML_ID, "") for element in root.iter() if element.get(tei.XML_ID)]
    for element in root.iter():
        for name, value in element.attrib.items():
            if value == "#pointer":
                element.set(name, f"#{source.choice(identifiers)}")


def generate(seed: int, *, size: int = 150) -> etree._ElementTree:
    """A document derived from the grammar, of about `size` elements; the same one for the same seed and size."""
    return Generator(random.Random(seed), size).document()


def documents() -> st.SearchStrategy[etree._ElementTree]:
    """Documents derived from the grammar, for property tests."""
    return st.builds(lambda seed, size: generate(seed, size=size), st.integers(0, 2**32), st.integers(10, 200))
