"""Commas that nobody put there, with the model that comes with Recension; and the trees that tell them."""

from __future__ import annotations

import numpy as np
import pytest

from recension.proofing import load_model
from recension.proofing.commas import COMMAS, FEATURES, gaps, probability_of
from recension.proofing.detector import CHECK
from recension.proofing.training.growing import Growth, grow

MODEL = load_model()


def probabilities(text: str) -> list[float]:
    return [probability_of(gap, MODEL.forests[COMMAS]) for gap in gaps(text, MODEL) if gap.comma]


@pytest.mark.parametrize(
    ("stray", "right"),
    [
        ("It was the end of, the war in the east of Europe.", "It was the end of the war, the first in the east."),
        ("This is the working, class of the country.", "This is the working class, the poor and the young."),
        ("The state must not be, created by the party.", "The state must be, and will be, created by the party."),
    ],
)
def test_a_comma_that_parts_what_belongs_together_is_a_slip(stray: str, right: str) -> None:
    assert max(probabilities(stray)) >= CHECK
    assert max(probabilities(right)) < CHECK


def test_what_the_clause_tells() -> None:
    (first, second) = (
        dict(zip(FEATURES, gap.features, strict=True))
        for gap in gaps("It ended. The old men, who came late, and the young left.", MODEL)
        if gap.comma
    )
    names = ("commas before in the clause", "commas after in the clause", "words since the last sign")
    assert [first[name] for name in names] == [0, 1, 3]
    assert [second[name] for name in names] == [1, 0, 3]
    assert (first["words up to the next sign"], second["words up to the next sign"]) == (3, 4)
    assert (first["joining word since the last comma"], second["joining word since the last comma"]) == (0, 1)
    assert first["and or or after"] == second["and or or after"] == 1
    assert (first["joining word"], second["joining word"]) == (1, 1)


def test_commas_are_no_words_that_are_misread() -> None:
    assert MODEL.slips == sum(forest.rate for kind, forest in MODEL.forests.items() if kind != COMMAS)


def test_what_trees_tell_rises_only_where_that_is_asked() -> None:
    values = np.linspace(0, 1, 400, dtype=np.float32)
    truth = (values < 0.5).astype(np.float32)
    free = grow(values[:, None], truth, Growth(3))
    bound = grow(values[:, None], truth, Growth(3, [1]))
    assert isinstance(free[0], list)
    assert not any(isinstance(tree, list) for tree in bound)
