"""Articles on the pages of other sites: the article is found, its head read, and the rest kept apart."""

from __future__ import annotations

import pytest

from recension import Document, decode, load, recognise
from recension.document import BlockKind, MarkKind
from tests.conftest import ROOT

_SAMPLES = ROOT / "tests" / "fixtures" / "samples"
_PROSE = "The committee met in the old hall, and every delegate sat through the whole of a long evening. " * 3
_APART = frozenset({BlockKind.BOILERPLATE, BlockKind.NAVIGATION, BlockKind.REVISION})


def sample(name: str) -> Document:
    return recognise(load(_SAMPLES / name))


def apart(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if block.kind in _APART)


def linked(document: Document) -> list[str]:
    """The notes to which the text refers."""
    targets = {
        dict(mark.attributes)["target"][1:]
        for block in document.blocks
        for mark in block.marks
        if mark.kind is MarkKind.REF and ("type", "noteAnchor") in mark.attributes
    }
    return [block.text for block in document.of_kind(BlockKind.NOTE) if dict(block.attributes)["key"] in targets]


def test_a_page_that_marks_its_parts_by_elements() -> None:
    document = sample("quarterly.html")
    facts = document.bibliography
    assert (facts.title, facts.subtitles, facts.kickers, facts.authors) == (
        "The Lamps of the Old Hall",
        ("How a village lit its evenings",),
        ("Histories",),
        ("Mary Major",),
    )
    assert [block.attributes for block in document.of_kind(BlockKind.TITLE_DATE)] == [(("when", "1931-07-04"),)]
    assert len(linked(document)) == 2
    assert all(words in apart(document) for words in ("Skip to content", "Issues", "Related articles", "All rights"))


def test_a_page_of_a_weblog() -> None:
    document = sample("weblog.html")
    facts = document.bibliography
    assert (facts.title, facts.authors, facts.journal) == ("A Letter to the Villages", ("John Roe",), "Labor Review")
    assert (
        [block.text for block in document.of_kind(BlockKind.NOTE)] == linked(document) == ["[1] It was built in 1870."]
    )
    around = (
        "Old Papers",
        "Share this:",
        "Posted in",
        "2 thoughts on",
        "My grandfather",
        "Leave a Reply",
        "Recent Posts",
    )
    assert all(words in apart(document) for words in around)
    assert not any(block.kind is BlockKind.HEAD for block in document.blocks)


@pytest.mark.parametrize(
    ("body", "is_apart"),
    [
        (f'<article><h1>The Hall</h1><p>{_PROSE}</p><div class="comments"><p>Mine too.</p></div></article>', True),
        (f'<h1>The Hall</h1><p>{_PROSE}</p><div class="comments"><p>Mine too.</p></div>', False),
        (f'<article><h1>The Hall</h1><p>{_PROSE}</p><div class="commentary"><p>Mine too.</p></div></article>', False),
    ],
)
def test_names_tell_what_is_none_of_the_article_where_the_page_marks_one(body: str, is_apart: bool) -> None:
    document = recognise(decode(f"<html><body>{body}</body></html>".encode(), "a.html"))
    assert ("Mine too." in apart(document)) is is_apart


@pytest.mark.parametrize(
    ("heading", "found"),
    [('<h1 class="site-title">Old Papers</h1>', True), ("<h1>Old Papers</h1>", False)],
)
def test_the_name_of_the_site_is_no_title(heading: str, found: bool) -> None:
    page = f"<html><body>{heading}<article><h2>The Hall</h2><p>By A. Writer</p><p>{_PROSE}</p></article></body></html>"
    document = recognise(decode(page.encode(), "a.html"))
    assert (document.bibliography.title == "The Hall") is found


@pytest.mark.parametrize(
    ("body", "is_apart"),
    [
        (f'<h1>The Hall</h1><p>{_PROSE}</p><div id="comments"><p>Mine too.</p></div>', True),
        (f'<h1>The Hall</h1><p>{_PROSE}</p><div class="sharedaddy"><p>Mine too.</p></div>', True),
        (f"<h1>The Hall</h1><p>{_PROSE}</p><p>See below. <button>Mine too.</button></p>", True),
        (f'<div class="sidebar-left"><h1>The Hall</h1><p>{_PROSE}</p><p>Mine too.</p></div>', False),
        (
            f'<div class="widget"><div class="hentry"><h2>The Hall</h2><p>{_PROSE}</p><p>Mine too.</p></div></div>',
            False,
        ),
        (f'<div class="hentry"><h2>The Hall</h2><p>{_PROSE}</p></div><p>Mine too.</p>', True),
    ],
)
def test_programs_name_what_is_none_of_the_article_and_it_never_holds_the_article(body: str, is_apart: bool) -> None:
    document = recognise(decode(f"<html><body>{body}</body></html>".encode(), "a.html"))
    assert ("Mine too." in apart(document)) is is_apart


def test_what_browsers_without_frames_show_is_read() -> None:
    page = '<html><frameset><frame src="a.html"><noframes><body><p>Go to <a href="a.html">it</a>.</p></body></noframes>'
    document = recognise(decode(f"{page}</frameset></html>".encode(), "a.html"))
    assert [block.text for block in document.blocks] == ["Go to it."]


def test_the_author_that_json_names_is_weighed_as_a_guess() -> None:
    data = '{"@graph": [{"@type": "Article", "author": {"@type": "Person", "name": "Jane Doe"}}, {"author": "A Site"}]}'
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>The Hall</h1><p>{_PROSE}</p>'
    )
    document = recognise(decode(page.encode(), "a.html"))
    assert document.bibliography.authors == ("Jane Doe",)
    assert "REC003" in {item.code for item in document.diagnostics}


def test_names_with_characters_that_xml_cannot_hold_are_read_without_them() -> None:
    data = '{"@type": ["Article", 2], "author": [null, {"name": 3}, "C\\ud800 Doe"], "@graph": "x"}'
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>The Hall</h1><p>{_PROSE}</p>'
    )
    assert "\ud800" not in "".join(recognise(decode(page.encode(), "a.html")).bibliography.authors)
