"""Weighing evidence over a row of blocks: which belong to a kind, each judged together with its neighbours.

The model is a linear-chain conditional random field of two states (Lafferty, McCallum and Pereira 2001): every piece
of evidence has a weight for a run that begins at a block, one for a run that goes on, and one for a run that has just
ended. The weights are data; `tests/evaluation/train.py` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from recension.resources import package_file

Evidence = frozenset[str]
Weights = Mapping[str, tuple[float, float, float]]
"""For each piece of evidence what it adds where a run begins, goes on, or has ended with the block before."""
Potentials = tuple[float, float, float]
_NOTHING: tuple[float, float, float] = (0.0, 0.0, 0.0)
_TELLING = 3
_STEEPEST = 50.0


@cache
def weights(name: str) -> Weights:
    """The weights of a rule, from its file in the package."""
    lines = package_file("recognition", "weights", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {evidence: (float(begins), float(goes_on), float(ended)) for evidence, begins, goes_on, ended in rows}


def certainties(row: Sequence[Evidence | None], model: Weights) -> list[float]:
    """How surely each block is of the kind; 0 for those without evidence, which can be none."""
    return marginals([None if item is None else _potentials(item, model) for item in row])


def marginals(row: Sequence[Potentials | None]) -> list[float]:
    """The probability that each block is of the kind, by the forward-backward algorithm."""
    factors = [None if item is None else factors_of(item) for item in row]
    forward: list[float] = []
    inside = 0.0
    for factor in factors:
        if factor is None:
            inside = 0.0
        else:
            begins, goes_on, ended = factor
            yes, no = (1 - inside) * begins + inside * goes_on, (1 - inside) + inside * ended
            inside = yes / (yes + no)
        forward.append(inside)
    result = [0.0] * len(row)
    yes_after, no_after = 1.0, 1.0
    for index in range(len(row) - 1, -1, -1):
        yes, no = forward[index] * yes_after, (1 - forward[index]) * no_after
        result[index] = yes / (yes + no) if factors[index] else 0.0
        factor = factors[index]
        if factor is None:
            yes_after = no_after = 1.0
            continue
        begins, goes_on, ended = factor
        yes_after, no_after = goes_on * yes_after + ended * no_after, begins * yes_after + no_after
        total = yes_after + no_after
        yes_after, no_after = yes_after / total, no_after / total
    return result


def factors_of(potentials: Potentials) -> Potentials:
    """The factors of a run that begins, goes on and has ended, from the logarithms of them."""
    begins, goes_on, ended = (math.exp(max(-_STEEPEST, min(_STEEPEST, value))) for value in potentials)
    return begins, goes_on, ended


def telling(evidence: Evidence, model: Weights, *, goes_on: bool) -> tuple[str, ...]:
    """The pieces of evidence that speak most for a block, the weightiest first."""
    which = 1 if goes_on else 0
    found = sorted(evidence, key=lambda item: (-model.get(item, _NOTHING)[which], item))
    return tuple(item for item in found[:_TELLING] if model.get(item, _NOTHING)[which] > 0)


def bucket(value: float, bounds: Iterable[float]) -> str:
    """The first of `bounds` that `value` does not exceed, as a name."""
    return next((f"up to {bound}" for bound in bounds if value <= bound), "more")


def _potentials(evidence: Evidence, model: Weights) -> Potentials:
    begins = goes_on = ended = 0.0
    for item in evidence:
        first, second, third = model.get(item, _NOTHING)
        begins += first
        goes_on += second
        ended += third
    return begins, goes_on, ended
