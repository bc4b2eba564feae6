"""Which year a month and day mean: the nearest, or the one told beside them ("last year")."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from claims import day_spans
from claims.moments import REAL_DAY, YEAR, Meaning

if TYPE_CHECKING:
    from datetime import date


def year_told(anchor: date, words: str) -> int:
    """Return the year that "last year" and its like mean on the day of `anchor`."""
    return anchor.year + {"last": -1, "next": 1}.get(words[:4].lower(), 0)


def nearest(anchor: date, month: int, number: int, weekday: int | None, *, ahead: bool) -> Meaning:
    """Return the nearest such day on the right side of `anchor`; a weekday with it decides.

    Without one it lies within a year: nobody means the last leap day but one by "Feb. 29".
    """
    reach = 1 if (month, number) != _LEAP_DAY else _LEAP_YEARS
    years = range(anchor.year - reach, anchor.year + reach + 1)
    days = [day for year in years if (day := day_spans.day(year, month, number))]
    past = [day for day in reversed(days) if day <= anchor][:1]
    coming = [day for day in days if day >= anchor][:1]
    right, wrong = (coming, past) if ahead else (past, coming)
    fitting = [day for day in right + wrong if day.weekday() == weekday]
    near = [day for day in right if abs(day - anchor) <= _ONE_YEAR]
    for day in fitting or near:
        return Meaning(day, day, anchored=True)
    return Meaning(None, None, _why_no_day(month, number), anchored=True)


_LEAP_DAY = (2, 29)
_LEAP_YEARS = 8
"""Years in which there is a leap day for certain: 1900 was no leap year."""
_ONE_YEAR = timedelta(days=366)


def _why_no_day(month: int, number: int) -> str:
    """29 February exists in other years; 31 April never does."""
    return YEAR if day_spans.day(2000, month, number) else REAL_DAY
