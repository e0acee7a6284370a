"""Places where a word is missing."""

from __future__ import annotations

import pytest

from recension.proofing import load_model
from recension.proofing.omissions import omissions
from recension.proofing.stream import stream_of

MODEL = load_model()


def found(text: str, *right: str) -> list[tuple[str, str]]:
    return [
        (text[item.start : item.end], item.proposals[0]) for item in omissions(stream_of(text, MODEL), MODEL, right)
    ]


@pytest.mark.parametrize(
    ("text", "reading", "proposal"),
    [
        ("In the meantime the negotiations could been continued by them.", "could been", "could have been"),
        ("They spoke to the and file of the union.", "the and", None),
        ("It is the party which been hardest hit by the war.", "which been", None),
        ("The fact is that the is obeying its rulers.", "the is", None),
    ],
)
def test_a_word_is_missing(text: str, reading: str, proposal: str | None) -> None:
    ((place, first),) = found(text)
    assert place == reading
    assert proposal is None or first == proposal
    assert first not in {"", reading}


@pytest.mark.parametrize(
    "text",
    [
        "The would be heirs of the party, and the would-be ones, had to be met; what it is has been told.",
        "The IS had a plan. They agree on A or B. He wrote “the and” there.",
        "It could have been so; the had-been of the so-called union is over.",
        "The people of the town, to whom it was told, were there.",
    ],
)
def test_what_grammar_has_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_editors_words_are_right() -> None:
    assert found("He dots the is and goes on.", "is") == []
