"""Until the reviews a verdict needs are in, a reviewer sees only their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState, Kind
from db import verdicts_store
from db.board_view import ClaimFilter
from desk import evidence, policy, triage, verdicts
from desk.exports import Scope, gather
from desk.inbox import inbox
from desk.screens import claim_screen
from desk.verdicts import GiveReview
from review.inbox import Wait
from review.model import Basis, Layer
from review.requirements import Own, Policy
from review.roles import Role
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    checked,
    the_claim,
    with_roles,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.model import Review, Verdict


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim at a desk where every verdict needs two reviewers."""
    a_blind_desk(desk)
    return a_claim(desk, a_document(desk), "Nobody has mended one since 2019")


@pytest.fixture
def editor(desk: Desk) -> Desk:
    """Somebody who reviews nothing."""
    return a_colleague(desk, "Edith")


def seen_by(desk: Desk, claim: Claim) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return [r.given_by for r in verdicts_store.open_to(snapshot, [claim.id], desk.actor)]


def standing(desk: Desk, claim: Claim) -> Verdict | None:
    with desk.database.snapshot() as snapshot:
        found = verdicts_store.verdicts_of(snapshot, [claim.id])
    return found[-1] if found else None


def exported(desk: Desk, claim: Claim) -> tuple[Review, ...]:
    return gather(desk, Scope(claims=(claim.id,))).claims[0].reviews


def adjudication(claim: Claim) -> GiveReview:
    return GiveReview(claim=claim.id, layer=Layer.SO, rating="unproven", rationale="Both erred.")


def test_the_first_review_waits_for_the_second_and_nobody_else_sees_it(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    a_review(desk, claim)

    assert the_claim(desk, claim.id).state is ClaimState.SECOND_REVIEW
    assert standing(desk, claim) is None
    assert seen_by(desk, claim) == ["Maya"]
    assert seen_by(colleague, claim) == seen_by(editor, claim) == []
    assert exported(desk, claim) == ()


def test_reviewers_who_agree_make_the_verdict_and_see_each_other(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    a_review(colleague, claim)
    verdict = standing(desk, claim)

    assert verdict is not None
    assert verdict.basis is Basis.AGREED
    assert the_claim(desk, claim.id).state is ClaimState.READY
    assert seen_by(desk, claim) == seen_by(colleague, claim) == ["Maya", "Tomas"]
    assert len(exported(desk, claim)) == 2


def test_where_the_desk_says_so_an_editor_accepts_even_what_all_agree_on(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    a_blind_desk(desk, agreed_settles=False)
    a_review(desk, claim)
    a_review(colleague, claim)
    assert the_claim(desk, claim.id).state is ClaimState.ADJUDICATION

    verdicts.adjudicate(editor, adjudication(claim))

    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_an_editor_accepts_what_several_agree_on_and_not_what_one_alone_decides(
    desk: Desk,
) -> None:
    policy.set_policy(desk, Policy(agreed_settles=False))
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")

    a_review(desk, claim)

    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_a_further_review_that_moves_nothing_is_no_change_of_the_claim(
    desk: Desk, colleague: Desk
) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, claim)
    decided = the_claim(desk, claim.id)

    a_review(colleague, claim)

    assert the_claim(desk, claim.id).revision == decided.revision


def test_reviewers_who_differ_wait_for_an_editor_whose_reason_decides_and_dissent_stays(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, rating="false", evidence_ids=(piece,))
    a_review(colleague, claim)
    assert the_claim(desk, claim.id).state is ClaimState.ADJUDICATION
    assert standing(desk, claim) is None
    assert seen_by(editor, claim) == ["Maya", "Tomas"]

    verdicts.adjudicate(editor, adjudication(claim))
    verdict = standing(desk, claim)

    assert verdict is not None
    assert (verdict.basis, verdict.rating, verdict.decided_by) == (
        Basis.ADJUDICATED, "unproven", "Edith",
    )  # fmt: skip
    assert the_claim(desk, claim.id).state is ClaimState.READY
    assert [r.given_by for r in exported(desk, claim)] == ["Maya", "Tomas", "Edith"]
    assert checked(desk).findings == ()


def test_whoever_reviewed_cannot_settle_and_a_checker_cannot_at_all(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_blind_desk(desk)
    people = with_roles(desk, Ben=Role.CHECKER, Edith=Role.EDITOR, Carl=Role.CHECKER)
    a_review(people["Ben"], claim)
    a_review(people["Edith"], claim, rating="false", evidence_ids=(piece,))

    with pytest.raises(NotAllowed, match="You reviewed this claim yourself"):
        verdicts.adjudicate(people["Edith"], adjudication(claim))
    with pytest.raises(NotAllowed, match="needs an editor"):
        verdicts.adjudicate(people["Carl"], adjudication(claim))
    verdicts.adjudicate(desk, adjudication(claim))


def test_the_second_reviewer_is_not_refused_because_the_first_was_quicker(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    opened = the_claim(colleague, claim.id).revision
    a_review(desk, claim)

    a_review(colleague, claim, seen_revision=opened)

    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_no_refusal_tells_what_the_other_thought(desk: Desk, colleague: Desk, claim: Claim) -> None:
    opened = the_claim(colleague, claim.id).revision
    a_review(desk, claim, rationale="Canary words")
    a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")

    with pytest.raises(Exception, match="changed while you were reading") as refused:
        a_review(colleague, claim, seen_revision=opened)

    assert "unproven" not in str(refused.value).lower()
    assert "Canary" not in str(refused.value)


def test_the_event_of_a_blind_review_holds_neither_rating_nor_reason(
    desk: Desk, claim: Claim
) -> None:
    a_review(desk, claim, rationale="Canary words")
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select details from events order by seq desc limit 1") or {}

    assert "unproven" not in row["details"]
    assert json.loads(row["details"]).keys() <= {
        "layer", "made", "revisions", "state", "subjects",
    }  # fmt: skip


def test_a_reviewer_may_change_or_withdraw_their_own_until_all_are_in(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    first = a_review(desk, claim)
    verdicts.withdraw(desk, first, because="Too soon.")
    assert the_claim(desk, claim.id).state is ClaimState.IN_REVIEW
    a_review(desk, claim)
    again = a_review(desk, claim, rationale="After a second look.")
    assert seen_by(colleague, claim) == []

    a_review(colleague, claim)

    with pytest.raises(NotAllowed, match="All 2 reviews"):
        a_review(desk, claim)
    with pytest.raises(NotAllowed, match="All 2 reviews"):
        verdicts.withdraw(desk, again, because="I would rather agree.")


def test_what_was_sent_back_before_all_were_in_stays_sealed_in_the_new_round(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    verdicts.reopen(editor, claim.id, because="The ledger came in.")

    assert the_claim(desk, claim.id).state is ClaimState.IN_REVIEW
    assert seen_by(colleague, claim) == []

    a_review(colleague, claim)
    assert seen_by(desk, claim) == ["Maya"]
    a_review(desk, claim)
    assert seen_by(editor, claim) == ["Maya", "Tomas", "Maya"]


def test_sending_an_adjudication_back_begins_a_new_blind_round(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, rating="false", evidence_ids=(piece,))
    a_review(colleague, claim)
    verdicts.reopen(editor, claim.id, because="Look at the ledger again.")

    a_review(desk, claim, rating="false", evidence_ids=(piece,))
    assert the_claim(desk, claim.id).state is ClaimState.SECOND_REVIEW
    a_review(colleague, claim, rating="false", evidence_ids=(piece,))

    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_each_layer_has_its_own_round(desk: Desk, colleague: Desk) -> None:
    a_blind_desk(desk)
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, claim)
    a_review(desk, claim, layer=Layer.SAID)
    a_review(colleague, claim)

    assert the_claim(desk, claim.id).state is ClaimState.SECOND_REVIEW
    with desk.database.snapshot() as snapshot:
        visible = verdicts_store.open_to(snapshot, [claim.id], colleague.actor)
    assert {r.layer for r in visible if r.given_by == "Maya"} == {Layer.SO}

    a_review(colleague, claim, layer=Layer.SAID)
    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_reviews_needed_go_by_desk_kind_and_worth_and_the_editor_has_the_last_word(
    desk: Desk,
) -> None:
    claim = a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")

    def needed() -> int:
        with desk.database.snapshot() as snapshot:
            return policy.reviews_for(snapshot, the_claim(desk, claim.id))

    assert needed() == 1
    policy.set_policy(desk, Policy(kinds={the_claim(desk, claim.id).kind: 3}))
    assert needed() == 3
    policy.set_policy(desk, Policy(kinds={the_claim(desk, claim.id).kind: 2}))
    assert needed() == 2
    policy.set_policy(desk, Policy(worthy=2, worthy_from=0.0))
    assert needed() == 2
    policy.require(desk, claim.id, Own(reviews=1))
    assert needed() == 1
    policy.require(desk, claim.id, Own())
    assert needed() == 2


@pytest.mark.parametrize("count", [0, 10, -1])
def test_a_number_of_reviewers_that_cannot_be_is_refused(
    desk: Desk, claim: Claim, count: int
) -> None:
    with pytest.raises(InvalidInput, match="1 to 9"):
        policy.set_policy(desk, Policy(reviews=count))
    with pytest.raises(InvalidInput, match="1 to 9"):
        policy.require(desk, claim.id, Own(reviews=count))
    with pytest.raises(InvalidInput, match="between 0 and 100, not 150"):
        policy.set_policy(desk, Policy(worthy_from=1.5))


def test_asking_for_fewer_reviews_does_not_open_what_is_sealed(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    policy.set_policy(desk, Policy(reviews=1, kinds={Kind.EVENT: 1}))

    assert seen_by(colleague, claim) == []
    with pytest.raises(NotAllowed, match="A review is in already"):
        policy.require(desk, claim.id, Own(reviews=1))


def test_evidence_linked_meanwhile_is_seen_by_both(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    piece = a_link(colleague, claim, a_document(desk, LEDGER), "Ten of the lamps")

    assert the_claim(desk, claim.id).state is ClaimState.SECOND_REVIEW
    evidence.retract(colleague, piece, because="Another pier.")


def test_the_wording_does_not_change_under_a_first_review(desk: Desk, claim: Claim) -> None:
    a_review(desk, claim)

    with pytest.raises(NotAllowed, match="a first review rests on it"):
        triage.edit(desk, triage.Rewording(claim=claim.id, statement="Nobody mended any."))


def test_a_desk_of_one_reviewer_is_as_it_was(desk: Desk, colleague: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, claim)

    assert the_claim(desk, claim.id).state is ClaimState.READY
    assert seen_by(colleague, claim) == ["Maya"]


def test_a_new_round_after_a_verdict_seals_nothing_of_the_one_before(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    a_review(colleague, claim)
    verdicts.reopen(editor, claim.id, because="A letter came.")
    a_review(desk, claim, rationale="The letter says nothing.")

    assert seen_by(colleague, claim) == ["Maya", "Tomas"]
    assert seen_by(desk, claim) == ["Maya", "Tomas", "Maya"]
    assert whose_are_in(colleague, claim) == ("Maya",)
    assert [item.wait for item in inbox(colleague).waits] == [Wait.SECOND_REVIEW]
    a_review(colleague, claim)
    assert the_claim(desk, claim.id).state is ClaimState.READY


def test_who_reviewed_in_a_round_that_was_sent_back_is_waited_for_again(
    desk: Desk, colleague: Desk, editor: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    verdicts.reopen(editor, claim.id, because="The wording was wrong.")
    a_review(colleague, claim)

    assert whose_are_in(desk, claim) == ("Tomas",)
    assert seen_by(colleague, claim) == ["Tomas"]
    assert [item.wait for item in inbox(desk).waits] == [Wait.SECOND_REVIEW]


def whose_are_in(desk: Desk, claim: Claim) -> tuple[str, ...]:
    screen = claim_screen(desk, claim.id, chosen=ClaimFilter(), order="number")
    return screen.way.sealed[Layer.SO]
