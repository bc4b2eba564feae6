"""Undoing an act: what it changed is as before, and the record tells both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotAllowed, NotFound
from claims.model import Kind, RelationKind, RelationState
from db import events_store, evidence_store, relations_store
from desk import evidence as evidence_desk
from desk import intake, readings, relations, tags, triage
from desk.undo import can_undo, undo
from review.roles import Role
from tests.builders import (
    LEDGER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    place_of,
    the_claim,
    the_document,
    with_roles,
)
from tests.fireboat import a_checked_desk, of_kind
from tests.fireboat import relations as the_pairs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from claims.model import Claim, Document, Relation
    from desk import Desk
    from review.model import Evidence


@pytest.fixture
def pier(desk: Desk) -> Document:
    return a_document(desk)


@pytest.fixture
def lamps(desk: Desk, pier: Document) -> Claim:
    return a_claim(desk, pier, "lost 14 of its 40 lamps")


def as_before(claim: Claim) -> Claim:
    """Leave out what rises with every change."""
    return replace(claim, revision=0, changed_at=claim.created_at)


def evidence(desk: Desk, claim: Claim) -> tuple[Evidence, ...]:
    with desk.database.snapshot() as snapshot:
        return evidence_store.of_claims(snapshot, [claim.id])


ACTS: dict[str, Callable[[Desk, Claim, Document], object]] = {
    "dismissing": lambda desk, claim, _: triage.dismiss(desk, [claim.id]),
    "a wording": lambda desk, claim, _: triage.edit(
        desk,
        triage.Rewording(claim=claim.id, statement="Fourteen lamps are gone.", kind=Kind.EVENT),
    ),
    "trimming": lambda desk, claim, pier: triage.trim_occurrence(
        desk, claim.occurrences[0].id, *place_of(pier, "lost 14")
    ),
    "a scale": lambda desk, claim, _: triage.set_scale(desk, claim.id, "three-steps@1"),
    "a speaker": lambda desk, claim, _: readings.name_speaker(
        desk,
        readings.NameSpeaker(
            occurrence=claim.occurrences[0].id, speaker="Ada Quill", everywhere=False
        ),
    ),
    "splitting": lambda desk, claim, pier: triage.split(
        desk, claim.id, [place_of(pier, "lost 14"), place_of(pier, "40 lamps")]
    ),
    "merging": lambda desk, claim, pier: triage.merge(
        desk, claim.id, [a_claim(desk, pier, "The pier is open every day.").id]
    ),
    "linking": lambda desk, claim, _: a_link(
        desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down"
    ),
    "the day of its document": lambda desk, _, pier: intake.correct(
        desk, pier.id, {"published_on": "2026-03-01"}
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_after_undoing_a_claim_is_as_it_was(
    desk: Desk, lamps: Claim, pier: Document, act: str
) -> None:
    ACTS[act](desk, lamps, pier)

    done = undo(desk, events(desk))

    assert done.action.startswith("undid “")
    assert as_before(the_claim(desk, lamps.id)) == as_before(lamps)
    assert the_document(desk, pier.id) == pier
    assert checked(desk).ok


def test_a_claim_that_was_made_is_set_aside(desk: Desk, lamps: Claim) -> None:
    undo(desk, events(desk))

    assert the_claim(desk, lamps.id).state.value == "dismissed"


def test_a_merged_claim_stands_by_itself_again(desk: Desk, lamps: Claim, pier: Document) -> None:
    other = a_claim(desk, pier, "The pier is open every day.")
    triage.merge(desk, lamps.id, [other.id])

    undo(desk, events(desk))

    assert as_before(the_claim(desk, other.id)) == as_before(other)


def test_evidence_is_retracted_and_a_retraction_links_it_again(desk: Desk, lamps: Claim) -> None:
    link = a_link(desk, lamps, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    evidence_desk.retract(desk, link, because="Wrong month.")
    undo(desk, events(desk))

    first, second = evidence(desk, lamps)
    assert (first.id, first.retracted_because) == (link, "Wrong month.")
    assert (second.span, second.stance) == (first.span, first.stance)
    assert second.retracted_at is None


def test_a_caveat_and_a_tag_can_be_undone(desk: Desk, lamps: Claim, pier: Document) -> None:
    relations.add_caveat(desk, relations.AddCaveat(claim=lamps.id, words="Only the north side."))
    undo(desk, events(desk))
    tags.tag_documents(desk, [pier.id], "harbour")
    undo(desk, events(desk))

    with desk.database.snapshot() as snapshot:
        assert snapshot.number("select count(*) from caveats where resolved_at is null") == 0
        assert snapshot.number("select count(*) from taggings where ended_at is null") == 0


def test_what_something_rests_on_is_not_undone(desk: Desk, lamps: Claim) -> None:
    triage.edit(desk, triage.Rewording(claim=lamps.id, statement="Fourteen lamps are gone."))
    edited = events(desk)
    a_review(a_colleague(desk), lamps)

    with pytest.raises(NotAllowed, match="Somebody reviewed the claim since"):
        undo(desk, edited)


def test_evidence_that_a_review_rests_on_stays(desk: Desk, lamps: Claim) -> None:
    link = a_link(desk, lamps, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    linked = events(desk)
    a_review(desk, lamps, evidence_ids=(link,))

    with pytest.raises(NotAllowed, match="A review rests on this piece"):
        undo(desk, linked)


def test_a_second_undoing_of_the_same_is_refused(desk: Desk, lamps: Claim) -> None:
    triage.dismiss(desk, [lamps.id])
    dismissed = events(desk)
    undo(desk, dismissed)

    with pytest.raises(NotAllowed, match=r"Maya undid “dismissed” since"):
        undo(desk, dismissed)


def test_a_review_is_withdrawn_and_not_undone(desk: Desk, lamps: Claim) -> None:
    a_review(desk, lamps)

    with desk.database.snapshot() as snapshot:
        assert not can_undo(snapshot, events(desk))
    with pytest.raises(NotAllowed, match="cannot be undone"):
        undo(desk, events(desk))
    with pytest.raises(NotFound, match="no event 999"):
        undo(desk, 999)


def test_an_editor_undoes_what_others_did_and_a_checker_does_not(desk: Desk, lamps: Claim) -> None:
    seats = with_roles(desk, Edda=Role.EDITOR, Carl=Role.CHECKER, Cleo=Role.CHECKER)
    triage.dismiss(seats["Carl"], [lamps.id])
    dismissed = events(desk)

    with pytest.raises(NotAllowed, match="only Carl or an editor"):
        undo(seats["Cleo"], dismissed)
    undo(seats["Edda"], dismissed)

    assert the_claim(desk, lamps.id).state is lamps.state


@pytest.fixture
def proposal(desk: Desk) -> Relation:
    """A plan that was carried out: the rules propose it."""
    return of_kind(a_checked_desk(desk), RelationKind.UPDATES)


def a_pair(desk: Desk, relation: Relation) -> Relation | None:
    with desk.database.snapshot() as snapshot:
        return relations_store.get(snapshot, relation.id)


DECISIONS: dict[str, Callable[[Desk, Relation], object]] = {
    "confirming": lambda desk, one: relations.decide(
        desk, one.id, RelationState.CONFIRMED, because="The minutes say so."
    ),
    "rejecting": lambda desk, one: relations.decide(desk, one.id, RelationState.REJECTED),
    "telling apart": lambda desk, one: relations.tell_apart(desk, [one.id]),
    "a caveat": lambda desk, one: relations.make_caveat(desk, one.id, "It was a plan once."),
    "setting it by hand, turned round": lambda desk, one: relations.relate(
        desk, relations.Relate(left=one.right, right=one.left, kind=one.kind, because="Minutes.")
    ),
}


@pytest.mark.parametrize("act", DECISIONS)
def test_a_decision_about_two_claims_is_undone_and_both_acts_stay(
    desk: Desk, proposal: Relation, act: str
) -> None:
    DECISIONS[act](desk, proposal)
    assert a_pair(desk, proposal) != proposal

    done = undo(desk, events(desk))

    assert a_pair(desk, proposal) == proposal
    with desk.database.snapshot() as snapshot:
        for claim in (proposal.left, proposal.right):
            assert events_store.history(snapshot, claim)[-1].seq == done.seq
    assert checked(desk).ok


def test_a_decision_that_somebody_took_the_other_way_since_is_not_undone(
    desk: Desk, proposal: Relation
) -> None:
    relations.decide(desk, proposal.id, RelationState.CONFIRMED)
    confirmed = events(desk)
    relations.decide(a_colleague(desk), proposal.id, RelationState.REJECTED)

    with pytest.raises(NotAllowed, match="Tomas rejected a relation since"):
        undo(desk, confirmed)
    undo(desk, events(desk), command_id="the later one first")
    assert a_pair(desk, proposal) is not None


def test_a_pair_that_was_set_by_hand_is_withdrawn_and_can_be_set_again(
    desk: Desk, proposal: Relation
) -> None:
    said = relations.Relate(
        left=proposal.left, right=proposal.right, kind=RelationKind.QUALIFIES, because="Partly."
    )
    made = relations.relate(desk, said).made[0]
    before = the_pairs(desk)

    undo(desk, events(desk))

    assert [one for one in before if one.id == made] != []
    assert [one for one in the_pairs(desk) if one.id == made] == []
    assert relations.relate(desk, said).made == (made,)
    assert the_pairs(desk) == tuple(replace(one, decided_at=_at(desk, one)) for one in before)
    assert checked(desk).ok


def _at(desk: Desk, pair: Relation) -> datetime | None:
    return next(one.decided_at for one in the_pairs(desk) if one.id == pair.id)
