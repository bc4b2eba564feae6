"""What a claim and a passage both give: numbers of the same thing, days that overlap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.dates import times
from claims.numbers import quantities
from claims.shared_facts import (
    SharedNumber,
    SharedTime,
    other_number,
    shared_number,
    shared_time,
)
from claims.text import Extent

if TYPE_CHECKING:
    from claims.model import Quantity

DAY = date(2026, 3, 9)


def number(claimed: str, found: str) -> SharedNumber | None:
    return shared_number(
        quantities(claimed, Extent(start=0, end=len(claimed))),
        quantities(found, Extent(start=0, end=len(found))),
    )


def time(claimed: str, found: str) -> SharedTime | None:
    return shared_time(
        times(claimed, Extent(start=0, end=len(claimed)), published_on=DAY),
        times(found, Extent(start=0, end=len(found)), published_on=DAY),
    )


@pytest.mark.parametrize(
    ("claimed", "found", "equal", "excludes"),
    [
        ("It took 26 minutes.", "It took 26 minutes by bus.", True, False),
        ("It took 26 minutes.", "Before, it was 21 minutes.", False, True),
        ("It cost £318 million.", "It did not cost £318 million, they say.", True, False),
        ("Nobody was hurt.", "Two workers were hurt.", False, True),
    ],
)
def test_a_number_of_the_same_thing_agrees_or_excludes(
    claimed: str, found: str, *, equal: bool, excludes: bool
) -> None:
    shared = number(claimed, found)

    assert shared is not None
    assert (shared.is_equal, shared.excludes) == (equal, excludes)


def read(text: str) -> tuple[Quantity, ...]:
    return tuple(quantities(text, Extent(start=0, end=len(text))))


@pytest.mark.parametrize(
    ("claimed", "found", "apart"),
    [
        (
            "418,000 people came, of 455,000 people.",
            "408,000 people came, of 455,000 people.",
            408_000,
        ),
        ("418,000 people came, of 455,000 people.", "455,000 people stayed.", None),
        ("418,000 people came.", "418,000 people came, and 455,000 people stayed.", None),
    ],
)
def test_beside_a_number_that_both_give_the_one_that_differs_is_seen(
    claimed: str, found: str, apart: int | None
) -> None:
    other = other_number(read(claimed), read(found))

    assert (other.found.low if other else None) == apart


def test_numbers_of_different_things_share_nothing() -> None:
    assert number("It took 26 minutes.", "She keeps 26 goats.") is None
    assert number("It took a while.", "She keeps 26 goats.") is None


def test_an_excluding_number_is_worth_more_than_a_sum_of_money_that_differs() -> None:
    minutes = number("It took 26 minutes.", "It took 21 minutes.")
    money = number("It cost £26.", "It cost £21.")

    assert minutes is not None
    assert money is not None
    assert minutes.worth > money.worth


def test_the_closest_of_overlapping_times_is_shared_and_a_day_is_worth_more_than_a_year() -> None:
    one = time("It fell on 2 March 2026.", "In 2026, on 2 March, a crane fell.")
    year = time("It fell in 2025.", "In 2025 many fell.")

    assert one is not None
    assert year is not None
    assert one.days < year.days
    assert one.worth > year.worth
    assert time("It fell on 2 March 2026.", "It fell on 4 March 2026.") is None
