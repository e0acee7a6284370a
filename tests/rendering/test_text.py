"""The plain text: laid out for readers, one paragraph a line for corpus tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension import View, parse, render_text
from tests.conftest import SAMPLE
from tests.rendering.test_html import fragment

GOLDEN = Path(__file__).parent / "golden"
SAMPLE_TREE = parse(SAMPLE.read_bytes(), "sample.xml")


@pytest.mark.parametrize("view", View)
def test_the_text_is_what_was_agreed(view: View, regenerate: bool) -> None:
    found = render_text(SAMPLE_TREE, view).text
    path = GOLDEN / f"sample.{view}.txt"
    if regenerate:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [30, 60, 78])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = render_text(SAMPLE_TREE, width=width).text.splitlines()
    assert max(map(len, lines)) <= width


def test_without_a_width_a_paragraph_is_a_line() -> None:
    lines = render_text(SAMPLE_TREE, width=0, head=False).text.splitlines()
    assert "“It is from that direction.”" in lines
    assert "It is for the “fruits” of it." in lines


def test_the_views_differ_in_the_emendations_alone() -> None:
    reading, diplomatic = (render_text(SAMPLE_TREE, view, width=0).text for view in View)
    assert "It is for the" in reading
    assert "It is lor the" in diplomatic
    assert "As well as he, but" in reading
    assert "As well he, ‘but" in diplomatic


def test_notes_at_their_anchors_are_numbered_at_the_end() -> None:
    tree = fragment('<div><p>Words<note place="foot">First.</note> go on<note place="foot">Second.</note>.</p></div>')
    assert render_text(tree, head=False).text == "Words[1] go on[2].\n\n[1] First.\n\n[2] Second.\n"
