"""Spans of days and the arithmetic on them: months, years, seasons, decades, thirds.

Both ends of a span are inclusive; None is open. Nothing raises on an impossible day: what
the calendar does not have is None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """From `earliest` to `latest`, both included; None is open."""

    earliest: date | None
    latest: date | None


ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The first month of each season, as weather records of the northern hemisphere count them."""
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}


def day(year: int, month: int, number: int) -> date | None:
    """Return that day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def one(when: date | None) -> Days | None:
    """Return the span of a single day."""
    return Days(when, when) if when else None


def months(year: int, month: int, count: int = 1) -> Days | None:
    """Return `count` whole months from that month on."""
    last_year, last = divmod(year * 12 + month - 1 + count - 1, 12)
    if year < MINYEAR or last_year > MAXYEAR:
        return None
    return Days(date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1]))


def years(first: int, count: int = 1) -> Days | None:
    """Return `count` whole years from `first` on."""
    return months(first, 1, 12 * count)


def season(year: int, name: str) -> Days | None:
    """Return three months; the winter of a year runs into the next one."""
    return months(year, SEASONS[name], 3)


def shifted(when: date, count: int, unit: str) -> date | None:
    """Return the day `count` units later (earlier when negative), or None beyond the calendar.

    Months keep the day of the month where it exists, else they take the month's last.
    """
    try:
        if unit in _DAYS_IN:
            return when + timedelta(days=count * _DAYS_IN[unit])
        if unit not in _MONTHS_IN:
            return when + timedelta(hours=count)
        year, month = divmod(when.year * 12 + when.month - 1 + count * _MONTHS_IN[unit], 12)
        return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def containing(when: date, unit: str) -> Days | None:
    """Return the calendar unit that `when` lies in. A week runs from Monday to Sunday."""
    if unit in {"week", "fortnight"}:
        monday = when - timedelta(days=when.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = when + timedelta(days=5 - when.weekday())
        return Days(saturday, saturday + ONE_DAY)
    if unit == "quarter":
        return months(when.year, when.month - (when.month - 1) % 3, 3)
    if unit == "month":
        return months(when.year, when.month)
    if unit in {"year", "decade", "century"}:
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        return years(max(MINYEAR, when.year - when.year % size), size)
    return one(when)


def covers(span: Days, when: date) -> bool:
    """Whether that day can lie in the span; an open end covers everything beyond."""
    begun = span.earliest is None or span.earliest <= when
    return begun and (span.latest is None or when <= span.latest)


def part(span: Days, which: str) -> Days:
    """Return the early, middle or late third of a closed span.

    Of a month that is 1-10, 11-20, 21-end; of a year January to April and so on.
    """
    if span.earliest is None or span.latest is None:
        return span
    length = (span.latest - span.earliest).days + 1
    if length > 40:
        return _third_by_months(span.earliest, span.latest, which)
    step = length // 3
    cuts = (0, step, 2 * step, length)
    place = {"early": 0, "mid": 1, "late": 2}[which]
    return Days(
        span.earliest + timedelta(days=cuts[place]),
        span.earliest + timedelta(days=cuts[place + 1] - 1),
    )


def _third_by_months(earliest: date, latest: date, which: str) -> Days:
    if latest.year - earliest.year >= 5:
        return _third_by_years(earliest.year, latest.year, which)
    whole = (latest.year - earliest.year) * 12 + latest.month - earliest.month + 1
    step = max(1, whole // 3)
    cuts = (0, step, whole - step, whole)
    place = {"early": 0, "mid": 1, "late": 2}[which]
    start = shifted(earliest, cuts[place], "month")
    stop = shifted(earliest, cuts[place + 1], "month")
    return Days(start, stop - ONE_DAY if stop and cuts[place + 1] < whole else latest)


def _third_by_years(first: int, last: int, which: str) -> Days:
    """The early 1990s are 1990 to 1993, the mid-1990s 1993 to 1996: their edges are shared."""
    step = (last - first) // 3
    start = first + step * {"early": 0, "mid": 1, "late": 2}[which]
    stop = last if which == "late" else start + step
    return Days(date(start, 1, 1), date(stop, 12, 31))


def weekday_on_or_before(anchor: date, weekday: int) -> date:
    """Return the latest such weekday (0 is Monday) that is not after `anchor`."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def weekday_on_or_after(anchor: date, weekday: int) -> date:
    """Return the first such weekday that is not before `anchor`."""
    return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
