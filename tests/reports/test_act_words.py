"""How acts are told: in words that say what was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk import intake
from desk.exports import Scope, gather
from reports import act_words
from reports.registry import render
from tests.builders import a_claim, a_document, a_review

if TYPE_CHECKING:
    from desk import Desk


def test_a_first_date_is_told_as_something_known_now_and_not_as_a_correction(desk: Desk) -> None:
    document = a_document(desk)
    claim = a_claim(desk, document, "The council will vote on new lamps next month.")
    a_review(desk, claim)
    intake.correct(desk, document.id, {"published_on": date(2026, 3, 2)})
    report = render(gather(desk, Scope(claims=(claim.id,))), "markdown").decode()

    assert "Maya changed what is known of the document" in report
    assert "Maya corrected" not in report


def test_an_act_that_says_what_it_did_is_told_as_it_stands() -> None:
    assert act_words.told("gave a review") == "gave a review"


def test_a_claim_that_was_read_says_which_document_was_taken_in() -> None:
    assert act_words.told("took in") == "took the document in"
