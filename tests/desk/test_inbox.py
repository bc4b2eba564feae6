"""What waits for somebody and what changed in what they follow, and what they are not told yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from claims.text import Extent
from db import unchanged
from db.transaction import Snapshot
from desk import evidence, holding, inbox, replies, talk, verdicts
from desk.assigning import assign
from desk.authority import Role
from desk.talk import About
from desk.upkeep import verify
from reports import inbox_words
from review.inbox import Wait
from review.model import Stance
from review.reply import Outcome, Way
from tests.builders import (
    LEDGER,
    START,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    place_of,
    with_roles,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from db.rows import Row, Value
    from desk import Desk


@pytest.fixture
def pier(desk: Desk) -> Document:
    return a_document(desk)


@pytest.fixture
def claim(desk: Desk, pier: Document) -> Claim:
    return a_claim(desk, pier, "The pier is open every day.")


def waits(desk: Desk) -> list[Wait]:
    """What waits, but for the sign-offs, which everybody has on a desk without accounts."""
    return [one.wait for one in inbox.inbox(desk).waits if one.wait is not Wait.SIGN_OFF]


def changed(desk: Desk) -> list[str]:
    return [event.action for one in inbox.inbox(desk).changes for event in one.events]


def test_whoever_is_named_in_a_remark_finds_it_until_they_answer(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    thread = talk.begin(desk, About(claim=claim.id), "@Tomas, Sundays, too?").made[0]

    (item,) = (one for one in inbox.inbox(colleague).waits if one.wait is Wait.MENTIONED)
    assert (item.place.claim, item.people, item.is_read) == (claim.number, ("Maya",), False)
    assert waits(desk) == []
    talk.reply(colleague, thread, "Yes.")
    assert waits(colleague) == []


def test_a_mention_leads_to_the_words_of_the_document(
    desk: Desk, colleague: Desk, pier: Document
) -> None:
    start, end = place_of(pier, "14 of its 40")
    about = About(document=pier.id, place=Extent(start=start, end=end))
    talk.begin(desk, about, "@Tomas: who counted?")

    place = inbox.inbox(colleague).waits[0].place
    assert (place.document, place.at) == (pier.number, start)


def test_a_mention_that_was_reworded_away_or_resolved_waits_no_more(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    thread, remark = talk.begin(desk, About(claim=claim.id), "@Tomas?").made
    talk.reword(desk, remark, "Never mind.")
    assert waits(colleague) == []
    talk.reply(desk, thread, "@Tomas, after all?")
    assert waits(colleague) == [Wait.MENTIONED]
    talk.settle(desk, thread, resolved=True)

    assert waits(colleague) == []


def test_what_is_assigned_waits_until_it_is_reviewed(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    assign(desk, [claim.id], "Tomas")
    assert waits(colleague) == [Wait.ASSIGNED]
    assert changed(colleague) == []
    a_review(colleague, claim)

    assert waits(colleague) == []


def test_a_day_that_passed_is_told_to_both_who_work_and_who_assigned(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    assign(desk, [claim.id], "Tomas", due_on=START.date() + timedelta(days=1))
    assert waits(colleague) == [Wait.ASSIGNED]
    later = _days_later(colleague, 3)

    assert waits(later) == [Wait.OVERDUE]
    assert waits(_days_later(desk, 3)) == [Wait.LATE]
    assert not inbox.inbox(later).waits[0].is_read


def _days_later(desk: Desk, days: int) -> Desk:
    return replace(desk, clock=lambda: START + timedelta(days=days))


def test_a_second_review_is_wanted_of_everybody_but_who_gave_the_first(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_blind_desk(desk)
    a_review(desk, claim)

    assert waits(desk) == []
    assert waits(colleague) == [Wait.SECOND_REVIEW]


def test_a_second_review_that_somebody_was_asked_for_waits_for_them_alone(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_blind_desk(desk)
    a_review(desk, claim)
    assign(desk, [claim.id], "Tomas")

    assert waits(colleague) == [Wait.SECOND_REVIEW]
    assert waits(a_colleague(desk, "Ines")) == []


def test_what_reviewers_left_open_waits_for_an_editor_who_did_not_review_it(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_blind_desk(desk)
    ines = a_colleague(desk, "Ines")
    other = a_claim(desk, a_document(desk, LEDGER), "Ten of the lamps were put back in April.")
    _differ(desk, colleague, other)

    assert waits(ines) == [Wait.ADJUDICATION]
    assert waits(desk) == waits(colleague) == []


def test_three_disagreements_are_asked_for_as_often_as_one(
    desk: Desk, colleague: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_blind_desk(desk)
    ines = a_colleague(desk, "Ines")
    heard: list[str] = []
    rows = Snapshot.rows

    def hear(snapshot: Snapshot, sql: str, /, **values: Value) -> list[Row]:
        heard.append(sql)
        return rows(snapshot, sql, **values)

    monkeypatch.setattr(Snapshot, "rows", hear)
    asked = []
    ledger = a_document(desk, LEDGER)
    said = ("Ten of the lamps were put back in April.", "Fourteen lamps were taken", "in March")
    for words in said:
        _differ(desk, colleague, a_claim(desk, ledger, words))
        unchanged.forget()
        heard.clear()
        inbox.inbox(ines)
        asked.append(len(heard))

    assert waits(ines) == [Wait.ADJUDICATION] * 3
    assert asked == [asked[0]] * 3


def _differ(desk: Desk, colleague: Desk, claim: Claim) -> None:
    pier = a_document(desk, "The office said on Friday that ten lamps were put back in April.")
    piece = a_link(desk, claim, pier, "ten lamps were put back in April", Stance.SUPPORTS)
    a_review(desk, claim)
    a_review(colleague, claim, rating="true", evidence_ids=(piece,), rationale="As reported.")


def test_a_verdict_of_mine_whose_evidence_was_retracted_waits_for_me(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    piece = a_link(desk, claim, a_document(desk, LEDGER), "put back in April")
    a_review(desk, claim, evidence_ids=(piece,))
    evidence.retract(colleague, piece, because="Another April.")

    assert waits(desk) == [Wait.STALE]
    assert waits(colleague) == []


def test_a_claim_that_was_held_until_a_day_waits_for_who_held_it(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    until = START.date() + timedelta(days=2)
    holding.hold(desk, claim.id, because="The council votes then.", until=until)
    assert waits(desk) == []

    assert waits(_days_later(desk, 2)) == [Wait.HOLD_OVER]
    assert waits(_days_later(colleague, 2)) == []


def test_an_answer_that_was_asked_for_waits_from_two_days_before_its_day_until_it_came(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    day = START.date()
    asked = replies.AskForReply(
        claim=claim.id, party="Ada Quill", way=Way.MAIL, asked_on=day,
        answer_by=day + timedelta(days=4),
    )  # fmt: skip
    request = replies.ask(desk, asked).made[0]
    third = a_colleague(desk, "Petra")
    assign(desk, [claim.id], third.actor)
    assert waits(_days_later(desk, 1)) == []

    assert waits(_days_later(desk, 2)) == waits(_days_later(desk, 4)) == [Wait.REPLY_DUE]
    assert waits(_days_later(desk, 5)) == [Wait.REPLY_OVERDUE]
    assert waits(_days_later(third, 5)) == [Wait.ASSIGNED, Wait.REPLY_OVERDUE]
    assert waits(_days_later(colleague, 5)) == []
    found = inbox.inbox(_days_later(desk, 5)).waits[0]
    assert inbox_words.lead(found) == "Ada Quill has not answered, and the day has passed"
    came = replies.RecordReply(
        request=request, outcome=Outcome.DID_NOT_ANSWER, on=day + timedelta(days=5)
    )
    replies.record_reply(_days_later(desk, 5), came)
    assert waits(_days_later(desk, 6)) == []


def test_decided_claims_are_one_item_for_whoever_signs(desk: Desk, claim: Claim) -> None:
    a_review(desk, claim)

    (item,) = inbox.inbox(desk).waits
    assert (item.wait, item.count, item.place.state) == (Wait.SIGN_OFF, 1, "ready")


def test_what_one_checked_does_not_wait_for_their_own_signature_where_people_have_accounts(
    desk: Desk, pier: Document, claim: Claim
) -> None:
    seats = with_roles(desk, Edith=Role.EDITOR, Ben=Role.CHECKER)
    another = a_claim(desk, pier, "The council will vote on new lamps next month.")
    given = a_review(seats["Edith"], claim)
    assert [one.wait for one in inbox.inbox(seats["Edith"]).waits] == []
    a_review(seats["Ben"], another)

    (item,) = inbox.inbox(seats["Edith"]).waits
    assert (item.wait, item.count) == (Wait.SIGN_OFF, 1)
    assert [one.count for one in inbox.inbox(desk).waits if one.wait is Wait.SIGN_OFF] == [2]
    verdicts.withdraw(seats["Edith"], given, because="Too early.")
    assert [one.count for one in inbox.inbox(desk).waits if one.wait is Wait.SIGN_OFF] == [1]


def test_what_others_do_to_what_i_reviewed_is_told_and_what_i_did_is_not(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    talk.begin(colleague, About(claim=claim.id), "Are you sure?")

    assert changed(desk) == ["wrote a remark"]
    assert changed(colleague) == []
    a_review(desk, claim, rationale="Asked again.")
    assert changed(desk) == []
    assert changed(colleague) == ["gave a review"]


def test_following_begins_when_it_is_asked_for_and_ends_so(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    inbox.follow(colleague, claim=str(claim.number), on=True)
    assert inbox.follows(colleague, claim.id)
    assert changed(colleague) == []
    a_review(desk, claim)
    assert changed(colleague) == ["gave a review"]
    inbox.follow(colleague, claim=claim.id, on=False)

    assert changed(colleague) == []
    assert not inbox.follows(colleague, claim.id)


def test_not_following_holds_for_what_i_worked_on(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    assert inbox.follows(desk, claim.id)
    inbox.follow(desk, claim=claim.id, on=False)
    talk.begin(colleague, About(claim=claim.id), "Are you sure?")

    assert changed(desk) == []


def test_a_change_is_unread_again_when_more_happens(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    thread = talk.begin(colleague, About(claim=claim.id), "Are you sure?").made[0]
    inbox.mark_all_read(desk)
    assert inbox.inbox(desk).unread == ()
    talk.reply(colleague, thread, "Hello?")

    assert len(inbox.inbox(desk).unread) == 1


def test_one_item_is_read_and_unread_again(desk: Desk, colleague: Desk, claim: Claim) -> None:
    talk.begin(desk, About(claim=claim.id), "@Tomas?")
    before = inbox.version_of(colleague)
    (key,) = inbox.inbox(colleague).unread
    inbox.mark_read(colleague, [key])
    assert inbox.inbox(colleague).unread == ()
    assert inbox.version_of(colleague) != before
    inbox.mark_unread(colleague, [key])

    assert inbox.inbox(colleague).unread == (key,)


def test_a_blind_reviewer_is_not_heard_of_before_all_reviews_are_in(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_blind_desk(desk)
    inbox.follow(colleague, claim=claim.id, on=True)
    a_review(desk, claim)
    talk.begin(desk, About(claim=claim.id), "@Tomas, it cannot be right.")
    assert Wait.MENTIONED not in waits(colleague)
    assert changed(colleague) == []
    inbox.mark_all_read(colleague)
    a_review(colleague, claim)

    assert Wait.MENTIONED in waits(colleague)
    assert len(inbox.inbox(colleague).unread) >= 1


def test_looking_at_the_inbox_changes_nothing_of_the_record(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    before = verify(desk.database).head
    inbox.inbox(desk)
    inbox.mark_all_read(desk)
    inbox.follow(desk, claim=claim.id, on=False)

    assert verify(desk.database).head == before
    assert verify(desk.database).ok
