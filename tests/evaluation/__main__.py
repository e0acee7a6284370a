"""Print how well pages are recognised, or errors found: ``python -m tests.evaluation [WHAT] [--mistakes]``.

WHAT is ``recognition``, ``learned`` (by weights that know nothing of a page's author), ``pages``, ``proof`` or
``renderings`` (headers from the text that browsers and other programs make of the pages).
"""

from __future__ import annotations

import argparse
import itertools
from functools import reduce
from operator import add

from tests.evaluation import by_hand, headers, held_out, pages, proofreading, renderings, structure
from tests.evaluation.tables import table

_FITTED = """
  The weights for heads and displayed quotations were learned from these same pages; what they do on pages of authors
  from whom they did not learn, `python -m tests.evaluation learned` prints."""
_UNDECIDED = """
  Blocks of which the mark-up shows only how they look count neither way: indented ones, blockquotes that make margins
  or hold lists, tables and headings, what is set off in a row as items of a list or turns of a dialogue, short lines
  that are merely centred or set in small capitals, headings that are links, have no words, or stand in brackets under
  the title, and those that a person who read them judged to be plainly wrong (structure_doubtful.tsv). "Strictly"
  counts each of them that was taken for a head or a quotation as wrong, as if none of them were one: the truth lies
  between."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name every mistake (never for the pages kept aside)")
    parser.add_argument(
        "what", nargs="?", choices=("recognition", "learned", "pages", "proof", "renderings"), default="recognition"
    )
    options = parser.parse_args()
    if options.what == "proof":
        proofreading.main(mistakes=options.mistakes)
    elif options.what == "renderings":
        rendered(mistakes=options.mistakes)
    elif options.what == "learned":
        held()
    elif options.what == "pages":
        for row in pages.table():
            print(row, flush=True)
    else:
        recognition(mistakes=options.mistakes)


def recognition(*, mistakes: bool) -> None:
    """Print how well headers and structure are recognised."""
    parts = [("header", headers.evaluate, part) for part in ("given", "tuning", "kept", "fresh")]
    for (what, evaluate, part), form in itertools.product(parts, ("html", "text")):
        scores, wrong = evaluate(part, form)
        table(f"{what} from {form}, pages {part}", {"overall": reduce(add, scores.values()), **scores})
        if mistakes and part != "kept":
            print("\n".join(wrong))
    for form in ("html", "text"):
        read = {part: by_hand.evaluate(part, form) for part in by_hand.PARTS}
        overall = {part: reduce(add, scores.values()) for part, (scores, _) in read.items()}
        kinds = by_hand.by_kind(scores for scores, _ in read.values())
        table(
            f"structure as read by hand from {form}: the pages of each part, then of all by kind", {**overall, **kinds}
        )
        if mistakes:
            print("\n".join(wrong for part in by_hand.PARTS if part != "kept" for wrong in read[part][1]))
    for form, columns in (("text", 0), ("text of 72 columns", 72)):
        table(f"structure from {form}, against the mark-up of the same pages", structure.evaluate(columns=columns))
    print(_FITTED, _UNDECIDED, sep="")


def rendered(*, mistakes: bool) -> None:
    """Print how well headers are recognised in the text that each program at hand makes of the pages."""
    for part in ("given", "tuning", "fresh"):
        for way, scores, wrong in renderings.scores(part):
            table(f"header from the text of {way}, pages {part}", {"overall": reduce(add, scores.values()), **scores})
            if mistakes:
                print("\n".join(wrong))


def held() -> None:
    """Print how well structure is recognised by weights that were learned from other authors."""
    table("structure from text, by weights learned from the pages of other authors", held_out.evaluate())
    print(_UNDECIDED)


if __name__ == "__main__":
    main()
