"""One change, one transaction, one event, and never twice for one command."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, NotAllowed, NotFound
from claims.model import ClaimState
from desk import act, triage
from desk.act import Told
from desk.authority import Role, needs
from review.workflow import ClaimAction
from tests.builders import a_claim, a_document, a_link, a_review, checked, events, the_claim

if TYPE_CHECKING:
    from desk import Desk
    from desk.act import Act


carry_out = needs(Role.CHECKER)(act.carry_out)
"""A use-case that does whatever it is handed."""


def test_a_change_is_one_event_by_whoever_made_it(desk: Desk) -> None:
    done = carry_out(desk, None, lambda _: Told(action="looked", subject="doc_1"))

    assert (done.event.seq, done.event.actor, done.event.action) == (2, "Maya", "looked")
    assert not done.again
    assert events(desk) == 2


def test_a_repeated_command_is_carried_out_once_and_answered_the_same(desk: Desk) -> None:
    document = a_document(desk)
    first = triage.make_claim(desk, document.id, 0, 8, command_id="click")
    second = triage.make_claim(desk, document.id, 0, 8, command_id="click")

    assert second.again
    assert (second.made, second.event) == (first.made, first.event)
    assert events(desk) == 3


def test_two_clicks_at_once_are_one_change(desk: Desk) -> None:
    document = a_document(desk)

    def click(_: int) -> act.Done:
        return triage.make_claim(desk, document.id, 0, 8, command_id="click")

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(click, range(8)))

    assert sorted(answer.again for answer in answers) == [False, *[True] * 7]
    assert len({answer.made for answer in answers}) == 1
    assert events(desk) == 3
    assert checked(desk).ok


def test_a_refused_command_can_be_sent_again(desk: Desk) -> None:
    def refuse(_: Act) -> Told:
        raise NotFound("Not here.")

    with pytest.raises(NotFound):
        carry_out(desk, "click", refuse)
    done = carry_out(desk, "click", lambda _: Told(action="looked", subject="doc_1"))

    assert not done.again
    assert events(desk) == 2


def test_a_change_that_fails_halfway_keeps_nothing(desk: Desk) -> None:
    def stumble(change: Act) -> Told:
        change.writing.words("half of it")
        raise KeyError

    with pytest.raises(KeyError):
        carry_out(desk, None, stumble)

    assert events(desk) == 1
    assert checked(desk).texts == 0


def test_a_claim_is_found_by_number_and_by_id(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")

    assert the_claim(desk, str(claim.number)) == the_claim(desk, claim.id) == claim


@pytest.mark.parametrize("reference", ["0", "99", "clm_nowhere", "", "9" * 40, "' or 1=1 --"])
def test_what_is_not_here_is_refused_with_where_to_look(desk: Desk, reference: str) -> None:
    with desk.database.snapshot() as snapshot:
        with pytest.raises(NotFound, match="There is no claim"):
            act.claim_of(snapshot, reference)
        with pytest.raises(NotFound, match="There is no document"):
            act.document_of(snapshot, reference)


def test_a_conflict_says_who_changed_what_and_when(desk: Desk, colleague: Desk) -> None:
    document = a_document(desk)
    claim = a_claim(desk, document, "The pier is open every day.")
    triage.edit(colleague, triage.Rewording(claim=claim.id, statement="The pier is open daily."))
    a_link(colleague, claim, document, "14 of its 40 lamps")

    with pytest.raises(Conflict) as caught:
        triage.edit(desk, triage.Rewording(claim=claim.id, statement="x", seen_revision=1))
    told = str(caught.value)
    assert "Tomas edited the claim at 08:" in told
    assert "Tomas linked evidence at 08:" in told
    assert "you saw revision 1, it is now 3" in told
    assert "Nothing was saved." in told


def test_another_persons_review_of_a_decided_claim_is_no_conflict(
    desk: Desk, colleague: Desk
) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    a_review(colleague, claim)
    seen = the_claim(desk, claim.id).revision
    a_review(colleague, claim)

    assert a_review(desk, claim, seen_revision=seen)


def test_no_event_says_more_revisions_than_there_are(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="The pier is open daily."))
    with desk.database.snapshot() as snapshot:
        rows = snapshot.rows("select details from events order by seq")

    told = [json.loads(row["details"]).get("revisions", {}).get(claim.id) for row in rows]
    assert told[-2:] == [1, 2]


@pytest.mark.parametrize("action", [ClaimAction.LINK, ClaimAction.REVIEW])
def test_working_on_a_candidate_accepts_it(desk: Desk, action: ClaimAction) -> None:
    with desk.database.write() as writing:
        doing = act.Act(writing=writing, desk=desk, now=desk.clock(), role=Role.CHECKER)
        assert act.step(doing, ClaimState.CANDIDATE, action) is ClaimState.IN_REVIEW


def test_a_step_that_the_table_keeps_for_editors_is_refused_to_a_checker(desk: Desk) -> None:
    with desk.database.write() as writing:
        doing = act.Act(writing=writing, desk=desk, now=desk.clock(), role=Role.CHECKER)
        with pytest.raises(NotAllowed, match="only by an editor"):
            act.step(doing, ClaimState.READY, ClaimAction.SIGN_OFF)
