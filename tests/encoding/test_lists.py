"""Lists within lists and glossaries become lists of TEI, valid, with nothing lost."""

from __future__ import annotations

import re

import pytest

from recension import decode, encode, serialise, validate

_SENTENCE = "The committee met in the old hall, and every delegate sat through the whole of a long evening."


def lists(body: str, name: str = "a.html") -> str:
    """The lists that a page becomes, without identifiers."""
    page = f"<html><body><h1>The Hall</h1><p>{_SENTENCE}</p>{body}</body></html>" if name == "a.html" else body
    source = decode(page.encode(), name)
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    found = re.findall(r"<list .*</list>", data.decode(), re.DOTALL)
    return re.sub(r' xml:id="\w+"', "", "".join(found))


def test_a_list_within_an_item() -> None:
    assert lists("<ul><li>One<ol><li>a</li><li>b</li></ol></li><li>Two</li></ul>") == (
        '<list rend="bulleted"><item>One<list rend="numbered"><item>a</item><item>b</item></list></item>'
        "<item>Two</item></list>"
    )


def test_text_goes_on_after_a_list_within_an_item() -> None:
    assert lists("<ul><li>One<ul><li>a</li></ul>more</li></ul>") == (
        '<list rend="bulleted"><item><p>One</p><list rend="bulleted"><item>a</item></list><p>more</p></item></list>'
    )


def test_a_list_beside_items_is_within_the_one_before() -> None:
    assert lists("<ul><li>One</li><ul><li>a</li></ul></ul>") == (
        '<list rend="bulleted"><item>One<list rend="bulleted"><item>a</item></list></item></list>'
    )


def test_two_lists_are_not_one() -> None:
    assert lists("<ul><li>One</li></ul><ol><li>Two</li></ol>").count("</list>") == 2


def test_items_without_a_list_are_one_list() -> None:
    assert lists("<li>One<li>Two") == '<list rend="bulleted"><item>One</item><item>Two</item></list>'


def test_terms_and_what_explains_them() -> None:
    body = (
        "<dl><dt>Hall</dt><dd>A “big” room.<ul><li>old</li></ul></dd>"
        "<dt>“Lamp”</dt><dt>Light</dt><dd>x</dd><dd>y</dd></dl>"
    )
    assert lists(body) == (
        '<list type="gloss"><label>Hall</label><item>A <soCalled cert="medium" resp="#recension">“big”</soCalled> room.'
        '<list rend="bulleted"><item>old</item></list></item><label>“Lamp”</label><item/>'
        "<label>Light</label><item><p>x</p><p>y</p></item></list>"
    )


@pytest.mark.parametrize(
    "body", ["<dl><dd>Set off.</dd></dl>", f"<dl><dt>{_SENTENCE * 3}</dt><dd>x</dd></dl>", "<ul>x</ul>"]
)
def test_what_only_indents_is_no_list(body: str) -> None:
    assert lists(body) == ""


def test_lists_of_markdown() -> None:
    text = f"# The Hall\n\n{_SENTENCE}\n\n1. One\n   - a\n   - b\n2. Two\n"
    assert lists(text, "a.md") == (
        '<list rend="numbered"><item>One<list rend="bulleted"><item>a</item><item>b</item></list></item>'
        "<item>Two</item></list>"
    )


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ('<ol start="3"><li>One</li><li value="7">Two</li><li>Three</li></ol>', ["3", "7", "8"]),
        ("<ol reversed><li>One</li><li>Two</li></ol>", ["2", "1"]),
        ('<ol type="a" start="26"><li>One</li><li>Two</li></ol>', ["z", "aa"]),
        ('<ol type="I" start="4"><li>One</li><li>Two</li></ol>', ["IV", "V"]),
        ('<ol><li>One</li><li value="4">Two</li></ol>', ["4"]),
        ('<ul><li>One<ol start="5"><li>a</li></ol></li></ul>', ["5"]),
        ("<ol><li>One</li><li>Two</li></ol>", []),
        ('<ol start="x" type="q"><li value="one">One</li></ol>', ["1"]),
        ('<ul type="a"><li value="3">One</li></ul>', []),
    ],
)
def test_items_have_the_numbers_that_the_page_gives_them(body: str, numbers: list[str]) -> None:
    assert re.findall(r'<item n="(.*?)">', lists(body)) == numbers
