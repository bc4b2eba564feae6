"""Which year a month and day mean: the nearest, or the one told beside them."""

from __future__ import annotations

from datetime import date

import pytest

from claims.nearest_days import year_told
from tests.claims.values import dated

WEDNESDAY = date(2019, 5, 22)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It sank on 3 May last year.", ["3 May last year: 2018-05-03..2018-05-03"]),
        ("It sank on Feb. 3 this year.", ["Feb. 3 this year: 2019-02-03..2019-02-03"]),
        ("It sank in March last year.", ["March last year: 2018-03-01..2018-03-31"]),
        ("It sails on June 3 of next year.", ["June 3 of next year: 2020-06-03..2020-06-03"]),
        (
            "On June 3, last year's winner sank.",
            ["June 3: 2018-06-03..2018-06-03", "last year: 2018-01-01..2018-12-31"],
        ),
    ],
)
def test_a_year_told_beside_a_day_is_its_year(sentence: str, expected: list[str]) -> None:
    assert dated(sentence, WEDNESDAY) == expected


def test_a_year_told_beside_a_day_needs_the_day_of_publication() -> None:
    assert dated("It sank on 3 May last year.", None) == ["3 May last year: needs publication date"]


def test_the_year_told_counts_from_the_day_of_publication() -> None:
    assert [year_told(WEDNESDAY, f"{each} year") for each in ("Last", "this", "next")] == [
        2018,
        2019,
        2020,
    ]
