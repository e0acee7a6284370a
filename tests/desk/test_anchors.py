from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recension.desk.anchors import NoAnchorError, anchor_for, widened
from recension.desk.judgement import spaced
from recension.lexicon import entries, with_entry, without_entry

TEXTS = st.text(st.sampled_from("ab .,\n\t’é"), min_size=1, max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_an_anchor_finds_its_place_and_no_other(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    try:
        anchor = anchor_for(text, start, end)
    except NoAnchorError:
        return  # Between blanks, or among equal words, there may be none; the next test has texts where there is one.
    assert anchor.find(text) == [(start, end)]
    assert not re.search(r"\s\s|[\n\t]", anchor.prefix + "|" + anchor.exact + "|" + anchor.suffix)


@given(st.integers(0, 40), st.integers(0, 400))
def test_words_that_stand_once_always_have_an_anchor(size: int, at: int) -> None:
    words = [f"w{number}" for number in range(100)]
    words[50:50] = ["same"] * size
    text = " ".join(words)
    start = min(at, text.index("w99"))
    match = re.compile(r"w\d+").search(text, start)
    assert match is not None
    assert anchor_for(text, *match.span()).find(text) == [match.span()]


def test_an_anchor_has_whole_words_and_no_more_than_it_needs() -> None:
    text = "He was lor it, and she was lor it too. The Soviet .society stood."
    first = anchor_for(text, 7, 10)
    assert (first.prefix, first.suffix) == ("was ", " it,")
    dot = text.index(".society")
    assert anchor_for(text, dot, dot + 1).prefix == "Soviet "
    assert anchor_for(text, dot, dot + 1).suffix == "society"


def test_a_gap_is_held_right_by_the_words_on_both_sides() -> None:
    text = "is as well international."
    assert text[slice(*widened(text, 10, 10))] == "well international."
    assert text[slice(*widened(text, 24, 25))] == "international."


def test_words_put_in_get_the_space_they_need() -> None:
    assert spaced("as well international", 7, "as") == " as"
    assert spaced("as well international", 8, "as") == "as "
    assert spaced("as well international", 7, ",") == ","
    assert spaced("as well international", 7, " as") == " as"
    assert spaced("international", 5, "x") == "x"


@given(st.lists(st.text(st.sampled_from("abÉ z"), min_size=1, max_size=5).filter(str.strip), max_size=8))
def test_a_lexicon_is_in_order_and_has_each_entry_once(words: list[str]) -> None:
    text = "# What is right.\n"
    for word in words:
        text = with_entry(text, word)
    found = entries(text)
    assert set(found) == {" ".join(word.split()) for word in words}
    assert list(found) == sorted(set(found), key=lambda entry: (entry.casefold(), entry))
    assert text.startswith("# What is right.\n")
    for word in found:
        text = without_entry(text, word)
    assert text == "# What is right.\n"


def test_a_lexicon_out_of_order_keeps_its_lines() -> None:
    assert with_entry("z # late\nb\n\n# end", "m") == "m\nz # late\nb\n\n# end"
    assert with_entry("a\r\nc", "b") == "a\r\nb\r\nc"
    assert with_entry("a", "b") == "a\nb\n"
