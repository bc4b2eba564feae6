"""Feasts that fall on one day of every year: "Christmas Eve", "the Fourth of July 2017".

Without a year it is the nearest one, as with any month and day. Not here: feasts that move (Easter,
Eid), "Christmas" alone, which may be a season, and days that differ from one English-speaking
country to another (Independence Day, Mother's Day).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims import day_spans
from claims.date_form import fixed, form
from claims.date_words import YEAR
from claims.moments import PUBLICATION, Meaning
from claims.nearest_days import nearest

if TYPE_CHECKING:
    from claims.moments import Moment

_DAYS = {
    "Christmas Eve": (12, 24), "Christmas Day": (12, 25), "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31), "New Year's Day": (1, 1), "Hogmanay": (12, 31),
    "Twelfth Night": (1, 5), "Burns Night": (1, 25), "Australia Day": (1, 26),
    "Groundhog Day": (2, 2), "Valentine's Day": (2, 14), "St Patrick's Day": (3, 17),
    "April Fools' Day": (4, 1), "April Fool's Day": (4, 1), "St George's Day": (4, 23),
    "Anzac Day": (4, 25), "May Day": (5, 1), "Cinco de Mayo": (5, 5), "Juneteenth": (6, 19),
    "Canada Day": (7, 1), "Fourth of July": (7, 4), "July Fourth": (7, 4), "Bastille Day": (7, 14),
    "Halloween": (10, 31), "All Saints' Day": (11, 1), "Guy Fawkes Night": (11, 5),
    "Bonfire Night": (11, 5), "Veterans Day": (11, 11), "Armistice Day": (11, 11),
    "Remembrance Day": (11, 11), "St Andrew's Day": (11, 30), "Pearl Harbor Day": (12, 7),
}  # fmt: skip
_NAMED = "|".join(map(re.escape, _DAYS)).replace(r"St\ ", r"(?:St\.?|Saint)\ ")
_LAST = " ".join(sorted({name.split()[-1] for name in _DAYS}))


def _feast(match: re.Match[str], moment: Moment) -> Meaning:
    """The feast of its year, or the nearest on the side that the clause looks to."""
    name = re.sub(r"^(?:St\.|Saint) ", "St ", " ".join(match["feast"].split()))
    month, number = _DAYS[name]
    if match["year"]:
        return fixed(day_spans.one(day_spans.day(int(match["year"]), month, number)))
    if moment.anchor is None:
        return Meaning(None, None, PUBLICATION)
    which = (match["which"] or "").lower()
    ahead = which == "next" or (moment.ahead and which not in {"last", "this past"})
    return nearest(moment.anchor, month, number, None, ahead=ahead)


FEASTS = (
    form(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his) )?(?:[Tt]he )?(?P<feast>{_NAMED})\b"
        rf"(?:,? (?:in |of )?(?P<year>{YEAR}))?",
        _feast,
        ignore_case=False,
        hints=(_LAST,),
    ),
)
"""Forms that name a feast."""
