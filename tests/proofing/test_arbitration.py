"""Findings that would make nonsense together: the more probable one is carried."""

from __future__ import annotations

import pytest

from recension.proofing.arbitration import arbitrate
from recension.proofing.findings import Band, Finding


def finding(text: str, reading: str, *proposals: str, p: float = 0.9) -> Finding:
    start = text.index(reading)
    return Finding(start, start + len(reading), reading, proposals, "nonword", p, Band.LIKELY)


@pytest.mark.parametrize("after", [" ", "\n", "” "])
def test_a_misread_word_after_a_stop_begins_with_a_capital_and_leaves_the_stop(after: str) -> None:
    text = f"The strike was over.{after}tbe men went home."
    [left] = arbitrate([finding(text, ".", "", p=0.98), finding(text, "tbe", "the", "tube")], text)
    assert (left.reading, left.proposals) == ("tbe", ("The", "Tube"))


def test_a_stop_before_a_word_that_is_right_may_be_stray() -> None:
    text = "The strike was. over and tbe men went home."
    stop, word = finding(text, ".", ""), finding(text, "tbe", "the")
    assert arbitrate([word, stop], text) == (stop, word)


def test_the_halves_of_a_word_that_a_line_end_parted_are_not_judged() -> None:
    text = "The men must organ-\nise, or they will lose."
    joined, half = finding(text, "-\n", "", p=0.98), finding(text, "ise", "is", p=0.95)
    assert arbitrate([half, joined], text) == (joined,)


def test_the_halves_of_a_word_with_a_hyphen_in_it_are_not_judged() -> None:
    text = "The hous-ing question was put."
    joined, half = finding(text, "-", "", p=0.87), finding(text, "hous", "house", p=0.82)
    assert arbitrate([half, joined], text) == (joined,)


def test_of_two_findings_upon_another_the_more_probable_is_carried() -> None:
    text = "in the Gennan army"
    sure, unsure = finding(text, "Gennan", "German", p=0.9), finding(text, "nan army", "x", p=0.4)
    assert arbitrate([unsure, sure], text) == (sure,)
