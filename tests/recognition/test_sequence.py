"""The weighing of evidence over a row of blocks agrees with counting every way to divide the row."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.recognition.sequence import Potentials, certainties, marginals, telling, weights
from tests.evaluation.train import EVIDENCE

value = st.floats(-3, 3)


def counted(row: list[Potentials | None]) -> list[float]:
    """The probabilities by their definition: the weights of all ways, summed."""
    sums, total = [0.0] * len(row), 0.0
    for way in itertools.product((False, True), repeat=len(row)):
        if any(taken and item is None for taken, item in zip(way, row, strict=True)):
            continue
        score = 0.0
        for before, taken, item in zip((False, *way), way, row, strict=False):
            if item is not None and (taken or before):
                score += item[2] if not taken else item[1] if before else item[0]
        weight = math.exp(score)
        total += weight
        sums = [one + weight * taken for one, taken in zip(sums, way, strict=True)]
    return [one / total for one in sums]


@given(st.lists(st.one_of(st.none(), st.tuples(value, value, value)), max_size=7))
def test_certainties_are_the_shares_of_all_ways(row: list[Potentials | None]) -> None:
    assert marginals(row) == pytest.approx(counted(row))


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=30))
def test_certainties_stay_within_bounds_whatever_the_weights(row: list[Potentials]) -> None:
    assert all(0 <= certainty <= 1 for certainty in marginals(row))


def test_what_speaks_most_is_told_first_and_what_speaks_against_is_not() -> None:
    model = {"a": (1.0, 0.0, 0.0), "b": (2.0, -1.0, 0.0), "c": (-1.0, 3.0, 0.0)}
    evidence = frozenset({"a", "b", "c", "unknown"})
    assert telling(evidence, model, goes_on=False) == ("b", "a")
    assert telling(evidence, model, goes_on=True) == ("c",)
    assert certainties([None, evidence], model)[0] == 0


@pytest.mark.parametrize("rule", EVIDENCE)
def test_the_weights_of_every_rule_are_there(rule: str) -> None:
    assert len(weights(rule)) > 100
