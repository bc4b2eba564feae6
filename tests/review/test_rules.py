"""What makes a review admissible, and which verdict follows from reviews."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import Defect, EvidenceMissing, InvalidInput, NotAllowed
from claims.model import NARRATED, Attribution, Claim
from review.model import Basis, Evidence, Layer, Rating, Review, VerdictScale
from review.rules import (
    admissible,
    layers,
    resting_on,
    stale,
    stale_verdicts,
    standing,
    verdict_of_record,
)
from review.scales import DEFAULT_SCALE, SCALES
from tests.review.builders import (
    NOON,
    OWN_VOICE,
    QUOTED,
    UNNAMED,
    UNSETTLED,
    a_claim,
    a_review,
    a_verdict,
    evidence,
    withdrawal,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Asked(TypedDict, total=False):
    """What a test changes about an ordinary review."""

    claim: Claim
    layer: Layer
    scale: VerdictScale
    rating: str
    rationale: str
    evidence_ids: Sequence[str]
    evidence: Sequence[Evidence]


def judge(**changes: Unpack[Asked]) -> Rating:
    ordinary: Asked = {
        "claim": a_claim(),
        "layer": Layer.SO,
        "scale": DEFAULT_SCALE,
        "rating": "true",
        "rationale": "The log of that night counts them.",
        "evidence_ids": ("lamp-log",),
        "evidence": (evidence(),),
    }
    ordinary.update(changes)
    return admissible(**ordinary)


# --- admissible


def test_a_review_with_a_reason_and_evidence_is_admissible() -> None:
    assert judge().label == "True"


@pytest.mark.parametrize("rationale", ["", "  \n\t", "\u200b", "\u00a0", "…", "--", "?!"])
def test_a_rating_without_words_for_a_reason_is_refused(rationale: str) -> None:
    with pytest.raises(InvalidInput, match="rationale is blank"):
        judge(rationale=rationale)


@pytest.mark.parametrize("rationale", ["See p. 3", "見た", "Ось чому"])
def test_a_reason_may_be_short_and_in_any_script(rationale: str) -> None:
    judge(rationale=rationale)


def test_a_rating_that_needs_evidence_is_refused_without_any() -> None:
    with pytest.raises(EvidenceMissing, match="“True” needs at least one"):
        judge(evidence_ids=())


@pytest.mark.parametrize(
    ("scale", "rating"),
    [
        ("five-steps@1", "unproven"),
        ("three-steps@1", "unproven"),
        ("evidence@1", "not_enough_evidence"),
    ],
)
def test_saying_that_it_could_not_be_settled_needs_no_evidence(scale: str, rating: str) -> None:
    judge(scale=SCALES[scale], rating=rating, evidence_ids=(), evidence=())


def test_a_retracted_piece_of_evidence_no_longer_carries_a_rating() -> None:
    gone = evidence(retracted_at=NOON, retracted_because="wrong night")

    with pytest.raises(InvalidInput, match="“lamp-log” was retracted"):
        judge(evidence=(gone,))


def test_a_retracted_piece_is_refused_beside_one_that_stands() -> None:
    pieces = (evidence(), evidence("old-log", retracted_at=NOON))

    judge(evidence=pieces)
    with pytest.raises(InvalidInput, match="“old-log” was retracted"):
        judge(evidence=pieces, evidence_ids=("lamp-log", "old-log"))


def test_even_a_rating_that_needs_none_may_not_rest_on_retracted_evidence() -> None:
    with pytest.raises(InvalidInput, match="retracted"):
        judge(rating="unproven", evidence=(evidence(retracted_at=NOON),))


def test_evidence_of_another_claim_does_not_count() -> None:
    with pytest.raises(InvalidInput, match="not linked to this claim"):
        judge(evidence=(evidence(claim_id="claim-2"),))


def test_evidence_that_the_desk_does_not_hold_is_refused() -> None:
    with pytest.raises(InvalidInput, match="“ghost” is not linked"):
        judge(evidence_ids=("lamp-log", "ghost"))


def test_a_rating_of_another_scale_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidInput, match=r"“supported” is not a rating.*mostly_true") as refused:
        judge(rating="supported")
    assert "Five steps" in str(refused.value)


def test_that_it_was_said_cannot_be_judged_of_the_writers_own_words() -> None:
    with pytest.raises(NotAllowed, match="writer's own voice"):
        judge(claim=a_claim(NARRATED), layer=Layer.SAID)


def test_that_it_was_said_can_be_judged_where_somebody_said_it() -> None:
    judge(claim=a_claim(NARRATED, QUOTED), layer=Layer.SAID)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((NARRATED,), (Layer.SO,)),
        ((OWN_VOICE,), (Layer.SO,)),
        ((QUOTED,), (Layer.SAID, Layer.SO)),
        ((UNNAMED,), (Layer.SAID, Layer.SO)),
        ((UNSETTLED,), (Layer.SAID, Layer.SO)),
        ((NARRATED, NARRATED, UNNAMED), (Layer.SAID, Layer.SO)),
    ],
)
def test_a_claim_has_a_said_layer_only_where_somebody_else_speaks(
    said: tuple[Attribution, ...], expected: tuple[Layer, ...]
) -> None:
    assert layers(a_claim(*said)) == expected


def test_a_claim_without_an_occurrence_can_only_be_judged_for_being_so() -> None:
    assert layers(replace(a_claim(), occurrences=())) == (Layer.SO,)


# --- the verdict of record


def test_no_review_is_no_verdict() -> None:
    assert verdict_of_record(()) is None


def test_one_review_decides_where_one_is_needed() -> None:
    decision = verdict_of_record((a_review("r1", rating="mixed"),))

    assert decision is not None
    assert (decision.basis, decision.rating, decision.review_ids) == (
        Basis.SINGLE,
        "mixed",
        ("r1",),
    )
    assert (decision.layer, decision.scale) == (Layer.SO, "five-steps@1")


def test_the_latest_review_decides_whoever_gave_it() -> None:
    reviews = (a_review("r1"), a_review("r2", by="sam", rating="false"))

    assert rating_of(reviews) == "false"
    assert rating_of(reviews[::-1]) == "true"


def test_a_changed_mind_counts_once() -> None:
    reviews = (a_review("r1"), a_review("r2", rating="false", supersedes="r1"))

    assert [r.id for r in standing(reviews, layer=Layer.SO)] == ["r2"]
    assert verdict_of_record(reviews, needed=2) is None


def test_a_withdrawn_verdict_falls_back_to_the_review_that_still_stands() -> None:
    reviews = (
        a_review("r1", rating="mixed"),
        a_review("r2", by="sam"),
        withdrawal("r3", of="r2", by="sam"),
    )

    assert rating_of(reviews) == "mixed"


def test_withdrawing_the_only_review_leaves_no_verdict() -> None:
    assert verdict_of_record((a_review("r1"), withdrawal("r2", of="r1"))) is None


@pytest.mark.parametrize("supersedes", ["r1", None])
def test_withdrawing_does_not_bring_back_what_one_said_before(supersedes: str | None) -> None:
    reviews = (
        a_review("r1"),
        a_review("r2", rating="false", supersedes=supersedes),
        withdrawal("r3", of="r2"),
    )

    assert verdict_of_record(reviews) is None


def test_a_review_given_after_a_withdrawal_stands() -> None:
    reviews = (a_review("r1"), withdrawal("r2", of="r1"), a_review("r3", rating="false"))

    assert rating_of(reviews) == "false"


def test_an_editor_who_withdraws_somebodys_review_keeps_their_own() -> None:
    reviews = (
        a_review("r1", by="noor", rating="mixed"),
        a_review("r2", by="sam"),
        withdrawal("r3", of="r2", by="noor"),
    )

    assert rating_of(reviews) == "mixed"


def test_two_reviewers_who_agree_decide_together() -> None:
    decision = verdict_of_record((a_review("r1"), a_review("r2", by="sam")), needed=2)

    assert decision is not None
    assert (decision.basis, decision.review_ids) == (Basis.AGREED, ("r1", "r2"))


def test_two_reviewers_who_differ_leave_it_to_adjudication() -> None:
    reviews = (a_review("r1"), a_review("r2", by="sam", rating="false"))

    assert verdict_of_record(reviews, needed=2) is None


def test_a_third_reviewer_who_differs_undoes_an_agreement() -> None:
    agreed = (a_review("r1"), a_review("r2", by="sam"))
    third = a_review("r3", by="ines", rating="mostly_true")

    assert verdict_of_record(agreed, needed=2) is not None
    assert verdict_of_record((*agreed, third), needed=2) is None


def test_the_same_word_on_another_scale_is_no_agreement() -> None:
    reviews = (a_review("r1"), a_review("r2", by="sam", scale="three-steps@1"))

    assert verdict_of_record(reviews, needed=2) is None


def test_one_reviewer_is_not_two_however_often_they_review() -> None:
    reviews = (a_review("r1"), a_review("r2"), a_review("r3"))

    assert verdict_of_record(reviews, needed=2) is None


def test_that_it_was_said_and_that_it_is_so_are_counted_apart() -> None:
    reviews = (a_review("r1"), a_review("r2", rating="false", layer=Layer.SAID))

    assert [r.id for r in standing(reviews, layer=Layer.SO)] == ["r1"]
    with pytest.raises(Defect):
        verdict_of_record(reviews)


def rating_of(reviews: Sequence[Review]) -> str | None:
    decision = verdict_of_record(reviews)
    return decision.rating if decision else None


def standing_slowly(reviews: Sequence[Review]) -> list[str]:
    """Walk through the record from the end: the obvious way, one reviewer at a time."""
    kept = []
    for place, review in enumerate(reviews):
        later = reviews[place + 1 :]
        spoke_again = any(r.given_by == review.given_by and r.rating for r in later)
        taken_back = any(r.supersedes == review.id for r in later)
        if review.rating and not spoke_again and not taken_back:
            kept.append(review.id)
    return kept


@st.composite
def records(draw: st.DrawFn) -> list[Review]:
    """A record as a desk writes it: people review, change their minds and withdraw."""
    record: list[Review] = []
    for number in range(draw(st.integers(0, 12))):
        by = draw(st.sampled_from(["noor", "sam", "ines"]))
        rating = draw(st.sampled_from(["true", "false", None]))
        earlier = [r.id for r in record]
        supersedes = draw(st.sampled_from([None, *earlier]))
        if rating or supersedes:
            record.append(a_review(f"r{number}", by=by, rating=rating, supersedes=supersedes))
    return record


@settings(deadline=None, max_examples=150)
@given(records())
def test_what_stands_is_what_a_walk_through_the_record_finds(record: list[Review]) -> None:
    assert [r.id for r in standing(record, layer=Layer.SO)] == standing_slowly(record)


@settings(deadline=None, max_examples=100)
@given(records(), st.integers(1, 4))
def test_a_verdict_rests_only_on_reviews_that_stand_and_share_its_rating(
    record: list[Review], needed: int
) -> None:
    decision = verdict_of_record(record, needed=needed)
    votes = {r.id: r.rating for r in standing(record, layer=Layer.SO)}

    if decision is None:
        assert needed > 1 or not votes
    else:
        assert {votes[review] for review in decision.review_ids} == {decision.rating}
        assert decision.basis is (Basis.SINGLE if needed == 1 else Basis.AGREED)
        assert len(decision.review_ids) >= needed


# --- what rests on retracted evidence

GONE = evidence("old-log", retracted_at=NOON, retracted_because="wrong night")


def test_the_reviews_resting_on_a_piece_of_evidence_are_found_in_both_layers() -> None:
    reviews = (
        a_review("r1", evidence_ids=("old-log",)),
        a_review("r2", layer=Layer.SAID, evidence_ids=("old-log", "lamp-log")),
        a_review("r3", by="sam"),
    )

    assert {r.id for r in resting_on("old-log", reviews)} == {"r1", "r2"}


def test_a_review_that_was_superseded_rests_on_nothing_any_more() -> None:
    reviews = (
        a_review("r1", evidence_ids=("old-log",)),
        a_review("r2", supersedes="r1"),
    )

    assert resting_on("old-log", reviews) == ()


def test_retracting_evidence_makes_the_reviews_that_rest_on_it_stale() -> None:
    reviews = (
        a_review("r1", evidence_ids=("old-log", "older-log")),
        a_review("r2", by="sam"),
    )
    pieces = (evidence(), GONE, evidence("older-log", retracted_at=NOON))

    assert [r.id for r in stale(reviews, evidence=pieces)] == ["r1"]
    assert stale(reviews, evidence=(evidence(),)) == ()


def test_a_verdict_is_stale_while_it_stands_on_a_stale_review() -> None:
    reviews = (a_review("r1", evidence_ids=("old-log",)), a_review("r2", by="sam"))
    first, second = a_verdict("v1", ("r1",)), a_verdict("v2", ("r2",), supersedes="v1")
    none = a_verdict("v3", ("r1",), rating=None, basis=Basis.WITHDRAWN)

    def shaken(*verdicts: object) -> list[str]:
        chosen = [v for v in (first, second, none) if v in verdicts]
        return [v.id for v in stale_verdicts(chosen, reviews=reviews, evidence=(GONE,))]

    assert shaken(first) == ["v1"]
    assert shaken(first, second) == []
    assert shaken(first, none) == []
