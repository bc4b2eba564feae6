"""How people who judged the same claim agree: in all, and by kind, person and month.

Counted are the reviews of complete rounds as they were given, each reviewer's last one in the
round; an editor's adjudication is given after reading the others and does not count. Sealed reviews
stay out, and a remark in a talk is no review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from db import claims_store, desk_view, verdicts_store
from review.agreement import (
    cohens_kappa,
    fleiss_kappa,
    krippendorffs_alpha,
    percent_agreement,
    rounds_judged,
    wilson,
)
from review.model import Basis, Layer
from review.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claims.model import Kind
    from db.transaction import Snapshot
    from review.agreement import Judged
    from review.model import Rating, VerdictScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Agreement over some of the rounds: how many, the share that agree with its 95 % interval."""

    name: str
    rounds: int
    percent: float
    interval: tuple[float, float]
    nominal: float | None
    """Krippendorff's alpha."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reviewers, over the rounds that both judged; Cohen's kappa is None where it is not."""

    one: str
    other: str
    rounds: int
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How several reviewers of one claim agree, on one scale and layer.

    `percent` is 0…1 with its 95 % interval (Wilson); `nominal` and `ordinal` are Krippendorff's
    alphas, `fleiss` is Fleiss' kappa, each None where it does not exist. `confused` counts pairs of
    ratings of one claim, the lower rank first.
    """

    scale: VerdictScale
    layer: Layer
    claims: int
    percent: float
    interval: tuple[float, float]
    nominal: float | None
    ordinal: float | None
    fleiss: float | None
    pairs: tuple[Pair, ...]
    by_kind: tuple[Share, ...]
    by_person: tuple[Share, ...]
    by_month: tuple[Share, ...]
    confused: Mapping[tuple[str, str], int]


def agreements(snapshot: Snapshot) -> tuple[Agreement, ...]:
    """Return the agreement on every scale and layer that two people judged a claim on."""
    ids = desk_view.reviewed_twice(snapshot)
    reviews = verdicts_store.open_to(snapshot, ids, None)
    settled = {
        review
        for verdict in verdicts_store.verdicts_of(snapshot, ids)
        if verdict.basis is Basis.ADJUDICATED
        for review in verdict.review_ids
    }
    counted = [review for review in reviews if review.id not in settled]
    kinds = {claim.id: claim.kind for claim in claims_store.several(snapshot, ids)}
    found = (
        _agreement(rounds_judged(counted, layer=layer, scale=one), kinds, layer, one)
        for one in SCALES
        for layer in Layer
    )
    return tuple(one for one in found if one is not None)


def _agreement(
    judged: Sequence[Judged], kinds: Mapping[str, Kind], layer: Layer, reference: str
) -> Agreement | None:
    units = [tuple(one.ratings.values()) for one in judged]
    percent = percent_agreement(units)
    if percent is None:
        return None
    scale = SCALES[reference]
    ranked = sorted((one for one in scale.ratings if one.rank is not None), key=_rank)
    return Agreement(
        scale=scale,
        layer=layer,
        claims=len(units),
        percent=percent,
        interval=wilson(percent, len(units)),
        nominal=krippendorffs_alpha(units),
        ordinal=krippendorffs_alpha(units, order=[one.key for one in ranked]),
        fleiss=fleiss_kappa(units),
        pairs=_pairs(judged),
        by_kind=_shares(judged, lambda one: [kinds[one.claim_id].value]),
        by_person=_shares(judged, lambda one: one.ratings),
        by_month=_shares(judged, lambda one: [one.month]),
        confused=_confused(units, [one.key for one in scale.ratings]),
    )


def _pairs(judged: Iterable[Judged]) -> tuple[Pair, ...]:
    """Return who judged claims together, those who did most often first."""
    both: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for given in judged:
        for one, other in combinations(sorted(given.ratings), 2):
            both[one, other].append((given.ratings[one], given.ratings[other]))
    found = sorted(both.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Pair(one=one, other=other, rounds=len(given), kappa=cohens_kappa(given))
        for (one, other), given in found
    )


def _shares(
    judged: Iterable[Judged], belongs_to: Callable[[Judged], Iterable[str]]
) -> tuple[Share, ...]:
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in judged:
        for name in belongs_to(one):
            groups[name].append(tuple(one.ratings.values()))
    return tuple(_share(name, units) for name, units in sorted(groups.items()))


def _share(name: str, units: Sequence[Sequence[str]]) -> Share:
    percent = percent_agreement(units) or 0.0
    return Share(
        name=name,
        rounds=len(units),
        percent=percent,
        interval=wilson(percent, len(units)),
        nominal=krippendorffs_alpha(units),
    )


def _rank(rating: Rating) -> int:
    return rating.rank or 0


def _confused(units: Iterable[Sequence[str]], order: Sequence[str]) -> dict[tuple[str, str], int]:
    """Count the pairs of ratings that one claim was given, equal ones too."""
    counted: Counter[tuple[str, str]] = Counter()
    for unit in units:
        ordered = sorted(unit, key=order.index)
        counted.update(combinations(ordered, 2))
    return dict(counted)
