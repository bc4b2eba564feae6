"""From a verdict to what readers are told: sign-off, publication, correction, retraction, holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from json import loads
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import ClaimState
from db import events_store, verdicts_store, workflow_store
from db.driver import driver
from db.rows import stamp
from desk import assigning, evidence, holding, policy, publishing, sign_off, verdicts
from desk.canonical import canonical_dossier
from review.model import Layer
from review.requirements import Own, Policy
from review.roles import Role
from tests.builders import (
    LEDGER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    checked,
    events,
    nobody_need_be_asked,
    the_claim,
    with_roles,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from db.rows import Row
    from desk import Desk

LATE = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A decided claim."""
    made = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, made)
    nobody_need_be_asked(desk, made.id)
    return made


def published(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id)
    publishing.publish(desk, claim.id)


def state(desk: Desk, claim: Claim) -> ClaimState:
    return the_claim(desk, claim.id).state


def out(desk: Desk, now: datetime = LATE) -> list[Row]:
    with desk.database.snapshot() as snapshot:
        return workflow_store.public(snapshot, now=stamp(now))


def test_a_verdict_is_signed_off_and_then_published(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id, note="Read twice.")
    assert state(desk, claim) is ClaimState.SIGNED_OFF

    publishing.publish(desk, claim.id)
    (told,) = out(desk)

    assert state(desk, claim) is ClaimState.PUBLISHED
    assert (told["kind"], told["published_by_name"], told["because"]) == ("first", "Maya", None)
    assert checked(desk).findings == ()


def test_a_publication_keeps_what_it_rested_on_as_it_could_be_rebuilt(
    desk: Desk, claim: Claim
) -> None:
    a_sign_off(desk, claim.id)
    with desk.database.snapshot() as snapshot:
        before = canonical_dossier(snapshot, claim.id)
    publishing.publish(desk, claim.id)
    with desk.database.snapshot() as snapshot:
        (row,) = workflow_store.publications(snapshot, [claim.id])
        (text,) = snapshot.rows("select body from texts where digest = :d", d=row["dossier_digest"])

    assert text["body"] == before
    assert row["events"] == events(desk) - 1


def test_with_accounts_nobody_signs_what_they_checked(desk: Desk) -> None:
    people = with_roles(desk, Ben=Role.CHECKER, Edith=Role.EDITOR)
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(people["Edith"], claim)
    nobody_need_be_asked(desk, claim.id)

    with pytest.raises(NotAllowed, match="review of your own"):
        a_sign_off(people["Edith"], claim.id)
    with pytest.raises(NotAllowed, match="needs an editor"):
        a_sign_off(people["Ben"], claim.id)
    a_sign_off(desk, claim.id)

    assert state(desk, claim) is ClaimState.SIGNED_OFF


def test_a_sign_off_taken_back_says_why_and_can_be_given_again(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id)
    sign_off.take_back(desk, claim.id, because="A name is spelt wrong.")
    assert state(desk, claim) is ClaimState.READY
    with desk.database.snapshot() as snapshot:
        (first,) = workflow_store.approvals(snapshot, [claim.id])
    assert first["because"] == "A name is spelt wrong."

    a_sign_off(desk, claim.id)

    assert state(desk, claim) is ClaimState.SIGNED_OFF


def test_reopening_ends_the_lawyers_signature_too(desk: Desk, claim: Claim) -> None:
    policy.set_policy(desk, Policy(legal=True))
    sign_off.sign_off_as_lawyer(desk, claim.id)
    verdicts.reopen(desk, claim.id, because="New papers.")
    a_review(desk, claim)
    a_sign_off(desk, claim.id)

    with pytest.raises(NotAllowed, match="A lawyer has to sign"):
        publishing.publish(desk, claim.id)
    sign_off.sign_off_as_lawyer(desk, claim.id)
    with pytest.raises(NotAllowed, match="signed already"):
        sign_off.sign_off_as_lawyer(desk, claim.id)
    publishing.publish(desk, claim.id)

    assert state(desk, claim) is ClaimState.PUBLISHED


def test_an_editor_may_ask_for_a_lawyer_or_lift_it_for_one_claim(desk: Desk, claim: Claim) -> None:
    policy.require(desk, claim.id, Own(legal=True))
    a_sign_off(desk, claim.id)
    with pytest.raises(NotAllowed, match="lawyer"):
        publishing.publish(desk, claim.id)

    sign_off.take_back(desk, claim.id, because="It needs none after all.")
    policy.require(desk, claim.id, Own(legal=False))
    policy.set_policy(desk, Policy(legal=True))
    published(desk, claim)
    assert state(desk, claim) is ClaimState.PUBLISHED


def test_a_number_of_reviewers_set_for_one_claim_lifts_no_lawyer(desk: Desk, claim: Claim) -> None:
    policy.set_policy(desk, Policy(legal=True))
    policy.require(desk, claim.id, Own(reviews=1))
    a_sign_off(desk, claim.id)

    with pytest.raises(NotAllowed, match="A lawyer has to sign"):
        publishing.publish(desk, claim.id)


def test_what_rests_on_retracted_evidence_is_not_signed(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, rating="false", evidence_ids=(piece,))
    evidence.retract(desk, piece, because="Another pier.")

    with pytest.raises(NotAllowed, match="waits to be looked at again"):
        a_sign_off(desk, claim.id)


def test_what_lacks_for_a_signature_is_told_at_once(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, rating="false", evidence_ids=(piece,))
    evidence.retract(desk, piece, because="Another pier.")

    with pytest.raises(NotAllowed) as refused:
        sign_off.sign_off(desk, claim.id)

    told = str(refused.value)
    assert told.startswith("3 things are to be done first. Nothing was saved. (1) What the verdict")
    assert "(2) The claim names" in told
    assert "(3) The claim is put into somebody's mouth" in told


def test_a_claim_put_into_a_mouth_is_not_signed_before_somebody_checked_that_it_was_said(
    desk: Desk, claim: Claim
) -> None:
    with pytest.raises(NotAllowed, match="nobody checked whether it was said"):
        sign_off.sign_off(desk, claim.id)

    sign_off.sign_off(desk, claim.id, leaves_open=True)

    with desk.database.snapshot() as snapshot:
        (last,) = events_store.latest(snapshot, most=1)
    assert loads(last.details)["left_open"] == ["said"]


def test_a_claim_of_which_both_questions_are_answered_is_signed_without_a_word(
    desk: Desk, claim: Claim
) -> None:
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, layer=Layer.SAID, rating="false", evidence_ids=(piece,))
    sign_off.sign_off(desk, claim.id)

    assert state(desk, claim) is ClaimState.SIGNED_OFF


def test_that_somebody_said_it_is_no_verdict_on_whether_it_is_so(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    nobody_need_be_asked(desk, claim.id)
    piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, claim, layer=Layer.SAID, rating="true", evidence_ids=(piece,))

    with pytest.raises(NotAllowed, match="nobody judged whether it is so"):
        sign_off.sign_off(desk, claim.id)


def test_a_correction_says_why_and_the_old_words_stay(desk: Desk, claim: Claim) -> None:
    published(desk, claim)
    publishing.revise(desk, claim.id, because="The harbour office wrote to us.")
    assert state(desk, claim) is ClaimState.IN_REVIEW
    (still,) = out(desk)
    a_review(desk, claim, rationale="We know now that nobody could say.")
    a_sign_off(desk, claim.id)

    with pytest.raises(InvalidInput, match="needs its notice"):
        publishing.publish(desk, claim.id)
    publishing.publish(desk, claim.id, because="We had the wrong year.")
    (now,) = out(desk)

    assert state(desk, claim) is ClaimState.CORRECTED
    assert (now["kind"], now["corrects"], now["because"]) == (
        "correction", still["id"], "We had the wrong year.",
    )  # fmt: skip
    with desk.database.snapshot() as snapshot:
        assert len(workflow_store.publications(snapshot, [claim.id])) == 2
        assert len(verdicts_store.reviews_of(snapshot, [claim.id])) == 2
    assert checked(desk).findings == ()


def test_a_first_publication_has_nothing_to_correct(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id)

    with pytest.raises(InvalidInput, match="nothing to correct"):
        publishing.publish(desk, claim.id, because="We had the wrong year.")


def test_under_an_embargo_nothing_is_told_before_its_time(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id)
    publishing.publish(desk, claim.id, not_before=datetime(2027, 1, 1, tzinfo=UTC))

    assert out(desk, datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == []
    assert len(out(desk, datetime(2027, 1, 1, tzinfo=UTC))) == 1


def test_a_correction_under_embargo_leaves_the_first_standing_until_then(
    desk: Desk, claim: Claim
) -> None:
    published(desk, claim)
    publishing.revise(desk, claim.id, because="A letter came.")
    a_review(desk, claim)
    a_sign_off(desk, claim.id)
    publishing.publish(
        desk, claim.id, because="Wrong year.", not_before=datetime(2027, 1, 1, tzinfo=UTC)
    )

    assert [row["kind"] for row in out(desk, datetime(2026, 12, 1, tzinfo=UTC))] == ["first"]
    assert [row["kind"] for row in out(desk)] == ["correction"]


def test_a_published_verdict_is_retracted_and_not_killed(desk: Desk, claim: Claim) -> None:
    published(desk, claim)
    with pytest.raises(NotAllowed, match="Retract it"):
        holding.kill(desk, claim.id, because="It was about another pier.")

    publishing.retract(desk, claim.id, because="It was about another pier.")
    (told,) = out(desk)

    assert state(desk, claim) is ClaimState.KILLED
    assert (told["kind"], told["verdict_ids"]) == ("retraction", "[]")
    with pytest.raises(NotAllowed):
        publishing.retract(desk, claim.id, because="Again.")


def test_what_was_never_published_is_killed_and_not_retracted(desk: Desk, claim: Claim) -> None:
    with pytest.raises(NotAllowed, match="Kill it instead"):
        publishing.retract(desk, claim.id, because="Of no use.")
    holding.kill(desk, claim.id, because="Of no use.")
    assert state(desk, claim) is ClaimState.KILLED

    holding.revive(desk, claim.id, because="Of use after all.")

    assert state(desk, claim) is ClaimState.TRIAGED


def test_a_held_claim_goes_on_where_it_was(desk: Desk, claim: Claim) -> None:
    holding.hold(desk, claim.id, because="The court rules in May.", until="2026-05-04")
    assert state(desk, claim) is ClaimState.HELD
    with desk.database.snapshot() as snapshot:
        held = workflow_store.hold(snapshot, claim.id) or {}
    assert (held["because"], held["until_day"]) == ("The court rules in May.", "2026-05-04")

    holding.release(desk, claim.id)

    assert state(desk, claim) is ClaimState.READY
    with pytest.raises(NotAllowed, match="it is not held"):
        holding.release(desk, claim.id)


def test_a_held_claim_may_be_killed_and_comes_back_unheld(desk: Desk, claim: Claim) -> None:
    holding.hold(desk, claim.id, because="Waiting.")
    holding.kill(desk, claim.id, because="No longer.")
    holding.revive(desk, claim.id, because="Again.")
    holding.hold(desk, claim.id, because="Waiting again.")

    assert state(desk, claim) is ClaimState.HELD


def test_claims_are_given_to_people_with_a_day_and_taken_back(desk: Desk, colleague: Desk) -> None:
    document = a_document(desk)
    claims = [a_claim(desk, document, w).id for w in ("has lost 14", "open every day")]
    assigning.assign(desk, claims, "Tomas", due_on=date(2026, 4, 1))
    assert {the_claim(desk, c).state for c in claims} == {ClaimState.ASSIGNED}
    assigning.assign(desk, claims[:1], "Tomas", due_on="2026-04-02")
    with desk.database.snapshot() as snapshot:
        held = workflow_store.assigned(snapshot, claims)
    assert [(row["person"], row["due_on"]) for row in held] == [
        ("Tomas", "2026-04-02"), ("Tomas", "2026-04-01"),
    ]  # fmt: skip

    assigning.assign(desk, claims[:1], "Maya")
    assigning.unassign(desk, claims, "Tomas")

    assert the_claim(desk, claims[0]).state is ClaimState.ASSIGNED
    assert the_claim(desk, claims[1]).state is ClaimState.TRIAGED
    with pytest.raises(InvalidInput, match="not assigned"):
        assigning.unassign(desk, claims[:1], colleague.actor)
    assert checked(desk).findings == ()


def test_assigning_a_candidate_accepts_it(desk: Desk) -> None:
    document = a_document(desk)
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select id from claims where state = 'candidate'") or {}
    assigning.assign(desk, [row["id"]], "Maya")

    assert the_claim(desk, row["id"]).state is ClaimState.ASSIGNED
    assert document.id


@pytest.mark.parametrize("day", ["soon", "2026-13-01"])
def test_a_due_day_that_is_none_is_refused(desk: Desk, claim: Claim, day: str) -> None:
    with pytest.raises(InvalidInput, match="no day in the form"):
        assigning.assign(desk, [claim.id], "Maya", due_on=day)


def test_nobody_is_given_a_claim_who_cannot_work_on_it(desk: Desk, claim: Claim) -> None:
    a_colleague(desk, "Nobody yet")
    with_roles(desk, Rita=Role.READER)

    for name in ("Rita", "Nobody yet"):
        with pytest.raises(InvalidInput, match="cannot be given a claim"):
            assigning.assign(desk, [claim.id], name)
    with pytest.raises(NotFound, match="Nobody called"):
        assigning.assign(desk, [claim.id], "Zoe")


@pytest.mark.parametrize(
    "sql",
    [
        "update publications set kind = 'retraction'",
        "delete from publications",
        "delete from approvals",
        "update approvals set note_digest = null, ended_at = 'x', ended_by = given_by, kind = 'x'",
        "update assignments set due_on = '2027-01-01' where ended_at is not null",
        "delete from assignments",
    ],
)
def test_what_went_out_and_who_signed_is_never_rewritten(
    desk: Desk, claim: Claim, sql: str
) -> None:
    assigning.assign(desk, [claim.id], "Maya")
    assigning.unassign(desk, [claim.id], "Maya")
    published(desk, claim)

    with desk.database.connect() as connection, pytest.raises(driver.IntegrityError):
        connection.conn.execute(sql)
