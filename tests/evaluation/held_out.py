"""How well structure is recognised on pages of authors from whom nothing was learned."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from unittest.mock import patch

from recension.recognition import displayed, heads
from recension.recognition.sequence import Weights
from tests.evaluation import structure
from tests.evaluation.headers import PAGES, Score
from tests.evaluation.train import EVIDENCE, FOLDS, author_of, fold_of, prepare, without

Learned = Mapping[tuple[str, int], Weights]
"""The weights by their name, learned from all pages but those of one part of the authors."""


def evaluate() -> Mapping[str, Score]:
    """The score of each kind over all pages, each recognised by weights that know nothing of its author."""
    paths = sorted(PAGES.rglob("*.htm*"))
    with ProcessPoolExecutor() as pool:
        learned: dict[tuple[str, int], Weights] = {}
        for rule in EVIDENCE:
            pages = list(pool.map(partial(prepare, rule), paths, chunksize=16))
            for fold, models in enumerate(pool.map(partial(without, rule, pages), range(FOLDS))):
                learned |= {(name, fold): model for name, model in models.items()}
        return structure.scored(pool.map(partial(compare, learned), paths, chunksize=16))


def compare(learned: Learned, path: Path) -> dict[str, structure.Compared]:
    """What `structure.compare` finds on a page by the weights that were learned without its author."""
    fold = fold_of(author_of(path))
    with (
        patch.object(heads, "weights", lambda name: learned[name, fold]),
        patch.object(displayed, "weights", lambda name: learned[name, fold]),
    ):
        return structure.compare(path)
