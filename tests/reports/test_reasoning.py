"""The reason on one line: the first paragraph of the review that carries the verdict."""

from __future__ import annotations

from reports.reasoning import LONGEST, rationale_of, reason_of
from tests.reports.dossiers import a_claim, a_record, a_review, a_verdict


def reason(rationale: str) -> str:
    return reason_of(a_verdict(), a_record(a_claim("x"), reviews=(a_review(rationale=rationale),)))


def test_the_first_paragraph_becomes_one_line() -> None:
    assert reason("It is\nwrong.\n\nMore of it.") == "It is wrong."


def test_a_long_reason_is_cut_at_a_word_and_says_so() -> None:
    told = reason("word " * 100)

    assert len(told) <= LONGEST
    assert told.endswith("word…")


def test_a_word_longer_than_a_line_is_cut_within() -> None:
    assert len(reason("w" * 10_000)) == LONGEST


def test_a_dissent_is_not_the_reason() -> None:
    reviews = (
        a_review(id="rev-0", rating="true", rationale="I think it is so."),
        a_review(rationale="It is not."),
    )
    verdict = a_verdict(review_ids=("rev-0", "rev-1"))

    assert rationale_of(verdict, a_record(a_claim("x"), reviews=reviews)) == "It is not."
