"""People decide on relations and add caveats; the record keeps what they said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import RelationKind, RelationState
from db import events_store, relations_store
from desk import triage
from desk.cross_check import propose
from desk.relations import (
    AddCaveat,
    Relate,
    add_caveat,
    decide,
    make_caveat,
    relate,
    resolve_caveat,
)
from tests.builders import a_claim, a_document, checked, events, place_of
from tests.fireboat import a_checked_desk, of_kind, relations

if TYPE_CHECKING:
    from claims.model import Caveat, Claim, Relation
    from desk import Desk


@pytest.fixture
def update(desk: Desk) -> Relation:
    """A vote that was taken updates the plan to take it."""
    return of_kind(a_checked_desk(desk), RelationKind.UPDATES)


def caveats(desk: Desk, claim: str) -> tuple[Caveat, ...]:
    with desk.database.snapshot() as snapshot:
        return relations_store.caveats_of(snapshot, [claim])


def now(desk: Desk, relation: Relation) -> Relation:
    return next(one for one in relations(desk) if one.id == relation.id)


def test_who_confirms_a_relation_stands_beside_it_with_the_reason(
    desk: Desk, colleague: Desk, update: Relation
) -> None:
    decide(colleague, update.id, RelationState.CONFIRMED, because=" The minutes say so. ")

    found = now(desk, update)
    assert (found.state, found.decided_by) == (RelationState.CONFIRMED, "Tomas")
    assert found.because == "The minutes say so."
    assert found.decided_at is not None
    assert checked(desk).ok


def test_a_decision_is_in_the_history_of_both_claims(desk: Desk, update: Relation) -> None:
    decide(desk, update.id, RelationState.REJECTED)

    with desk.database.snapshot() as snapshot:
        told = [
            events_store.history(snapshot, claim)[-1].action
            for claim in (update.left, update.right)
        ]
    assert told == ["rejected a relation"] * 2


def test_a_slip_is_taken_back_by_deciding_the_other_way(desk: Desk, update: Relation) -> None:
    decide(desk, update.id, RelationState.REJECTED, because="slip")

    decide(desk, update.id, RelationState.CONFIRMED)

    assert now(desk, update).state is RelationState.CONFIRMED
    assert now(desk, update).because == ""
    assert checked(desk).ok


@pytest.mark.parametrize("decision", [RelationState.CONFIRMED, RelationState.REJECTED])
def test_deciding_the_same_twice_is_refused_and_a_double_click_is_not(
    desk: Desk, update: Relation, decision: RelationState
) -> None:
    decide(desk, update.id, decision, command_id="cmd_1")
    before = events(desk)

    assert decide(desk, update.id, decision, command_id="cmd_1").again
    with pytest.raises(NotAllowed, match=f"{decision.value} already, so nothing was saved"):
        decide(desk, update.id, decision)
    assert events(desk) == before


def test_a_decision_cannot_be_turned_into_none(desk: Desk, update: Relation) -> None:
    with pytest.raises(InvalidInput, match="confirmed or rejected"):
        decide(desk, update.id, RelationState.PROPOSED)


def test_a_relation_that_is_not_there_is_refused_with_what_to_do(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no relation “rel_x”"):
        decide(desk, "rel_x", RelationState.CONFIRMED)


def test_a_caveat_made_of_a_relation_limits_the_claim_it_is_done_to_and_confirms_it(
    desk: Desk, update: Relation
) -> None:
    done = make_caveat(desk, update.id, "The vote was taken on 5 March.")

    (caveat,) = caveats(desk, update.right)
    assert (caveat.id, caveat.text) == (done.made[0], "The vote was taken on 5 March.")
    assert caveat.relation == update.id
    assert caveat.span is not None
    assert "voted for the fire boat" in caveat.span.quote
    assert now(desk, update).state is RelationState.CONFIRMED
    assert caveats(desk, update.left) == ()
    assert checked(desk).ok


def test_a_caveat_can_limit_the_other_claim_but_no_third_one(desk: Desk, update: Relation) -> None:
    third = a_claim(desk, a_document(desk, "The goats of the mayor graze on the quay."), "goats")

    make_caveat(desk, update.id, "It was a plan once.", claim=update.left)

    assert [one.text for one in caveats(desk, update.left)] == ["It was a plan once."]
    with pytest.raises(InvalidInput, match="which of the two"):
        make_caveat(desk, update.id, "It was a plan once.", claim=third.id)


def test_a_caveat_can_come_from_any_words_or_from_none(desk: Desk) -> None:
    text = "The pier is open every day. The north stairs are closed in winter."
    document = a_document(desk, text)
    claim = a_claim(desk, document, "The pier is open every day.")
    start, end = place_of(document, "closed in winter")

    add_caveat(desk, AddCaveat(claim=claim.id, words="Not the north stairs.",
                               document=document.id, start=start, end=end))  # fmt: skip
    add_caveat(desk, AddCaveat(claim=str(claim.number), words="As of 2019."))

    first, second = caveats(desk, claim.id)
    assert first.span is not None
    assert first.span.quote == "closed in winter"
    assert (second.span, second.text, second.added_by) == (None, "As of 2019.", "Maya")
    assert checked(desk).ok


@pytest.mark.parametrize("words", ["", "  ", "…"])
def test_a_caveat_without_words_is_refused(desk: Desk, update: Relation, words: str) -> None:
    with pytest.raises(InvalidInput, match="A caveat needs words"):
        make_caveat(desk, update.id, words)
    with pytest.raises(InvalidInput, match="A caveat needs words"):
        add_caveat(desk, AddCaveat(claim=update.left, words=words))


def test_a_caveat_from_no_selected_words_is_refused(desk: Desk, update: Relation) -> None:
    with pytest.raises(InvalidInput, match="No words were selected"):
        add_caveat(desk, AddCaveat(claim=update.left, words="Only so.", document="1"))


def test_a_resolved_caveat_stays_in_the_record_with_the_reason(
    desk: Desk, update: Relation
) -> None:
    caveat = make_caveat(desk, update.id, "The vote was taken.").made[0]

    resolve_caveat(desk, caveat, because="The claim was reworded.")

    (found,) = caveats(desk, update.right)
    assert found.resolved_by == "Maya"
    assert found.resolved_because == "The claim was reworded."
    with pytest.raises(NotAllowed, match="resolved already"):
        resolve_caveat(desk, caveat, because="again")
    with pytest.raises(NotFound, match="no caveat “cav_x”"):
        resolve_caveat(desk, "cav_x", because="again")
    with pytest.raises(InvalidInput, match="needs a reason"):
        resolve_caveat(desk, caveat, because=" ")
    assert checked(desk).ok


def test_a_folded_claim_hands_its_caveats_on(desk: Desk, update: Relation) -> None:
    make_caveat(desk, update.id, "The vote was taken.")
    document = a_document(desk, "The council will vote on a boat for fires, a clerk wrote.")
    taker = a_claim(desk, document, "The council will vote on a boat for fires")

    triage.merge(desk, taker.id, [update.right])

    assert [one.text for one in caveats(desk, taker.id)] == ["The vote was taken."]
    assert caveats(desk, update.right) == ()
    with pytest.raises(NotAllowed, match=f"Add the caveat to claim {taker.number}"):
        add_caveat(desk, AddCaveat(claim=update.right, words="As of 2019."))


@pytest.fixture
def two(desk: Desk) -> tuple[Claim, Claim]:
    """Two claims of two documents that no rule holds against each other."""
    goats = a_document(desk, "The goats of the mayor graze on the north quay every day.")
    ferry = a_document(desk, "No animal is allowed on the north quay, the harbour office said.")
    return a_claim(desk, goats, "The goats of the mayor graze"), a_claim(desk, ferry, "No animal")


def said(two: tuple[Claim, Claim], **changes: Unpack[OfPair]) -> Relate:
    given: OfPair = {"kind": RelationKind.DISPUTES, "because": "The rule knows no goat.", **changes}
    return Relate(left=str(two[0].number), right=two[1].id, **given)


class OfPair(TypedDict, total=False):
    """What a test may say about a pair."""

    kind: RelationKind
    because: str


def test_two_claims_are_set_beside_each_other_as_the_decision_of_a_person(
    desk: Desk, colleague: Desk, two: tuple[Claim, Claim]
) -> None:
    (made,) = relate(colleague, said(two)).made

    (found,) = [one for one in relations(desk, "confirmed") if one.id == made]
    assert (found.left, found.right, found.kind) == (two[0].id, two[1].id, RelationKind.DISPUTES)
    assert (found.reason, found.decided_by, found.by_hand) == (
        "The rule knows no goat.", "Tomas", True,
    )  # fmt: skip
    assert checked(desk).ok


def test_a_pair_set_by_hand_is_not_proposed_against(desk: Desk, two: tuple[Claim, Claim]) -> None:
    (made,) = relate(desk, said(two)).made

    propose(desk)

    pair = {two[0].id, two[1].id}
    between = [one for one in relations(desk) if {one.left, one.right} == pair]
    assert [one.id for one in between] == [made]


def test_what_rules_proposed_the_other_way_round_is_turned_by_hand(
    desk: Desk, update: Relation
) -> None:
    turned = Relate(left=update.right, right=update.left, kind=update.kind, because="Minutes.")

    assert relate(desk, turned).made == (update.id,)

    found = now(desk, update)
    assert (found.left, found.right) == (update.right, update.left)
    assert (found.reason, found.state) == ("Minutes.", RelationState.CONFIRMED)
    with pytest.raises(NotAllowed, match="already, confirmed"):
        relate(desk, turned)
    assert checked(desk).ok


def test_what_somebody_rejected_can_be_said_by_hand_after_all(desk: Desk, update: Relation) -> None:
    decide(desk, update.id, RelationState.REJECTED)

    relate(desk, Relate(left=update.left, right=update.right, kind=update.kind, because="It is."))

    assert (now(desk, update).reason, now(desk, update).by_hand) == ("It is.", True)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"because": " … "}, "needs a reason"),
        ({"kind": RelationKind.SAME}, "are made one claim"),
    ],
)
def test_a_pair_without_a_reason_or_of_one_claim_is_refused(
    desk: Desk, two: tuple[Claim, Claim], changes: OfPair, why: str
) -> None:
    before = events(desk)
    with pytest.raises(InvalidInput, match=why):
        relate(desk, said(two, **changes))
    with pytest.raises(InvalidInput, match="cannot bear on itself"):
        relate(desk, said((two[0], two[0])))
    assert events(desk) == before


def test_a_claim_that_is_dismissed_or_merged_away_is_set_beside_none(
    desk: Desk, two: tuple[Claim, Claim]
) -> None:
    triage.dismiss(desk, [two[1].id])
    with pytest.raises(NotAllowed, match="is dismissed, and its pairs are not shown"):
        relate(desk, said(two))

    triage.restore(desk, [two[1].id])
    triage.merge(desk, two[0].id, [two[1].id])
    with pytest.raises(NotAllowed, match=f"Choose claim {two[0].number} instead"):
        relate(desk, said(two))
