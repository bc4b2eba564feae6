"""Zones of time by their names: where a day begins and ends for those who name it.

Says nothing of phrases in a text, whose days are those of its dateline (`claims.dates`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import tzinfo


@lru_cache(maxsize=64)
def zone_called(name: str) -> tzinfo:
    """Return a zone by its name, such as "Europe/Berlin"; UTC for what is no name of one."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, OSError, ValueError):
        return UTC


def begin(day: date, zone: tzinfo) -> datetime:
    """Return the moment, in UTC, at which a day begins in a zone."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def end(day: date, zone: tzinfo) -> datetime:
    """Return the last moment of a day in a zone, in UTC; it may come after 23 hours, or 25."""
    if day == date.max:
        return datetime.combine(day, time.max, tzinfo=UTC)
    return begin(day + timedelta(days=1), zone) - timedelta(microseconds=1)


def letters(local: datetime) -> str:
    """Return what a moment's zone is called: "CET"; "UTC-03" where it has no letters."""
    name = local.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
