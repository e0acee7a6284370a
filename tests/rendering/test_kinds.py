"""Texts of every kind that people encode in TEI: nothing unknown, no word lost, and the page that was agreed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from recension import View, parse, render_html, render_text, tei
from recension.rendering.text import text_roots
from tests.conftest import ROOT, SHARED
from tests.rendering.pages import main_words
from tests.rendering.test_html import fragment

GOLDEN = Path(__file__).parent / "golden"
KINDS = sorted((ROOT / "tests" / "fixtures" / "tei").glob("*.xml"), key=lambda path: path.stem)
kinds = pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
views = pytest.mark.parametrize("view", View)


def words(path: Path, view: View) -> list[str]:
    return [word for text in text_roots(parse(path.read_bytes(), path.name)) for word in tei.words(text, view)]


def main_of(name: str) -> html.HtmlElement:
    path = ROOT / "tests" / "fixtures" / "tei" / f"{name}.xml"
    page = html.document_fromstring(render_html(parse(path.read_bytes(), path.name)).text)
    return next(page.iter("main"))


@kinds
@views
def test_the_page_has_the_words_and_knows_every_element(path: Path, view: View) -> None:
    rendering = render_html(parse(path.read_bytes(), path.name), view)
    assert rendering.diagnostics == ()
    assert main_words(rendering.text, view) == words(path, view)


@kinds
def test_the_page_is_what_was_agreed(path: Path, regenerate: bool) -> None:
    text = render_html(parse(path.read_bytes(), path.name)).text
    found = text[text.index("<main") : text.index("</main>")] + "</main>\n"
    golden = GOLDEN / f"{path.stem}.html"
    if regenerate:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@kinds
def test_plain_text_can_be_made(path: Path) -> None:
    assert render_text(parse(path.read_bytes(), path.name)).text.strip()


@kinds
@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_the_sample_is_valid_tei(path: Path) -> None:
    result = subprocess.run(
        ["jing", str(SHARED / "tei" / "tei_all.rng"), str(path)], capture_output=True, text=True, check=False
    )
    assert result.stdout == ""


def test_the_two_readings_of_a_manuscript() -> None:
    path = ROOT / "tests" / "fixtures" / "tei" / "manuscript.xml"
    reading, diplomatic = (" ".join(words(path, view)) for view in View)
    assert "The white cat lay on the mat and slept in peacefully." in reading
    assert "The black white cat sat lay on the mat and slept in peacely." in diplomatic
    assert "peacefully. [illegible]. Heard" in reading
    assert "Heard a mouse, then rose." in reading
    assert "rose^." in diplomatic
    assert "Dominus per que up teh end receive cat old word and more" in reading
    assert "Dñs pꝑ q vp teh end recieve cat the old word and more" in diplomatic
    assert "two words" not in reading
    assert "not shown" not in reading


def test_words_run_on_across_breaks_that_do_not_break() -> None:
    path = ROOT / "tests" / "fixtures" / "tei" / "print.xml"
    assert "Lampen" in words(path, View.READING)
    assert "Lam⸗pen" in words(path, View.DIPLOMATIC)
    assert "verlangt." in words(path, View.READING)


@pytest.mark.parametrize(
    ("content", "reading", "diplomatic"),
    [
        ("<p>a lam-\n<lb break='no'/>\nprey</p>", "a lamprey", "a lam-prey"),
        ("<p>a lam-<lb break='no'/><pb break='no'/> prey</p>", "a lamprey", "a lam-prey"),
        ("<p>the North-<lb break='no'/>Sea</p>", "the North-Sea", "the North-Sea"),
        ("<p>from 10-<lb break='no'/>to 20</p>", "from 10-to 20", "from 10-to 20"),
        ("<p>a lam-<lb/>prey</p>", "a lam- prey", "a lam- prey"),
        ("<p>one<lb/>two <lb/> three\n<lb/>four</p>", "one two three four", "one two three four"),
        ("<p>wo<pb n='2'/>rd</p>", "word", "word"),
        ("<p><w>wo<lb/>rd</w> <w>next</w></p>", "word next", "word next"),
        ("<p>gr<subst><del>e</del> <add>a</add></subst>y</p>", "gray", "greay"),
        ("<p>a <subst><del>black</del><add>white</add></subst>, cat</p>", "a white, cat", "a black white, cat"),
        ("<p>a <hi>lam-<lb break='no'/>prey</hi></p>", "a lamprey", "a lam-prey"),
    ],
)
def test_words_at_breaks(content: str, reading: str, diplomatic: str) -> None:
    tree = fragment(content)
    for view, wanted in ((View.READING, reading), (View.DIPLOMATIC, diplomatic)):
        text = text_roots(tree)[0]
        assert " ".join(tei.words(text, view)) == wanted
        assert " ".join(main_words(render_html(tree, view).text, view)) == wanted
        assert " ".join(render_text(tree, view, head=False).text.split()) == wanted


def test_running_heads_and_catchwords_are_in_the_copy_text_alone() -> None:
    found = main_of("print").find_class("fw")
    assert [item.text_content() for item in found] == ["Vom Oel.", "Taffel"]
    assert all("in-copy" in item.get("class", "").split() for item in found)


def test_rows_lists_and_their_page_breaks_are_where_html_allows_them() -> None:
    for name in ("print", "letter", "play"):
        main = main_of(name)
        for table in main.iter("table"):
            assert {child.tag for child in table} <= {"tr", "tbody"}
        for listing in main.iter("ul", "ol"):
            assert {child.tag for child in listing} <= {"li"}
        for listing in main.iter("dl"):
            assert {child.tag for child in listing} <= {"dt", "dd"}


def test_every_text_of_a_corpus_has_the_title_of_its_header() -> None:
    titles = [item.get("data-title") for item in main_of("corpus").find_class("text") if item.get("data-title")]
    assert titles == ["The First", "Der Zweite", "Talk"]


def test_variants_are_listed_with_their_witnesses_and_linked_both_ways() -> None:
    path = ROOT / "tests" / "fixtures" / "tei" / "manuscript.xml"
    page = html.document_fromstring(render_html(parse(path.read_bytes(), path.name)).text)
    entries = [" ".join(item.text_content().split()) for item in page.get_element_by_id("variants").iterfind("ol/li")]
    assert entries == ["mouse A ] house B; louse C; omitted D C alone", "then A ] than B"]
    links = list(page.find_class("variant"))
    assert [item.text_content() for item in links] == ["mouse", "then"]
    for entry in page.get_element_by_id("variants").iterfind("ol/li"):
        assert page.get_element_by_id(next(entry.iter("a")).get("href", "")[1:]) is not None
