"""Claims made more than once are grouped, and one claim with one verdict is made of a group."""

from __future__ import annotations

import pytest

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState, RelationState
from db.board_view import ClaimFilter
from desk import Desk, cross_check, triage
from desk.relations import tell_apart
from desk.screens import SaidAgain, claim_screen, document_screen, said_again_screen
from review.model import Layer
from tests.builders import a_document, a_review, checked, events, the_claim
from tests.fireboat import relations

RELEASE = "The harbour board closed the north quay after three inspectors complained about rust."
COPY = "A wire story. The harbor board closed the north quay after three inspectors complained \
about rust."
THIRD = "The harbour board closed the north quay after three inspectors had complained about rust."
SPOKEN = "The harbour board closed the north quay after three inspectors complained about rust, \
Otto Lind said."


@pytest.fixture
def copied(desk: Desk) -> Desk:
    """A desk with three documents that make one claim in nearly the same words."""
    for text in (RELEASE, COPY, THIRD):
        a_document(desk, text)
    cross_check.propose(desk)
    return desk


def groups(desk: Desk) -> tuple[SaidAgain, ...]:
    return said_again_screen(desk.database).groups


def test_claims_in_nearly_the_same_words_make_a_group_with_their_places(copied: Desk) -> None:
    (group,) = groups(copied)

    assert [one.number for one in group.members] == sorted(one.number for one in group.members)
    assert len({one.contexts[0].document for one in group.members}) == 3
    assert len(group.relations) == 3
    assert all(reason.endswith(".") for reason in group.reasons)


def test_claims_that_differ_in_a_number_make_no_group(desk: Desk) -> None:
    a_document(desk, RELEASE)
    a_document(desk, RELEASE.replace("three", "four"))
    cross_check.propose(desk)

    assert groups(desk) == ()


def test_one_claim_of_a_group_stands_in_every_document_and_the_group_is_gone(copied: Desk) -> None:
    kept, *others = groups(copied)[0].members
    triage.merge(copied, kept.claim, [one.claim for one in others])

    assert len(the_claim(copied, kept.claim).occurrences) == 3
    assert groups(copied) == ()
    assert checked(copied).ok


def test_the_verdict_of_a_decided_claim_shows_where_the_same_was_said_again(copied: Desk) -> None:
    decided, *others = groups(copied)[0].members
    a_review(copied, the_claim(copied, decided.claim), rating="unproven")
    first = groups(copied)[0].members[0]
    assert (first.claim, first.rating and first.rating.key) == (decided.claim, "unproven")

    triage.merge(copied, decided.claim, [one.claim for one in others])

    screen = claim_screen(copied, decided.claim, chosen=ClaimFilter(), order="number")
    assert screen.claim.state is ClaimState.READY
    assert screen.standing[Layer.SO].rating == "unproven"
    for other in others:
        page = document_screen(copied.database, other.contexts[0].document)
        (mark,) = [one for one in page.marks if one.claim == decided.claim]
        assert mark.rating is not None
        assert mark.rating.key == "unproven"


def test_a_decided_claim_does_not_take_in_what_somebody_else_is_said_to_have_said(
    desk: Desk,
) -> None:
    a_document(desk, RELEASE)
    a_document(desk, SPOKEN)
    cross_check.propose(desk)
    decided, spoken = groups(desk)[0].members
    a_review(desk, the_claim(desk, decided.claim), rating="unproven")
    before = events(desk)

    with pytest.raises(NotAllowed, match="said by Otto Lind"):
        triage.merge(desk, decided.claim, [spoken.claim])
    assert events(desk) == before


def test_claims_told_apart_never_come_back_as_a_group(copied: Desk) -> None:
    before = events(copied)
    tell_apart(copied, groups(copied)[0].relations)
    cross_check.propose(copied)

    assert groups(copied) == ()
    assert events(copied) == before + 1
    assert len(relations(copied, RelationState.REJECTED.value)) == 3
    assert checked(copied).ok


def test_telling_nothing_apart_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="Choose at least two"):
        tell_apart(desk, [])


def test_groups_are_shown_page_by_page(copied: Desk) -> None:
    assert said_again_screen(copied.database, page=2).groups == ()
    assert said_again_screen(copied.database, page=2).total == 1
