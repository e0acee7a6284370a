"""Who is quoted: the reference that closes a displayed quotation, and the date that closes a byline."""

from __future__ import annotations

import re

import pytest

from recension import decode, encode, serialise, validate

_PROSE = "The committee met in the old hall, and every delegate sat through the whole of a long evening there. " * 2


def encoded(body: str) -> str:
    source = decode(f"<html><body><h1>The Hall</h1>{body}<p>{_PROSE}</p></body></html>".encode(), "a.html")
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    return data.decode()


def quoted(*quotations: str) -> list[str]:
    """The references of the displayed quotations of a page, for each the text of its ``bibl``; empty for none."""
    body = "".join(f"<p>{_PROSE * 3}</p><blockquote>{quotation}</blockquote>" for quotation in quotations)
    displayed = re.findall(r'<(?:cit|quote) rend="block".*?</cit>|<quote [^>]*rend="block".*?</quote>', encoded(body))
    found = [re.search(r"<bibl.*?>(.*)</bibl>", item) for item in displayed]
    return ["" if reference is None else re.sub("<.*?>", "", reference[1]) for reference in found]


@pytest.mark.parametrize(
    ("quotation", "reference"),
    [
        ("<p>We met.</p><footer>Anna Writer, <cite>Letters</cite></footer>", "Anna Writer, Letters"),
        ("<p>We met.</p><p>— Anna Writer</p>", "— Anna Writer"),
        ("<p>We met.</p><cite>Anna Writer</cite>", "Anna Writer"),
        ("<p>We met.</p><p><i>We did.</i></p>", ""),
        (
            "<p>We met there in the evening.<br>– Anna Writer, <i>Letters</i>, 1931</p>",
            "– Anna Writer, Letters, 1931",
        ),
        ("<p>We met.</p><p>-- A. B. Writer</p>", "-- A. B. Writer"),
        ("<p>“Where?” he asked.</p><p>— I am going home. Nobody knows where.</p>", ""),
        ("<p>“Where?” he asked.</p><p>— Where do you go?</p>", ""),
        ("<p>“Where?” he asked.</p><p>— and so on</p>", ""),
        ("<p>— Anna Writer</p>", ""),
        ("<p>We met – Anna Writer</p>", ""),
    ],
)
def test_the_last_line_of_a_quotation_may_name_its_source(quotation: str, reference: str) -> None:
    assert quoted(quotation) == [reference]


def test_a_source_ends_its_quotation() -> None:
    body = "<blockquote><p>We met.</p><footer>A. Writer</footer></blockquote><blockquote><p>So we did.</p></blockquote>"
    data = encoded(f"<p>{_PROSE * 3}</p>{body}")
    assert len(re.findall(r"<quote ", data)) == 2
    assert re.search(r"<bibl>A. Writer</bibl></cit>\s*<quote", data)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Anna Writer, May 4, 1936", "Anna Writer"),
        ("By Anna Writer | May 4, 1936", "Anna Writer"),
        ("By Anna Writer (1936)", "Anna Writer"),
        ("By Anna Writer", "Anna Writer"),
        ("May 4, 1936 by Anna Writer", "Anna Writer"),
        ("May 4, 1936 by the gates of the mill", ""),
        ("By the gates of the mill, May 4, 1936", ""),
        ("May 4, 1936", ""),
    ],
)
def test_a_date_may_close_a_byline(line: str, author: str) -> None:
    found = re.search(r"<titleStmt>.*?<author>(.*?)</author>", encoded(f"<p>{line}</p><p>{_PROSE}</p>"), re.DOTALL)
    assert (found[1] if found else "") == author


@pytest.mark.parametrize(
    ("name", "title"), [("MsoTitle", "The Mill"), ("entry-title", "The Mill"), ("subject", "The Wheel")]
)
def test_a_class_says_which_line_is_the_title_where_later_heads_are_of_first_rank(name: str, title: str) -> None:
    page = f'<p class="{name}">The Mill</p><h1>The Wheel</h1><p>{_PROSE * 2}</p><h1>The Stone</h1><p>{_PROSE * 2}</p>'
    data = serialise(encode(decode(f"<html><body>{page}</body></html>".encode(), "a.html")))
    found = re.search(r'<title type="main"[^>]*>(.*?)</title>', data.decode())
    assert found
    assert found[1] == title
