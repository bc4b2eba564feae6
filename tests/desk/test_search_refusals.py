"""A suggestion that was set aside does not return for that claim, until it is brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import NotAllowed, NotFound
from db import evidence_store
from desk import search_refusals
from desk.suggestions import Suggestion, suggest
from tests.builders import LEDGER, a_claim, a_colleague, a_document, checked, events, the_claim

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim about lamps, with a ledger that says more of them."""
    a_document(desk, LEDGER)
    return a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")


def suggested(desk: Desk, claim: Claim) -> tuple[Suggestion, ...]:
    with desk.database.snapshot() as snapshot:
        linked = evidence_store.of_claims(snapshot, [claim.id])
        return suggest(snapshot, the_claim(desk, claim.id), linked)


def set_aside(desk: Desk, claim: Claim, one: Suggestion, command: str | None = None) -> str:
    done = search_refusals.refuse(
        desk, claim.id, one.document, one.start, one.end, command_id=command
    )
    return done.made[0]


def test_what_was_set_aside_returns_for_nobody_and_only_for_that_claim(
    desk: Desk, claim: Claim
) -> None:
    first, *rest = suggested(desk, claim)
    set_aside(desk, claim, first)
    colleague = a_colleague(desk)

    assert first not in suggested(colleague, claim)
    assert suggested(desk, claim) == tuple(rest)
    other = a_claim(desk, a_document(desk, "Lamps went dark in the harbour again."), "Lamps went")
    assert first.quote in {one.quote for one in suggested(desk, other)}


def test_it_can_be_brought_back_and_set_aside_again(desk: Desk, claim: Claim) -> None:
    before = suggested(desk, claim)
    refusal = set_aside(desk, claim, before[0])
    (listed,) = search_refusals.set_aside(desk.database, claim.id)
    assert (listed.id, listed.quote, listed.by) == (refusal, before[0].quote, "Maya")
    search_refusals.restore(desk, refusal)

    assert suggested(desk, claim) == before
    assert search_refusals.set_aside(desk.database, claim.id) == ()
    set_aside(desk, claim, before[0])
    assert checked(desk).ok


def test_setting_aside_leaves_the_claims_revision(desk: Desk, claim: Claim) -> None:
    set_aside(desk, claim, suggested(desk, claim)[0])

    assert the_claim(desk, claim.id).revision == claim.revision


def test_the_second_click_of_two_changes_nothing(desk: Desk, claim: Claim) -> None:
    first = suggested(desk, claim)[0]
    set_aside(desk, claim, first, "cmd_1")
    before = events(desk)
    set_aside(desk, claim, first, "cmd_1")

    assert events(desk) == before
    with pytest.raises(NotAllowed, match="already"):
        set_aside(desk, claim, first)


def test_what_was_not_set_aside_cannot_be_brought_back(desk: Desk, claim: Claim) -> None:
    refusal = set_aside(desk, claim, suggested(desk, claim)[0])
    search_refusals.restore(desk, refusal)

    with pytest.raises(NotAllowed, match="already"):
        search_refusals.restore(desk, refusal)
    with pytest.raises(NotFound, match="rfs_none"):
        search_refusals.restore(desk, "rfs_none")
