"""Which way a clause looks: plans in the words of news, headlines among them."""

from __future__ import annotations

from datetime import date

import pytest

from claims.moments import heads_plan
from tests.claims.values import dated

WEDNESDAY = date(2019, 5, 22)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The runoff will be held Saturday.", "Saturday: 2019-05-25..2019-05-25"),
        ("The pier may be formally opened Friday.", "Friday: 2019-05-24..2019-05-24"),
        ("The crew is to return on Monday.", "Monday: 2019-05-27..2019-05-27"),
        ("He is to blame for the crash on Monday.", "Monday: 2019-05-20..2019-05-20"),
        ("The quay is to open before May.", "before May: ..2019-04-30"),
        ("The quay is to open before June.", "before June: ..2019-05-31"),
        ("The quay is to open before April.", "before April: ..2020-03-31"),
        (
            "The quay is closed until the end of August.",
            "until the end of August: ..2019-08-31",
        ),
        ("The council has closed the quay until April.", "until April: ..2020-04-30"),
        ("The quay was closed until April.", "until April: ..2019-04-30"),
        ("Lantern Bridge to reopen on 30 September", "30 September: 2019-09-30..2019-09-30"),
        ("Hearing to begin on Monday, mayor says", "Monday: 2019-05-27..2019-05-27"),
        ("Council votes to sell pier on Monday", "Monday: 2019-05-20..2019-05-20"),
        ("A bid to save the pier on Monday drew crowds.", "Monday: 2019-05-20..2019-05-20"),
        ("The vote takes place on Monday.", "Monday: 2019-05-27..2019-05-27"),
        ("The pier reopens Friday, the council said.", "Friday: 2019-05-24..2019-05-24"),
    ],
)
def test_plans_are_heard_in_passives_infinitives_and_headlines(
    sentence: str, expected: str
) -> None:
    assert dated(sentence, WEDNESDAY) == [expected]


@pytest.mark.parametrize(
    "headline", ["Pier to reopen in May", "Hearing to begin", "Two ferries to be sold"]
)
def test_a_bare_infinitive_after_its_subject_is_a_plan(headline: str) -> None:
    assert heads_plan(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Council votes to sell pier",
        "Mayor vows to sell pier",
        "Owner wants pier to be sold",
        "Selling pier to save port",
        "Plan to sell pier dropped",
        "Mayor unable to attend",
        "Man charged with trying to sell pier",
        "Ferry to Lindow sinks",
        "How to sell a pier",
        "Pier was to open",
    ],
)
def test_an_infinitive_that_hangs_on_another_word_is_none(headline: str) -> None:
    assert not heads_plan(headline)
