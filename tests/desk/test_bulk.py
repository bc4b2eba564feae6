"""The same done to many claims at once: what is told before, what is done, what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import ClaimState
from db import accounts_store, board_view, workflow_store
from db.board_view import ClaimFilter
from desk import accounts, bulk, bulk_undo, tags, triage
from desk.bulk import Asked, Bulk
from desk.screens import claims_screen
from tests.builders import (
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk

OPEN = "The pier is open every day."


@pytest.fixture
def pier(desk: Desk) -> Document:
    """The article about the pier, with its candidates."""
    return a_document(desk)


@pytest.fixture
def decided(desk: Desk, pier: Document) -> Claim:
    """A claim that is decided."""
    claim = a_claim(desk, pier, OPEN)
    a_review(desk, claim)
    return the_claim(desk, claim.id)


def everything(desk: Desk) -> tuple[str, ...]:
    with desk.database.snapshot() as snapshot:
        return tuple(board_view.ids(snapshot, ClaimFilter()))


def states(desk: Desk, ids: tuple[str, ...]) -> list[ClaimState]:
    return [the_claim(desk, one).state for one in ids]


def names_of_tags(desk: Desk) -> set[str]:
    screen = claims_screen(desk.database, ClaimFilter())
    return {name for row in screen.rows for name in row.tags}


def test_what_can_be_done_and_what_stays_is_told_before(desk: Desk, decided: Claim) -> None:
    ids = everything(desk)
    foreseen = bulk.foresee(desk, Asked(action=Bulk.DISMISS, claims=(*ids, "clm_gone")))

    assert set(foreseen.able) == set(ids) - {decided.id}
    assert foreseen.stays == {"ready": 1, "unknown": 1}


def test_those_that_can_move_do_and_the_others_stay_in_one_event(
    desk: Desk, decided: Claim
) -> None:
    ids = everything(desk)
    before = events(desk)
    done = bulk.carry(desk, Asked(action=Bulk.DISMISS, claims=ids, because="Opinion."))

    assert done.count == len(ids) - 1
    assert done.stays == {"ready": 1}
    assert the_claim(desk, decided.id).state is ClaimState.READY
    assert events(desk) == before + 1
    assert checked(desk).findings == ()


def test_a_claim_that_another_one_took_in_stays(desk: Desk, pier: Document) -> None:
    first, second, *_ = everything(desk)
    triage.merge(desk, first, [second])

    foreseen = bulk.foresee(desk, Asked(action=Bulk.RESTORE, claims=(second,)))
    assert foreseen.stays == {"merged": 1}


def test_when_it_can_be_done_to_none_nothing_is_done(desk: Desk, decided: Claim) -> None:
    with pytest.raises(NotAllowed, match="None of these claims can be dismissed"):
        bulk.carry(desk, Asked(action=Bulk.DISMISS, claims=(decided.id,)))
    with pytest.raises(InvalidInput, match="No claim is selected"):
        bulk.carry(desk, Asked(action=Bulk.ACCEPT, claims=()))


def test_a_second_click_changes_nothing_and_gives_the_same_answer(
    desk: Desk, pier: Document
) -> None:
    asked = Asked(action=Bulk.ACCEPT, claims=everything(desk))
    first = bulk.carry(desk, asked, command_id="cmd_1")
    before = events(desk)

    assert bulk.carry(desk, asked, command_id="cmd_1") == first
    assert events(desk) == before


def test_undoing_puts_each_claim_back_where_it_was(desk: Desk, pier: Document) -> None:
    accepted = a_claim(desk, pier, OPEN)
    worked = a_claim(desk, pier, "Nobody has mended one since 2019")
    a_link(desk, worked, pier, OPEN)
    ids = everything(desk)
    was = states(desk, ids)
    done = bulk.carry(desk, Asked(action=Bulk.DISMISS, claims=ids))
    assert set(states(desk, ids)) == {ClaimState.DISMISSED}

    undone = bulk_undo.undo(desk, done.event.seq)
    assert states(desk, ids) == was
    assert len(set(was)) == 3
    assert accepted.id in ids
    assert (undone.count, undone.touched) == (len(ids), 0)
    assert checked(desk).findings == ()


def test_a_claim_touched_since_stays_and_is_named(desk: Desk, pier: Document) -> None:
    ids = everything(desk)
    done = bulk.carry(desk, Asked(action=Bulk.ACCEPT, claims=ids))
    touched = the_claim(desk, ids[0])
    a_link(desk, touched, pier, OPEN)
    undone = bulk_undo.undo(desk, done.event.seq)

    assert undone.named == (touched.number,)
    assert the_claim(desk, ids[0]).state is ClaimState.IN_REVIEW
    assert set(states(desk, ids[1:])) == {ClaimState.CANDIDATE}


def test_what_was_taken_back_cannot_be_taken_back_again(desk: Desk, pier: Document) -> None:
    done = bulk.carry(desk, Asked(action=Bulk.ACCEPT, claims=everything(desk)))
    bulk_undo.undo(desk, done.event.seq)

    with pytest.raises(InvalidInput, match="Nothing is left to take back"):
        bulk_undo.undo(desk, done.event.seq)
    with pytest.raises(NotFound, match="is not a change of many claims"):
        bulk_undo.undo(desk, 1)


def test_many_claims_are_given_to_somebody_and_taken_from_them_again(
    desk: Desk, colleague: Desk, pier: Document
) -> None:
    ids = everything(desk)
    asked = Asked(action=Bulk.ASSIGN, claims=ids, person="Tomas")
    done = bulk.carry(desk, asked)
    assert set(states(desk, ids)) == {ClaimState.ASSIGNED}
    assert bulk.foresee(desk, asked).stays == {"there": len(ids)}

    bulk_undo.undo(desk, done.event.seq)
    assert set(states(desk, ids)) == {ClaimState.CANDIDATE}
    with desk.database.snapshot() as snapshot:
        assert workflow_store.assigned(snapshot, ids) == []


def test_tagging_many_leaves_those_that_carry_it_and_touches_no_revision(
    desk: Desk, pier: Document
) -> None:
    first, *rest = ids = everything(desk)
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=(first,), tag="Harbour"))
    done = bulk.carry(desk, Asked(action=Bulk.TAG, claims=ids, tag=" harbour "))

    assert (done.count, done.stays) == (len(rest), {"there": 1})
    assert {the_claim(desk, one).revision for one in ids} == {1}
    assert names_of_tags(desk) == {"Harbour"}


def test_tagging_and_untagging_can_be_taken_back(desk: Desk, pier: Document) -> None:
    ids = everything(desk)
    put = bulk.carry(desk, Asked(action=Bulk.TAG, claims=ids, tag="harbour"))
    bulk.carry(desk, Asked(action=Bulk.UNTAG, claims=ids[:1], tag="Harbour"))

    assert bulk_undo.undo(desk, put.event.seq).named == (the_claim(desk, ids[0]).number,)
    assert names_of_tags(desk) == set()
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=ids, tag="harbour"))
    taken = bulk.carry(desk, Asked(action=Bulk.UNTAG, claims=ids, tag="harbour"))
    assert bulk_undo.undo(desk, taken.event.seq).count == len(ids)
    assert names_of_tags(desk) == {"harbour"}


def test_untagging_with_a_tag_that_nobody_uses_is_refused(desk: Desk, pier: Document) -> None:
    asked = Asked(action=Bulk.UNTAG, claims=everything(desk), tag="harbour")

    assert bulk.foresee(desk, asked).able == ()
    with pytest.raises(NotAllowed, match="None of these"):
        bulk.carry(desk, asked)


def test_only_its_maker_or_an_editor_takes_a_change_back(desk: Desk, pier: Document) -> None:
    ben = a_colleague(desk, "Ben")
    done = bulk.carry(desk, Asked(action=Bulk.ACCEPT, claims=everything(desk)))
    accounts.turn_on(desk, "four lamps on the pier")
    with desk.database.write() as writing:
        accounts_store.set_role(writing, ben.actor, "checker", at="2026-03-09T08:00:00.000000Z")

    with pytest.raises(NotAllowed, match="only Maya or an editor can take it back"):
        bulk_undo.undo(ben, done.event.seq)
    with desk.database.write() as writing:
        accounts_store.set_role(writing, ben.actor, "editor", at="2026-03-09T08:00:00.000000Z")
    assert bulk_undo.undo(ben, done.event.seq).count == done.count


def test_a_tag_is_found_whatever_its_case(desk: Desk, pier: Document) -> None:
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=everything(desk)[:2], tag="Harbour  budget"))
    wanted = ClaimFilter(tags=(tags.plain("HARBOUR BUDGET"),))

    assert claims_screen(desk.database, wanted).total == 2
