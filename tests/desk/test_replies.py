"""The right of reply: asking, answers, and why nobody need be asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotAllowed, NotFound
from db.board_view import ClaimFilter
from db.driver import driver
from desk import replies, triage
from desk.screens import claim_screen
from review.model import Layer
from review.reply import Outcome, Way, overdue
from tests.builders import a_claim, a_document, a_review, a_sign_off, checked, events, the_claim

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.reply import Heard

ASKED = date(2026, 3, 9)
WORDS = "Nobody has mended one since 2019"


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """What Ada Quill says."""
    return a_claim(desk, a_document(desk), WORDS)


def ask(desk: Desk, claim: Claim, party: str = "Ada Quill") -> str:
    asked = replies.AskForReply(
        claim=claim.id,
        party=party,
        office="net maker",
        way=Way.PHONE,
        asked_on=ASKED,
        answer_by=date(2026, 3, 10),
        words="Do you stand by it?",
    )
    return replies.ask(desk, asked).made[0]


def answer(desk: Desk, request: str, words: str = "I do.", day: date = ASKED) -> None:
    reply = replies.RecordReply(request=request, outcome=Outcome.ANSWERED, on=day, words=words)
    replies.record_reply(desk, reply)


def heard(desk: Desk, claim: Claim) -> Heard:
    with desk.database.snapshot() as snapshot:
        return replies.heard_of(snapshot, claim.id)


def missing(desk: Desk, claim: Claim) -> tuple[str, ...]:
    with desk.database.snapshot() as snapshot:
        return replies.reply_missing(snapshot, claim)


def test_whoever_a_claim_names_is_missing_until_asked(desk: Desk, claim: Claim) -> None:
    assert missing(desk, claim) == ("Ada Quill",)

    ask(desk, claim, "Quill")

    assert missing(desk, claim) == ()


def test_a_reason_in_words_stands_for_asking(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="needs a reason"):
        replies.excuse(desk, claim.id, "Ada Quill", because=" … ")
    replies.excuse(desk, claim.id, "Ada Quill", because="She wrote it to us herself.")

    assert missing(desk, claim) == ()
    assert heard(desk, claim).waivers[0].because == "She wrote it to us herself."


def test_an_entry_taken_back_asks_again_and_stays_in_the_record(desk: Desk, claim: Claim) -> None:
    request = ask(desk, claim)
    replies.retract_request(desk, request, because="It was another claim.")

    assert missing(desk, claim) == ("Ada Quill",)
    assert heard(desk, claim).requests[0].retracted_because == "It was another claim."
    with pytest.raises(NotAllowed, match="taken back already"):
        answer(desk, request)


def test_answers_follow_each_other_and_none_is_lost(desk: Desk, claim: Claim) -> None:
    request = ask(desk, claim)
    silent = replies.RecordReply(request=request, outcome=Outcome.DID_NOT_ANSWER, on=ASKED)
    replies.record_reply(desk, silent)
    answer(desk, request, "I do, and I have photographs.")

    (found,) = heard(desk, claim).requests

    assert [one.outcome for one in found.replies] == [Outcome.DID_NOT_ANSWER, Outcome.ANSWERED]
    assert found.replies[1].words == "I do, and I have photographs."
    assert checked(desk).findings == ()


def test_an_answer_is_told_to_whoever_is_about_to_judge(desk: Desk, claim: Claim) -> None:
    request, seen = ask(desk, claim), the_claim(desk, claim.id).revision
    answer(desk, request)

    with pytest.raises(Conflict, match="Maya wrote down an answer"):
        a_review(desk, claim, seen_revision=seen)


def test_that_somebody_was_asked_or_stays_silent_disturbs_nobody(desk: Desk, claim: Claim) -> None:
    seen = the_claim(desk, claim.id).revision
    silent = replies.RecordReply(request=ask(desk, claim), outcome=Outcome.DID_NOT_ANSWER, on=ASKED)
    replies.record_reply(desk, silent)

    assert a_review(desk, claim, seen_revision=seen)


def test_a_request_is_overdue_while_nothing_came(desk: Desk, claim: Claim) -> None:
    request = ask(desk, claim)

    assert overdue(heard(desk, claim), date(2026, 3, 10)) == ()
    assert [one.id for one in overdue(heard(desk, claim), date(2026, 3, 11))] == [request]
    answer(desk, request)
    assert overdue(heard(desk, claim), date(2026, 3, 11)) == ()


def test_days_that_cannot_be_are_refused(desk: Desk, claim: Claim) -> None:
    request, before = ask(desk, claim), events(desk)

    with pytest.raises(InvalidInput, match="before the day of asking"):
        answer(desk, request, day=date(2026, 3, 1))
    with pytest.raises(InvalidInput, match="lies in the future"):
        answer(desk, request, day=date(2026, 4, 1))
    with pytest.raises(InvalidInput, match="needs its words"):
        answer(desk, request, words=" ")
    with pytest.raises(NotFound, match="no entry"):
        answer(desk, "rpq_none")
    assert events(desk) == before


@pytest.mark.parametrize(
    ("asked_on", "answer_by", "told"),
    [
        (date(2026, 4, 1), None, "day of asking, 2026-04-01, lies in the future"),
        (ASKED, ASKED - timedelta(days=1), "before the day of asking"),
    ],
)
def test_nobody_was_asked_tomorrow_or_is_to_answer_before_they_were(
    desk: Desk, claim: Claim, asked_on: date, answer_by: date | None, told: str
) -> None:
    asked = replies.AskForReply(
        claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=asked_on, answer_by=answer_by
    )
    before = events(desk)

    with pytest.raises(InvalidInput, match=told):
        replies.ask(desk, asked)
    assert events(desk) == before


def test_where_it_is_tomorrow_already_somebody_was_asked_today(desk: Desk, claim: Claim) -> None:
    def asked(days: int) -> replies.AskForReply:
        on = desk.clock().date() + timedelta(days=days)
        return replies.AskForReply(
            claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=on, answer_by=on
        )

    replies.ask(desk, asked(1))
    with pytest.raises(InvalidInput, match="lies in the future"):
        replies.ask(desk, asked(2))


def test_somebody_who_is_asked_or_excused_has_a_name(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="Nobody is named"):
        ask(desk, claim, party=" — ")
    with pytest.raises(InvalidInput, match="Nobody is named"):
        replies.excuse(desk, claim.id, "", because="It is about nobody.")


def test_who_is_asked_need_be_given_no_day_to_answer_by(desk: Desk, claim: Claim) -> None:
    replies.ask(
        desk,
        replies.AskForReply(
            claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=ASKED, answer_by=ASKED
        ),
    )
    replies.ask(
        desk,
        replies.AskForReply(claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=ASKED),
    )

    assert [one.answer_by for one in heard(desk, claim).requests] == [ASKED, None]


def test_a_claim_that_took_another_in_has_its_answers(desk: Desk, claim: Claim) -> None:
    answer(desk, ask(desk, claim), "I do.")
    other = a_claim(desk, a_document(desk), "14 of its 40 lamps")
    triage.merge(desk, other.id, (claim.id,))

    assert heard(desk, other).requests[0].replies[0].words == "I do."


def test_the_screen_of_a_claim_has_them(desk: Desk, claim: Claim) -> None:
    answer(desk, ask(desk, claim))

    screen = claim_screen(desk, claim.id, chosen=ClaimFilter(), order="worth")

    assert screen.heard.requests[0].replies[0].words == "I do."


@pytest.mark.parametrize(
    "sql",
    [
        "update reply_requests set party = 'x'",
        "delete from reply_requests",
        "update replies set answered_on = '2020-01-01'",
        "delete from replies",
    ],
)
def test_what_was_asked_and_answered_is_never_edited(desk: Desk, claim: Claim, sql: str) -> None:
    answer(desk, ask(desk, claim))

    with desk.database.connect() as connection, pytest.raises(driver.IntegrityError, match="never"):
        connection.conn.execute(sql)


def test_a_claim_is_not_signed_off_before_whoever_it_names_was_asked_or_excused(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_review(desk, claim)
    a_review(desk, claim, layer=Layer.SAID, rating="unproven")
    with pytest.raises(NotAllowed, match="“Ada Quill”, and nobody asked"):
        a_sign_off(colleague, claim.id)

    replies.excuse(desk, claim.id, "Ada Quill", because="She wrote it to us herself.")

    a_sign_off(colleague, claim.id)
