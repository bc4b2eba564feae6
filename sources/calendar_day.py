"""Calendar days that are written out beyond doubt.

`2024-03-04`, `4 March 2024`, `March 4, 2024` and `13/03/2024` are certain; `03/04/2024`
is not (April or March?) and gives nothing. Relative days ("Tuesday") are read
elsewhere, against a day of publication.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
"""An ISO day as a pattern, for those who look at the very beginning of a text."""

_WRITTEN = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:T[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    )
)
_LONGEST = 500
_YEARS = range(1600, 2200)


def certain_day(phrase: str) -> date | None:
    """Return the one day that `phrase` writes out; None when it holds none, or several."""
    days = {
        day
        for pattern in _WRITTEN
        for match in pattern.finditer(phrase[:_LONGEST])
        if (day := _day(match)) is not None
    }
    return days.pop() if len(days) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    year = int(match["year"])
    try:
        return date(year, number, int(match["day"])) if year in _YEARS else None
    except ValueError:
        return None
