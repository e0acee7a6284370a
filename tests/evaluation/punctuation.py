"""How sure each check of punctuation is: ``python -m tests.evaluation.punctuation`` writes what the package goes by.

Findings of every check, drawn at random and judged by reading them: first from pages that the model was not counted on,
with which the checks were then mended, so that only what they still find counts; then from the text of the archive,
where everything counts, what was mended afterwards too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    """Of the findings of each check that were judged how many are slips: those still found, and all of the text."""
    return _sum(*_still_found(), *_in_text())


def in_text() -> Score:
    """The precision of the checks on text that nobody had looked at when they were made, by what was drawn."""
    return sum(_sum(*_in_text()).values(), Score())


def _sum(*judgements: tuple[str, bool]) -> Mapping[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for check, is_slip in judgements:
        scores[check] += Score(is_slip, 1, is_slip)
    return dict(sorted(scores.items()))


def _judgements(name: str) -> Iterator[tuple[dict[str, str], bool]]:
    for row in rows(HERE / name):
        if row["the transcription is"] != "?":
            yield row, row["the transcription is"] == "wrong"


def _still_found() -> Iterator[tuple[str, bool]]:
    pages: dict[str, dict[tuple[int, str], bool]] = defaultdict(dict)
    for row, is_slip in _judgements("punctuation_judged.tsv"):
        pages[row["page"]][int(row["offset"]), row["check"]] = is_slip
    for page, places in pages.items():
        found = {(slip.start, slip.check) for slip in slips(recognise(load(PAGES / page)), load_model())}
        yield from ((check, is_slip) for (start, check), is_slip in places.items() if (start, check) in found)


def _in_text() -> Iterator[tuple[str, bool]]:
    yield from ((row["check"], is_slip) for row, is_slip in _judgements("punctuation_judged_text.tsv"))


def smoothed(scores: Mapping[str, Score]) -> Mapping[str, float]:
    """The share of findings that are slips, with one success and one failure added (Laplace)."""
    return {check: round((score.right + 1) / (score.read + 2), 3) for check, score in scores.items()}


def main() -> None:
    """Print the precision of every check, and write it where the package has it."""
    scores = judged()
    table("findings of the checks of punctuation that are slips (precision)", {"text only": in_text(), **scores})
    lines = [
        "# Made by `python -m tests.evaluation.punctuation` from findings that were judged one by one:",
        "# how probable a slip is where a check finds one.",
        "[precision]",
        *(f'"{check}" = {share}' for check, share in smoothed(scores).items()),
    ]
    package_file("proofing", "checks.toml").write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
