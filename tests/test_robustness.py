"""Whatever comes in, there comes out a valid file with nothing lost, or one clear message; and in a time to match."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import decode, encode, serialise, validate
from recension.diagnostics import RecensionError
from tests.conftest import SHARED
from tests.soups import SOUPS

PAGES = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))[::19]
_SIZE = 10_000
_TIMES = 4
_GENEROUS = 2.5
"""Work that grows with the square of the size takes four times as long as it may by this factor, and more."""
_SLIGHT = 0.5
_TAG = st.sampled_from(
    """b i p br div table tr td li ul ol h2 h3 hr a sup blockquote pre center font dl dd img span title script q s
    figure figcaption caption footer cite video details summary""".split()
)
_WORDS = st.sampled_from(
    ["word", "“so", "it is”", "[1]", "&nbsp;", "&#151;", "\x85", "<", "&", " ", "\n", "No. 4", "é"]
)
_PIECE = st.one_of(
    _WORDS,
    _TAG.map(lambda tag: f"<{tag}>"),
    _TAG.map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        [
            "<p class='quoteb'>",
            "<a href='#n1'>",
            "<a name='n1'>",
            "<!-- ",
            "-->",
            "<p",
            "='\"",
            "<td colspan=9>",
            "<span lang=de>",
            "<ol start=3>",
            "<p hidden>",
        ]
    ),
)


def outcome(data: bytes, name: str) -> str:
    """What came of a page: ``refused`` with a message, or ``encoded``, and then valid and whole."""
    try:
        source = decode(data, name)
        encoded = serialise(encode(source))
    except RecensionError:
        return "refused"
    assert validate(encoded, "page.xml", transcription=source) == ()
    return "encoded"


@pytest.mark.parametrize(
    "body",
    [
        "<li>One <q><li>two</li></q> three</li><p>four",
        "<div>first<div hidden>second</div>third</div>",
        "<p>It is <span lang='de'><a href='#x'><q>so</q></a></span>, he said.",
        "<p>Before</p><figure><figcaption>Words alone</figcaption></figure><h1>A Title</h1><p>Text.",
        "<h1>A Title</h1><p>Text.</p><blockquote><p>We met.</p><p><q>— Anna Writer</q></p></blockquote><p>Text.",
        "<p>Dear Sir:</p><p>Text.</p><p>Yours,<br>A. Writer</p><p><b>* * *</b></p>",
        "<p><s>struck</s> <del>out</del> <strike>all</strike>",
        "<ol start='-3' type='i'><li value='4000'>a<li value='x'>b</ol>",
        "<pre>a<br>b<q>c\n\nd</q></pre>",
    ],
)
def test_odd_pages_are_encoded_with_nothing_lost(body: str) -> None:
    assert outcome(f"<html><body>{body}</body></html>".encode(), "page.html") == "encoded"


@given(st.lists(_PIECE, max_size=40).map("".join))
def test_a_soup_of_tags_is_encoded_with_nothing_lost(soup: str) -> None:
    assert outcome(f"<html>{soup}".encode(), "page.html") == "encoded"


@pytest.mark.parametrize(
    "text", ["", " \n\t\n ", "\ufeff", "\u200b", "\u202eabc\u202c", "a\u0300" * 50, "\ufffe\uffff"]
)
@pytest.mark.parametrize("name", ["page.txt", "page.html", "page.md"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_little_or_odd_text_is_encoded(text: str, name: str, encoding: str) -> None:
    assert outcome(text.encode(encoding), name) == "encoded"


@pytest.mark.parametrize(
    "data",
    [b"a\0b", b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\x00\x00\xfe\xff\x00", b"\x89PNG\r\n\0"],
    ids=["NUL", "half a character", "lone surrogate", "half of UTF-32", "a picture"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert outcome(data, "page.txt") == "refused"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "font"])
@pytest.mark.slow
def test_a_hundred_thousand_elements_within_one_another_lose_nothing(tag: str) -> None:
    assert outcome(f"<html><body>{f'<{tag}>word ' * 100_000}".encode(), "page.html") == "encoded"


def test_what_the_parser_cannot_hold_is_refused_and_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.markup._DEEPEST", 10_000)
    assert outcome(f"<html><body>{'<div>word ' * 5_000}".encode(), "page.html") == "refused"


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUPS)
def test_time_grows_with_the_size_and_nothing_is_lost(name: str) -> None:
    ending, soup = SOUPS[name]
    seconds = []
    for size in (_SIZE, _TIMES * _SIZE):
        data = soup(size).encode()
        start = time.process_time()
        assert outcome(data, f"page.{ending}") == "encoded"
        seconds.append(time.process_time() - start)
    assert seconds[1] <= _GENEROUS * _TIMES * max(seconds[0], _SLIGHT / _TIMES)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_damaged_page_is_encoded_with_nothing_lost(path: Path) -> None:
    data = path.read_bytes()
    for seed, damage in enumerate((without_tags, with_flipped_bytes, in_two_encodings, cut_off)):
        damaged = damage(data, random.Random(f"{path.name} {seed}"))
        assert outcome(damaged, path.name) == ("refused" if b"\0" in damaged else "encoded")


def without_tags(data: bytes, chance: random.Random) -> bytes:
    return re.sub(rb"<[^>]*>", lambda match: match[0] if chance.random() < 0.8 else b"", data)


def with_flipped_bytes(data: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(len(data) // 200):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def in_two_encodings(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    middle = chance.randrange(len(text))
    return text[:middle].encode("cp1252", "replace") + text[middle:].encode()


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]
