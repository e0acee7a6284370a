"""No word is lost in a reading copy, and none is joined or split: on random trees, in both views and all forms."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from recension import View, parse, render_html, render_text, tei
from recension.rendering.flow import GAP
from tests.conftest import SAMPLE
from tests.generator import documents
from tests.rendering.pages import main_words

VIEWS = st.sampled_from(list(View))


SIGNS = re.compile(r"•|\d+\.|-+|\[\d+\]")
"""What a plain text has besides the words: the signs of lists and of notes, the rule under the head of a table."""


def only_adds(signs: re.Pattern[str], found: list[str], words: list[str], *, in_order: bool = True) -> bool:
    """Whether `found` has exactly `words`, gaps aside, and nothing more than `signs`."""
    found, words = ([word for item in items if (word := item.replace(GAP, ""))] for items in (found, words))
    if not in_order:
        more = Counter(found) - Counter(words)
        return not Counter(words) - Counter(found) and all(signs.fullmatch(word) for word in more)
    place = 0
    for item in found:
        if place < len(words) and item == words[place]:
            place += 1
        elif not signs.fullmatch(item):
            return False
    return place == len(words)


def wanted(tree: etree._ElementTree, view: View) -> list[str]:
    text = tree.find(tei.name("text"))
    assert text is not None
    return tei.words(text, view)


@given(documents(), VIEWS)
def test_html_has_the_words_of_the_tree(tree: etree._ElementTree, view: View) -> None:
    assert main_words(render_html(tree, view).text, view) == wanted(tree, view)


@given(documents(), VIEWS, st.sampled_from([0, 40, 78]))
def test_text_has_the_words_of_the_tree(tree: etree._ElementTree, view: View, width: int) -> None:
    # What is struck through stands between signs, which no word of the trees has.
    found = render_text(tree, view, width=width, head=False).text.replace("~~", "")
    has_tables = tree.find(f".//{tei.name('table')}") is not None
    assert only_adds(SIGNS, found.split(), wanted(tree, view), in_order=not (has_tables and width))


@given(documents(), VIEWS)
def test_rendering_does_not_change_the_tree(tree: etree._ElementTree, view: View) -> None:
    before = tei.serialise(tree)
    render_html(tree, view)
    render_text(tree, view)
    assert tei.serialise(tree) == before


@pytest.mark.parametrize("view", View)
def test_the_sample_in_both_forms(view: View) -> None:
    tree = parse(SAMPLE.read_bytes(), "sample.xml")
    assert main_words(render_html(tree, view).text, view) == wanted(tree, view)
    assert only_adds(SIGNS, render_text(tree, view, head=False).text.split(), wanted(tree, view))
