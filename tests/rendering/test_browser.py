"""The page as Chromium shows it: views, widths, both colour schemes, without scripts, and what axe-core finds."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from recension import View, parse, render_html, tei
from tests.conftest import SAMPLE
from tests.rendering.test_html import fragment

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
TREE = parse(SAMPLE.read_bytes(), "sample.xml")
PRINT = Path(__file__).parents[1] / "fixtures" / "tei" / "print.xml"
VIEWS = {"reading": View.READING, "copy": View.DIPLOMATIC}

SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifts += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });"""
"""Sums up how far what stands on the page has moved without anybody's doing (Layout Instability API)."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "sample.html"
    path.write_text(render_html(TREE, siblings=("sample.xml",)).text, encoding="utf-8")
    return path.as_uri()


def letters(words: list[str] | str) -> str:
    """The text without white space, which a browser lays out in its own way, and without regard to capitals."""
    return "".join("".join(words).split()).casefold()


def wanted(view: View) -> str:
    text = TREE.find(tei.name("text"))
    assert text is not None
    return letters(tei.words(text, view))


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_shows_the_words_of_its_text(browser: Any, address: str, name: str, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(address)
    page.locator(f"label[for=view-{name}]").click()
    assert letters(page.locator("main").inner_text()) == wanted(VIEWS[name])


@pytest.mark.parametrize("query", ["?view=copy", "#view=copy"])
def test_an_address_names_a_view(browser: Any, address: str, query: str) -> None:
    page = browser.new_page()
    page.goto(address + query)
    assert letters(page.locator("main").inner_text()) == wanted(View.DIPLOMATIC)


def test_side_by_side_has_one_text_in_each_column(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}?view=sides")
    assert letters(page.locator("main").inner_text()) == wanted(View.READING)
    assert letters(page.locator("#beside").inner_text()) == wanted(View.DIPLOMATIC)
    page.locator("label[for=view-reading]").click()
    assert page.locator("#beside").count() == 0


def test_links_go_both_ways(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator("main a.in-reading").first.click()
    assert "#app-" in page.url
    page.locator("#apparatus li:target a.lemma").click()
    assert page.locator("main .emendation:target").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_barriers_and_no_sideways_scroll(browser: Any, address: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for view in ("reading", "copy", "inline", "sides"):
        page.goto(f"{address}?view={view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [(item["id"], item["nodes"][0]["html"]) for item in axe.run(page).response["violations"]] == []


NOTE = "#n1"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 768, "height": 900}


def beside_its_line(page: Any) -> bool:
    """Whether the note of the sample stands to the right of the text, at the height of its reference."""
    note, call, text = (page.locator(item).bounding_box() for item in (NOTE, "#r1", "#p2"))
    return bool(note["x"] >= text["x"] + text["width"] and abs(note["y"] - call["y"]) < 20)


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_the_page_is_laid_out(browser: Any, tmp_path: Path, width: int) -> None:
    words = "Words that fill a line. " * 30
    paragraphs = "".join(
        f'<p>{words}<ref type="noteAnchor" target="#n{n}" xml:id="r{n}">{n}</ref></p>' for n in range(30)
    )
    notes = "".join(f'<note xml:id="n{n}" target="#r{n}"><p>{"A note. " * 9}</p></note>' for n in range(30))
    path = tmp_path / "long.html"
    tree = fragment(f"<div><head>Title</head>{paragraphs}</div><div><head>Notes</head>{notes}</div>")
    path.write_text(render_html(tree).text, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(path.as_uri())
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    # The notes that go to the margin, where it was empty; Web Vitals call up to 0.1 good.
    assert page.evaluate("window.shifts") <= (0.02 if width > 1000 else 0)


def test_a_page_whose_parts_move_would_be_told(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "moving.html"
    path.write_text(
        f"<p id=a></p><p>{'Words ' * 400}</p><script>setTimeout(() => a.style.height = '300px', 100)</script>"
    )
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(path.as_uri())
    page.wait_for_timeout(400)
    assert page.evaluate("window.shifts") > 0.1


def test_notes_stand_in_the_margin_of_a_wide_screen(browser: Any, address: str) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(address)
    page.locator(".sidenote").wait_for()
    assert beside_its_line(page)
    assert page.locator("#notes .head").bounding_box()["height"] <= 1
    page.locator("label[for=view-copy]").click()
    assert beside_its_line(page)
    page.set_viewport_size(NARROW)
    page.locator(".sidenote").wait_for(state="detached")
    assert not beside_its_line(page)
    assert page.locator("#notes .head").bounding_box()["height"] > 10


@pytest.mark.parametrize(("scripts", "query"), [(False, ""), (True, "?view=sides")])
def test_notes_stand_at_the_foot_without_a_margin(browser: Any, address: str, scripts: bool, query: str) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport=WIDE).new_page()
    page.goto(address + query)
    page.wait_for_timeout(100)
    assert page.locator(".sidenote").count() == 0


def test_a_note_far_from_its_line_stays_at_the_foot(browser: Any, tmp_path: Path) -> None:
    calls = "".join(f'<ref type="noteAnchor" target="#n{item}" xml:id="r{item}">{item}</ref> ' for item in range(40))
    notes = "".join(f'<note xml:id="n{item}" target="#r{item}"><p>{"Words. " * 40}</p></note>' for item in range(40))
    path = tmp_path / "notes.html"
    path.write_text(render_html(fragment(f"<p>{calls}</p><div>{notes}</div>")).text, encoding="utf-8")
    page = browser.new_page(viewport=WIDE)
    page.goto(path.as_uri())
    page.locator(".sidenote").first.wait_for()
    assert 0 < page.locator(".sidenote").count() < 10
    tops = [item.bounding_box() for item in page.locator(".sidenote").all()]
    assert all(upper["y"] + upper["height"] < lower["y"] for upper, lower in pairwise(tops))


@pytest.mark.parametrize("view", ["reading", "sides"])
def test_no_width_scrolls_the_page_sideways(browser: Any, address: str, tmp_path: Path, view: str) -> None:
    path = tmp_path / "inline.html"
    path.write_text(render_html(fragment(f"<p>Words<note>{'a note ' * 30}</note> go on.</p>")).text, encoding="utf-8")
    page = browser.new_page()
    for place in (f"{address}?view={view}", path.as_uri()):
        page.goto(place)
        for width in range(320, 1500, 20):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("name", VIEWS)
def test_a_printed_page_has_the_words_a_running_head_and_numbers(
    browser: Any, address: str, tmp_path: Path, name: str
) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(f"{address}?view={name}")
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(path), "-"]
    first, *later = subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip("\f").split("\f")
    printed = letters("".join([first, *later]))
    # Each word where it is looked for, since a number in the margin parts the lines of a paragraph.
    text = TREE.find(tei.name("text"))
    assert text is not None
    assert [word for word in tei.words(text, VIEWS[name]) if letters(word) not in printed] == []
    assert first.split()[-1] == "1"
    assert later
    title = "".join(TREE.findtext(f".//{tei.name('titleStmt')}/{tei.name('title')}", "").split())
    for number, words in enumerate(later, start=2):
        assert words.split()[-1] == str(number)
        assert letters(title) in letters(words.lstrip().splitlines()[0])


def test_pages_of_tables_and_notes_have_no_barriers(browser: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    heads = '<row role="label"><cell/><cell>a</cell></row>'
    table = f'<table>{heads}<row><cell role="label">b</cell><cell>1</cell></row></table>'
    notes = "".join(f'<p>Word<note type="{kind}">x</note></p>' for kind in ("author", "editorial", "transcriber"))
    path = tmp_path / "tables.html"
    path.write_text(render_html(fragment(f'<div xml:lang="en">{table}{notes}{table}</div>')).text, encoding="utf-8")
    for width, scheme in ((360, "light"), (1440, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(path.as_uri())
        found = {item["id"] for item in axe.run(page).response["violations"]}
        # The fragment has neither header nor heads: what axe says of these is not what is looked for.
        assert found <= {"html-has-lang", "document-title", "page-has-heading-one"}


def test_a_note_in_a_sentence_stands_in_the_margin_or_at_the_foot(browser: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    path = tmp_path / "print.html"
    path.write_text(render_html(parse(PRINT.read_bytes(), "print.xml")).text, encoding="utf-8")
    for viewport, scripts, beside in ((WIDE, True, True), (WIDE, False, False), (NARROW, True, False)):
        page = browser.new_context(java_script_enabled=scripts, viewport=viewport).new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(200)
        note, call, text = (page.locator(item).bounding_box() for item in (".foot > aside", "a.call", "#p1"))
        assert call["width"] > 0
        assert (abs(note["y"] - call["y"]) < 20 and note["x"] >= text["x"] + text["width"]) is beside
        assert beside or note["y"] > text["y"] + text["height"]
        if scripts:
            assert [item["id"] for item in axe.run(page).response["violations"]] == []
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
