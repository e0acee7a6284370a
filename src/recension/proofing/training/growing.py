"""Growing decision trees by LightGBM (Ke and others, *LightGBM*, 2017)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from recension.proofing.evidence import FEATURES

_MORE = frozenset(
    {
        *("gain before the word", "gain between its neighbours", "gain after the word", "gain", "lesser gain"),
        *("channel", "in favour", "in favour of all readings"),
    }
)
"""What speaks for a slip the more there is of it, whatever chance has it otherwise on the pages practised on."""
_LESS = frozenset(
    {
        *("fit before the word", "fit between its neighbours", "fit after the word"),
        *("archive has the word", "document has the word again", "dictionary has the word"),
    }
)
"""What speaks against one."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees are grown.

    Attributes:
        rounds: How many.
        monotone: For each feature 1 if what they tell may only rise with it, -1 if it may only fall, 0 if it may do
            both; nothing if that holds for all.
    """

    rounds: int
    monotone: Sequence[int] = ()


WORDS = Growth(120, [(name in _MORE) - (name in _LESS) for name in FEATURES])
COMMAS = Growth(200)
_SETTINGS: Mapping[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 20,
    "min_data_in_leaf": 50,
    "lambda_l2": 5.0,
    "feature_fraction": 0.7,
    "monotone_constraints_method": "advanced",
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
_DIGITS = 4
_SURE = (0.2, 0.3, 0.4, 0.5)
"""The shares of the slips put in about which the trees are surest; the mean of what each tells varies less than any."""
Floats = NDArray[np.float32]


def grow(features: Floats, truth: Floats, growth: Growth) -> list[Any]:
    """Trees that tell the cases that are true, as `recension.proofing.forest.planted` takes them."""
    return [_pruned(tree["tree_structure"]) for tree in _grown(features, truth, growth).dump_model()["tree_info"]]


def injected(features: Floats, truth: Floats, pages: NDArray[np.int32]) -> float:
    """How many slips were put into the text for each that it had.

    Where trees that were grown on other pages are surest, what was not put in is nearly always a slip of the text.
    """
    scores = np.zeros(len(truth))
    for part in (0, 1):
        mine = pages % 2 == part
        scores[mine] = _grown(features[~mine], truth[~mine], WORDS).predict(features[mine])
    told = []
    for share in _SURE:
        sure = scores >= np.quantile(scores[truth > 0], 1 - share)
        told.append(max(1.0, truth[sure].sum() / max(1.0, (1 - truth[sure]).sum())))
    return float(np.exp(np.mean(np.log(told))))


def _grown(features: Floats, truth: Floats, growth: Growth) -> lightgbm.Booster:
    settings = {**_SETTINGS, "monotone_constraints": list(growth.monotone) or None}
    return lightgbm.train(settings, lightgbm.Dataset(features, truth), growth.rounds)


def _pruned(node: Mapping[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], _DIGITS)
    branches = [_pruned(node[side]) for side in ("left_child", "right_child")]
    return [node["split_feature"], round(node["threshold"], _DIGITS), *branches]
