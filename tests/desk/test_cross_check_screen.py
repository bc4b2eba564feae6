"""What the page of the cross-check shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.model import RelationKind, RelationState
from db.board_view import ClaimFilter
from desk import triage
from desk.relations import decide, make_caveat
from desk.screens import PairFilter, claim_screen, cross_check_screen
from tests.builders import a_claim, a_document, the_claim
from tests.fireboat import EVENING, a_checked_desk, of_kind, relations

if TYPE_CHECKING:
    from claims.model import Relation
    from desk import Desk


@pytest.fixture
def update(desk: Desk) -> Relation:
    """A vote that was taken updates the plan to take it."""
    return of_kind(a_checked_desk(desk), RelationKind.UPDATES)


def test_a_pair_shows_each_claim_in_its_passage_with_the_places_that_differ(
    desk: Desk, update: Relation
) -> None:
    screen = cross_check_screen(desk.database, PairFilter(kinds=(RelationKind.UPDATES,)))

    (pair,) = screen.pairs
    assert pair.relation.id == update.id
    assert (pair.left.context.title, pair.right.context.title) == ("Evening", "Morning")
    words = pair.left.context.occurrence.span.quote
    assert [mark.extent.of(words) for mark in pair.left.marks] == ["voted", "Tuesday"]
    assert "fined 12 fishing boats" in pair.left.context.after


def test_what_was_rejected_is_shown_only_when_asked_for(desk: Desk, update: Relation) -> None:
    decide(desk, update.id, RelationState.REJECTED)

    shown = cross_check_screen(desk.database, PairFilter())
    asked = cross_check_screen(desk.database, PairFilter(states=(RelationState.REJECTED,)))

    assert shown.total == 2
    assert [pair.relation.id for pair in asked.pairs] == [update.id]
    assert shown.states == {RelationState.PROPOSED: 2, RelationState.REJECTED: 1}
    assert shown.kinds == {RelationKind.CONTRADICTS: 2}


@pytest.mark.usefixtures("update")
def test_the_list_comes_in_pages(desk: Desk) -> None:
    pages = [cross_check_screen(desk.database, PairFilter(), page=n, size=2) for n in (1, 2, 3)]

    assert [len(page.pairs) for page in pages] == [2, 1, 0]
    assert {page.total for page in pages} == {3}


def test_the_overview_says_what_each_claim_meets_in_which_document(
    desk: Desk, update: Relation
) -> None:
    matrix = cross_check_screen(desk.database, PairFilter()).matrix

    plan = the_claim(desk, update.right)
    row = next(one for one in matrix if one.number == plan.number)
    evening = next(iter(the_claim(desk, update.left).occurrences)).span.document_id
    assert [(c.kind, c.from_left, c.count) for c in row.cells.values()] == [
        (RelationKind.UPDATES, False, 1)
    ]
    assert set(row.cells) == {evening}
    assert row.documents.isdisjoint(row.cells)
    assert len(matrix) == 6


def test_a_claim_shows_what_others_do_to_it_also_after_it_took_another_in(
    desk: Desk, update: Relation
) -> None:
    again = a_document(desk, EVENING.replace("decides on", "wants"), title="Night")
    taker = a_claim(desk, again, "The harbour council voted for the fire boat on Tuesday.")
    make_caveat(desk, update.id, "The vote was taken.")

    triage.merge(desk, taker.id, [update.left])
    screen = claim_screen(desk, update.right, chosen=ClaimFilter(), order="number")

    (bearing,) = screen.bearings
    assert (bearing.relation.id, bearing.from_left) == (update.id, False)
    assert bearing.other == taker.number
    assert bearing.documents == (2, 3)
    assert [one.text for one in screen.caveats] == ["The vote was taken."]


def test_a_claim_does_not_show_what_was_rejected(desk: Desk, update: Relation) -> None:
    decide(desk, update.id, RelationState.REJECTED)

    screen = claim_screen(desk, update.right, chosen=ClaimFilter(), order="number")

    assert screen.bearings == ()


def test_documents_that_were_not_compared_yet_are_told(desk: Desk) -> None:
    a_checked_desk(desk)
    assert not cross_check_screen(desk.database, PairFilter()).is_due

    a_document(desk, "The goats of the mayor graze on the north quay every day.")

    assert cross_check_screen(desk.database, PairFilter()).is_due
    assert len(relations(desk)) == 3
