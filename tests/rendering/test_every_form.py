"""Every form has the words of the text in its view, each once: of every kind of TEI, and of trees that nobody wrote."""

from __future__ import annotations

import copy
import io
import itertools
import json
import re
import shutil
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from recension import (
    Book,
    View,
    bind_epub,
    parse,
    render_epub,
    render_html,
    render_json,
    render_markdown,
    render_pdf,
    render_text,
    tei,
)
from recension.rendering.flow import GAP
from recension.rendering.text import text_roots
from recension.rendering.variants import HEADING
from tests.conftest import ROOT
from tests.generator import documents
from tests.rendering.pages import main_words
from tests.rendering.test_forms import complaints, moved_text, needs_java, plain_by_pandoc, shared_trees, unlinked
from tests.rendering.test_kinds import KINDS, kinds, views
from tests.rendering.test_vocabulary import trees

LETTERS = re.compile(r"[^\W_]+")
MARKS = re.compile(r"\[\^?\w+\](:|(?!\())")
"""The calls of notes and what stands before them at the foot."""
NOTES = re.compile(r"^\[\^\w+\]:", re.MULTILINE)
EMPHASIS = re.compile(r"[*\\]")
TREES = st.one_of(trees(), documents())
OTHERS = sorted((ROOT / "tests" / "fixtures" / "others").glob("*.xml"))
SHARDS = 10
"""Into so many tests the pages of an archive are divided, so that they run on several cores."""
FORMS = ("html", "text", "a paragraph a line", "json", "epub", "markdown")


def letters(text: str) -> Counter[str]:
    """The letters and figures of a text in the pieces that all else parts.

    A superscript of Unicode is the same letter as the one that is set as a superscript (UAX 15, NFKC), and the caret
    before those that Unicode lacks is no sign of the text.
    """
    return Counter(LETTERS.findall(unicodedata.normalize("NFKC", text.replace("^", ""))))


def wanted(tree: etree._ElementTree, view: View) -> Counter[str]:
    return letters(" ".join(word for text in text_roots(tree) for word in tei.words(text, view)))


def words_in(tree: etree._ElementTree, form: str, view: View) -> str:
    """What a form shows of the text itself."""
    if form == "html":
        return " ".join(main_words(render_html(tree, view).text, view))
    if form == "text":
        return render_text(tree, view, head=False).text
    if form == "a paragraph a line":
        return render_text(tree, view, head=False, width=0).text
    if form == "json":
        return json_text(render_json(tree).text, view)
    if form == "epub":
        return epub_text(render_epub(tree, view).data)
    return markdown_words(render_markdown(tree, view).text)


def markdown_words(text: str) -> str:
    """The words of the text in Markdown, without pictures, the addresses of links and the apparatus."""
    body = text.partition("\n---\n")[2].partition(f"\n# {HEADING}\n")
    notes = body[2][match.start() :] if (match := NOTES.search(body[2])) else ""
    return EMPHASIS.sub("", unlinked(body[0] + notes)).replace("&nbsp;", " ")


def json_text(record: str, view: View) -> str:
    return "\n".join(item[str(view)] for item in json.loads(record)["paragraphs"])


def epub_text(data: bytes) -> str:
    """The text and the notes of the first chapter, without the marks of notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = html.document_fromstring(archive.read("OEBPS/text-0001.xhtml").replace(b"xmlns=", b"data-x="))
    for item in page.xpath("//*[contains(@class, 'noteref')] | //p[@class = 'mark']"):
        item.text, item[:] = " ", []
    for picture in page.find_class("picture"):
        picture.drop_tree()
    places = page.xpath("//main | //section[contains(@class, 'notes') and not(ancestor::main)]")
    return " ".join(word for place in places for word in main_words(place))


def with_parted_marks(tree: etree._ElementTree, view: View) -> etree._ElementTree:
    """The tree with the bare marks of notes parted from the words, as brackets do in forms without superscripts."""
    marked = copy.deepcopy(tree)
    for mark in marked.iterfind(f".//{tei.name('ref')}[@type='noteAnchor']"):
        if " ".join(tei.words(mark, view)).isalnum():
            mark.text = f" {mark.text or ''}"
            mark.tail = f" {mark.tail or ''}"
    return marked


def check(tree: etree._ElementTree, form: str, view: View) -> None:
    check_words(tree, form, view, words_in(tree, form, view))


def check_words(tree: etree._ElementTree, form: str, view: View, shown: str) -> None:
    plain = form in {"text", "a paragraph a line", "markdown"}
    words, shown = wanted(with_parted_marks(tree, view) if plain else tree, view), shown.replace(GAP, "")
    assert not words - letters(shown), form
    more = letters(shown) - words
    assert not more - letters(" ".join(match[0] for match in MARKS.finditer(shown))) - _numbers(more), form


def _numbers(words: Counter[str]) -> Counter[str]:
    """The numbers of the items of lists."""
    return Counter({word: count for word, count in words.items() if word.isdigit()})


@kinds
@views
@pytest.mark.parametrize("form", FORMS)
def test_every_kind_of_text(path: Path, view: View, form: str) -> None:
    check(parse(path.read_bytes(), path.name), form, view)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_unusual_encodings_of_others(path: Path) -> None:
    """Nothing is lost of what print archives, corpora of plays, inscriptions, dictionaries and journals encode."""
    tree = parse(path.read_bytes(), path.name)
    for view, form in itertools.product(View, FORMS):
        # Signs that strike words out may stand within a word.
        shown = words_in(tree, form, view).replace("~~", "")
        check_words(tree, form, view, shown)


@pytest.mark.parametrize("form", FORMS)
@given(TREES, st.sampled_from(list(View)))
def test_any_tree(form: str, tree: etree._ElementTree, view: View) -> None:
    check(tree, form, view)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_pages_of_an_archive(shard: int) -> None:
    """Each page is encoded once; its words stand in every form, and in HTML in their order."""
    for number, tree in enumerate(shared_trees(500, shard, SHARDS)):
        page, record = render_html(tree).text, render_json(tree).text
        for view in View:
            words = [word for text in text_roots(tree) for word in tei.words(text, view)]
            assert main_words(page, view) == words
            check_words(tree, "json", view, json_text(record, view))
            for form in FORMS[1:]:
                if form != "json":
                    check(tree, form, view)
        if shutil.which("pandoc") and number % 5 == 0:
            # Pandoc's own numbers stand for the marks of the notes.
            moved = moved_text(with_parted_marks(tree, View.READING), View.READING)
            assert not letters(moved) - letters(plain_by_pandoc(render_markdown(tree).text))


@kinds
@views
def test_every_kind_of_text_can_be_set(path: Path, view: View) -> None:
    pytest.importorskip("typst")
    assert render_pdf(parse(path.read_bytes(), path.name), view).data.startswith(b"%PDF-")


@needs_java
@views
def test_epubcheck_finds_nothing_in_any_kind_of_text(view: View, tmp_path: Path) -> None:
    trees = [parse(path.read_bytes(), path.name) for path in KINDS]
    assert complaints(tmp_path, {"kinds": bind_epub(trees, Book.of(trees), view).data}) == []
