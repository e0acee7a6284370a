"""What a page offers beside its words: both texts, citations, metadata, and the look of an edition of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from recension import View, parse, render_html, tei
from recension.rendering.assets import Assets, names, original
from tests.conftest import SAMPLE
from tests.rendering.pages import main_words
from tests.rendering.test_html import fragment

SAMPLE_TREE = parse(SAMPLE.read_bytes(), "sample.xml")
SIBLINGS = ("sample.xml", "sample.txt", "sample.epub")
BUDGET = 30 * 1024


def page(**options: Any) -> html.HtmlElement:
    return html.document_fromstring(render_html(SAMPLE_TREE, **options).text)


def linked_data(root: html.HtmlElement) -> dict[str, Any]:
    [script] = root.xpath("//script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


def test_a_title_cannot_end_the_script() -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("The Sample", "The &lt;/script&gt; Sample")
    root = html.document_fromstring(render_html(parse(text.encode(), "x.xml")).text)
    assert "</script>" in linked_data(root)["name"]


def test_one_page_has_both_texts() -> None:
    text = render_html(SAMPLE_TREE).text
    for view in View:
        body = SAMPLE_TREE.find(tei.name("text"))
        assert body is not None
        assert main_words(text, view) == tei.words(body, view)
    checked = [item.get("value") for item in page(view=View.DIPLOMATIC).xpath("//input[@checked]")]
    assert checked == ["copy"]


def test_a_text_of_which_there_is_one_form_has_no_switch() -> None:
    text = render_html(fragment("<div><p>Words.</p></div>")).text
    assert "<fieldset" not in text


def test_paragraphs_have_numbers_and_their_own_identifiers() -> None:
    root = html.document_fromstring(
        render_html(fragment('<div><p xml:id="p2">One.</p><p>Two.<note><p>Of two.</p></note></p></div>')).text
    )
    numbers = [(item.get("data-n"), item.get("href")) for item in root.find_class("number")]
    assert numbers == [("1", "#p2"), ("2", "#p2-")]
    assert root.get_element_by_id("p2-").text_content().startswith("Two.")


def test_citations_and_other_forms() -> None:
    root = page(siblings=SIBLINGS)
    cite = root.get_element_by_id("cite")
    assert "Author, A. N." in cite.text_content()
    assert json.loads(root.get_element_by_id("cite-csl-json-text").text_content())[0]["volume"] == "6"
    assert root.get_element_by_id("cite-bibtex-text").text_content().startswith("@article")
    assert {item.get("href") for item in root.find_class("forms")[0].iter("a")} == set(SIBLINGS)
    assert not page().find_class("forms")


def test_style_and_script_keep_the_budget() -> None:
    assert sum(original(name).stat().st_size for name in ("edition.css", "elements.css", "page.js")) <= BUDGET
    added = page().xpath("//style/text() | //script[not(@type = 'application/ld+json')]/text()")
    assert len(added) == 2
    assert sum(len(str(text).encode()) for text in added) <= BUDGET


@pytest.mark.parametrize("name", ["phrases.xsl", "html.xsl"])
def test_a_theme_replaces_a_stylesheet(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        f' xmlns:tei="http://www.tei-c.org/ns/1.0"><xsl:import href="recension:{name}"/>'
        '<xsl:template match="tei:soCalled"><mark><xsl:apply-templates/></mark></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    assert "<mark" in render_html(SAMPLE_TREE, assets=Assets(tmp_path)).text
    assert "<mark" not in render_html(SAMPLE_TREE).text


def test_a_theme_adds_rules_or_replaces_them_all(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p { color: teal }", encoding="utf-8")
    [style] = page(assets=Assets(tmp_path)).iter("style")
    assert "p { color: teal }" in style.text_content()
    assert ":root" in style.text_content()
    (tmp_path / "edition.css").write_text("p { color: red }", encoding="utf-8")
    [style] = page(assets=Assets(tmp_path)).iter("style")
    assert style.text_content().startswith("p { color: red }\n")
    assert ":root" not in style.text_content()
    (tmp_path / "elements.css").write_text("p { color: blue }", encoding="utf-8")
    [style] = page(assets=Assets(tmp_path)).iter("style")
    assert style.text_content().startswith("p { color: red }\np { color: blue }\np { color: teal }\n")


def test_no_title_can_leave_the_running_head() -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("The Sample", 'A "&lt;/style&gt;} title')
    [style] = html.document_fromstring(render_html(parse(text.encode(), "x.xml")).text).iter("style")
    assert style.text_content().splitlines()[-1].count('"') == 2
    assert "A \\000022\\00003c" in style.text_content()


def test_every_asset_has_an_original() -> None:
    assert {"edition.css", "page.js", "html.xsl"} <= set(names())
    assert all(original(name).is_file() for name in names())


@pytest.mark.parametrize(
    ("kind", "hand"),
    [
        ("author", None),
        ("editorial", "Editors’ note"),
        ("transcriber", "Archive’s note"),
        ("translator", "Translator’s note"),
    ],
)
@pytest.mark.parametrize(
    "content", ["<p>Words<note type='{}'>x</note></p>", "<p>Words</p><note type='{}'><p>x</p></note>"]
)
def test_a_note_says_whose_it_is(kind: str, hand: str | None, content: str) -> None:
    root = html.document_fromstring(render_html(fragment(content.format(kind))).text)
    [note] = root.xpath("//*[@role='note']")
    assert (note.get("aria-label"), note.get("data-hand")) == (hand, hand)
    assert "note" not in note.text_content()


def test_a_note_in_a_sentence_is_called_there_and_stands_at_the_foot() -> None:
    content = '<p>Words<note place="foot"><p>Of them.</p></note>, and more<note n="b">Again.</note>.</p>'
    root = html.document_fromstring(render_html(fragment(f"<div>{content}</div>")).text)
    [sentence] = root.xpath("//p[@id='p1']")
    assert sentence.text_content() == "Words, and more."
    calls = sentence.find_class("call")
    assert [(call.get("data-n"), call.get("aria-label")) for call in calls] == [("1", "Note 1"), ("b", "Note b")]
    notes = root.xpath("//main/section[@class = 'notes foot']/aside")
    assert [note.text_content() for note in notes] == ["Of them.", "Again."]
    assert [call.get("href") for call in calls] == [f"#{note.get('id')}" for note in notes]
    assert [note.find_class("back")[0].get("href") for note in notes] == [f"#{call.get('id')}" for call in calls]


def test_a_note_of_one_view_alone_or_set_in_the_line_keeps_its_place() -> None:
    content = "<p>Words<del>gone<note>Of one view.</note></del> and <note place='inline'>set here</note>.</p>"
    root = html.document_fromstring(render_html(fragment(f"<div>{content}</div>")).text)
    assert not root.find_class("call")
    assert not root.find_class("foot")
