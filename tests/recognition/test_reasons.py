"""Reasons are told in words, whatever evidence was weighed."""

from __future__ import annotations

import re

import pytest

from recension.recognition.reasons import worded
from recension.recognition.sequence import weights


@pytest.mark.parametrize("rule", ["head", "head-again", "displayed"])
def test_no_evidence_is_told_as_the_tables_name_it(rule: str) -> None:
    named = re.compile(r"by plain rules|up to [\d.]+|\bmore\b|\bshare\b|announced:|\bframed\b|\ba [aeiou]\w* ?$")
    raw = {words for evidence in weights(rule) for words in worded([evidence]) if named.search(words)}
    assert raw == set()


def test_a_neighbour_keeps_its_facts_and_nothing_is_said_twice() -> None:
    told = worded(["before it: in capitals", "in capitals, before it: in capitals", "by plain rules: 0.0, years"])
    assert told == ("before it: in capitals", "in capitals", "years")


def test_two_paragraphs_are_told_apart() -> None:
    [told] = worded(["not in marks that ends as a sentence, then whole"])
    assert told == (
        "one paragraph (not in quotation marks, ends as a sentence) and then one (wholly in quotation marks)"
    )


def test_what_announces_a_quotation_is_told() -> None:
    told = worded(["verb and colon, then not in marks that ends as a sentence"])
    assert told == (
        "the text before it ends in a verb of saying and a colon",
        "not in quotation marks",
        "ends as a sentence",
    )
