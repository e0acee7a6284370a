"""Where plain text shows that paragraphs begin."""

from __future__ import annotations

import pytest

from recension import decode
from recension.readers import read

FIRST = "The committee met in the old hall on the square, and every delegate\nsat through the evening."
SECOND = "Nobody who was present could say afterwards how the vote had gone,\nsince the lamps failed."


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read(decode(text.encode(), "page.txt"), "en").blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", ["\n\n", "\n   ", "\n \n"])
def test_paragraphs_are_parted_by_empty_lines_or_by_indentation(between: str, end: str) -> None:
    found = paragraphs(f"{FIRST}{between}{SECOND}{between}{FIRST}".replace("\n", end))
    assert [" ".join(text.split()) for text in found] == [" ".join(text.split()) for text in (FIRST, SECOND, FIRST)]


def test_an_indented_line_within_a_sentence_begins_no_paragraph() -> None:
    assert len(paragraphs("The committee met in the old hall on the square, and\n   every delegate came.")) == 1


def test_verse_that_is_indented_by_turns_stays_whole() -> None:
    assert len(paragraphs("The lamps went out.\n  The doors stood wide.\nThe snow came in.\n  The men outside.")) == 1


def test_lines_that_were_never_wrapped_are_paragraphs() -> None:
    long = "The committee met in the old hall on the square. " * 6
    assert len(paragraphs(f"{long}\nThe Vote\n{long}")) == 3


def test_a_rule_as_long_as_the_line_above_underlines_it() -> None:
    underlined, parted = "The Mill\n========\n\nIt stands.\n", f"The Mill\n{'=' * 60}\n\nIt stands.\n"
    assert read(decode(underlined.encode(), "a.txt"), "en").blocks[0].text == "The Mill\n========"
    assert read(decode(parted.encode(), "a.txt"), "en").blocks[0].text == "The Mill"
