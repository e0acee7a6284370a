"""What a grammar cannot say: the Schematron rules (ISO/IEC 19757-3)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from recension.diagnostics import Diagnostic, Location, Severity, Wording, diagnostic
from recension.resources import schema_file
from recension.validation.grouping import grouped

if TYPE_CHECKING:
    from lxml.isoschematron import Schematron

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@diagnostic("TEI021", Severity.ERROR)
def broken_rule(identifier: str, message: str) -> Wording:
    """A rule of the encoding is broken.

    The rules in ``schema/recension.sch`` say what a grammar cannot: that pointers point at things of the right kind,
    that ranges are in order, that a correction differs from what it corrects. Each message says how to mend it.

    Mend: do what the message says.
    """
    said, _, mend = message.partition(". ")
    return Wording(f"{said.rstrip('.')} (rule {identifier})", mend or "correct this place")


def check_rules(tree: etree._ElementTree, name: str) -> list[Diagnostic]:
    """The Schematron rules that `tree` breaks."""
    schematron = _schematron()
    if schematron.validate(tree):
        return []
    report = schematron.validation_report
    assert report is not None
    return grouped(_told(failure, tree, name) for failure in report.getroot().iter(f"{_SVRL}failed-assert"))


@cache
def _schematron() -> Schematron:
    from lxml.isoschematron import Schematron

    return Schematron(etree.parse(schema_file("recension.sch")), store_report=True)


def _told(failure: etree._Element, tree: etree._ElementTree, name: str) -> Diagnostic:
    places = tree.xpath(failure.get("location", "/*"))
    line = places[0].sourceline if isinstance(places, list) and places else None
    return broken_rule(Location(name, line), failure.get("id", ""), " ".join("".join(failure.itertext()).split()))
