"""How sure each check of punctuation is: ``python -m tests.evaluation.punctuation`` writes what the package goes by.

The table has findings of every check, drawn at random from pages that the model was not counted on, and judged by
reading them. What the checks no longer find counts no longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from recension import load, recognise
from recension.proofing import load_model
from recension.proofing.punctuation import slips
from recension.resources import package_file
from tests.evaluation.headers import PAGES, Score
from tests.evaluation.proof import HERE, rows
from tests.evaluation.tables import table


@cache
def judged() -> Mapping[str, Score]:
    """Of the findings of each check that were judged and are still found, how many are slips."""
    scores: dict[str, Score] = {}
    model = load_model()
    wanted: dict[str, dict[tuple[int, str], bool]] = {}
    for row in rows(HERE / "punctuation_judged.tsv"):
        if row["the transcription is"] != "?":
            is_slip = row["the transcription is"] == "wrong"
            wanted.setdefault(row["page"], {})[int(row["offset"]), row["check"]] = is_slip
    for page, places in wanted.items():
        found = {(slip.start, slip.check) for slip in slips(recognise(load(PAGES / page)), model)}
        for (offset, check), is_slip in places.items():
            if (offset, check) in found:
                scores[check] = scores.get(check, Score()) + Score(is_slip, 1, is_slip)
    return dict(sorted(scores.items()))


def main() -> None:
    """Print the precision of every check, and write it with one success and one failure added (Laplace)."""
    scores = judged()
    table("findings of the checks of punctuation that are slips (precision)", scores)
    lines = [
        "# Made by `python -m tests.evaluation.punctuation` from findings that were judged one by one:",
        "# how probable a slip is where a check finds one.",
        "[precision]",
        *(f'"{check}" = {(score.right + 1) / (score.read + 2):.3f}' for check, score in scores.items()),
    ]
    package_file("proofing", "checks.toml").write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
