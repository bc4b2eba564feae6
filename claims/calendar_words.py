"""Complete calendar dates written out in a line: "2018-01-17", "January 17, 2018", "17 Jan. 2018".

Only dates with day, month and year are read here, for metadata lines and datelines. Dates in
running text, relative or partial ones, belong to `claims.dates`.
"""

from __future__ import annotations

import re
from datetime import date

from claims.text import Extent

_NUMBERED = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NAME = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = re.compile(r"\d{4}")
_FORMS = (
    re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?![\d-])"),
    re.compile(
        rf"\b{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_NAME},? (?P<year>\d{{4}})\b", re.IGNORECASE
    ),
)


def stated_day(text: str, extent: Extent) -> tuple[date, Extent] | None:
    """Return the first complete date inside `extent` and its place, or None.

    Impossible days ("2018-02-30") are passed over.
    """
    if not _YEAR.search(text, extent.start, extent.end):
        return None
    found = [
        (day, Extent(start=match.start(), end=match.end()))
        for form in _FORMS
        for match in form.finditer(text, extent.start, extent.end)
        if (day := _day(match)) is not None
    ]
    return min(found, key=lambda each: each[1].start, default=None)


def _day(match: re.Match[str]) -> date | None:
    """The matched day, or None when the calendar has no such day."""
    named = match.groupdict()
    number = int(named["number"]) if named.get("number") else _month(named["month"])
    try:
        return date(int(named["year"]), number, int(named["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month from its first three letters."""
    return next(n for n, full in enumerate(_NUMBERED, start=1) if full[:3] == name.lower()[:3])
