"""Days that are written out, and those that only seem to be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.calendar_day import certain_day


@pytest.mark.parametrize(
    "phrase",
    [
        "2024-03-04",
        "2024-03-04T23:59:00Z",
        "2024-03-04T23:59:00.000+01:00",
        "4 March 2024",
        "4th of March, 2024",
        "March 4, 2024",
        "Mar. 4th 2024",
        "Monday, 4 Mar 2024 at 9:30",
        "4. 3. 2024",
        "March 4, 2024 (2024-03-04)",
    ],
)
def test_a_day_that_is_written_out_is_certain(phrase: str) -> None:
    assert certain_day(phrase) == date(2024, 3, 4)


@pytest.mark.parametrize("phrase", ["13/03/2024", "03/13/2024"])
def test_a_day_after_the_twelfth_tells_it_apart_from_the_month(phrase: str) -> None:
    assert certain_day(phrase) == date(2024, 3, 13)


@pytest.mark.parametrize(
    "phrase",
    [
        "03/04/2024",
        "March 2024",
        "4 March",
        "2024",
        "yesterday",
        "31 February 2024",
        "2024-13-40",
        "from 4 March 2024 to 5 March 2024",
        "version 12024-03-041",
        "",
    ],
)
def test_what_could_be_another_day_is_none(phrase: str) -> None:
    assert certain_day(phrase) is None


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2199, 1, 1)))
@settings(deadline=None)
def test_every_day_is_read_back_from_how_it_is_written(day: date) -> None:
    assert certain_day(day.isoformat()) == day
    assert certain_day(f"{day:%d %B %Y}") == day
    assert certain_day(f"{day:%B} {day.day}, {day.year}") == day


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_phrase_is_a_day_or_none(phrase: str) -> None:
    assert certain_day(phrase) is None or isinstance(certain_day(phrase), date)
