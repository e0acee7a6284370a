"""HTML: nothing visible is lost, whatever the page is like; what it shows becomes blocks and marks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import decode, encode, load, serialise, validate
from recension.document import Block, BlockKind, MarkKind
from recension.markup import visible_text
from recension.readers import read
from tests.conftest import SHARED


def blocks(body: str) -> tuple[Block, ...]:
    return read(decode(f"<html><body>{body}</body></html>".encode(), "page.html"), "en").blocks


def kinds(body: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in blocks(body)]


def test_paragraphs_and_lines() -> None:
    assert kinds("<p>One\n two<br>three</p>four<div>five</div>") == [
        ("paragraph", "One two\nthree"),
        ("paragraph", "four"),
        ("paragraph", "five"),
    ]


def test_an_empty_line_parts_paragraphs() -> None:
    assert kinds("<p>One<br><br>two<br>&nbsp;<br>three</p>") == [
        ("paragraph", "One"),
        ("paragraph", "two"),
        ("paragraph", "three"),
    ]


def test_what_is_hidden_is_left_out() -> None:
    body = "<script>x</script><style>y</style><!-- z --><p hidden>a</p><p style='display:none'>b</p><p>c</p>"
    assert kinds(body) == [("paragraph", "c")]


class _Shown(HTMLParser):
    """The words of a page, by a parser that is not ours."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data.split()


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>One</p></body></html><p>two</p>",
        "<html><body><p>One</p></body></html>\n<HTML><BODY class=x><p>two</p></BODY></HTML> three",
        "<!-- <html><body> --><html><body><p>One</body\n></p><p>two</p></html>",
        "<html><body><p>One</p><object data=x><p>two</p></object>three</body></html>",
    ],
)
def test_what_follows_the_end_of_a_page_is_read(page: str) -> None:
    found = read(decode(page.encode(), "page.html"), "en")
    assert [word for block in found.blocks for word in block.text.split()] == _Shown(page).words
    assert visible_text(decode(page.encode(), "page.html")).split() == _Shown(page).words


def test_the_first_tag_of_a_page_keeps_its_attributes_and_lines_their_numbers() -> None:
    page = "<!-- <html lang=de> -->\n<html lang=fr><body>\n<p>One</p>\n</body\n></html>\n<p>two</p>"
    found = read(decode(page.encode(), "page.html"), "en")
    assert found.source.location(found.blocks[-1].start).line == 6


@pytest.mark.parametrize(
    ("tag", "rend"),
    [("s", {"strikethrough"}), ("strike", {"strikethrough"}), ("del", {"strikethrough"}), ("span", set())],
)
def test_struck_text_is_marked_as_struck(tag: str, rend: set[str]) -> None:
    [block] = blocks(f"<p>A <{tag}>bad</{tag}> word</p>")
    assert {dict(mark.attributes).get("rend") for mark in block.marks} == rend


def test_marks_lie_where_the_page_has_them() -> None:
    [block] = blocks(
        "<p>A <i>very <b>old</b></i> <a href='x y.htm'>link</a><sup>2</sup> <span class=smc>Caps</span></p>"
    )
    found = {(block.text[mark.start : mark.end], dict(mark.attributes).get("rend", "")) for mark in block.marks}
    assert found == {("very old", "italic"), ("old", "bold"), ("link", ""), ("2", "superscript"), ("Caps", "smallcaps")}
    [link] = [mark for mark in block.marks if mark.kind is MarkKind.REF]
    assert dict(link.attributes)["target"] == "xy.htm"


def test_an_element_around_blocks_marks_each_of_them() -> None:
    found = blocks("<em><p>One</p><p>two</p></em>")
    assert [[mark.kind for mark in block.marks] for block in found] == [[MarkKind.HI], [MarkKind.HI]]


def test_lists_tables_and_pictures() -> None:
    body = "<ul><li>a<li>b</ul><table><tr><th>x<td>1<tr><th>y<td>2</table><img src=p.jpg alt=Picture width=300>"
    found = blocks(body)
    assert [block.kind for block in found] == [BlockKind.ITEM] * 2 + [BlockKind.CELL] * 4 + [BlockKind.FIGURE]
    assert [block.joined for block in found[:6]] == [False, True, False, True, True, True]
    assert dict(found[-1].attributes) == {"url": "p.jpg", "desc": "Picture"}


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>One paragraph.</p><p>Another.</p></td></tr></table>",
        "<table><tr><td><a href=x>Up</a><td><a href=y>Down</a><tr><td><a href=z>In</a><td><a href=w>Out</a></table>",
        "<table><tr><td><img src=a.gif></td><td>Text</td></tr><tr><td>More</td><td>text</td></tr></table>",
    ],
)
def test_tables_that_lay_out_a_page_are_no_tables(table: str) -> None:
    assert BlockKind.CELL not in {block.kind for block in blocks(table)}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<html><meta charset=iso-8859-1><p>\x93caf\xe9\x94 &#150; &mdash;", "“café” – —"),
        ("<html><meta charset=iso-8859-1><p>café –".encode(), "café –"),
        (b"<html><meta charset=utf-16><p>plain", "plain"),
        ("<html><meta charset=rtf-8><p>café".encode("cp1252"), "café"),
        ("<html><meta charset=koi8-r><p>Правда".encode("koi8-r"), "Правда"),
        (b"<html><p>A&nbsp;B &mnsp; &anp; C", "A\xa0B &mnsp; &anp; C"),
    ],
)
def test_encodings_declared_falsely_or_not_at_all(data: bytes, text: str) -> None:
    assert [block.text for block in read(decode(data, "page.html"), "en").blocks] == [text]


def test_places_are_lines_of_the_file() -> None:
    document = read(decode(b"<html>\n<body>\n<p>One</p>\n\n<p>Two</p>\n</body>\n</html>", "page.html"), "en")
    assert [document.place(block).line for block in document.blocks] == [3, 5]


_TAG = st.sampled_from(
    """p div h1 h2 h3 b i em a span table tr td th ul ol li br hr blockquote pre sup font center dl dt dd img script
    style p/ div/ b/ i/ a/ table/ tr/ td/ ul/ li/ blockquote/ pre/ h3/ center/ body html head title""".split()
)
_PIECE = st.one_of(
    _TAG.map(lambda tag: f"</{tag[:-1]}>" if tag.endswith("/") else f"<{tag}>"),
    st.sampled_from(
        [
            *("<a href='#n1'>[1]</a>", "<a name=n1>1.</a>", "<p class=quoteb>", "<p class=info>", "<p class=note>"),
            *("<img src=x.jpg alt='y z'>", "&nbsp;", "&#150;", "&bogus;", "<!-- c -->", "<p style='display:none'>"),
            *("“One.”", "From Review, Vol. 6 No. 4, May 1940.", "Notes", "* * *", "Top of the page", "[2]", "<", "&"),
        ]
    ),
    st.text(max_size=12),
    st.lists(st.sampled_from("the state of it “was” (1940) Hall a".split()), min_size=1, max_size=40).map(" ".join),
)


@given(st.lists(_PIECE, max_size=40).map("".join))
def test_any_page_encodes_to_a_valid_file_with_nothing_lost(page: str) -> None:
    source = decode(page.replace("\0", "").encode("utf-8", "replace"), "page.html")
    assert validate(serialise(encode(source)), "page.xml", transcription=source) == ()


class Witness(HTMLParser):
    """Another way to read a page: all character data outside the elements that show nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.hidden += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style", "title"} and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


@pytest.mark.shared
@pytest.mark.slow
def test_another_parser_sees_the_same_text_on_real_pages() -> None:
    paths = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))
    assert len(paths) > 700
    for path in paths:
        source = load(path)
        witness = Witness()
        witness.feed(source.text)
        witness.close()
        other = re.sub(r"[\s\ufffd\x80-\x9f]", "", "".join(witness.pieces))
        assert re.sub(r"[\s\ufffd]", "", visible_text(source)) == other, path


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "text"])
def test_every_real_page_encodes_to_a_valid_file_with_nothing_lost(form: str) -> None:
    from concurrent.futures import ProcessPoolExecutor

    paths = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))
    with ProcessPoolExecutor() as pool:
        found = dict(zip(paths, pool.map(_codes, paths, [form] * len(paths)), strict=True))
    assert {path: codes for path, codes in found.items() if codes} == {}


def _codes(path: Path, form: str) -> list[str]:
    from tests.evaluation.copied import as_copied

    source = load(path)
    if form == "text":
        source = decode(as_copied(read(source, "en"))[0].encode(), "page.txt")
    return [item.code for item in validate(serialise(encode(source)), path.name, transcription=source)]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_nothing_of_a_page_is_lost_however_deep_its_elements_are_nested(tag: str) -> None:
    page = "".join(f"<{tag}>word{number} " for number in range(2500)) + f"</{tag}>" * 2500 + "<p>At the end.</p>"
    text = " ".join(block.text for block in read(decode(page.encode(), "a.html"), "en").blocks)
    assert text.split() == [*(f"word{number}" for number in range(2500)), "At", "the", "end."]
