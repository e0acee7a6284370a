"""Where a word that was read off a page stands in the file: the very word, or the line of its block."""

from __future__ import annotations

import html
import pickle
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from recension import Document, Source, decode, encode, load, serialise
from recension.alignment import Piece
from recension.markup import shown
from recension.positions import positions
from recension.readers import read
from recension.validation.fidelity import check_fidelity
from tests.conftest import SHARED
from tests.soups import HTML as SOUPS

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def offset_of(source: Source, line: int | None, column: int | None) -> int:
    assert line is not None
    assert column is not None
    return sum(map(len, source.text.splitlines(keepends=True)[: line - 1])) + column - 1


def told(page: str | bytes, reading: str) -> str | None:
    """What stands in the file where `reading` is told to stand; None if the line alone is told."""
    source = decode(page if isinstance(page, bytes) else page.encode(), "x.html")
    document = read(source, "en")
    start = document.source.text.index(reading)
    begin, end = document.source.stretch(start, start + len(reading))
    if begin.column is None or end.column is None:
        return None
    return source.text[offset_of(source, begin.line, begin.column) : offset_of(source, end.line, end.column)]


@pytest.mark.parametrize(
    ("page", "reading", "stands"),
    [
        ("<p>The stale of things.", "stale", "stale"),
        ("<p>The caf&eacute; was &quot;tbe&quot; place.", "tbe", "tbe"),
        ("<p>The caf&eacute; was full.", "café", "caf&eacute;"),
        ("<p>So &#151; he said &#8220;no&#8221; to it.", "— he", "&#151; he"),
        ("<p><a href=x>One</a>  &gt;  <a href=x>Two</a>", ">", "&gt;"),
        ("<p>AT&T and AT&amp;T &c. and more.", "AT&T &c", "AT&amp;T &c"),
        ("<p>It is 3 < 4 and <3 more, tbe end.", "tbe", "tbe"),
        ("<p>It is <i>quite <b>al</b>l</i> right.", "all", "al</b>l"),
        ("<p>It is <i>quite</i> right.", "quite right", "quite</i> right"),
        ("<p>One wo<br>rd of it.", "rd", "rd"),
        ("<p>One <!-- tbe <p> --> tbe<!-- is --> end.", "tbe", "tbe"),
        ("<p title='tbe > tbe'>One tbe end.", "tbe", "tbe"),
        ("<p title=it's>One tbe end.</p><p title=it's>Two.", "tbe", "tbe"),
        ("<script>if (a<b) tbe()</script><style>tbe{}</style><p>One tbe end.", "tbe", "tbe"),
        ("<p hidden>One tbe end.<p style='display:none'>One tbe end.<p class=x>One tbe end?", "tbe end?", "tbe end?"),
        ("<p>One</1> two</p> tbe end.", "tbe", "tbe"),
        ("<body><p>One</body></html>\n<p>Two tbe</p></body>", "tbe", "tbe"),
        ("<ol><li>One <li>tbe two</ol>", "tbe", "tbe"),
        ("<table><tr><td>One<td>tbe<tr><td>3<td>4</table>", "tbe", "tbe"),
        ("<p>One soft&shy;ly tbe end.", "soft\u00adly tbe", "soft&shy;ly tbe"),
        ("<p>One\n\t two&nbsp;&nbsp;\n tbe end.", "tbe", "tbe"),
        ("<p>So \t\n is it.", " is", " \t\n is"),
        ("<p>Is <i>it</i> ?", " ?", " ?"),
        ("<pre>One\n  tbe\tend.</pre>", "tbe\tend", "tbe\tend"),
        ("<p>One&nbsp; two tbe", "One\u00a0 two", "One&nbsp; two"),
        ("<p>So &nbsp; is it.", " \u00a0 ", " &nbsp; "),
    ],
)
def test_the_very_word_is_told(page: str, reading: str, stands: str) -> None:
    assert told(page, reading) == stands


def test_line_ends_and_encodings_make_no_difference() -> None:
    page = "<html>\r\n<p>Où est\r\n\tle caf\u00e9 \u201cNo\u201d tbe\r\nend?</p>\r\n"
    for data in (page.encode(), page.encode("utf-8-sig"), page.encode("cp1252"), page.encode("utf-16")):
        source = read(decode(data, "x.html"), "en").source
        place = source.location(source.text.index("tbe"))
        assert (place.line, place.column) == (3, 15)


@pytest.mark.parametrize(
    "page",
    [
        "<?xml version='1.0'?><html><body><p>One.</p>\n<p><![CDATA[Two & tbe]]> end.</p></body></html>",
        "<p>One.</p>\n<p><textarea>Two tbe</textarea>",
    ],
)
def test_where_the_place_is_not_known_the_line_of_the_block_is_told(page: str) -> None:
    source = read(decode(page.encode(), "x.html"), "en").source
    place = source.location(source.text.index("tbe"))
    assert (place.line, place.column) == (2, None)


def test_a_picture_has_the_line_of_its_block_and_no_neighbours_place() -> None:
    page = "<p>One two.</p>\n\n<figure><img src='a.jpg'></figure>\n<p>Three.</p>"
    document = read(decode(page.encode(), "x.html"), "en")
    [figure] = [block for block in document.blocks if not block.text]
    place = document.place(figure)
    assert (place.line, place.column) == (3, None)


def test_an_empty_stretch_is_a_point_where_something_is_missing() -> None:
    source = read(decode(b"<p>One <b>two</b> four.</p>\n<p>Five", "x.html"), "en").source
    for word, column in (("four", 19), (" four", 18), ("\n\n", 24)):
        begin, end = source.stretch(*[source.text.index(word)] * 2)
        assert (begin.line, begin.column) == (end.line, end.column) == (1, column)


def test_an_electronic_book_of_project_gutenberg_has_its_columns() -> None:
    text = "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nOne _two\nthree_ tbe _four_ five.\n"
    source = read(decode(text.encode(), "x.txt"), "en").source
    for word, place in (("two", (3, 6)), ("tbe", (4, 8)), ("four", (4, 13)), ("five", (4, 19))):
        found = source.location(source.text.index(word))
        assert (found.line, found.column) == place


@pytest.mark.parametrize("name", ["x.html", "x.txt"])
def test_a_document_with_its_places_can_be_sent_to_another_process(name: str) -> None:
    text = "<p>*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nOne _two_ tbe.\n"
    source = pickle.loads(pickle.dumps(read(decode(text.encode(), name), "en"))).source
    assert source.location(source.text.index("tbe")).line == 3
    assert source.location(source.text.index("tbe")).column == 11


def test_the_place_at_which_a_tei_file_leaves_its_page_is_told() -> None:
    page = "<html><body><h1>A Title</h1>\n<p>It was <i>caf&eacute;</i> tbe end of it.</p></body></html>"
    source = decode(page.encode(), "x.html")
    tree = encode(source)
    assert check_fidelity(tree, source) == []
    data = serialise(tree).replace(b"tbe end", b"the end")
    [told] = check_fidelity(etree.ElementTree(etree.fromstring(data)), source)
    assert (told.location.line, told.location.column) == (2, 30)


def words_as_told(source: Source, document: Document) -> tuple[int, int]:
    """How many words there are, and how many have an exact place; whatever is told must be right."""
    words = exact = 0
    starts = [0, *(match.end() for match in re.finditer("\n", source.text))]
    for block in document.blocks:
        for word in re.finditer(r"\S+", block.text):
            words += 1
            begin, end = document.source.stretch(block.start + word.start(), block.start + word.end())
            if begin.line and begin.column and end.line and end.column:
                exact += 1
                there = source.text[starts[begin.line - 1] + begin.column - 1 : starts[end.line - 1] + end.column - 1]
                assert shown(html.unescape(_TAG.sub("", there))) == word[0], (source.name, there)
    return words, exact


@pytest.mark.shared
@pytest.mark.slow
def test_nearly_all_words_of_real_pages_have_their_exact_places() -> None:
    pages = random.Random(1).sample(sorted((SHARED / "mia" / "pages").rglob("*.htm*")), 100)
    counts = [words_as_told(source := load(page), read(source, "en")) for page in pages]
    assert sum(exact for _, exact in counts) >= 0.999 * sum(words for words, _ in counts)


_PIECES = [
    "one ",
    "two",
    " ",
    "\n",
    "&amp;",
    "&",
    "&eacute;",
    "&#151;",
    "&nbsp;",
    "<",
    ">",
    "'",
    '"',
    "=",
    "<p>",
    "</p>",
]
_PIECES += [
    "<i>",
    "</i>",
    "<br>",
    "<!-- x -->",
    "<!--",
    "-->",
    "<a title='>'>",
    "</a>",
    "<p title=it's>",
    "</1>",
    "<?x>",
]
_PIECES += [
    "<script>",
    "</script>",
    "<textarea>",
    "<table><tr><td>",
    "<li>",
    "<pre>",
    "<p hidden>",
    "</body>",
    "<![CDATA[",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_no_wrong_place_is_told_in_whatever_page(page: str) -> None:
    source = decode(page.encode(), "x.html")
    document = read(source, "en")
    for block in document.blocks:
        for character in re.finditer(r"\w", block.text):
            begin, end = document.source.stretch(block.start + character.start(), block.start + character.end())
            if begin.column and end.column:
                there = source.text[
                    offset_of(source, begin.line, begin.column) : offset_of(source, end.line, end.column)
                ]
                assert html.unescape(there) == character[0]


@pytest.mark.parametrize("soup", SOUPS.values(), ids=SOUPS.keys())
def test_places_are_told_of_pages_that_nobody_wrote(soup: str) -> None:
    source = read(decode((soup * 500).encode(), "x.html"), "en").source
    assert source.location(len(source.text)).line


def test_a_page_is_searched_once_and_not_before_a_place_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(page: str, name: str, text: str) -> list[Piece]:
        asked.append(text)
        return positions(page, name, text)

    monkeypatch.setattr("recension.readers.html.positions", noted)
    source = read(decode(b"<p>One two.", "x.html"), "en").source
    assert asked == []
    assert [source.location(offset).column for offset in (0, 4)] == [4, 8]
    assert asked == ["One two."]
