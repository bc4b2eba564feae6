"""How far reviewers agree, and how much of that is more than chance.

A *unit* is the ratings that one claim was given, by whoever reviewed it. Four figures:

    percent_agreement      how often two reviewers of one claim chose the same; easy to say,
                           and flattering when nearly everything gets one rating
    cohens_kappa           two reviewers over the same claims, corrected for chance
                           (Cohen 1960, Educational and Psychological Measurement 20:37-46)
    fleiss_kappa           as many reviewers for each claim, whoever they are, corrected for chance
                           (Fleiss 1971, Psychological Bulletin 76:378-382)
    krippendorffs_alpha    any number of reviewers, gaps allowed, nominal or ordinal
                           (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability)

Each is 1 for perfect agreement; the kappas and alpha are 0 at chance and negative below it. Each is
None where the figure does not exist: nothing was rated twice, or all ratings are alike.
Whether a figure may be shown while reviews are blind is the caller's to decide.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import sqrt
from typing import TYPE_CHECKING

from review.rules import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from review.model import Layer, Review


def ratings_by_claim(
    reviews: Iterable[Review], *, layer: Layer, scale: str
) -> dict[str, dict[str, str]]:
    """Return the standing ratings on one scale (`key@version`): claim → reviewer → rating."""
    table: dict[str, dict[str, str]] = {}
    for review in standing(reviews, layer=layer):
        if review.scale == scale and review.rating is not None:
            table.setdefault(review.claim_id, {})[review.given_by] = review.rating
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One round that several people judged: reviewer → rating, and the month it was complete in."""

    claim_id: str
    month: str
    ratings: Mapping[str, str]


def rounds_judged(reviews: Iterable[Review], *, layer: Layer, scale: str) -> tuple[Judged, ...]:
    """Return every round of a layer in which several people rated on one scale (`key@version`)."""
    rounds: dict[tuple[str, int], list[Review]] = {}
    for review in reviews:
        if review.layer is layer:
            rounds.setdefault((review.claim_id, review.round), []).append(review)
    found = []
    for (claim_id, _), given in rounds.items():
        ratings = ratings_by_claim(given, layer=layer, scale=scale).get(claim_id, {})
        if len(ratings) > 1:
            month = f"{max(review.given_at for review in given):%Y-%m}"
            found.append(Judged(claim_id=claim_id, month=month, ratings=ratings))
    return tuple(found)


def percent_agreement(units: Iterable[Sequence[str]]) -> float | None:
    """Return the chance, 0…1, that two reviewers of one claim agree; every claim counts once."""
    shares = [_agreeing(unit) for unit in units if len(unit) > 1]
    return sum(shares) / len(shares) if shares else None


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of `count` claims (Wilson 1927), within 0…1."""
    squared = 1.96**2 / count
    middle = share + squared / 2
    reach = 1.96 * sqrt(share * (1 - share) / count + squared / (4 * count))
    return max(0.0, (middle - reach) / (1 + squared)), min(1.0, (middle + reach) / (1 + squared))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa over the two reviewers' ratings of the same claims."""
    count = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # Counted in whole pairs, so that "all alike" is exactly equal and not nearly so.
    by_chance = sum(left[key] * right[key] for key in left)
    if by_chance == count * count:
        return None
    agreed = sum(a == b for a, b in pairs) * count
    return (agreed - by_chance) / (count * count - by_chance)


def fleiss_kappa(units: Iterable[Sequence[str]]) -> float | None:
    """Return Fleiss' kappa over the claims that the same number of people have judged.

    That number is the commonest one above one; claims with more or fewer ratings are left out.
    """
    several = [unit for unit in units if len(unit) > 1]
    if not several:
        return None
    raters, _ = Counter(map(len, several)).most_common(1)[0]
    kept = [Counter(unit) for unit in several if len(unit) == raters]
    totals, given = sum(kept, Counter[str]()), raters * len(kept)
    by_chance = sum(count * count for count in totals.values())
    if by_chance == given * given:
        return None
    agreed = sum(n * (n - 1) for unit in kept for n in unit.values()) / (given * (raters - 1))
    chance = by_chance / (given * given)
    return (agreed - chance) / (1 - chance)


def krippendorffs_alpha(
    units: Iterable[Sequence[str]], *, order: Sequence[str] | None = None
) -> float | None:
    """Return Krippendorff's alpha; with `order`, lowest rating first, the ordinal one.

    A rating that is not in `order` (outside the scale's ranks) counts as not given.
    """
    kept = [unit if order is None else [r for r in unit if r in order] for unit in units]
    counts = [Counter(unit) for unit in kept if len(unit) > 1]
    totals = sum(counts, Counter[str]())
    distance = _apart if order is None else _ordinal(totals, order)
    expected = _disagreement(totals, distance)
    if not expected:
        return None
    observed = sum(_disagreement(unit, distance) for unit in counts)
    return 1 - observed / expected


def _agreeing(unit: Sequence[str]) -> float:
    """Share of the pairs within one claim that are equal."""
    same = sum(n * (n - 1) for n in Counter(unit).values())
    return same / (len(unit) * (len(unit) - 1))


def _disagreement(counts: Counter[str], distance: Callable[[str, str], float]) -> float:
    """Sum the distances of all pairs of ratings, weighed so that each rating counts once."""
    apart = (counts[a] * counts[b] * distance(a, b) for a, b in combinations(counts, 2))
    return sum(apart) / (counts.total() - 1) if counts else 0


def _apart(one: str, other: str) -> float:
    """Nominal distance of two different ratings: a miss is a miss."""
    return float(one != other)


def _ordinal(totals: Counter[str], order: Sequence[str]) -> Callable[[str, str], float]:
    """Make the ordinal distance: squared difference of mid-ranks among all ratings given."""
    below = accumulate((totals[key] for key in order), initial=0)
    middle = {key: start + totals[key] / 2 for key, start in zip(order, below, strict=False)}
    return lambda one, other: (middle[one] - middle[other]) ** 2
