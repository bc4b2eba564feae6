"""A desk weighs the features of check-worthiness its own way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from claims.worth import IN_WORDS
from db import claims_store
from desk.upkeep import verify
from desk.weights import factors, set_factors, weighed
from tests.builders import a_document

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk

TEXT = "The council spent 3 million pounds on the pier in 2024. It rained."


def claims(desk: Desk) -> tuple[Claim, ...]:
    with desk.database.snapshot() as snapshot:
        return claims_store.several(snapshot, claims_store.all_ids(snapshot))


def test_without_weights_the_score_is_the_models(desk: Desk) -> None:
    a_document(desk, TEXT)

    for claim in claims(desk):
        assert math.isclose(claim.score, weighed(claim.reasons, {}), abs_tol=0.01)


def test_a_feature_that_is_left_out_no_longer_counts_and_the_record_says_who_did_it(
    desk: Desk,
) -> None:
    a_document(desk, TEXT)
    before = claims(desk)
    feature = before[0].reasons[0].feature

    done = set_factors(desk, {feature: 0.0})

    after = claims(desk)
    assert after[0].score != before[0].score
    assert after[0].score == pytest.approx(weighed(before[0].reasons, {feature: 0.0}))
    assert after[0].reasons == before[0].reasons
    assert after[0].revision == before[0].revision
    assert done.event.action == "set the weights of check-worthiness"
    assert verify(desk.database).ok


def test_setting_all_factors_back_gives_the_first_scores_again(desk: Desk) -> None:
    a_document(desk, TEXT)
    before = [claim.score for claim in claims(desk)]
    feature = claims(desk)[0].reasons[0].feature

    set_factors(desk, {feature: 3.0})
    set_factors(desk, {feature: 1.0})

    assert [claim.score for claim in claims(desk)] == pytest.approx(before, abs=0.01)
    with desk.database.snapshot() as snapshot:
        assert factors(snapshot) == {}


def test_documents_taken_in_later_are_weighed_too(desk: Desk) -> None:
    a_document(desk, TEXT)
    feature = claims(desk)[0].reasons[0].feature
    set_factors(desk, {feature: 0.0})

    a_document(desk, TEXT.replace("pier", "quay"))

    last = claims(desk)[-1]
    assert last.score == pytest.approx(weighed(last.reasons, {feature: 0.0}))


@pytest.mark.parametrize(("name", "value"), [("no such feature", 2.0), (next(iter(IN_WORDS)), -1.0),
                                             (next(iter(IN_WORDS)), 99.0),
                                             (next(iter(IN_WORDS)), float("nan"))])  # fmt: skip
def test_a_weight_that_means_nothing_is_refused(desk: Desk, name: str, value: float) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        set_factors(desk, {name: value})
