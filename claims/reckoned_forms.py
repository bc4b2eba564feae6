"""Days reckoned in two steps from the day of publication: "a year ago today", "Tuesday week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import day_spans
from claims.date_form import anchored, form
from claims.date_words import COUNT, UNITS, WEEKDAY, WEEKDAYS, count_of, unit_name, weekday_number
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
)
"""Forms that need an anchor; each is longer than what it begins with, and so is tried first."""
