"""What comes first among suggestions: the passage about the very thing, on a desk of two texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk.suggestions import Suggestion, suggest
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from claims.model import Document
    from desk import Desk

CLAIMED = (
    "Cable car to be mended.\n\n"
    "Rides on the Fernhill cable car fell by 20 percent last week. "
    "The company expects 900 a day. It carried around 4,200 guests on its first day. "
    "The climb takes 18 minutes. The council approved the repair last year.\n"
)
OTHER = (
    "A year in Fernhill.\n\n"
    "Last week the baker closed. Around noon the school expects 20 percent more pupils. "
    "It expects to close for a week. Councillors voted for a new bench last year. "
    "The cable car stood still for half of the season. "
    "A walker came. The climb took 31 minutes when we tried it. "
    "On its first day it carried 2,600 guests. The repair was turned down.\n"
)


@pytest.fixture
def texts(desk: Desk) -> Document:
    """Two texts of one town; the first makes the claims."""
    own = a_document(desk, CLAIMED, published_on=date(2026, 3, 4))
    a_document(desk, OTHER, published_on=date(2026, 3, 6))
    return own


def suggested(desk: Desk, document: Document, words: str) -> tuple[Suggestion, ...]:
    claim = a_claim(desk, document, words)
    with desk.database.snapshot() as snapshot:
        return suggest(snapshot, claim, ())


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Rides on the Fernhill cable car fell by 20 percent last week.", "The cable car stood"),
        ("It carried around 4,200 guests on its first day.", "On its first day it carried"),
        ("The climb takes 18 minutes.", "The climb took 31"),
        ("The council approved the repair last year.", "The repair was turned down"),
    ],
)
def test_the_passage_about_the_thing_comes_before_those_with_common_words(
    desk: Desk, texts: Document, words: str, first: str
) -> None:
    assert suggested(desk, texts, words)[0].quote.startswith(first)


def test_a_number_that_excludes_the_claims_is_told_in_the_passages_words(
    desk: Desk, texts: Document
) -> None:
    assert (
        "another number: “31 minutes”" in suggested(desk, texts, "climb takes 18 minutes")[0].reason
    )


def test_a_passage_that_gives_one_number_of_the_claim_and_not_the_other_tells_both(
    desk: Desk,
) -> None:
    claim = "The climb takes 18 minutes to 455 visitors a day."
    ours = a_document(desk, text=f"{claim}\n")
    a_document(desk, text="The climb takes 25 minutes, and 455 visitors come.\n")

    (only,) = suggested(desk, ours, claim)
    assert "same number: “455 visitors”; another number: “25 minutes”" in only.reason


def test_a_small_word_with_a_capital_is_no_name(desk: Desk, texts: Document) -> None:
    reasons = [one.reason for one in suggested(desk, texts, "around 4,200 guests on its first day")]

    assert not any("names" in reason for reason in reasons)


def test_every_suggestion_has_a_reason(desk: Desk, texts: Document) -> None:
    for words in ("The company expects 900 a day.", "It carried around 4,200 guests"):
        assert all(one.reason for one in suggested(desk, texts, words))
