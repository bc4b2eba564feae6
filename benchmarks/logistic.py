"""Logistic regression with a quadratic penalty, and the measures we report. Plain numpy.

`fit` is Newton's method; the intercept is not penalised. For some thousand columns and some
ten thousand rows it takes seconds; nothing here is meant for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

STEPS = 25
CLOSE = 1e-6


def fit(table: Numbers, labels: Numbers, *, ridge: float) -> tuple[Numbers, float]:
    """Return coefficients and intercept that minimise log-loss + ridge/2 · ‖coefficients‖²."""
    rows = np.hstack([table, np.ones((len(table), 1))])
    penalty = np.full(rows.shape[1], ridge)
    penalty[-1] = 1e-9
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = _logistic(rows @ weights)
        gradient = rows.T @ (chance - labels) + penalty * weights
        curvature = rows.T @ (rows * (chance * (1 - chance))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if float(np.abs(step).max()) < CLOSE:
            break
    return weights[:-1], float(weights[-1])


def probabilities(table: Numbers, coefficients: Numbers, intercept: float) -> Numbers:
    """Return the probability of the positive class for each row."""
    return _logistic(table @ coefficients + intercept)


def f1(labels: Numbers, chosen: NDArray[np.bool_]) -> float:
    """Return F1 of the positive class."""
    hits = float((labels[chosen] == 1).sum())
    return 2 * hits / (float(chosen.sum()) + float(labels.sum())) if hits else 0.0


def average_precision(labels: Numbers, scores: Numbers) -> float:
    """Return the mean, over the positives, of the precision at each one's rank."""
    ranked = labels[np.argsort(-scores, kind="stable")]
    if not ranked.sum():
        return 0.0
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / ranked.sum())


def _logistic(log_odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -40, 40))), dtype=np.float64)
