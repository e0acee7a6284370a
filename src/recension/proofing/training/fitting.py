"""Fitting weights: logistic regression with a quadratic penalty, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def fit_logistic(features: Floats, truth: Floats, importance: Floats, penalty: float = 1.0) -> Floats:
    """The weights that make the truth likeliest.

    Args:
        features: A row for each case, the first column being 1.
        truth: 1 where the case is a slip, else 0.
        importance: How many cases each stands for.
        penalty: How much large weights cost; the first weight costs nothing.
    """
    scale = features.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = features / scale
    weights = np.zeros(features.shape[1])
    ridge = np.eye(len(weights)) * penalty
    ridge[0, 0] = 0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        gradient = scaled.T @ (importance * (truth - chance)) - ridge @ weights
        curvature = (scaled * (importance * chance * (1 - chance))[:, None]).T @ scaled + ridge
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(weights)), gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(weights / scale)
