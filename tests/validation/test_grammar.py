"""What the grammar refuses: by libxml2's RELAX NG and its XSD alike, explained with place, cause and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from xmlschema import XMLSchema

from recension import RecensionError, validate
from recension.resources import schema_file
from recension.validation.grammar import load_schema
from tests.conftest import SAMPLE, SHARED

TEXT = SAMPLE.read_text(encoding="utf-8")
MISTAKES = {
    "an element TEI does not have": ("<title type=", "<titel type=", "TEI003"),
    "an element out of place": ('<p xml:id="p8">More.</p>', '<head xml:id="x">More</head>', "TEI010"),
    "an element our practice does not use": ("More.", "<w>More</w>.", "TEI010"),
    "a missing element": ("<notesStmt>", "<nothing>", "TEI003"),
    "an incomplete element": ('<ptr target="#recension"/>', "", "TEI011"),
    "an attribute TEI does not have": ('<p xml:id="p8">', '<p xml:id="p8" style="x">', "TEI012"),
    "a missing attribute": ('<p xml:id="p8">', "<p>", "TEI013"),
    "a value off the list": ('cert="medium"', 'cert="sure"', "TEI014"),
    "a date no calendar has": ('when="2013-07-07"', 'when="2013-02-30"', "TEI014"),
    "a date that is none": ('when="2013-07-07"', 'when="May"', "TEI014"),
    "a pointer that is none": ('who="#editor"', 'who="editor"', "TEI014"),
    "text where only elements stand": ("<body>", "<body>loose words", "TEI015"),
}
UNGRAMMATICAL = {name: case for name, case in MISTAKES.items() if case[2] != "TEI003"}


def spoilt(name: str) -> bytes:
    old, new, _ = MISTAKES[name]
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


def test_the_sample_is_valid() -> None:
    assert validate(SAMPLE.read_bytes(), "sample.xml") == ()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_explained_at_its_place(name: str) -> None:
    old, _, code = MISTAKES[name]
    found = validate(spoilt(name), "sample.xml")
    assert found[0].code == code
    assert found[0].hint
    if code != "TEI003":
        assert found[0].location.line == TEXT[: TEXT.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", UNGRAMMATICAL)
def test_all_engines_refuse_the_mistake(name: str) -> None:
    tree = etree.fromstring(spoilt(name)).getroottree()
    assert not etree.RelaxNG(file=schema_file("recension.rng")).validate(tree)
    assert not etree.XMLSchema(file=schema_file("recension.xsd")).validate(tree)
    assert not XMLSchema(str(schema_file("recension.xsd"))).is_valid(tree)  # type: ignore[arg-type]


def test_a_message_names_what_is_expected() -> None:
    [item, *_] = validate(spoilt("a value off the list"), "sample.xml")
    assert "cert" in item.message
    assert "'sure'" in item.message
    assert item.hint == "one of high, medium, low"


def test_like_mistakes_are_told_once() -> None:
    data = TEXT.replace('evidence="conjecture"', 'evidence="guess"').encode()
    found = [item for item in validate(data, "sample.xml") if "evidence" in item.message]
    assert len(found) == len({item.message for item in found})


def test_a_file_that_is_no_tei_is_told_in_one_line() -> None:
    [item] = validate(b"<html><body/></html>", "page.html")
    assert item.code == "TEI017"


def test_another_schema_can_be_given(tmp_path: Path) -> None:
    schema = tmp_path / "a.rng"
    schema.write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', encoding="utf-8"
    )
    assert validate(b"<a/>", "a.xml", schema=schema) == ()
    [item] = validate(b"<a><b/></a>", "a.xml", schema=schema)
    assert item.code == "TEI016"


@pytest.mark.parametrize("content", ["", "<a/>", "element a { empty }", "<a"])
def test_a_schema_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    schema = tmp_path / "a.rnc"
    schema.write_text(content, encoding="utf-8")
    with pytest.raises(RecensionError) as error:
        load_schema(schema)
    assert error.value.diagnostics[0].code == "TEI018"


@pytest.mark.shared
@pytest.mark.slow
def test_the_sample_is_valid_tei() -> None:
    assert validate(SAMPLE.read_bytes(), "sample.xml", schema=SHARED / "tei" / "tei_all.rng") == ()
