"""For every rule, pages on which it fires and pages on which it does not.

``cases/RULE/fires_….txt`` (or ``.html``, ``.md``) is a page on which the rule makes something, ``silent_….txt`` one
on which it makes nothing although it might seem to; ``….expected`` beside it is what the page was taken for, as
``encode --explain`` prints it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from recension import Document, decode, recognise
from recension.cli.explanation import as_text
from recension.recognition import RULES

FOLDER = Path(__file__).parent / "cases"
PAGES = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".txt", ".html", ".md"})


def document(path: Path) -> Document:
    return recognise(decode(path.read_bytes(), path.name))


def rules_at_work(found: Document) -> set[str]:
    return {block.rule for block in found.blocks} | {mark.rule for block in found.blocks for mark in block.marks}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_page_is_taken_for_what_was_agreed(path: Path, regenerate: bool) -> None:
    found = document(path)
    told = as_text(found) + "\n" + "".join(f"{item.code} at {item.location}\n" for item in found.diagnostics)
    expected = path.with_suffix(".expected")
    if regenerate:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_rule_fires_or_is_silent_as_the_case_says(path: Path) -> None:
    assert (path.parent.name in rules_at_work(document(path))) is path.name.startswith("fires_")


def test_every_rule_has_cases_of_both_kinds() -> None:
    kinds = {(path.parent.name, path.name.partition("_")[0]) for path in PAGES}
    names = {__import__(rule.__module__, fromlist=["RULE"]).RULE for rule in RULES}
    assert kinds == {(name, kind) for name in names for kind in ("fires", "silent")}
