"""Variant readings in the forms besides HTML: lemma, bracket, what the witnesses have."""

from __future__ import annotations

import json

import jsonschema
import lxml.html
import pytest

from recension import render_html, render_json, render_markdown, render_pdf, render_text
from recension.rendering.books import Book
from recension.rendering.pages import source_of
from recension.rendering.text import text_roots
from recension.rendering.variants import variants
from recension.tei import View
from tests.rendering.test_forms import schema
from tests.rendering.test_html import fragment

TEXT = """<p>Before.</p><p>A <app><lem wit="#A">mouse</lem><rdg wit="#B #C">house</rdg><rdg wit="#D"/>
<note>D is late</note></app> rose.</p><lg><l n="12">O
<app><rdg wit="#A">then</rdg><rdgGrp><rdg wit="#B">than</rdg></rdgGrp></app></l></lg>"""
LINES = ["¶ 2 mouse A ] house B C; omitted D. D is late", "12 then A ] than B"]


def lines_of(content: str) -> list[str]:
    return [f"{variant.place} {variant.line}".strip() for variant in variants(text_roots(fragment(content)))]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (TEXT, LINES),
        ("<ab><choice><unclear>cat</unclear><unclear>cut</unclear></choice></ab>", ["cat ] cut"]),
        ("<p><app><lem>a <app><lem>b</lem><rdg>c</rdg></app></lem><rdg>d</rdg></app></p>", ["¶ 1 a b ] b; c; d"]),
        ("<p><app><lem>a</lem><rdg>b</rdg><wit>B</wit></app></p>", ["¶ 1 a ] b B"]),
        ("<p>a<app><note>so Boeckh</note></app></p>", ["¶ 1 so Boeckh"]),
        ("<p><app><lem>a</lem><note>so Boeckh</note></app></p>", ["¶ 1 a ] so Boeckh"]),
        ("<p><app><lem>a</lem></app> <choice><sic>b</sic><corr>c</corr></choice></p>", []),
        ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice></p>", []),
    ],
)
def test_each_place_where_witnesses_differ_is_an_entry(content: str, lines: list[str]) -> None:
    assert lines_of(content) == lines


def test_text_lists_them_at_the_end_unless_it_is_to_be_the_text_alone() -> None:
    assert render_text(fragment(TEXT)).text.endswith("Variant readings\n\n" + "\n".join(LINES) + "\n")
    assert "Variant" not in render_text(fragment(TEXT), head=False).text
    assert "Variant" not in render_text(fragment("<p>A</p>")).text


def test_markdown_and_pages_list_them() -> None:
    markdown = render_markdown(fragment(TEXT)).text
    assert markdown.endswith(
        "\n# Variant readings\n\n" + "\n".join(f"-   {line}" for line in LINES).replace("]", "\\]") + "\n"
    )
    tree = fragment(TEXT)
    source = source_of([tree], Book.of([tree]), View.READING, "a4", [None]).source
    assert all(line in source for line in LINES)
    pytest.importorskip("typst")
    assert render_pdf(tree).data.startswith(b"%PDF-")


def test_html_shows_the_sigla_of_witnesses_and_links_a_note_without_readings() -> None:
    listed = '<witness xml:id="A">Leaf</witness><witness n="B">Book</witness><witness>Loose</witness>'
    witnesses = f"<listWit>{listed}</listWit>"
    page = lxml.html.fromstring(render_html(fragment(f"{witnesses}<p>a<app><note>so Boeckh</note></app></p>")).text)
    assert [item.get("data-n") for item in page.find_class("witness")] == ["A", "B", None]
    [section] = page.xpath('//section[@id="variants"]')
    assert [item.text_content() for item in section.iter("li")] == ["A Leaf", "B Book", " Loose", " so Boeckh"]
    assert [link.get("aria-label") for link in section.iter("a")] == ["back to the text"]


def test_json_says_where_they_stand_in_either_text() -> None:
    record = json.loads(render_json(fragment(TEXT)).text)
    jsonschema.validate(record, schema())
    [paragraph] = [item for item in record["paragraphs"] if item["kind"] == "p" and "variants" in item]
    [variant] = paragraph["variants"]
    start, end = variant["reading_span"]
    assert paragraph["reading"][start:end] == variant["lemma"]["text"] == "mouse"
    assert variant["readings"] == [{"text": "house", "witnesses": ["B", "C"]}, {"text": "", "witnesses": ["D"]}]


def test_json_has_a_note_without_readings() -> None:
    record = json.loads(render_json(fragment("<p>a<app><note>so Boeckh</note></app> b</p>")).text)
    jsonschema.validate(record, schema())
    [variant] = [item for paragraph in record["paragraphs"] for item in paragraph.get("variants", ())]
    assert variant["note"] == "so Boeckh"
    assert "lemma" not in variant
