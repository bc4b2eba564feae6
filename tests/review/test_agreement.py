"""Agreement between reviewers, against published figures and against a slow oracle."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.agreement import (
    cohens_kappa,
    fleiss_kappa,
    krippendorffs_alpha,
    percent_agreement,
    ratings_by_claim,
    rounds_judged,
    wilson,
)
from review.model import Layer
from tests.review.builders import a_review, withdrawal

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALE = "abcd"


# --- published figures


def by_observer(*rows: str) -> list[list[str]]:
    """Turn one row an observer ("." for a gap) into one list a unit."""
    return [[r for r in unit if r != "."] for unit in zip(*rows, strict=True)]


FOUR_OBSERVERS = by_observer("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_alpha_of_four_observers_with_gaps_is_the_published_one() -> None:
    assert krippendorffs_alpha(FOUR_OBSERVERS) == pytest.approx(0.743, abs=0.0005)
    ordinal = krippendorffs_alpha(FOUR_OBSERVERS, order="12345")
    assert ordinal == pytest.approx(0.815, abs=0.0005)


def test_alpha_of_two_observers_and_two_values_is_the_published_one() -> None:
    units = by_observer("0100000010", "1110010000")

    assert krippendorffs_alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_two_observers_and_five_values_is_the_published_one() -> None:
    units = by_observer("aabbdcccedda", "babbbccceddd")

    assert krippendorffs_alpha(units) == pytest.approx(0.692, abs=0.0005)


def test_kappa_of_two_clinicians_and_three_diagnoses_is_the_published_one() -> None:
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    pairs = [
        (str(row), str(column))
        for row, column in product(range(3), repeat=2)
        for _ in range(table[row][column])
    ]

    assert cohens_kappa(pairs) == pytest.approx(0.492, abs=0.0005)
    assert percent_agreement(pairs) == pytest.approx(0.70)


# --- small cases


def test_reviewers_who_always_agree_reach_one() -> None:
    pairs = [("a", "a"), ("b", "b"), ("c", "c")]

    assert percent_agreement(pairs) == 1
    assert cohens_kappa(pairs) == 1
    assert krippendorffs_alpha(pairs) == 1
    assert krippendorffs_alpha(pairs, order=SCALE) == 1


def test_reviewers_who_never_agree_fall_below_chance() -> None:
    pairs = [("a", "b"), ("b", "a")]

    assert percent_agreement(pairs) == 0
    assert cohens_kappa(pairs) == -1
    alpha = krippendorffs_alpha(pairs)
    assert alpha is not None
    assert alpha < 0


@pytest.mark.parametrize("units", [[], [[]], [["a"]], [["a"], ["b"]]])
def test_there_is_no_figure_where_nothing_was_rated_twice(units: list[list[str]]) -> None:
    assert percent_agreement(units) is None
    assert krippendorffs_alpha(units) is None
    assert cohens_kappa([]) is None


def test_there_is_no_chance_corrected_figure_where_all_ratings_are_alike() -> None:
    pairs = [("a", "a")] * 3

    assert percent_agreement(pairs) == 1
    assert cohens_kappa(pairs) is None
    assert krippendorffs_alpha(pairs) is None


def test_a_near_miss_counts_less_than_a_far_one_when_the_order_counts() -> None:
    agreed = [(key, key) for key in SCALE]
    near, far = [*agreed, ("a", "b")], [*agreed, ("a", "d")]

    assert ordinal(near) > ordinal(far)
    assert krippendorffs_alpha(near) == pytest.approx(krippendorffs_alpha(far))


def test_a_rating_outside_the_order_counts_as_not_given() -> None:
    units = [("a", "a"), ("b", "c"), ("d", "d")]
    with_outside = [*units, ("a", "unproven"), ("unproven", "unproven")]

    assert ordinal(with_outside) == ordinal(units)


def ordinal(units: Sequence[Sequence[str]]) -> float:
    alpha = krippendorffs_alpha(units, order=SCALE)
    assert alpha is not None
    return alpha


# --- a slow and obvious oracle

ratings = st.sampled_from(SCALE)
many_units = st.lists(st.lists(ratings, max_size=4), max_size=8)
many_pairs = st.lists(st.tuples(ratings, ratings), max_size=12)


def alpha_slowly(units: list[list[str]], *, by_order: bool) -> Fraction | None:
    """Compare every rating with every other: within claims, and among all that were paired."""
    pairable = [unit for unit in units if len(unit) > 1]
    everything = [rating for unit in pairable for rating in unit]

    def distance(one: str, other: str) -> Fraction:
        if not by_order:
            return Fraction(one != other)
        low, high = sorted((one, other))
        between = sum(low <= rating <= high for rating in everything)
        ends = Fraction(everything.count(one) + everything.count(other), 2)
        return (between - ends) ** 2 if one != other else Fraction(0)

    def total(ratings_: list[str]) -> Fraction:
        return sum((distance(a, b) for a, b in permutations(ratings_, 2)), Fraction(0))

    expected = total(everything)
    if expected == 0:
        return None
    observed = sum((total(unit) / (len(unit) - 1) for unit in pairable), Fraction(0))
    return 1 - (len(everything) - 1) * observed / expected


def kappa_slowly(pairs: list[tuple[str, str]]) -> Fraction | None:
    """Shuffle in full: chance is every left rating against every right one."""
    if not pairs:
        return None
    chance = Fraction(sum(a == b for (a, _), (_, b) in product(pairs, repeat=2)), len(pairs) ** 2)
    seen = Fraction(sum(a == b for a, b in pairs), len(pairs))
    return None if chance == 1 else (seen - chance) / (1 - chance)


def same(figure: float | None, oracle: Fraction | None) -> bool:
    if figure is None or oracle is None:
        return figure is None and oracle is None
    return figure == pytest.approx(float(oracle), abs=1e-9)


@settings(deadline=None, max_examples=100)
@given(many_units)
def test_alpha_is_what_comparing_all_pairs_gives(units: list[list[str]]) -> None:
    assert same(krippendorffs_alpha(units), alpha_slowly(units, by_order=False))
    assert same(krippendorffs_alpha(units, order=SCALE), alpha_slowly(units, by_order=True))


@settings(deadline=None, max_examples=100)
@given(many_pairs)
def test_kappa_is_what_a_full_shuffle_gives(pairs: list[tuple[str, str]]) -> None:
    assert same(cohens_kappa(pairs), kappa_slowly(pairs))


@settings(deadline=None, max_examples=60)
@given(many_units)
def test_who_rated_first_changes_no_figure(units: list[list[str]]) -> None:
    turned = [unit[::-1] for unit in units[::-1]]

    for figure in (percent_agreement, krippendorffs_alpha):
        before, after = figure(units), figure(turned)
        assert (before is None) == (after is None)
        assert before == pytest.approx(after)


# --- from reviews to ratings


def test_only_standing_ratings_of_one_layer_and_scale_are_compared() -> None:
    reviews = (
        a_review("r1", by="noor", rating="mixed"),
        a_review("r2", by="noor", rating="true", supersedes="r1"),
        a_review("r3", by="sam", rating="false"),
        a_review("r4", by="ines"),
        withdrawal("r5", of="r4", by="ines"),
        a_review("r6", by="noor", layer=Layer.SAID),
        a_review("r7", by="tove", scale="three-steps@1"),
        a_review("r8", by="noor", claim_id="claim-2"),
    )

    table = ratings_by_claim(reviews, layer=Layer.SO, scale="five-steps@1")

    assert table == {"claim-1": {"noor": "true", "sam": "false"}, "claim-2": {"noor": "true"}}


def test_a_claim_judged_in_two_rounds_counts_twice_and_in_the_month_it_was_complete() -> None:
    reviews = (
        a_review("r1", by="noor", rating="mixed"),
        a_review("r2", by="sam", rating="mixed"),
        replace(a_review("r3", by="noor", rating="true", supersedes="r1"), round=2),
        replace(a_review("r4", by="sam", rating="false", supersedes="r2"), round=2),
        replace(a_review("r5", by="ines"), round=3),
        replace(a_review("r6", by="ines", layer=Layer.SAID), round=2),
    )

    judged = rounds_judged(reviews, layer=Layer.SO, scale="five-steps@1")

    assert [dict(one.ratings) for one in judged] == [
        {"noor": "mixed", "sam": "mixed"}, {"noor": "true", "sam": "false"},
    ]  # fmt: skip
    assert {one.month for one in judged} == {f"{reviews[0].given_at:%Y-%m}"}


def test_fleiss_kappa_of_two_reviewers_is_near_cohens_and_of_many_counts_pairs() -> None:
    # Ten subjects, fourteen raters, five categories: the worked example of Fleiss's measure.
    table = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    units = ["".join(str(k) * n for k, n in enumerate(row)) for row in table]

    assert fleiss_kappa(units) == pytest.approx(0.210, abs=0.0005)
    assert fleiss_kappa([*units, "01"]) == fleiss_kappa(units)


def test_fleiss_kappa_does_not_exist_where_nothing_was_rated_twice_or_all_is_alike() -> None:
    assert fleiss_kappa([]) is None
    assert fleiss_kappa(["a", "b"]) is None
    assert fleiss_kappa(["aa", "aa"]) is None
    assert fleiss_kappa(["aa", "bb"]) == 1


def test_the_interval_of_a_share_is_wilsons_and_stays_between_none_and_all() -> None:
    assert wilson(0.8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert wilson(1.0, 3)[1] == 1.0
    assert wilson(0.0, 3)[0] == 0.0
