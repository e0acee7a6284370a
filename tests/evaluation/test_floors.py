"""Recognition and proofreading do not get worse: no figure sinks below its floor."""

from __future__ import annotations

import tomllib
from functools import reduce
from operator import add
from pathlib import Path

import pytest

from recension.proofing.detector import LIKELY
from recension.proofing.punctuation import precisions
from tests.evaluation import by_hand, headers, injected, proof, structure
from tests.evaluation import punctuation as checks
from tests.evaluation.headers import Score

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize("part", ["given", "tuning", "kept", "fresh"])
def test_the_header(part: str, form: str) -> None:
    scores, mistakes = headers.evaluate(part, form)
    overall = reduce(add, scores.values())
    assert overall.f1 >= FLOORS["header"][form][part], "\n".join(mistakes)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "text"])
def test_the_structure_as_read_by_hand(form: str) -> None:
    parts = {part: by_hand.evaluate(part, form)[0] for part in by_hand.PARTS}
    overall = {part: reduce(add, scores.values()) for part, scores in parts.items()}
    found = {name: score.f1 for name, score in {**overall, **by_hand.by_kind(parts.values())}.items()}
    floors = FLOORS["by_hand"][form]
    assert floors.keys() == found.keys()
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


@pytest.mark.shared
@pytest.mark.slow
def test_structure_from_text() -> None:
    scores = structure.evaluate()
    low = {kind: scores[kind].f1 for kind, floor in FLOORS["structure"].items() if scores[kind].f1 < floor}
    assert low == {}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("part", ["given", "development"])
def test_slips_of_punctuation(part: str) -> None:
    score = proof.punctuation(part)["likely and check"]
    assert score.recall >= FLOORS["punctuation"][part]["recall"]
    assert score.precision >= FLOORS["punctuation"][part]["precision"]


@pytest.mark.shared
@pytest.mark.slow
def test_misread_words_that_were_put_into_pages() -> None:
    outcome = injected.evaluate()
    found, floors = outcome.recall(1), FLOORS["misread"]
    low = {kind: found[kind] for kind, floor in floors["recall"].items() if found[kind] < floor}
    assert low == {}
    assert outcome.precision(LIKELY) >= floors["likely"]


@pytest.mark.shared
@pytest.mark.slow
def test_what_was_judged_gives_the_probabilities_of_the_checks() -> None:
    assert checks.in_text().precision >= FLOORS["punctuation"]["text"]["precision"]
    assert checks.smoothed(checks.judged()) == precisions()


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("part", ["given", "development", "unseen"])
def test_errors_that_people_saw(part: str) -> None:
    scores = proof.evaluate(part)
    for band, floor in FLOORS["errors"][part].items():
        assert scores[band].precision >= floor["precision"], band
        assert scores[band].recall >= floor["recall"], band


def test_a_score_is_what_the_textbooks_say() -> None:
    score = Score(right=6, read=8, there=12)
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert score.f1 == pytest.approx(0.6)
    assert Score().f1 == 1.0
