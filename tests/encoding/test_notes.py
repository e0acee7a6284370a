"""Lists and quotations within notes."""

from __future__ import annotations

import re

from recension import decode, encode, serialise, validate

_TEXT = (
    "The committee met in the old hall on the square [1], and every delegate sat through the whole evening. [2] " * 2
)


def notes(after: str) -> list[str]:
    """The notes of a page that ends with `after`, as TEI without identifiers."""
    page = f"<html><body><h2>A. Writer</h2><h1>The Hall</h1><p>{_TEXT}</p><h3>Notes</h3>{after}</body></html>"
    source = decode(page.encode(), "a.html")
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    found = re.findall(r"<note place.*?>(.*)</note>", data.decode())
    return [re.sub(r' xml:id="\w+"', "", note) for note in found]


def test_a_list_within_a_note() -> None:
    [first, second] = notes("<p>1. The points:</p><ul><li>lamps</li><li>doors</li></ul><p>More.</p><p>2. Yes.</p>")
    assert first == (
        "<p><label>1.</label> The points:</p>"
        '<list rend="bulleted"><item>lamps</item><item>doors</item></list><p>More.</p>'
    )
    assert second == "<p><label>2.</label> Yes.</p>"


def test_a_quotation_within_a_note() -> None:
    [note, _] = notes("<p>1. He said:</p><blockquote><p>Nobody came.</p></blockquote><p>2. Yes.</p>")
    assert note == '<p><label>1.</label> He said:</p><quote rend="block"><p>Nobody came.</p></quote>'


def test_a_list_of_links_after_the_notes_is_none_of_them() -> None:
    found = notes(
        '<p>1. One.</p><p>2. Two.</p><ul><li><a href="x.htm">Home</a></li><li><a href="y.htm">Up</a></li></ul>'
    )
    assert found == ["<p><label>1.</label> One.</p>", "<p><label>2.</label> Two.</p>"]
