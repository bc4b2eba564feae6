"""Fits the weights of `claims.earlier` on the training posts, and says what they are worth.

`python -m benchmarks.earlier_fit [--data DIR]` prints the weights to put into `claims/earlier.py`.
A listwise logistic fit: the chance that a candidate is the answer is its share of the sum of
exp(likeness) over all candidates of that post. Newton's method with a small quadratic penalty.
The debates are cross-validated by debate, for comparison only: their weights do not ship.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import public_checks
from benchmarks.earlier_quality import archive_of
from benchmarks.public_checks import average_precision_at_5
from claims.earlier import WEIGHTS, Features, Rarity, features, question
from db import archive_index, archive_store
from desk.archive_matches import POOL, candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.public_checks import Asked
    from db.connection import Database

    Numbers = NDArray[np.float64]

RIDGE = 0.003
"""Tried .1, .01, .003 and .001 by cross-validation on the training posts; flat from .01 down."""

FOLDS = 5
STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One question with its candidates: their ids, their features, and which of them answer."""

    ids: tuple[str, ...]
    table: Numbers
    answers: frozenset[str]
    group: str

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which candidates answer."""
        return np.array([one in self.answers for one in self.ids], dtype=np.bool_)


def looked_up(database: Database, asked: Sequence[Asked]) -> list[Looked]:
    """Return each question's candidates with their features, as the desk would see them."""
    return [_looked(database, one) for one in asked]


def _looked(database: Database, one: Asked) -> Looked:
    index = archive_index.opened(database)
    if index is None:
        raise SystemExit("The index is missing.")
    asked = question(one.text, stems=archive_index.stems, beside=one.beside)
    holding = index.holding(asked.all_terms)
    rarity = Rarity(checks=index.checks, holding=holding)
    hits = candidates(asked, index.search(asked.all_terms, holding, POOL))
    scores = {hit.number: hit.score for hit in hits}
    with database.snapshot() as snapshot:
        checks = archive_store.several(snapshot, scores)
    table = [
        features(
            asked, rarity, checks[n], scores[n],
            archive_index.stems(f"{checks[n].claim} {checks[n].title}"),
        )
        for n in scores
    ]  # fmt: skip
    return Looked(
        ids=tuple(checks[n].given_id for n in scores),
        table=np.array(table, dtype=np.float64).reshape(-1, len(Features._fields)),
        answers=one.answers,
        group=one.group,
    )


def fit(looked: Sequence[Looked], ridge: float = RIDGE) -> Numbers:
    """Return the weights that make the known answers likeliest."""
    spread = np.vstack([one.table for one in looked]).std(0)
    spread[spread < 1e-9] = 1.0
    lists = [(one.table / spread, one.right) for one in looked if one.right.any()]
    weights = np.zeros(len(spread))
    for _ in range(STEPS):
        gradient = ridge * len(lists) * weights
        curvature = ridge * len(lists) * np.eye(len(weights))
        for table, right in lists:
            chance = np.exp(table @ weights - (table @ weights).max())
            chance /= chance.sum()
            wanted = chance * right / (chance * right).sum()
            mean = table.T @ chance
            gradient += mean - table.T @ wanted
            curvature += (table * chance[:, None]).T @ table - np.outer(mean, mean)
        step = np.linalg.solve(curvature, gradient)
        weights -= step * min(1.0, 1.0 / float(np.abs(step).max()))
        if float(np.abs(step).max()) < 1e-6:
            break
    return np.asarray(weights / spread, dtype=np.float64)


def quality(looked: Sequence[Looked], weights: Numbers) -> float:
    """Return MAP@5."""
    return float(np.mean([_precision(one, weights) for one in looked]))


def cross_validated(looked: Sequence[Looked]) -> float:
    """Return MAP@5 where each group is ranked by weights fitted on the other groups."""
    folds = [int(sha256(one.group.encode()).hexdigest(), 16) % FOLDS for one in looked]
    found = []
    for fold in range(FOLDS):
        weights = fit([one for one, at in zip(looked, folds, strict=True) if at != fold])
        kept = (one for one, at in zip(looked, folds, strict=True) if at == fold)
        found += [_precision(one, weights) for one in kept]
    return float(np.mean(found))


def _precision(one: Looked, weights: Numbers) -> float:
    order = np.argsort(-(one.table @ weights), kind="stable")
    return average_precision_at_5([one.ids[at] for at in order], one.answers)


def main() -> int:
    """Fit, print, compare; 2 where the data are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = arguments.parse_args().data
    if not (data / public_checks.POSTS).exists():
        print(f"No {public_checks.POSTS} in {data}. Give the folder of public data with --data.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        posts = archive_of(data / public_checks.POSTS / "vclaims.jsonl", Path(folder) / "posts")
        train = looked_up(posts, public_checks.asked(data, public_checks.POSTS, "train"))
        dev = looked_up(posts, public_checks.asked(data, public_checks.POSTS, "dev"))
        claims = archive_of(
            data / public_checks.DEBATES / "vclaims.jsonl", Path(folder) / "debates"
        )
        debates = looked_up(
            claims, public_checks.asked(data, public_checks.DEBATES, "queries_2012_2017")
        )
    weights = fit(train)
    for name, weight in zip(Features._fields, weights, strict=True):
        print(f"    {name}={weight:.2f},")
    shipped = np.array(WEIGHTS)
    timeless = weights * np.array(
        [not name.startswith(("same_", "near")) for name in Features._fields]
    )
    for name, looked in (("train", train), ("dev", dev), ("debates", debates)):
        print(
            f"{name:8s} fitted {quality(looked, weights):.4f}"
            f"  shipped {quality(looked, shipped):.4f}"
            f"  without days {quality(looked, timeless):.4f}"
            f"  cross-validated {cross_validated(looked):.4f}"
            f"  among the candidates {np.mean([one.right.any() for one in looked]):.4f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
