"""Print how well pages are recognised: ``python -m tests.evaluation [--mistakes]``."""

from __future__ import annotations

import argparse
from functools import reduce
from operator import add

from tests.evaluation import by_hand, headers, structure
from tests.evaluation.headers import FIELDS, Score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name every mistake (never for the pages kept aside)")
    options = parser.parse_args()
    for form in ("html", "text"):
        for part in ("given", "tuning", "kept"):
            scores, mistakes = headers.evaluate(part, form)
            print(f"\nheader from {form}, pages {part}\n{_TITLES}")
            print(line("overall", reduce(add, scores.values())))
            for name in FIELDS:
                print(line(name, scores[name]))
            if options.mistakes and part != "kept":
                print("\n".join(mistakes))
    for form in ("html", "text"):
        for part in ("tuning", "kept"):
            scores, mistakes = by_hand.evaluate(part, form)
            print(f"\nstructure from {form}, as read by hand, pages {part}\n{_TITLES}")
            for kind, score in scores.items():
                print(line(kind, score))
            if options.mistakes and part != "kept":
                print("\n".join(mistakes))
    for form, columns in (("text", 0), ("text of 72 columns", 72)):
        print(f"\nstructure from {form}, against the mark-up of the same pages\n{_TITLES}")
        for kind, score in structure.evaluate(columns=columns).items():
            print(line(kind, score))


_TITLES = f"  {'':<20} {'P':<6} {'R':<6} F1"


def line(name: str, score: Score) -> str:
    """One row of a table."""
    figures = f"{score.precision:.3f}  {score.recall:.3f}  {score.f1:.3f}"
    return f"  {name:<20} {figures}   {score.right} right, {score.read} read, {score.there} there"


if __name__ == "__main__":
    main()
