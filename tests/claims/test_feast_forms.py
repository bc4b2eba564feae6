"""Feasts of fixed days: with a year their own, without one the nearest."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.values import dated

WEDNESDAY = date(2019, 5, 22)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It sank on Christmas Day 2016.", "Christmas Day 2016: 2016-12-25..2016-12-25"),
        ("It sank on New Year’s Eve, 2017.", "New Year’s Eve, 2017: 2017-12-31..2017-12-31"),
        ("It sank on Boxing Day.", "Boxing Day: 2018-12-26..2018-12-26"),
        ("It sank on Christmas Eve.", "Christmas Eve: 2018-12-24..2018-12-24"),
        ("It sank last Halloween.", "last Halloween: 2018-10-31..2018-10-31"),
        ("It sank on New Year's Day.", "New Year's Day: 2019-01-01..2019-01-01"),
        ("It will sail on New Year's Day.", "New Year's Day: 2020-01-01..2020-01-01"),
        ("It sails on the Fourth of July.", "the Fourth of July: 2018-07-04..2018-07-04"),
        ("It will sail next Halloween.", "next Halloween: 2019-10-31..2019-10-31"),
        ("It sank on St. Patrick's Day.", "St. Patrick's Day: 2019-03-17..2019-03-17"),
        ("It is closed until Boxing Day.", "until Boxing Day: ..2019-12-26"),
        ("It has been shut since Veterans Day.", "since Veterans Day: 2018-11-11..2019-05-22"),
    ],
)
def test_a_feast_is_its_day_of_the_year(sentence: str, expected: str) -> None:
    assert dated(sentence, WEDNESDAY) == [expected]


def test_a_feast_without_a_year_needs_the_day_of_publication() -> None:
    assert dated("It sank on Christmas Eve.", None) == ["Christmas Eve: needs publication date"]


@pytest.mark.parametrize(
    "sentence", ["Eve sold the boat.", "A christmas eve.", "They bought it for Christmas."]
)
def test_what_is_no_feast_or_a_season_names_no_day(sentence: str) -> None:
    assert dated(sentence, WEDNESDAY) == []
