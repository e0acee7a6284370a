from __future__ import annotations

import pytest

from recension.proofing.findings import Band, Finding
from recension.proofing.teaching import not_refuted

TEXT = "So wc are here, and wc is not."


@pytest.mark.parametrize(
    ("lexicon", "left"),
    [((), [3, 20]), (("wc are",), [20]), (("WC Are",), [20]), (("wc ar",), [3, 20]), (("wc",), [])],
)
def test_a_phrase_of_the_lexicon_holds_its_words_right_where_it_stands(
    lexicon: tuple[str, ...], left: list[int]
) -> None:
    findings = [Finding(at, at + 2, "wc", ("we",), "nonword", 0.9, Band.LIKELY) for at in (3, 20)]
    assert [item.start for item in not_refuted(findings, TEXT, (), lexicon)] == left
