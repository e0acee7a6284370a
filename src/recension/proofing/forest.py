"""Decision trees whose values add up to log-odds (Friedman, *Greedy Function Approximation*, 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Tree = tuple[Any, ...] | float
"""A leaf's value; or a feature's place, the value up to which the first branch is taken, and the two branches."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that tell slips that were put into a text from its words.

    Attributes:
        trees: The trees.
        injected: How many slips were put in for each that the text had.
        rate: How often a word of the text was such a slip; 0 for slips that are no words.
    """

    trees: tuple[Tree, ...]
    injected: float
    rate: float


def log_odds(trees: Sequence[Tree], features: Sequence[float]) -> float:
    """The sum of the values of the leaves that the features lead to."""
    total = 0.0
    for tree in trees:
        node: Any = tree
        while node.__class__ is tuple:
            place, most, below, above = node
            node = below if features[place] <= most else above
        total += node
    return total


def planted(trees: Sequence[Any], injected: float, rate: float) -> Forest:
    """The trees that JSON holds as lists."""
    return Forest(tuple(_planted(tree) for tree in trees), injected, rate)


def listed(forest: Forest) -> list[Any]:
    """The arguments of `planted`, as JSON holds them."""
    return [forest.trees, forest.injected, forest.rate]


def _planted(tree: Any) -> Tree:
    if not isinstance(tree, list):
        return float(tree)
    place, most, below, above = tree
    return int(place), float(most), _planted(below), _planted(above)
