"""The page as Chromium shows it: views, widths, both colour schemes, without scripts, and what axe-core finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recension import View, parse, render_html, tei
from tests.conftest import SAMPLE

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
TREE = parse(SAMPLE.read_bytes(), "sample.xml")
VIEWS = {"reading": View.READING, "copy": View.DIPLOMATIC}


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
