"""Passages that may bear on a claim, each with the reason it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import evidence_store
from desk import evidence as evidence_desk
from desk.suggestions import Suggestion, suggest
from tests.builders import LEDGER, a_claim, a_document, a_link, the_claim

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk


@pytest.fixture
def ledger(desk: Desk) -> Document:
    """A document that says something about the claim."""
    a_document(desk, "Three boats came back at noon. A storm is near.")
    return a_document(desk, LEDGER)


@pytest.fixture
def claim(desk: Desk, ledger: Document) -> Claim:
    """A claim about lamps."""
    return a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")


def suggested(desk: Desk, claim: Claim, words: str = "") -> tuple[Suggestion, ...]:
    with desk.database.snapshot() as snapshot:
        linked = evidence_store.of_claims(snapshot, [claim.id])
        return suggest(snapshot, the_claim(desk, claim.id), linked, words=words)


def test_passages_of_other_documents_with_the_claims_words_are_suggested(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    found = suggested(desk, claim)

    assert {one.document for one in found} == {ledger.id}
    assert "Fourteen lamps were taken down" in found[0].quote + found[1].quote
    assert "“lamps”" in found[0].reason


def test_a_suggestion_stands_exactly_where_it_says(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    for one in suggested(desk, claim):
        assert ledger.text[one.start : one.end] == one.quote


def test_a_linked_passage_is_not_suggested_again_until_it_is_retracted(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    before = suggested(desk, claim)
    piece = a_link(desk, claim, ledger, before[0].quote)

    assert before[0] not in suggested(desk, claim)
    evidence_desk.retract(desk, piece, because="wrong month")
    assert before[0] in suggested(desk, claim)


def test_words_of_ones_own_find_passages_anywhere_but_the_claim_itself(
    desk: Desk, claim: Claim
) -> None:
    assert [one.quote for one in suggested(desk, claim, "boats noon")] == [
        "Three boats came back at noon."
    ]
    assert all("14 of its 40" not in one.quote for one in suggested(desk, claim, "lamps"))


@pytest.mark.parametrize("words", ["?!", '"', "AND", "\ud800", "no such words at all"])
def test_words_that_nothing_holds_suggest_nothing(desk: Desk, claim: Claim, words: str) -> None:
    assert suggested(desk, claim, words) == ()
