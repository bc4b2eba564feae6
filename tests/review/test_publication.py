"""A record shown as one of its publications showed it, whatever came since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.model import Caveat
from review.publication import PublicationKind, as_published, retracted, standing
from review.reply import Heard, Outcome, Reply, ReplyRequest, ReplyWaiver, Way
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_piece, at
from tests.reports.published import a_publication, a_sign_off, the_published_affair

if TYPE_CHECKING:
    from datetime import datetime

PASSENGERS = the_published_affair().claims[0]
FIRST, CORRECTION = PASSENGERS.publications


def test_verdicts_and_reviews_are_those_that_were_published() -> None:
    old, new = as_published(PASSENGERS, FIRST), as_published(PASSENGERS, CORRECTION)

    assert [v.id for v in (*old.verdicts, *new.verdicts)] == ["ver-0", "ver-1"]
    assert [r.id for r in old.reviews] == ["rev-00"]
    assert [r.id for r in new.reviews] == ["rev-1", "rev-2"]


@pytest.mark.parametrize(
    ("added", "retracted_at", "shown"),
    [
        (18, None, True),
        (19, None, True),
        (20, None, False),
        (17, 18, False),
        (17, 19, False),
        (17, 20, True),
    ],
)
def test_evidence_is_that_which_stood_then(
    added: int, retracted_at: int | None, *, shown: bool
) -> None:
    gone = at(9, day=retracted_at) if retracted_at else None
    piece = a_piece(added_at=at(9, day=added), retracted_at=gone)
    found = as_published(replace(PASSENGERS, evidence=(piece,)), FIRST).evidence

    assert bool(found) is shown
    assert all(one.retracted_at is None for one in found)


def test_what_was_done_at_the_very_moment_of_publishing_is_in_it() -> None:
    then = FIRST.published_at
    caveat = Caveat(claim_id="claim-a", text="One landing only.", added_at=then, resolved_at=None)
    settled = replace(caveat, resolved_at=then)

    shown = as_published(replace(PASSENGERS, caveats=(caveat, settled)), FIRST)

    assert shown.caveats == (caveat,)


def test_a_caveat_made_or_resolved_since_is_as_it_was_then() -> None:
    before = Caveat(claim_id="claim-a", text="One landing only.", added_at=at(9), resolved_at=None)
    resolved = replace(before, resolved_at=at(9, day=21))
    since = replace(before, added_at=at(9, day=21))

    shown = as_published(replace(PASSENGERS, caveats=(resolved, since)), FIRST).caveats

    assert shown == (before,)


THEN, LATER = FIRST.published_at, FIRST.published_at.replace(year=2100)


def a_reply(recorded_at: datetime) -> Reply:
    return Reply(
        id=f"rep-{recorded_at.year}", outcome=Outcome.ANSWERED, words="No.", on=THEN.date(),
        recorded_by="Ada", recorded_at=recorded_at,
    )  # fmt: skip


def a_request(recorded_at: datetime) -> ReplyRequest:
    return ReplyRequest(
        id=f"req-{recorded_at.year}", claim_id=PASSENGERS.claim.id, party="The office", office="",
        way=Way.MAIL, asked_on=THEN.date(), answer_by=None, words="Is it so?", recorded_by="Ada",
        recorded_at=recorded_at, replies=(a_reply(THEN), a_reply(LATER)),
    )  # fmt: skip


def a_waiver(said_at: datetime) -> ReplyWaiver:
    return ReplyWaiver(
        id=f"wai-{said_at.year}", claim_id=PASSENGERS.claim.id, party="The town",
        because="It is its own record.", said_by="Ada", said_at=said_at,
    )  # fmt: skip


def test_whom_the_desk_had_heard_is_as_it_was_then() -> None:
    heard = Heard(
        requests=(a_request(THEN), a_request(LATER)), waivers=(a_waiver(THEN), a_waiver(LATER))
    )

    shown = as_published(replace(PASSENGERS, heard=heard), FIRST).heard

    assert shown.requests == (replace(a_request(THEN), replies=(a_reply(THEN),)),)
    assert shown.waivers == (a_waiver(THEN),)


@pytest.mark.parametrize(
    ("given_at", "ended_at", "verdicts", "shown"),
    [
        (THEN, None, FIRST.verdict_ids, True),
        (THEN, LATER, FIRST.verdict_ids, True),
        (THEN, THEN, FIRST.verdict_ids, False),
        (LATER, None, FIRST.verdict_ids, False),
        (THEN, None, (*FIRST.verdict_ids, "ver-other"), True),
        (THEN, None, ("ver-other",), False),
    ],
)
def test_who_answered_for_it_is_who_had_signed_those_verdicts_by_then(
    given_at: datetime, ended_at: datetime | None, verdicts: tuple[str, ...], *, shown: bool
) -> None:
    signature = a_sign_off(given_at=given_at, ended_at=ended_at, verdict_ids=verdicts)

    found = as_published(replace(PASSENGERS, signed=(signature,)), FIRST).signed

    assert found == ((replace(signature, ended_at=None),) if shown else ())


def test_an_embargo_moves_the_day_on_which_readers_saw_it() -> None:
    assert a_publication().out_at == at(9, day=19)
    assert a_publication(not_before=at(9, day=30)).out_at == at(9, day=30)
    assert a_publication(not_before=at(9, day=1)).out_at == at(9, day=19)


def test_the_last_line_says_whether_a_verdict_stands_or_was_taken_back() -> None:
    nothing, vote = the_affair().claims[0], the_published_affair().claims[4]
    back = retracted(vote)

    assert standing(PASSENGERS) is CORRECTION
    assert (standing(nothing), retracted(nothing)) == (None, None)
    assert standing(vote) is None
    assert back is not None
    assert back.kind is PublicationKind.RETRACTION
