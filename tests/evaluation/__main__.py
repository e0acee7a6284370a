"""Print how well pages are recognised, or errors found: ``python -m tests.evaluation [pages | proof] [--mistakes]``."""

from __future__ import annotations

import argparse
import itertools
from functools import reduce
from operator import add

from tests.evaluation import by_hand, headers, pages, proofreading, structure
from tests.evaluation.tables import table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name every mistake (never for the pages kept aside)")
    parser.add_argument("what", nargs="?", choices=("recognition", "pages", "proof"), default="recognition")
    options = parser.parse_args()
    if options.what == "proof":
        proofreading.main(mistakes=options.mistakes)
    elif options.what == "pages":
        for row in pages.table():
            print(row, flush=True)
    else:
        recognition(mistakes=options.mistakes)


def recognition(*, mistakes: bool) -> None:
    """Print how well headers and structure are recognised."""
    parts = [("header", headers.evaluate, part) for part in ("given", "tuning", "kept")]
    parts += [("structure as read by hand", by_hand.evaluate, part) for part in ("tuning", "kept")]
    for (what, evaluate, part), form in itertools.product(parts, ("html", "text")):
        scores, wrong = evaluate(part, form)
        table(f"{what} from {form}, pages {part}", {"overall": reduce(add, scores.values()), **scores})
        if mistakes and part != "kept":
            print("\n".join(wrong))
    for form, columns in (("text", 0), ("text of 72 columns", 72)):
        table(f"structure from {form}, against the mark-up of the same pages", structure.evaluate(columns=columns))


if __name__ == "__main__":
    main()
