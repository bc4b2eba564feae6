"""Reviews are given, superseded and withdrawn; the verdict of record follows from them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import (
    Conflict,
    EvidenceMissing,
    InvalidInput,
    NotAllowed,
    NotFound,
)
from claims.model import ClaimState
from db import verdicts_store
from desk import evidence as evidence_desk
from desk import exports, relations, triage, verdicts
from desk.verdicts import GiveReview
from review.model import Basis, Confidence, Layer
from tests.builders import (
    LEDGER,
    a_claim,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.model import Review, Verdict


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim that somebody is quoted with."""
    return a_claim(desk, a_document(desk), "Nobody has mended one since 2019")


@pytest.fixture
def piece(desk: Desk, claim: Claim) -> str:
    """A piece of evidence linked to it."""
    return a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")


def reviews(desk: Desk, claim: Claim) -> tuple[Review, ...]:
    with desk.database.snapshot() as snapshot:
        return verdicts_store.reviews_of(snapshot, [claim.id])


def decided(desk: Desk, claim: Claim) -> tuple[Verdict, ...]:
    with desk.database.snapshot() as snapshot:
        return verdicts_store.verdicts_of(snapshot, [claim.id])


def ratings(desk: Desk, claim: Claim) -> list[str | None]:
    return [verdict.rating for verdict in decided(desk, claim)]


def test_of_a_confidence_that_nobody_chose_nothing_is_kept_or_reported(
    desk: Desk, claim: Claim
) -> None:
    given = GiveReview(
        claim=claim.id, layer=Layer.SO, rating="unproven", rationale="Nobody could say."
    )
    verdicts.give(desk, given)

    (kept,) = reviews(desk, claim)
    assert kept.confidence is None
    for key in ("html", "markdown", "csv"):
        made = exports.preview(desk, exports.Scope(claims=(claim.id,)), key)
        assert "medium" not in made.body.decode().lower()


def test_a_review_decides_the_claim(desk: Desk, claim: Claim, piece: str) -> None:
    review = a_review(
        desk,
        claim,
        rating="false",
        rationale=" Ten were. ",
        confidence=Confidence.HIGH,
        evidence_ids=(piece,),
    )
    (given,), (verdict,) = reviews(desk, claim), decided(desk, claim)

    assert the_claim(desk, claim.id).state is ClaimState.READY
    assert (given.id, given.rationale, given.confidence) == (review, "Ten were.", Confidence.HIGH)
    assert (given.evidence_ids, given.given_by, given.claim_revision) == ((piece,), "Maya", 2)
    assert (verdict.basis, verdict.rating, verdict.review_ids) == (
        Basis.SINGLE,
        "false",
        (review,),
    )


def test_a_rating_that_needs_evidence_is_refused_without(desk: Desk, claim: Claim) -> None:
    with pytest.raises(EvidenceMissing, match="needs at least one piece"):
        a_review(desk, claim, rating="false")
    assert reviews(desk, claim) == ()
    assert the_claim(desk, claim.id).state is ClaimState.TRIAGED


def test_a_retracted_piece_of_evidence_no_longer_carries_a_verdict(
    desk: Desk, claim: Claim, piece: str
) -> None:
    evidence_desk.retract(desk, piece, because="wrong month")

    with pytest.raises(InvalidInput, match="retracted"):
        a_review(desk, claim, rating="false", evidence_ids=(piece,))


def test_evidence_of_another_claim_carries_nothing(desk: Desk, claim: Claim, piece: str) -> None:
    other = a_claim(desk, a_document(desk, "Three boats came back."), "Three boats")

    with pytest.raises(InvalidInput, match="not linked to this claim"):
        a_review(desk, other, rating="false", evidence_ids=(piece,))


def test_a_review_of_what_somebody_changed_meanwhile_is_refused(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    triage.edit(colleague, triage.Rewording(claim=claim.id, statement="None was mended."))

    with pytest.raises(Conflict, match="Tomas edited the claim"):
        a_review(desk, claim, seen_revision=claim.revision)
    assert reviews(desk, claim) == ()


def test_a_double_click_gives_one_review(desk: Desk, claim: Claim) -> None:
    first = a_review(desk, claim, command_id="click", seen_revision=claim.revision)
    second = a_review(desk, claim, command_id="click", seen_revision=claim.revision)

    assert first == second
    assert len(reviews(desk, claim)) == 1


def test_a_second_review_of_the_same_person_supersedes_the_first(
    desk: Desk, claim: Claim, piece: str
) -> None:
    first = a_review(desk, claim)
    a_review(desk, claim, rating="false", evidence_ids=(piece,))

    assert [review.supersedes for review in reviews(desk, claim)] == [None, first]
    assert ratings(desk, claim) == ["unproven", "false"]
    assert decided(desk, claim)[1].supersedes == decided(desk, claim)[0].id


def test_what_was_said_and_whether_it_is_so_are_decided_apart(
    desk: Desk, claim: Claim, piece: str
) -> None:
    a_review(desk, claim, layer=Layer.SAID, rating="true", evidence_ids=(piece,))
    a_review(desk, claim, layer=Layer.SO)

    assert {(v.layer, v.rating) for v in decided(desk, claim)} == {
        (Layer.SAID, "true"),
        (Layer.SO, "unproven"),
    }


def test_what_the_writer_says_cannot_be_judged_as_said(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")

    with pytest.raises(NotAllowed, match="cannot be judged"):
        a_review(desk, claim, layer=Layer.SAID)


def test_withdrawing_the_only_review_leaves_no_verdict(desk: Desk, claim: Claim) -> None:
    review = a_review(desk, claim)
    verdicts.withdraw(desk, review, because=" I misread the ledger. ")

    assert ratings(desk, claim) == ["unproven", None]
    assert decided(desk, claim)[1].basis is Basis.WITHDRAWN
    assert the_claim(desk, claim.id).state is ClaimState.IN_REVIEW
    assert [r.rating for r in reviews(desk, claim)] == ["unproven", None]
    assert reviews(desk, claim)[1].rationale == "I misread the ledger."


def test_withdrawing_the_latest_review_brings_back_the_one_before(
    desk: Desk, colleague: Desk, claim: Claim, piece: str
) -> None:
    a_review(desk, claim)
    second = a_review(colleague, claim, rating="false", evidence_ids=(piece,))
    verdicts.withdraw(colleague, second, because="I misread the ledger.")

    assert ratings(desk, claim) == ["unproven", "false", "unproven"]
    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_withdrawing_a_review_that_did_not_decide_decides_nothing_anew(
    desk: Desk, colleague: Desk, claim: Claim, piece: str
) -> None:
    first = a_review(desk, claim)
    a_review(colleague, claim, rating="false", evidence_ids=(piece,))
    verdicts.withdraw(desk, first, because="I leave it to Tomas.")

    assert ratings(desk, claim) == ["unproven", "false"]


def test_only_its_reviewer_withdraws_a_review_and_only_once(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    review = a_review(desk, claim)

    with pytest.raises(NotAllowed, match="This review is Maya's"):
        verdicts.withdraw(colleague, review, because="No.")
    with pytest.raises(InvalidInput, match="needs a reason"):
        verdicts.withdraw(desk, review, because=" - ")
    verdicts.withdraw(desk, review, because="I misread.")
    with pytest.raises(NotAllowed, match="no longer stands"):
        verdicts.withdraw(desk, review, because="I misread.")
    with pytest.raises(NotFound, match="There is no review"):
        verdicts.withdraw(desk, "rev_nowhere", because="I misread.")


def test_a_superseded_review_cannot_be_withdrawn(desk: Desk, claim: Claim) -> None:
    first = a_review(desk, claim)
    a_review(desk, claim, rationale="Still nobody.")

    with pytest.raises(NotAllowed, match="no longer stands"):
        verdicts.withdraw(desk, first, because="I misread.")


def test_reopening_takes_the_verdicts_off_and_keeps_the_reviews(
    desk: Desk, colleague: Desk, claim: Claim, piece: str
) -> None:
    a_review(desk, claim)
    a_review(desk, claim, layer=Layer.SAID, rating="true", evidence_ids=(piece,))
    verdicts.reopen(colleague, claim.id, because="The ledger was corrected.")

    standing = {v.layer: v.rating for v in decided(desk, claim)}
    assert standing == {Layer.SO: None, Layer.SAID: None}
    assert len(reviews(desk, claim)) == 2
    assert the_claim(desk, claim.id).state is ClaimState.IN_REVIEW


def test_after_reopening_only_new_reviews_count(
    desk: Desk, colleague: Desk, claim: Claim, piece: str
) -> None:
    old = a_review(desk, claim)
    verdicts.reopen(desk, claim.id, because="The ledger was corrected.")
    a_review(colleague, claim, rating="false", evidence_ids=(piece,))
    assert reviews(desk, claim)[-1].round == 2
    verdicts.withdraw(desk, old, because="It is out of date.")

    assert ratings(desk, claim) == ["unproven", None, "false"]
    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_an_open_claim_cannot_be_reopened(desk: Desk, claim: Claim) -> None:
    with pytest.raises(NotAllowed, match="open already"):
        verdicts.reopen(desk, claim.id, because="Why not.")
    a_review(desk, claim)
    with pytest.raises(InvalidInput, match="needs a reason"):
        verdicts.reopen(desk, claim.id, because="")


@pytest.mark.parametrize("rationale", ["", "  ", "…", "\u200b"])
def test_a_review_needs_its_reason(desk: Desk, claim: Claim, rationale: str) -> None:
    with pytest.raises(InvalidInput, match="needs its reason"):
        a_review(desk, claim, rationale=rationale)


def test_a_rationale_as_long_as_a_book_is_refused(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="it may have 20,000"):
        a_review(desk, claim, rationale="lamp " * 5_000)


def test_a_rating_is_one_of_the_scale_of_the_claim(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="is not a rating of the scale"):
        a_review(desk, claim, rating="five stars")


def test_every_review_is_one_event_and_the_record_stays_in_order(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    before = events(desk)
    review = a_review(desk, claim)
    a_review(colleague, claim)
    verdicts.withdraw(desk, review, because="I misread.")
    verdicts.reopen(desk, claim.id, because="The ledger was corrected.")

    assert events(desk) == before + 4
    assert checked(desk).ok


def test_a_verdict_over_a_caveat_is_asked_about_and_the_record_says_that_it_was_known(
    desk: Desk, claim: Claim
) -> None:
    caveat = relations.AddCaveat(claim=claim.id, words="The count ends in March.")
    made = relations.add_caveat(desk, caveat).made[0]

    with pytest.raises(NotAllowed, match=r"A caveat stands .* “The count ends in March\.” Nothing"):
        a_review(desk, claim)
    given = GiveReview(
        claim=claim.id, layer=Layer.SO, rating="unproven", rationale="Open.", over_caveats=True
    )
    done = verdicts.give(desk, given)

    assert json.loads(done.event.details)["over_caveats"] == [made]
    assert checked(desk).ok


def test_a_caveat_that_was_resolved_is_not_asked_about(desk: Desk, claim: Claim) -> None:
    caveat = relations.AddCaveat(claim=claim.id, words="The count ends in March.")
    made = relations.add_caveat(desk, caveat).made[0]
    relations.resolve_caveat(desk, made, because="counted anew")

    assert a_review(desk, claim)
