"""Logistic regression with a quadratic penalty, and the measures we report.

Fitting is scikit-learn's (`requirements-bench.txt`); what comes out is a plain sum that the program
computes by itself. Nothing here is needed to run or to test it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

STEPS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A weight for each feature, and the log-odds without any."""

    coefficients: Mapping[str, float]
    baseline: float

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> Numbers:
        """Return the probability of the positive class for each row."""
        sums = [
            self.baseline + sum(self.coefficients.get(key, 0.0) * row[key] for key in row)
            for row in rows
        ]
        return _logistic(np.array(sums))


def fit(rows: Sequence[Mapping[str, float]], labels: Numbers, *, ridge: float, seen: int) -> Linear:
    """Return the weights that minimise log-loss + ridge/2 · their squares; the baseline is free.

    A feature that stands in fewer than `seen` rows gets none. Raises ImportError without
    scikit-learn.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counts = Counter(key for row in rows for key in row)
    kept = [{key: row[key] for key in row if counts[key] >= seen} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1 / ridge, max_iter=STEPS)
    model.fit(vectors.fit_transform(kept), labels)
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return Linear(
        coefficients={str(key): float(weight) for key, weight in weights},
        baseline=float(model.intercept_[0]),
    )


def f1(labels: Numbers, chosen: NDArray[np.bool_]) -> float:
    """Return F1 of the positive class."""
    hits = float((labels[chosen] == 1).sum())
    return 2 * hits / (float(chosen.sum()) + float(labels.sum())) if hits else 0.0


def best_point(labels: Numbers, chances: Numbers) -> tuple[float, float]:
    """Return the best F1 and the probability it is reached from, in steps of a hundredth."""
    return max((f1(labels, chances >= step / 100), step / 100) for step in range(10, 71))


def average_precision(labels: Numbers, scores: Numbers) -> float:
    """Return the mean, over the positives, of the precision at each one's rank."""
    ranked = labels[np.argsort(-scores, kind="stable")]
    if not ranked.sum():
        return 0.0
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / ranked.sum())


def _logistic(log_odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -40, 40))), dtype=np.float64)
