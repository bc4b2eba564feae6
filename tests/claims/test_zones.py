"""A day begins and ends where somebody is, and not in Greenwich."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from claims.zones import begin, end, zone_called


@pytest.mark.parametrize(
    ("name", "day", "first", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 9), datetime(2026, 3, 8, 23, tzinfo=UTC), 24),
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC), 23),
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), 25),
        ("America/New_York", date(2026, 3, 9), datetime(2026, 3, 9, 4, tzinfo=UTC), 24),
        ("Pacific/Auckland", date(2026, 3, 9), datetime(2026, 3, 8, 11, tzinfo=UTC), 24),
        ("", date(2026, 3, 9), datetime(2026, 3, 9, tzinfo=UTC), 24),
    ],
)
def test_a_day_has_the_hours_it_has_where_one_is(
    name: str, day: date, first: datetime, hours: int
) -> None:
    zone = zone_called(name)

    assert begin(day, zone) == first
    assert end(day, zone) == first + timedelta(hours=hours) - timedelta(microseconds=1)
    assert begin(day, zone).tzinfo is UTC


@pytest.mark.parametrize("name", ["Nowhere/Atall", "Europe", "../../etc/passwd", "/etc", "a\0b"])
def test_what_names_no_zone_is_utc(name: str) -> None:
    assert zone_called(name) is UTC


def test_the_last_day_of_all_ends() -> None:
    assert end(date.max, zone_called("Europe/Berlin")).date() == date.max
