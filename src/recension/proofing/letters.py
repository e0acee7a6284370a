"""Whether a word looks like one: how usual its letters are in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNS = 27
"""The letters of the alphabet, and the end of a word, which stands for every other sign too."""
STEPS = 24
_PLACES = {letter: 1 + place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}


@dataclass(frozen=True, slots=True)
class Letters:
    """How usual three letters are in a row.

    Attributes:
        cells: For each three signs, the negative logarithm of the probability of the last, in steps.
    """

    cells: Sequence[int]

    def usual(self, word: str) -> tuple[float, float]:
        """The mean and the least logarithm of the probability of the letters of a folded word, given two before."""
        logs = [-self.cells[place] / STEPS for place in threes(word)]
        return sum(logs) / len(logs), min(logs)


def threes(word: str) -> Iterator[int]:
    """The places of the three signs in a row of a word, its beginning and its end included."""
    first = second = 0
    for letter in (*word, ""):
        third = _PLACES.get(letter, 0)
        yield (first * SIGNS + second) * SIGNS + third
        first, second = second, third
