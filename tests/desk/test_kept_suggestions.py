"""Suggestions are worked out once, and anew whenever something they follow from was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.aliases import Alias
from claims.structure import BlockKind
from db import evidence_store, unchanged
from desk import aliases, block_kinds, evidence, intake, search_refusals, triage
from desk.suggestions import Suggestion, suggest, suggested
from desk.withdrawal import Withdraw, withdraw
from tests.builders import (
    LEDGER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    place_of,
    the_claim,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claims.model import Claim, Document
    from desk import Desk

    Change = Callable[[Desk, Claim, Document], object]

LINKED = "Fourteen lamps were taken down from the pier for repair in March."


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    unchanged.forget()
    yield
    unchanged.forget()


@pytest.fixture
def ledger(desk: Desk) -> Document:
    """A document that says something about the claim."""
    a_document(desk, "Three boats came back at noon. A storm is near.")
    return a_document(desk, LEDGER)


@pytest.fixture
def claim(desk: Desk, ledger: Document) -> Claim:
    """A claim about lamps."""
    return a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")


def drawn(desk: Desk, claim: Claim, *, anew: bool = False) -> tuple[Suggestion, ...]:
    """Return what the page of the claim would suggest, kept or worked out anew."""
    with desk.database.snapshot() as snapshot:
        linked = evidence_store.of_claims(snapshot, [claim.id])
        ask = suggest if anew else suggested
        return ask(snapshot, the_claim(desk, claim.id), linked)


def another_document(desk: Desk, _claim: Claim, _ledger: Document) -> object:
    return a_document(desk, "The pier lost two lamps in a storm, the keeper wrote.")


def another_title(desk: Desk, _claim: Claim, ledger: Document) -> object:
    return intake.correct(desk, ledger.id, {"title": "Ledger of the lamps"})


def another_block(desk: Desk, _claim: Claim, ledger: Document) -> object:
    start, end = place_of(ledger, LINKED)
    correction = block_kinds.CorrectBlock(
        document=ledger.id, start=start, end=end, kind=BlockKind.CAPTION
    )
    return block_kinds.correct_block(desk, correction)


def a_withdrawal(desk: Desk, _claim: Claim, ledger: Document) -> object:
    return withdraw(desk, Withdraw(because="A court said so.", document=ledger.id))


def an_alias(desk: Desk, _claim: Claim, _ledger: Document) -> object:
    return aliases.decide(desk, [Alias(short="SHO", long="harbour office")], used=True)


def a_refusal(desk: Desk, claim: Claim, ledger: Document) -> object:
    return search_refusals.refuse(desk, claim.id, ledger.id, *place_of(ledger, LINKED))


def another_wording(desk: Desk, claim: Claim, _ledger: Document) -> object:
    return triage.edit(desk, triage.Rewording(claim=claim.id, statement="Lamps are repaired."))


def linked(desk: Desk, claim: Claim, ledger: Document) -> object:
    return a_link(desk, claim, ledger, LINKED)


FORGETTING = (
    another_document, another_title, another_block, a_withdrawal, an_alias, a_refusal,
    another_wording, linked,
)  # fmt: skip


@pytest.mark.parametrize("change", FORGETTING)
def test_what_suggestions_follow_from_has_them_worked_out_anew(
    desk: Desk, claim: Claim, ledger: Document, change: Change
) -> None:
    before = drawn(desk, claim)
    change(desk, claim, ledger)

    assert drawn(desk, claim) is not before
    assert drawn(desk, claim) == drawn(desk, claim, anew=True)


def test_a_refusal_taken_back_and_a_piece_retracted_bring_the_passage_back(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    before = drawn(desk, claim)
    a_refusal(desk, claim, ledger)
    (refused,) = search_refusals.set_aside(desk.database, claim.id)
    search_refusals.restore(desk, refused.id)
    assert drawn(desk, claim) == before

    piece = a_link(desk, claim, ledger, LINKED)
    assert drawn(desk, claim) != before
    evidence.retract(desk, piece, because="Misread.")
    assert drawn(desk, claim) == before


def a_review_of_it(desk: Desk, claim: Claim, _ledger: Document) -> object:
    return a_review(a_colleague(desk), claim)


def a_link_elsewhere(desk: Desk, _claim: Claim, ledger: Document) -> object:
    pier = a_document(desk)
    other = a_claim(desk, pier, "The pier is open every day.")
    return a_link(desk, other, ledger, LINKED)


def a_refusal_elsewhere(desk: Desk, _claim: Claim, ledger: Document) -> object:
    other = a_claim(desk, a_document(desk), "The pier is open every day.")
    return a_refusal(desk, other, ledger)


@pytest.mark.parametrize("change", [a_review_of_it, a_link_elsewhere, a_refusal_elsewhere])
def test_what_others_do_elsewhere_leaves_suggestions_as_they_were(
    desk: Desk, claim: Claim, ledger: Document, change: Change
) -> None:
    before = drawn(desk, claim)
    change(desk, claim, ledger)

    assert drawn(desk, claim) is before
