"""Each Schematron rule fires on the slip that it is for, and is silent on the sample as it is."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from recension.resources import schema_file
from recension.validation import parse
from recension.validation.rules import check_rules
from tests.conftest import SAMPLE

TEXT = SAMPLE.read_text(encoding="utf-8")
SLIPS = {
    "S01": ('<title type="main">The Sample</title>', '<title type="main">The</title><title type="main">Sample</title>'),
    "S02": ('unit="page" from="87" to="91"', 'unit="page" n="87"'),
    "S03": ('from="87" to="91"', 'from="91" to="87"'),
    "S04": ('unit="volume" n="6"', 'unit="volume" from="6" to="7"'),
    "S05": ('<tagUsage gi="byline" occurs="1"/>', '<tagUsage gi="byline" occurs="2"/>'),
    "S06": ('target="#e1" motivation', 'target="#p1" motivation'),
    "S07": ('who="#editor"', 'who="#p1"'),
    "S08": ('reason="ocr" resp="#editor"', 'reason="ocr" resp="#p1"'),
    "S09": ('<note type="revision" source="#web">', '<note type="revision" source="#p1">'),
    "S10": ('notBefore="1938-11" notAfter="1938-12"', 'notBefore="1938-12" notAfter="1938-11"'),
    "S11": ('notBefore="1938-11" notAfter="1938-12"', 'from="1938-12" to="1938-11"'),
    "S12": (">for</corr>", ">lor</corr>"),
    "S13": (">lor</sic>", "></sic>"),
    "S14": (">‘</surplus>", "></surplus>"),
    "S15": ('<ref target="#n1"', '<ref target="#p1"'),
    "S16": ('type="author" target="#r1"', 'type="author" target="#p1"'),
    "S17": (
        '<p xml:id="p1">',
        '<p xml:id="p0">One.</p></div><div type="introduction" xml:id="again"><p xml:id="p1">',
    ),
    "S18": ('<head xml:id="h3">A <q>“Free State”</q></head>', ""),
    "S19": ('<head xml:id="h9">Notes</head>', '<head xml:id="h9">Notes</head><p xml:id="p0">No note.</p>'),
    "S20": ('<p xml:id="p8">More.</p>', '<note type="editorial" xml:id="n2"><p xml:id="p8">More.</p></note>'),
    "S21": ("<quote>“That is so.”</quote>", '<quote xml:id="x1" next="#p1">“That is so.”</quote>'),
    "S22": ("<quote>“That is so.”</quote>", '<quote xml:id="x1" prev="#p1">“That is so.”</quote>'),
    "S23": ('xml:lang="fr">La Revue', 'xml:lang="it">La Revue'),
}


def rules_broken(text: str) -> set[str]:
    found = check_rules(parse(text.encode(), "sample.xml"), "sample.xml")
    return {match for item in found for match in re.findall(r"\(rule (S\d\d)\)", item.message)}


def test_the_sample_breaks_no_rule() -> None:
    assert rules_broken(TEXT) == set()


@pytest.mark.parametrize("rule", sorted(SLIPS))
def test_each_rule_fires_on_its_slip(rule: str) -> None:
    old, new = SLIPS[rule]
    assert TEXT.count(old) == 1
    broken = rules_broken(TEXT.replace(old, new))
    assert rule in broken
    assert broken <= {rule, "S05"}


def test_every_rule_has_its_slip() -> None:
    namespace = "{http://purl.oclc.org/dsdl/schematron}"
    asserts = etree.parse(schema_file("recension.sch")).iter(f"{namespace}assert")
    assert sorted(item.get("id", "") for item in asserts) == sorted(SLIPS)


def test_a_broken_rule_is_told_with_its_place_and_its_mend() -> None:
    [item] = check_rules(parse(TEXT.replace('from="87" to="91"', 'from="91" to="87"').encode(), "s.xml"), "s.xml")
    assert item.code == "TEI021"
    assert item.location.line == TEXT[: TEXT.index('from="87"')].count("\n") + 1
    assert item.hint == "Exchange @from and @to."
