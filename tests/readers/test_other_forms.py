"""Markdown and the plain texts of Project Gutenberg."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import Document, decode, encode, recognise, serialise, tei, validate
from recension.document import BlockKind, Date, MarkKind, Scope
from recension.profiles import detect, profiles
from recension.readers import read
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "tests" / "fixtures" / "samples").iterdir())
MARKDOWN = """---
title: The Hall
author: A. Writer
---

# The Hall

A *short* account[^1] of [it](http://example.org/).

- one
- two

> Nobody knows.

[^1]: It was built in 1870.
"""


def of(text: str, name: str) -> Document:
    return recognise(decode(text.encode(), name))


def assert_sound(data: bytes, name: str) -> None:
    source = decode(data, name)
    assert validate(serialise(encode(source)), "out.xml", transcription=source) == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_encode_to_valid_files_with_nothing_lost(path: Path) -> None:
    assert_sound(path.read_bytes(), path.name)


def test_markdown_becomes_what_it_stands_for() -> None:
    document = of(MARKDOWN, "a.md")
    assert document.bibliography.title == "The Hall"
    kinds = [block.kind for block in document.blocks]
    assert {BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.NOTE} <= set(kinds)
    marks = {mark.kind for block in document.blocks for mark in block.marks}
    assert {MarkKind.HI, MarkKind.REF} <= marks
    [note] = [block for block in document.blocks if block.kind is BlockKind.NOTE]
    assert document.place(note).line == 15


def test_the_front_matter_is_kept_word_for_word() -> None:
    tree = encode(decode(MARKDOWN.encode(), "a.md"))
    assert "author: A. Writer" in " ".join(tei.words(tree.getroot(), tei.View.DIPLOMATIC))


HEAD = """<html><head><title>A Site</title><meta name="citation_title" content="The Hall">
<meta name="citation_author" content="Doe, Jane"><meta name="citation_journal_title" content="Labor Review">
<meta name="citation_volume" content="2"><meta name="citation_issue" content="7"><meta name="citation_firstpage"
content="12"><meta name="citation_lastpage" content="14"><meta name="citation_publication_date" content="1931/7/24">
</head><body><h1>The Hall</h1><p>The committee met.</p></body></html>"""


def test_what_bibliographic_metadata_state_is_in_the_header() -> None:
    facts = recognise(decode(HEAD.encode(), "a.html")).bibliography
    assert (facts.title, facts.authors, facts.journal) == ("The Hall", ("Jane Doe",), "Labor Review")
    assert facts.volume == Scope("2", "2")
    assert facts.issue == Scope("7", "7")
    assert facts.pages == Scope("12–14", "12", "14")
    assert facts.date == Date("1931/7/24", "1931-07-24")


def test_what_metadata_state_otherwise_than_the_text_is_reported_and_not_believed() -> None:
    document = recognise(decode(HEAD.replace('content="The Hall"', 'content="The Square"').encode(), "a.html"))
    assert document.bibliography.title == "The Hall"
    assert [item.code for item in document.diagnostics if item.code == "REC011"] == ["REC011"]


def test_an_ebook_has_its_boilerplate_apart_and_its_emphasis_marked() -> None:
    [path] = [path for path in SAMPLES if "fable" in path.name]
    document = recognise(decode(path.read_bytes(), path.name))
    assert document.profile.name == "gutenberg"
    assert document.blocks[0].kind is BlockKind.BOILERPLATE
    assert document.blocks[-1].kind is BlockKind.BOILERPLATE
    assert document.bibliography.authors == ("A. Fabulist",)
    italic = [block.text[m.start : m.end] for block in document.blocks for m in block.marks if m.kind is MarkKind.HI]
    assert "weary" in italic
    assert not any("_" in block.text for block in document.blocks)
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEAD] == ["CHAPTER I", "CHAPTER II"]
    assert any(block.kind is BlockKind.NOTE for block in document.blocks)


def test_each_profile_is_detected_by_its_sign_and_else_the_generic_one() -> None:
    assert list(profiles())[-1] == "generic"
    assert detect("From the Marxists’ Internet Archive").name == "mia"
    assert detect("*** START OF THE PROJECT GUTENBERG EBOOK X ***").name == "gutenberg"
    assert detect("An article about something").name == "generic"


def test_a_profile_can_be_given() -> None:
    page = b'<html><body><p class="quoteb">Words.</p></body></html>'
    assert read(decode(page, "a.html"), "en", "mia").profile.name == "mia"


_LINE = st.one_of(
    st.sampled_from(
        [
            *(
                "# Head",
                "## Sub",
                "> quoted",
                "- item",
                "1. one",
                "[^1]: Note",
                "[a]: http://b",
                "```",
                "***",
                "| a | b |",
            ),
            *(
                "|---|---|",
                "    code",
                "<div>",
                "<p>",
                "*em* **strong** `code`",
                "[l](u)",
                "![i](s)",
                "---",
                "title: x",
            ),
            *(
                "_low_ lines",
                "*** START OF THE PROJECT GUTENBERG EBOOK A ***",
                "*** END OF THE PROJECT GUTENBERG EBOOK",
            ),
        ]
    ),
    st.text(max_size=30),
)


@given(st.lists(_LINE, max_size=14).map("\n".join), st.sampled_from(["a.md", "a.txt"]))
def test_any_text_encodes_to_a_valid_file_with_nothing_lost(text: str, name: str) -> None:
    assert_sound(text.replace("\0", "").encode("utf-8", "replace"), name)


JEKYLL = "---\ntitle: A Walk\nauthor: Jane Plain\n---\n\n{head}The presses stopped.\n\n## The chapel\n\nIt was small.\n"


def test_a_title_in_the_front_matter_alone_is_the_title() -> None:
    found = recognise(decode(JEKYLL.format(head="").encode(), "a.md"))
    assert (found.bibliography.title, found.bibliography.authors) == ("A Walk", ("Jane Plain",))
    assert [str(block.kind) for block in found.blocks] == ["statement", "paragraph", "head", "paragraph"]


def test_a_head_of_the_text_that_the_front_matter_repeats_is_the_title() -> None:
    found = recognise(decode(JEKYLL.format(head="# A Walk\n\n").encode(), "a.md"))
    assert found.bibliography.title == "A Walk"
    assert [str(block.kind) for block in found.blocks][:2] == ["statement", "title"]


def test_definitions_of_notes_on_consecutive_lines_are_notes_each() -> None:
    prose = "The wheel of the mill had turned for sixty years before anyone in the whole village asked who owned it."
    text = f"# The Mill\n\n{prose}[^1] {prose}[^2]\n\n[^1]: The Wye,\nnot the Usk.\n[^2]: The parson.\n"
    data = serialise(encode(decode(text.encode(), "a.md"))).decode()
    assert re.findall(r"<label>(.*?)</label> (.*?)</p>", data) == [
        ("[^1]:", "The Wye, not the Usk."),
        ("[^2]:", "The parson."),
    ]


def test_hard_breaks_and_struck_words_of_markdown_are_kept() -> None:
    data = serialise(encode(decode(b"# A\n\nOne line,  \nanother line\nthat goes ~~on~~ off.\n", "a.md"))).decode()
    assert re.search(r'One line,<lb/>\s+another line that goes <hi rend="strikethrough">on</hi> off\.', data)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"---\ntitle: A\nauthor: B\n---\n\nText.\n", "markdown"),
        (b"---\r\ntitle: A\r\n...\r\nText.\r\n", "markdown"),
        (b"---\n\nA rule: it stands\n\n---\n", "text"),
        (b"---\nNo field here\n---\n", "text"),
        (b"title: A\n", "text"),
        (b"<!DOCTYPE html><p>Text", "html"),
    ],
)
def test_what_comes_on_standard_input_is_told_by_how_it_begins(data: bytes, form: str) -> None:
    assert decode(data, "-").form == form
