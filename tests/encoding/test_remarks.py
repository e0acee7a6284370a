"""Remarks and notes have the hand that they name."""

from __future__ import annotations

import re

import pytest

from recension import decode, encode, serialise, validate

_PROSE = "The committee met in the old hall, and every delegate sat through the whole of a long evening. " * 3


def page(paragraph: str) -> str:
    source = decode(f"A. Writer\n\nOn the Committee\n\n{_PROSE}\n\n{paragraph}\n\n{_PROSE}\n".encode(), "a.txt")
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    return data.decode()


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("It was in the Hall [MIA: a building] that they met.", 'resp="#transcriber"'),
        ("It was in the Hall [a building – MIA] that they met.", 'resp="#transcriber"'),
        ("It was in the Hall [a building – Ed.] that they met.", 'resp="#editors"'),
        ("It was in the Hall (a building – Trans.) that they met.", 'resp="#translator"'),
        ("It was in the Hal [sic] that they met.", 'resp="#editors"'),
        ("It was “a hall like no other Hal [sic] of the land”.", 'cert="medium"'),
        ("He said: “It was in the Hall [MIA: a building] that they met.”", 'resp="#transcriber"'),
    ],
)
def test_whose_a_remark_is(text: str, attributes: str) -> None:
    found = page(text)
    assert re.findall(r'<note type="editorial" place="inline" ([^>]*)>', found) == [attributes]
    for pointer in re.findall(r'resp="#(\w+)"', attributes):
        assert f'<respStmt xml:id="{pointer}">' in found


@pytest.mark.parametrize("text", ["It was in [the old] Hall.", "He said: “It was in [the old] Hall.”", "It was sic."])
def test_what_is_no_remark(text: str) -> None:
    assert 'place="inline"' not in page(text)


@pytest.mark.parametrize(
    ("label", "hand"),
    [("Note by the transcriber", "transcriber"), ("Translator’s note", "translator"), ("Editor’s note", "editors")],
)
def test_whose_a_note_upon_the_article_is(label: str, hand: str) -> None:
    found = page(f"{label}: The hall was built in 1870, and burned down.")
    assert f'type="editorial" resp="#{hand}"' in found.replace(' xml:id="en1"', "")
    assert f'<respStmt xml:id="{hand}">' in found
