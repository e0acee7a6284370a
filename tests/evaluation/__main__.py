"""Print how well pages are recognised: ``python -m tests.evaluation [--mistakes]``."""

from __future__ import annotations

import argparse
from functools import reduce
from operator import add

from tests.evaluation.headers import FIELDS, Score, evaluate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name every mistake (never for the pages kept aside)")
    options = parser.parse_args()
    for form in ("html", "text"):
        for part in ("given", "tuning", "kept"):
            scores, mistakes = evaluate(part, form)
            overall = reduce(add, scores.values())
            print(f"\nheader from {form}, pages {part}")
            print(line("overall", overall))
            for name in FIELDS:
                print(line(name, scores[name]))
            if options.mistakes and part != "kept":
                print("\n".join(mistakes))


def line(name: str, score: Score) -> str:
    figures = f"{score.precision:.3f}  {score.recall:.3f}  {score.f1:.3f}"
    return f"  {name:<12} {figures}   {score.right} right, {score.read} read, {score.there} there"


if __name__ == "__main__":
    main()
