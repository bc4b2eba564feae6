"""Passages that may bear on a claim, each with the reason it is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import claims_store, evidence_store
from desk import evidence as evidence_desk
from desk.suggestions import Suggestion, suggest
from tests.builders import LEDGER, a_claim, a_document, a_link, the_claim

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"


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


def of(desk: Desk, claim_text: str, words: str) -> Claim:
    return a_claim(desk, a_document(desk, claim_text, published_on=date(2026, 3, 2)), words)


def test_a_shared_day_is_a_reason_and_moves_a_passage_up(desk: Desk) -> None:
    text = "The crane fell apart. The crane fell on Monday."
    a_document(desk, text, published_on=date(2026, 2, 17))
    words = "A crane fell on 16 February 2026"
    first = suggested(desk, of(desk, f"{words} near a shed.", words))[0]

    assert first.quote == "The crane fell on Monday."
    assert "same date: 16 February 2026" in first.reason


def test_an_equal_number_of_the_same_thing_is_a_reason_however_it_is_written(
    desk: Desk, claim: Claim
) -> None:
    found = {one.quote.partition(" ")[0]: one.reason for one in suggested(desk, claim)}

    assert "same number: “Fourteen" in found["Fourteen"]
    assert "same number" not in found["Ten"]


def test_a_name_a_shared_word_and_a_word_in_its_place_are_told_apart(desk: Desk) -> None:
    a_document(desk, "Nobody knew. Officers of Saltmarsh helped with the lanterns.")
    claim = of(desk, "The guild of Saltmarsh supported new lanterns.", "Saltmarsh supported new")
    (reason,) = {one.reason for one in suggested(desk, claim) if "lanterns" in one.quote}

    assert "names Saltmarsh" in reason
    assert "says “helped” for “supported”" in reason


def test_a_word_that_both_have_is_not_also_told_to_stand_for_another(desk: Desk) -> None:
    a_document(desk, "Nobody knew. The officers blocked the quay road for an hour.")
    words = "The officers helped the agents to block the quay road"
    claim = of(desk, f"{words}.", words)
    (reason,) = {one.reason for one in suggested(desk, claim) if "hour" in one.quote}

    assert "“officers”" in reason
    assert "“officers” for" not in reason


def test_the_same_words_elsewhere_are_marked_and_a_denial_is_not_the_same(desk: Desk) -> None:
    a_document(desk, "The pier has lost 14 of its 40 lamps.")
    a_document(desk, "The pier has not lost 14 of its 40 lamps.")
    claim = of(desk, "The pier has lost 14 of its 40 lamps, they say.", "The pier has lost 14 of")
    claim = of(desk, "Yes. The pier has lost 14 of its 40 lamps", "The pier has lost 14 of its 40")
    found = {one.quote: one for one in suggested(desk, claim)}

    assert found["The pier has lost 14 of its 40 lamps."].same_words
    assert not found["The pier has not lost 14 of its 40 lamps."].same_words
    assert "one denies" in found["The pier has not lost 14 of its 40 lamps."].reason


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("provided traffic support", "loophole"), ("already does not assist", "provided traffic")],
)
def test_the_two_reports_of_one_raid_point_to_each_other(
    desk: Desk, words: str, wanted: str
) -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    if not texts:
        pytest.skip("The articles to try out on are not beside this checkout.")
    documents = [a_document(desk, text, published_on=date(2018, 1, 17)) for text in texts]
    own = next(one for one in documents if words in one.text)
    with desk.database.snapshot() as snapshot:
        read = claims_store.of_document(snapshot, own.id)
    claim = next(one for one in read if words in one.statement)

    assert any(wanted in one.quote for one in suggested(desk, claim)[:4])
