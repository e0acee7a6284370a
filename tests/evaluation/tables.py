"""Printing scores."""

from __future__ import annotations

from collections.abc import Mapping

from tests.evaluation.headers import Score


def table(title: str, scores: Mapping[str, Score]) -> None:
    """Print a table of scores."""
    print(f"\n{title}\n{_TITLES}")
    for name, score in scores.items():
        print(line(name, score))


_TITLES = f"  {'':<20} {'P':<6} {'R':<6} F1"


def line(name: str, score: Score) -> str:
    """One row of a table."""
    figures = f"{score.precision:.3f}  {score.recall:.3f}  {score.f1:.3f}"
    return f"  {name:<20} {figures}   {score.right} right, {score.read} read, {score.there} there"
