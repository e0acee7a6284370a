"""Print how well pages are recognised: ``python -m tests.evaluation [--mistakes]``."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Mapping
from functools import reduce
from operator import add

from tests.evaluation import by_hand, headers, structure
from tests.evaluation.headers import Score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name every mistake (never for the pages kept aside)")
    options = parser.parse_args()
    parts = [("header", headers.evaluate, part) for part in ("given", "tuning", "kept")]
    parts += [("structure as read by hand", by_hand.evaluate, part) for part in ("tuning", "kept")]
    for (what, evaluate, part), form in itertools.product(parts, ("html", "text")):
        scores, mistakes = evaluate(part, form)
        table(f"{what} from {form}, pages {part}", {"overall": reduce(add, scores.values()), **scores})
        if options.mistakes and part != "kept":
            print("\n".join(mistakes))
    for form, columns in (("text", 0), ("text of 72 columns", 72)):
        table(f"structure from {form}, against the mark-up of the same pages", structure.evaluate(columns=columns))


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


if __name__ == "__main__":
    main()
