"""No word is lost in a reading copy, and none is joined or split: on random trees, in both views and all forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from recension import View, parse, render_html, render_text, tei
from tests.conftest import SAMPLE
from tests.generator import documents
from tests.rendering.pages import main_words

VIEWS = st.sampled_from(list(View))


def wanted(tree: etree._ElementTree, view: View) -> list[str]:
    text = tree.find(tei.name("text"))
    assert text is not None
    return tei.words(text, view)


@given(documents(), VIEWS)
def test_html_has_the_words_of_the_tree(tree: etree._ElementTree, view: View) -> None:
    assert main_words(render_html(tree, view).text) == wanted(tree, view)


@given(documents(), VIEWS, st.sampled_from([0, 40, 78]))
def test_text_has_the_words_of_the_tree(tree: etree._ElementTree, view: View, width: int) -> None:
    assert render_text(tree, view, width=width, head=False).text.split() == wanted(tree, view)


@given(documents(), VIEWS)
def test_rendering_does_not_change_the_tree(tree: etree._ElementTree, view: View) -> None:
    before = tei.serialise(tree)
    render_html(tree, view)
    render_text(tree, view)
    assert tei.serialise(tree) == before


@pytest.mark.parametrize("view", View)
def test_the_sample_in_both_forms(view: View) -> None:
    tree = parse(SAMPLE.read_bytes(), "sample.xml")
    assert main_words(render_html(tree, view).text) == wanted(tree, view)
    assert render_text(tree, view, head=False).text.split() == wanted(tree, view)
