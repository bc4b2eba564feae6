"""Values as they are typed."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

import pytest

from claims.model import ClaimState
from cli.values import a_count, a_day, a_port, a_reference, a_score, an_offset, choices, one_of
from review.model import Stance


def test_values_are_read_as_people_type_them() -> None:
    assert a_day("2026-11-22") == date(2026, 11, 22)
    assert one_of(ClaimState)("In-Review") is ClaimState.IN_REVIEW
    assert (a_score("50"), a_count("3"), an_offset("0"), a_port("8501")) == (0.5, 3, 0, 8501)
    assert a_reference(" 12 ") == "12"


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (a_day, "22.11.2026"),
        (one_of(ClaimState), "open"),
        (a_score, "101"),
        (a_score, "0.5"),
        (a_score, "nan"),
        (a_score, "high"),
        (a_count, "0"),
        (a_count, "²"),
        (an_offset, "-1"),
        (a_port, "70000"),
        (a_reference, ""),
        (a_reference, "9" * 30),
    ],
)
def test_what_cannot_be_read_is_a_usage_error_that_quotes_it(read: object, text: str) -> None:
    with pytest.raises(ArgumentTypeError, match=f"“{text}”"):
        read(text)  # type: ignore[operator]


def test_the_values_of_a_list_are_named() -> None:
    assert choices(Stance) == "supports, refutes, qualifies, context"
