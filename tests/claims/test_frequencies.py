"""How often something happened, in one word: "twice", "only once", "once a month"."""

from __future__ import annotations

import pytest

from tests.claims.values import counted


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The officers met the association twice since June.", ["= 2 times"]),
        ("Thrice the ferry ran aground.", ["= 3 times"]),
        ("He was warned at least twice.", [">= 2.. times"]),
        ("She was fined more than once.", ["> 1.. times"]),
        ("The board met only once in 2019.", ["= 1 times"]),
        ("The board met just once.", ["= 1 times"]),
        ("The lift failed once or twice.", ["= 1..2 times"]),
        ("The panel meets twice a year.", ["= 2 times per year"]),
        ("The bins are emptied once every week.", ["= 1 times per week"]),
        ("The pumps are tested once per month.", ["= 1 times per month"]),
        ("The toll was twice that of 2018.", ["= 2 times"]),
        ("The bridge failed three times, and twice at night.", ["= 3 times", "= 2 times"]),
    ],
)
def test_how_often_is_a_number_of_times(sentence: str, expected: list[str]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Once the vote was in, the mayor left.",
        "The grant will be paid only once the work is done.",
        "He was once the mayor of Harwick.",
        "The council met once more.",
        "The gates were closed at once.",
        "The twice-elected mayor left.",
    ],
)
def test_once_counts_only_where_it_is_a_number(sentence: str) -> None:
    assert counted(sentence) == []
