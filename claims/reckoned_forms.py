"""Days reckoned in two steps: "a year ago today", "Tuesday week", "in the year to March".

All but a period with its own year count from the day of publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import day_spans
from claims.date_form import anchored, fixed, form
from claims.date_words import (
    COUNT,
    MONTH,
    MONTHS,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    count_of,
    month_number,
    unit_name,
    weekday_number,
)
from claims.day_spans import ONE_DAY, ONE_WEEK, Days

if TYPE_CHECKING:
    import re
    from datetime import date

    from claims.moments import Meaning, Moment


def _ago(match: re.Match[str], moment: Moment) -> Meaning:
    """A year ago today: the day itself; three years ago this month: that month."""
    count, unit = count_of(match["count"]), unit_name(match["unit"])
    exactly = (match["exactly"] or "day").lower()

    def find(anchor: date) -> Days | None:
        day = day_spans.shifted(anchor, -count, unit)
        if day is not None and match[0].lower().endswith("yesterday"):
            day -= ONE_DAY
        return day_spans.containing(day, exactly) if day else None

    return anchored(moment, find)


def _weeks_from(match: re.Match[str], moment: Moment) -> Meaning:
    """Tuesday week, a week on Tuesday: so many weeks after the coming Tuesday."""
    number = weekday_number(match["weekday"])
    weeks = count_of(match.groupdict().get("count") or "a")

    def find(anchor: date) -> Days | None:
        coming = day_spans.weekday_on_or_after(anchor + ONE_DAY, number)
        return day_spans.one(coming + weeks * ONE_WEEK)

    return anchored(moment, find)


def _but_one(match: re.Match[str], moment: Moment) -> Meaning:
    """The Saturday before last, the week after next: one further than the last, the next."""
    steps = -1 if match["way"].lower() == "before last" else 1
    name = match["unit"]

    def find(anchor: date) -> Days | None:
        if name.lower() in _CALENDAR:
            day = day_spans.shifted(anchor, 2 * steps, name.lower())
            return day_spans.containing(day, name.lower()) if day else None
        number = weekday_number(name)
        if steps < 0:
            nearest = day_spans.weekday_on_or_before(anchor - ONE_DAY, number)
        else:
            nearest = day_spans.weekday_on_or_after(anchor + ONE_DAY, number)
        return day_spans.one(nearest + steps * ONE_WEEK)

    return anchored(moment, find)


_CALENDAR = frozenset({"week", "month", "year"})


def _period_to(match: re.Match[str], moment: Moment) -> Meaning:
    """In the year to March, the six months to June 2025: so many whole months, that one the last.

    Without a year it is the last such month that was over.
    """
    month = month_number(match["month"])
    count = _MONTHS_IN[unit_name(match["unit"])] * count_of(match["count"] or "a")

    def ending(year: int) -> Days | None:
        months = year * 12 + month - count  # from year 0, January being 0
        return day_spans.months(months // 12, months % 12 + 1, count)

    if match["year"]:
        return fixed(ending(int(match["year"])))
    return anchored(moment, lambda anchor: ending(anchor.year - (month >= anchor.month)))


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

RECKONED = (
    form(
        rf"\b(?P<count>{COUNT}) (?P<unit>week|month|year|decade)s? ago "
        r"(?:(?:to|on) th(?:e|is very) day\b|today\b|yesterday\b|this (?P<exactly>week|month)\b)",
        _ago,
        hints=("ago", "day today yesterday this", UNITS),
    ),
    form(
        rf"\b(?P<weekday>{WEEKDAY}) week\b(?! (?:in|of|after|before|when)\b|-)",
        _weeks_from,
        ignore_case=False,
        hints=("week", WEEKDAYS),
    ),
    form(
        rf"\b(?P<count>{COUNT}) weeks? (?:on|from|from (?:next|this)) (?P<weekday>{WEEKDAY})",
        _weeks_from,
        ignore_case=False,
        hints=("week weeks", WEEKDAYS),
    ),
    form(
        rf"\b(?:[Tt]he )?(?P<unit>{WEEKDAY}|week|month|year) (?P<way>before last|after next)\b",
        _but_one,
        ignore_case=False,
        hints=("before after", "last next"),
    ),
    form(
        rf"\b[Tt]he (?:full |fiscal |financial )?(?:(?P<count>{COUNT}) )?"
        rf"(?P<unit>months?|quarter|years?) (?:to|ending(?: in)?|ended(?: in)?) "
        rf"(?:the end of )?(?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?(?! \d)",
        _period_to,
        ignore_case=False,
        hints=("to ending ended", MONTHS),
    ),
)
"""Forms that need an anchor; each is longer than what it begins with, and so is tried first."""
