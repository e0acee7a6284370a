"""The desk as an editor uses it, in a browser without a window."""

from __future__ import annotations

import shutil
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from recension.desk.gate import Gate
from recension.desk.launch import listening, server
from recension.desk.session import Desk
from recension.desk.survey import Survey

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


def foreign(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", "data:"))


@pytest.fixture
def page(browser: Any, sitting: Desk) -> Iterator[Any]:
    with listening(0) as listener:
        gate, survey = Gate(listener.getsockname()[1]), Survey(sitting)
        survey.run()
        running = server(sitting, gate, survey)
        thread = threading.Thread(target=lambda: running.run(sockets=[listener]), daemon=True)
        thread.start()
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        problems: list[str] = []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        opened.on("request", lambda request: problems.extend(filter(foreign, [request.url])))
        opened.goto(gate.address)
        yield opened
        context.close()
        running.should_exit = True
        thread.join(10)
        assert [problem for problem in problems if "409" not in problem and "422" not in problem] == []


def enter(page: Any, title: str = "A Title") -> None:
    page.get_by_role("link", name=title).click()
    read(page)


def read(page: Any) -> None:
    """Wait as long as an editor needs at least to read what is new on the page."""
    page.wait_for_selector("#card h2")
    page.wait_for_timeout(550)


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@contextmanager
def saving(page: Any) -> Iterator[None]:
    """Wait until what is decided here is saved and shown."""
    before = page.get_attribute("#text", "data-state")
    yield
    page.wait_for_function("before => document.getElementById('text').dataset.state !== before", arg=before)


def save(page: Any, *keys: str) -> None:
    """Press keys of which each decides something."""
    for key in keys:
        with saving(page):
            page.keyboard.press(key)


def heading(page: Any) -> str:
    return str(page.inner_text("#card h2"))


def tables(corpus: Path, kind: str, name: str = "one") -> list[dict[str, Any]]:
    path = corpus / f"{name}.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get(kind, [])) if path.exists() else []


def readings(corpus: Path) -> list[tuple[str, str]]:
    return [(table["exact"], table.get("reading", "")) for table in tables(corpus, "emendation")]


def test_accept_choose_type_reject_and_undo_by_the_keys_alone(page: Any, corpus: Path) -> None:
    page.get_by_text("0 decided, 8 open").wait_for()
    enter(page)
    assert heading(page) == "1 of 6"
    save(page, "Enter", "2")
    assert readings(corpus) == [("lor", "for"), ("stale", "stake")]
    press(page, "e")
    page.keyboard.type("nor")
    save(page, "Enter")
    assert readings(corpus) == [("lor", "for"), ("stale", "stake"), ("lor", "nor")]
    assert "responsibility for the policy of the stake, and nor it" in page.inner_text("#text")
    save(page, "r", "a")
    assert [table["exact"] for table in tables(corpus, "rejection")] == ["."]
    assert readings(corpus)[-1] == ("", " as")
    assert heading(page) == "1 of 1"
    page.reload()
    read(page)
    assert heading(page) == "1 of 1"
    assert "as well as international" in page.inner_text("#text")
    save(page, "u", "u", "u", "u", "u")
    assert heading(page).endswith("of 6")
    assert not (corpus / "one.toml").exists()


def test_equal_places_and_what_is_always_right(page: Any, corpus: Path) -> None:
    enter(page)
    press(page, "A")
    page.get_by_text("2 places of the article read so, 2 of them found by the program.").wait_for()
    with saving(page):
        page.get_by_role("button", name="All 2 places").click()
    assert [(table["exact"], table["everywhere"]) for table in tables(corpus, "emendation")] == [("lor", True)]
    save(page, "R")
    assert [(table["exact"], table["everywhere"]) for table in tables(corpus, "rejection")] == [("stale", True)]
    press(page, "n", "n")
    save(page, "L")
    assert (corpus / "lexicon.words").read_text(encoding="utf-8") == "aer\n"
    save(page, "u")
    assert not (corpus / "lexicon.words").exists()


def test_decisions_are_looked_back_at_and_taken_back_by_the_keys(page: Any, corpus: Path) -> None:
    enter(page)
    save(page, "Enter", "R")
    press(page, "d")
    assert heading(page) == "Right as it stands"
    press(page, "d")
    assert heading(page) == "Emended"
    save(page, "x")
    assert readings(corpus) == []
    assert [table["exact"] for table in tables(corpus, "rejection")] == ["stale"]
    assert heading(page) == "1 of 5"


def test_enter_goes_on_to_the_next_article_where_nothing_is_open(page: Any) -> None:
    enter(page, "Two")
    save(page, "r", "r")
    assert heading(page) == "Nothing is open here"
    read(page)
    press(page, "Enter")
    page.get_by_role("heading", name="1 of 6").wait_for()
    press(page, "o")
    page.get_by_text("2 decided, 6 open").wait_for()


def test_a_key_too_often_decides_nothing_that_was_not_read(page: Any, corpus: Path) -> None:
    enter(page, "Two")
    save(page, "a", "a")
    press(page, "Enter")
    read(page)
    press(page, "a", "1", "2", "r", "R", "L", "A", "x")
    assert heading(page) == "Nothing is open here"
    assert page.title() == "Review: Two"
    press(page, "Enter")
    page.get_by_role("heading", name="1 of 6").wait_for()
    press(page, "a", "Enter", "r")
    read(page)
    assert heading(page) == "1 of 6"
    assert not (corpus / "one.toml").exists()
    save(page, "a")
    assert readings(corpus) == [("lor", "for")]


def test_keys_decide_on_nothing_but_what_the_card_shows(page: Any, corpus: Path) -> None:
    enter(page)
    select(page, "alone")
    page.click("#title")
    press(page, "r", "2", "A")
    assert heading(page) == "A passage of your own"
    press(page, "Escape", "n", "n", "n")
    page.get_by_text("punctuation").wait_for()
    press(page, "L")
    page.wait_for_timeout(200)
    assert heading(page) == "4 of 6"
    assert not page.is_visible("#problem")
    assert not (corpus / "one.toml").exists()


def test_looking_back_begins_with_the_decision_that_was_taken_last(page: Any, corpus: Path) -> None:
    by_hand = '[[emendation]]\nexact = "alone"\nreading = "only"\nresp = "ab"\n'
    (corpus / "one.toml").write_text(by_hand, encoding="utf-8")
    enter(page)
    press(page, "n")
    save(page, "1")
    press(page, "p")
    save(page, "1")
    assert readings(corpus) == [("lor", "for"), ("stale", "state"), ("alone", "only")]
    shown = []
    for _ in range(4):
        press(page, "d")
        shown.append(page.inner_text("#card .context"))
    assert shown == ["lor → for", "stale → state", "alone → only", "lor → for"]
    save(page, "x")
    assert readings(corpus) == [("stale", "state"), ("alone", "only")]


def test_a_damaged_sidecar_is_told_and_loaded_again_when_mended(page: Any, corpus: Path) -> None:
    (corpus / "one.toml").write_text("[[emendation]]\nexact = stale\n", encoding="utf-8")
    page.goto(page.url.split("?")[0] + "article/one")
    page.get_by_text("one.toml:2").wait_for()
    assert [button.inner_text() for button in page.get_by_role("button").all()] == ["Load again"]
    assert page.inner_text("#title") == "one"
    (corpus / "one.toml").unlink()
    page.click("#reload")
    read(page)
    assert heading(page) == "1 of 6"
    assert not page.is_visible("#problem")


def test_move_and_filter(page: Any) -> None:
    enter(page)
    press(page, "n", "n")
    assert heading(page) == "3 of 6"
    press(page, "p")
    assert heading(page) == "2 of 6"
    press(page, "b")
    assert heading(page).endswith("of 7")
    press(page, "b")
    assert heading(page).endswith("of 4")
    press(page, "?")
    assert page.is_visible("#keys")
    press(page, "Escape")
    assert not page.is_visible("#keys")


def select(page: Any, words: str) -> None:
    """Drag over `words` with the mouse."""
    box = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = new Range();
                range.setStart(node, at); range.setEnd(node, at + words.length);
                const { left, right, top, bottom } = range.getBoundingClientRect();
                return { left, right, middle: (top + bottom) / 2 };
            }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    page.wait_for_timeout(100)


def test_a_passage_that_the_program_missed_is_emended_by_the_mouse(page: Any, corpus: Path) -> None:
    enter(page)
    select(page, "alone")
    assert page.input_value("#own") == "alone"
    page.fill("#own", "only")
    save(page, "Enter")
    assert readings(corpus) == [("alone", "only")]
    assert "lor it only." in page.inner_text("#text")
    select(page, "international")
    with saving(page):
        page.get_by_role("button", name="It is superfluous").click()
    assert readings(corpus)[-1] == ("international", "")


def test_a_passage_is_selected_and_words_are_put_in_by_the_keys(page: Any, corpus: Path) -> None:
    enter(page)
    press(page, "s", "Shift+ArrowRight", "Enter")
    assert page.input_value("#own") == "lor"
    press(page, "Escape", "s", "Escape")
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll("#text [data-o]")];
            const node = pieces.find((piece) => piece.textContent.includes("responsibility")).firstChild;
            getSelection().collapse(node, node.data.indexOf(" responsibility"));
        }"""
    )
    press(page, "s", "Enter")
    page.keyboard.type("full")
    save(page, "Enter")
    assert readings(corpus) == [("", " full")]
    assert "took full responsibility" in page.inner_text("#text")


def test_what_is_refused_is_told_until_it_is_read(page: Any, corpus: Path) -> None:
    enter(page)
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll("#text [data-o]")];
            const at = (words) => pieces.find((piece) => piece.textContent.includes(words)).firstChild;
            getSelection().setBaseAndExtent(at(" alone."), 1, at("The soviet"), 3);
        }"""
    )
    press(page, "s")
    page.fill("#own", "x")
    press(page, "Enter")
    page.get_by_text("does not lie within one paragraph").wait_for()
    assert not page.is_visible("#reload")
    press(page, "Escape")
    assert not page.is_visible("#problem")
    assert not (corpus / "one.toml").exists()


def test_stray_white_space_is_selected_by_itself(page: Any, corpus: Path) -> None:
    enter(page)
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll("#text [data-o]")];
            const node = pieces.find((piece) => piece.textContent.includes("as well")).firstChild;
            const at = node.data.indexOf(" as well");
            getSelection().setBaseAndExtent(node, at, node, at + 1);
        }"""
    )
    press(page, "s")
    with saving(page):
        page.get_by_role("button", name="It is superfluous").click()
    assert [(table["prefix"], table["exact"], table["suffix"]) for table in tables(corpus, "emendation")] == [
        ("is", " ", "as")
    ]


def test_certainty_and_reason_are_kept(page: Any, corpus: Path) -> None:
    enter(page)
    page.click(".more summary")
    page.select_option("#cert", "low")
    page.fill("#reason", "The scanner read f as l.")
    with saving(page):
        page.get_by_role("button", name="for").click()
    table = tables(corpus, "emendation")[0]
    assert (table["cert"], table["reason"]) == ("low", "The scanner read f as l.")


def test_enter_saves_the_reason_and_escape_only_leaves_the_field(page: Any, corpus: Path) -> None:
    enter(page)
    page.click(".more summary")
    page.select_option("#cert", "low")
    page.fill("#reason", "Read so.")
    page.focus("#reason")
    press(page, "Escape")
    assert page.input_value("#reason") == "Read so."
    save(page, "Enter")
    page.click(".more summary")
    page.fill("#reason", "And so.")
    page.focus("#reason")
    save(page, "Enter")
    found = [(table["cert"], table["reason"]) for table in tables(corpus, "emendation")]
    assert found == [("low", "Read so."), ("high", "And so.")]


@pytest.mark.parametrize(("typed", "said"), [("lor", "The text reads so already"), ("", "No reading was typed")])
def test_a_reading_that_changes_nothing_is_told_and_blanks_around_one_are_not_saved(
    page: Any, corpus: Path, typed: str, said: str
) -> None:
    enter(page)
    page.fill("#own", typed)
    page.focus("#own")
    press(page, "Enter")
    page.get_by_text(said).wait_for()
    assert readings(corpus) == []
    page.fill("#own", "  for ")
    save(page, "Enter")
    assert readings(corpus) == [("lor", "for")]


def test_a_real_word_is_emended_at_the_findings_only(page: Any, corpus: Path) -> None:
    enter(page)
    press(page, "n", "A")
    page.get_by_text("A real word or a sign may be right at the others.").wait_for()
    assert page.get_by_role("button", name="All").count() == 0
    press(page, "Escape")
    assert heading(page) == "2 of 6"
    press(page, "A")
    with saving(page):
        page.get_by_role("button", name="The one finding").click()
    assert readings(corpus) == [("stale", "state")]
    assert "everywhere" not in tables(corpus, "emendation")[0]


def test_a_decision_is_looked_at_and_taken_back(page: Any, corpus: Path) -> None:
    enter(page)
    save(page, "Enter")
    page.click("#text .emendation")
    assert heading(page) == "Emended"
    with saving(page):
        page.get_by_role("button", name="Take this decision back").click()
    assert readings(corpus) == []


def test_a_sidecar_that_changed_meanwhile_loses_nothing(page: Any, corpus: Path) -> None:
    enter(page)
    by_hand = '[[rejection]]\nexact = "stale"\neverywhere = true\nresp = "ab"\n'
    (corpus / "one.toml").write_text(by_hand, encoding="utf-8")
    press(page, "e")
    page.keyboard.type("for")
    press(page, "Enter")
    page.get_by_text("changed meanwhile").wait_for()
    assert (corpus / "one.toml").read_text(encoding="utf-8") == by_hand
    assert page.is_visible("#reload")
    page.click("#reload")
    page.get_by_role("heading", name="1 of 5").wait_for()
    assert heading(page) == "1 of 5"
    assert page.input_value("#own") == "for"
    with saving(page):
        page.click(".own button")
    assert readings(corpus) == [("lor", "for")]


def test_a_web_page_is_reviewed_like_a_text(page: Any, corpus: Path) -> None:
    enter(page, "Two")
    save(page, "Enter")
    assert [table["reading"] for table in tables(corpus, "emendation", "two")] == ["are"]
    assert page.inner_text("#text i, #text .hi, #text em") == "are"


def test_the_list_shows_what_was_done(page: Any) -> None:
    enter(page)
    save(page, "Enter")
    page.click("#back")
    page.get_by_text("3 likely · 2 to check · 1 decided").wait_for()


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1440, "light")])
def test_nothing_is_wider_than_the_window_and_all_can_use_it(page: Any, width: int, colours: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=colours)
    page.get_by_text("0 decided, 8 open").wait_for()
    assert axe.run(page).response["violations"] == []
    enter(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.is_visible(".finding.current")
    assert axe.run(page).response["violations"] == []
    press(page, "?")
    assert page.evaluate("document.getElementById('keys').scrollTop") == 0
    assert axe.run(page).response["violations"] == []
