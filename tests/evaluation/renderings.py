"""Pages as plain text in the ways that readers and programs make it: by a browser, on a console, by converters."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from lxml import html

from recension import Document, decode, recognise
from tests.evaluation.headers import PAGES, Score, evaluate_with

Rendering = Callable[[Path], str]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"),
    "lynx": ("lynx", "-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8", "-stdin"),
    "html2text": ("html2text",),
    "pandoc": ("pandoc", "-f", "html", "-t", "plain", "--wrap=none"),
    "pandoc, wrapped": ("pandoc", "-f", "html", "-t", "plain"),
    "pandoc, markdown": ("pandoc", "-f", "html", "-t", "markdown_strict", "--wrap=none"),
    "trafilatura": ("trafilatura", "--fast"),
}
"""Programs that read HTML and write its text, by what a table calls them; those that are not installed are left out."""
_SCRIPTS = {
    "innerText": "document.body.innerText",
    "selection": "getSelection().selectAllChildren(document.body), getSelection().toString()",
}
"""What a browser gives for the text of a page, and what it gives a reader who selects all of it."""


def scores(part: str) -> Iterator[tuple[str, Mapping[str, Score], list[str]]]:
    """For each way, how well headers are recognised in the text that it makes of the pages of a part."""
    for way, render in ways():
        yield way, *evaluate_with(part, partial(_recognised, render))


def _recognised(render: Rendering, path: str) -> Document:
    return recognise(decode(render(PAGES / path).encode(), f"{path}.txt"))


def ways() -> Iterator[tuple[str, Rendering]]:
    """Every way that is possible on this machine, with its name."""
    if CHROMIUM:
        with _browser() as evaluated:
            for way, script in _SCRIPTS.items():
                yield way, partial(evaluated, script)
    yield "text_content", lambda path: html.fromstring(_clean(path)).text_content()
    yield "text nodes", lambda path: "\n".join(html.fromstring(_clean(path)).itertext())
    for way, command in COMMANDS.items():
        if shutil.which(command[0]):
            yield way, partial(_output, command)


@cache
def _clean(path: Path) -> str:
    """A page as UTF-8 text, without the declaration of another encoding, its style sheets and scripts."""
    text = decode(path.read_bytes(), path.name).text
    tree = html.fromstring(text.partition("?>")[2] if text.lstrip().startswith("<?xml") else text)
    for element in list(tree.iter("meta", "style", "script", "link")):
        element.drop_tree()
    return html.tostring(tree, encoding="unicode")


def _output(command: Iterable[str], path: Path) -> str:
    done = subprocess.run(
        [*command],
        input=_clean(path).encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.stdout.decode("utf-8", "replace")


@contextmanager
def _browser() -> Iterator[Callable[[str, Path], str]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = running.new_page(java_script_enabled=True)

        def evaluated(script: str, path: Path) -> str:
            page.set_content(_clean(path), wait_until="domcontentloaded")
            return str(page.evaluate(script))

        yield evaluated
        running.close()
