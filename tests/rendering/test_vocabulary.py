"""Every element that the stylesheets know, wherever it stands: the page has the words that `recension.tei` has."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from recension import View, render_html, tei
from recension.rendering.text import text_roots
from recension.resources import package_file
from tests.rendering.pages import main_words

_STYLESHEETS = sorted(package_file("rendering", "stylesheets").glob("*.xsl"))
_OF_THE_HEADER = {"page.xsl", "facts.xsl", "letters.xsl"}
KNOWN = sorted(
    {
        name
        for path in _STYLESHEETS
        for pattern in re.findall(r'match="([^"]*)"', path.read_text(encoding="utf-8"))
        for name in re.findall(r"(?<!::)tei:(\w+)(?!/|\w)", pattern)
        if path.name not in _OF_THE_HEADER
    }
    - {"TEI", "teiCorpus", "teiHeader"}
    | {"opener", "salute", "signed", "addrLine", "street"}
)
_EMPTY = {
    *["anchor", "caesura", "cb", "gap", "gb", "graphic", "handShift", "lb", "media", "milestone", "pb", "ptr", "space"]
}
_ELEMENTS_ALONE = {
    *["address", "analytic", "app", "biblStruct", "choice", "docTitle", "event", "imprint", "list", "listBibl"],
    *["monogr", "msIdentifier", "nym", "object", "org", "person", "place", "rdgGrp", "respStmt", "row", "ruby"],
    *["series", "subst", "table", "titlePage"],
}
"""Elements that have no text of their own, by TEI's content models."""
_ATTRIBUTES = {
    "rend": ["block", "italic", "* * *", "numbered", "font-size: 12pt;"],
    "rendition": ["#b", "simple:italic"],
    "type": ["block", "skip", "main", "ordered", "gloss", "x block"],
    "break": ["no", "yes", "maybe"],
    "role": ["label"],
    "place": ["foot", "above left"],
    "n": ["5", "x"],
    "url": ["x.png"],
    "target": ["#none", "javascript:alert(1)", "a b"],
    "nonsense": ["&<>\"'"],
}
_TEXTS = ["", "", " ", "one", "two ", " three", " four ", "é\u2009漢", "\n  ", "hy-", "x⸗ "]


def tree_of(body: etree._Element) -> etree._ElementTree:
    root = etree.Element(tei.name("TEI"), nsmap={None: tei.NAMESPACE})
    etree.SubElement(root, tei.name("teiHeader"))
    text = etree.SubElement(root, tei.name("text"))
    text.append(body)
    return root.getroottree()


def wanted(tree: etree._ElementTree, view: View) -> list[str]:
    return [word for text in text_roots(tree) for word in tei.words(text, view)]


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("view", View)
def test_words_part_at_an_element_on_the_page_where_they_do_in_the_tree(name: str, view: View) -> None:
    body = etree.Element(tei.name("body"))
    for holder in ("p", "div", "list", "table", "l", "person", "choice", "hi"):
        block = etree.SubElement(body, tei.name(holder))
        inner = etree.SubElement(block, tei.name(name))
        if holder not in _ELEMENTS_ALONE:
            block.text, inner.tail = "before", "after"
        if name not in _EMPTY:
            etree.SubElement(inner, tei.name("hi")).text = "within"
            etree.SubElement(inner, tei.name("hi")).text = "it"
    tree = tree_of(body)
    rendering = render_html(tree, view)
    assert main_words(rendering.text, view) == wanted(tree, view)
    assert rendering.diagnostics == ()


class Grower:
    """Grows a tree of known elements in any order, whether TEI allows it or not."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)
        self.size = size

    def grow(self, name: str, depth: int) -> etree._Element:
        self.size -= 1
        element = etree.Element(tei.name(name), nsmap={None: tei.NAMESPACE})
        for attribute, values in _ATTRIBUTES.items():
            if self.random.random() < 0.2:
                element.set(attribute, self.random.choice(values))
        has_text = name not in _ELEMENTS_ALONE
        element.text = self.random.choice(_TEXTS) if has_text and name not in _EMPTY else None
        while name not in _EMPTY and self.size > 0 and depth < 12 and self.random.random() < 0.75:
            child = self.grow(self.random.choice(KNOWN), depth + 1)
            child.tail = self.random.choice(_TEXTS) if has_text else None
            element.append(child)
        return element


def trees() -> st.SearchStrategy[etree._ElementTree]:
    return st.builds(
        lambda seed, size: tree_of(Grower(seed, size).grow("body", 0)), st.integers(0, 2**32), st.integers(5, 120)
    )


@given(trees(), st.sampled_from(list(View)))
def test_the_page_has_the_words_of_any_tree(tree: etree._ElementTree, view: View) -> None:
    assert main_words(render_html(tree, view).text, view) == wanted(tree, view)
