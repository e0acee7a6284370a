"""What values the grammar lists for each attribute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.generator import RNG, grammar, kind, patterns


def closed_values() -> Mapping[tuple[str, str], frozenset[str]]:
    """The values of each attribute that has a closed list, by element and attribute; over all places of the element."""
    found: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for definition in grammar().definitions.values():
        for element in definition.iter(f"{RNG}element"):
            for attribute in _attributes(element):
                inner = patterns(attribute)
                found[element.get("name", ""), attribute.get("name", "")] |= _values(inner[0]) if inner else {None}
    return {key: frozenset(filter(None, values)) for key, values in found.items() if None not in values}


def _attributes(pattern: etree._Element) -> Iterator[etree._Element]:
    for child in patterns(pattern):
        if kind(child) == "attribute":
            yield child
        elif kind(child) == "ref" and _holds_no_element(child):
            yield from _attributes(grammar().definitions[child.get("name", "")])
        elif kind(child) not in {"element", "ref"}:
            yield from _attributes(child)


def _holds_no_element(reference: etree._Element) -> bool:
    definition = grammar().definitions[reference.get("name", "")]
    return not any(kind(child) in {"element", "text"} for child in definition.iter(f"{RNG}*")) and all(
        _holds_no_element(child) for child in definition.iter(f"{RNG}ref") if child.getparent() is not None
    )


def _values(pattern: etree._Element) -> set[str | None]:
    if kind(pattern) == "ref":
        return {value for child in patterns(grammar().definitions[pattern.get("name", "")]) for value in _values(child)}
    if kind(pattern) == "choice":
        return {value for child in patterns(pattern) for value in _values(child)}
    return {pattern.text} if kind(pattern) == "value" else {None}
