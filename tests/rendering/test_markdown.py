"""Markdown: what Pandoc reads as captions and notes is written as such."""

from __future__ import annotations

import pytest

from recension import render_markdown
from tests.rendering.test_html import fragment


def body_of(content: str) -> str:
    return render_markdown(fragment(content)).text.partition("\n---\n")[2].strip()


def test_captions_are_no_headings() -> None:
    table = "<table><head>Sums</head><row><cell>a</cell></row></table>"
    content = f"<div><head>Part</head>{table}<figure><head>View</head></figure><list><head>Two</head></list></div>"
    assert body_of(content) == "# Part\n\n|  |\n| --- |\n| a |\n\n: Sums\n\nView\n\nTwo"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("<label>[1]:</label><p>The text.</p>", "The text."),
        ("<p><label>1.</label> The text.</p>", "The text."),
        ("<p><label>See:</label> text.</p>", "See: text."),
        ("<p>1 is a number.</p>", "1 is a number."),
    ],
)
def test_a_note_has_its_number_once(note: str, wanted: str) -> None:
    content = f"<div><p>Word<ref target='#n' type='noteAnchor'>[1]</ref></p><note xml:id='n'>{note}</note></div>"
    assert body_of(content) == f"Word[^1]\n\n[^1]: {wanted}"


def test_a_note_keeps_a_number_that_is_not_its_own_among_the_notes_called() -> None:
    notes = "".join(f"<note xml:id='n{n}'><label>{n}.</label> Text.</note>" for n in (4, 5))
    calls = "".join(f"<ref target='#n{n}' type='noteAnchor'>[{n}]</ref>" for n in (4, 5))
    body = body_of(f"<div><p>Word{calls}</p>{notes}</div>")
    assert body == "Word[^4][^5]\n\n[^4]: 4\\. Text.\n\n[^5]: 5\\. Text."


def test_a_note_within_a_note_stands_in_its_line() -> None:
    body = body_of("<p>A<note>One<note>Two</note> more</note> b<note>Three</note></p>")
    assert body == "A[^1] b[^2]\n\n[^1]: One \\[Two\\] more\n\n[^2]: Three"


def test_speakers_are_bold() -> None:
    speech = "<sp><speaker>{}</speaker><p>Some words.</p></sp>"
    assert body_of(speech.format("First")) == "**First**\n\nSome words."
    assert body_of(speech.format("<hi rend='italic'>First</hi>")) == "*First*\n\nSome words."


def test_links_and_pictures_have_their_addresses() -> None:
    link = "<ref target='https://example.org/a (b)'>the <emph>site</emph></ref>"
    inner = "<ref target='#p'>here</ref>, <ref target='javascript:x'>there</ref>, <ptr target='https://example.org/'/>"
    picture = "<graphic url='a b.png'><desc>A [red] cow</desc></graphic>"
    assert body_of(f"<p>See {link} or {inner}.</p><p>A {picture}.</p>") == (
        "See [the *site*](https://example.org/a%20%28b%29) or here, there, <https://example.org/>.\n\n"
        "A ![A \\[red\\] cow](a%20b.png)."
    )
    assert body_of("<p><graphic url='data:image/png,x'/>A</p>") == "A"


def test_a_misprinted_mark_stands_beside_that_of_its_note() -> None:
    notes = "".join(f"<note xml:id='n{n}'><label>{n}.</label> Text.</note>" for n in (1, 2))
    calls = "<ref target='#n1' type='noteAnchor'>[1]</ref> and <ref target='#n2' type='noteAnchor'>[1]</ref>"
    body = body_of(f"<div><p>Word{calls}</p>{notes}</div>")
    assert body == "Word[^1] and \\[1\\][^2]\n\n[^1]: Text\\.\n\n[^2]: Text\\."
