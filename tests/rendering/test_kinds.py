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
    assert "The blackwhite cat sat lay on the mat and slept in peacely." in diplomatic
    assert "peacefully. [illegible]. Heard" in reading
    assert "Heard a mouse, then rose." in reading
    assert "rose ^ ." in diplomatic
    assert "Dominus per que up teh end receive cat old word and more" in reading
    assert "Dñs pꝑ q vp teh end recieve cat the old word and more" in diplomatic
    assert "two words" not in reading
    assert "not shown" not in reading


def test_words_run_on_across_breaks_that_do_not_break() -> None:
    for view in View:
        assert "Lam⸗pen" in words(ROOT / "tests" / "fixtures" / "tei" / "print.xml", view)
    assert "verlangt." in words(ROOT / "tests" / "fixtures" / "tei" / "print.xml", View.READING)


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
