"""What elements within a line mean: emphasis by element or by style, quotations, other languages."""

from __future__ import annotations

import re

import pytest

from recension import decode, encode, serialise, validate
from recension.readers.phrases import pointer

_SENTENCE = "The committee met in the old hall, and every delegate sat through the whole of a long evening there. "


def paragraph(markup: str, attributes: str = "") -> str:
    """The first paragraph that a page becomes whose own language is English, without its identifier."""
    page = f'<html lang="en"><body><h1>The Hall</h1><p{attributes}>{_SENTENCE * 2}{markup}</p></body></html>'
    source = decode(page.encode(), "a.html")
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    found = re.search(r"<p [^>]*>.*?</p>", data.decode(), re.DOTALL)
    assert found
    return found[0].replace(' xml:id="p1"', "").replace(_SENTENCE * 2, "")


@pytest.mark.parametrize(
    ("markup", "encoded"),
    [
        ("<q>it is so</q>", "<q>it is so</q>"),
        ("<q>it is <q>not</q> so</q>", "<q>it is <q>not</q> so</q>"),
        ("<s>a</s> <del>b</del>", '<hi rend="strikethrough">a</hi> <hi rend="strikethrough">b</hi>'),
        ('<span lang="de">das Kapital</span>', '<foreign xml:lang="de">das Kapital</foreign>'),
        ('<i lang="fr">la lutte</i>', '<hi rend="italic" xml:lang="fr">la lutte</hi>'),
        ('<span xml:lang="de">so</span>', '<foreign xml:lang="de">so</foreign>'),
        ('<span lang="en-GB">the same</span>', "the same"),
        ('<span lang="not a tag">words</span>', "words"),
        ('<span style="font-weight:700">dark</span>', '<hi rend="bold">dark</hi>'),
        ('<span style="font-weight: 400">plain</span>', "plain"),
        ('<span style="text-decoration:line-through">gone</span>', '<hi rend="strikethrough">gone</hi>'),
        ('<b style="font-weight:normal">all of it</b>', "all of it"),
        ('<i style="font-weight:normal">still so</i>', '<hi rend="italic">still so</hi>'),
        ("<kbd>key</kbd> <mark>words</mark>", "key words"),
    ],
)
def test_what_stands_in_a_line(markup: str, encoded: str) -> None:
    assert paragraph(markup) == f"<p>{encoded}</p>"


def test_a_paragraph_in_another_language_says_so() -> None:
    assert paragraph("Ende.", ' lang="de"').startswith('<p xml:lang="de">')
    assert paragraph("The end.", ' lang="en-US"').startswith("<p>")


@pytest.mark.parametrize("tag", ["video", "audio", "iframe", "canvas"])
def test_what_stands_in_for_a_film_is_not_shown(tag: str) -> None:
    assert paragraph(f"Before <{tag}>Your browser is old.</{tag}> after") == "<p>Before after</p>"


def test_character_data_is_text_in_xml_and_a_comment_in_html() -> None:
    body = f"<html><body><p>{_SENTENCE}<![CDATA[a < b]]></p></body></html>"
    for head, shown in (('<?xml version="1.0"?>\n', True), ("", False)):
        source = decode((head + body).encode(), "a.xhtml")
        data = serialise(encode(source))
        assert validate(data, "a.xml", transcription=source) == ()
        assert ("a &lt; b" in data.decode()) is shown


@pytest.mark.parametrize(
    ("address", "uri"),
    [("h²tp://a.b/c", "h%C2%B2tp%3A//a.b/c"), ("http://a.b/é:c", "http://a.b/%C3%A9:c"), ("é/b:c", "%C3%A9/b:c")],
)
def test_a_colon_after_what_is_no_scheme_is_in_percent_form(address: str, uri: str) -> None:
    assert pointer(address) == uri
