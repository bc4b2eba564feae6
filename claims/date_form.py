"""What one form of a date phrase is: a pattern, and how its match is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claims.moments import PUBLICATION, REAL_DAY, Meaning, Moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from claims.day_spans import Days


class Form(NamedTuple):
    """`meaning` is given the match and the moment; `counts` marks a phrase that counts, too.

    Figures in "at least a decade" stay a quantity. Of each hint ("last next") at least one word
    stands in whatever the pattern matches: without it the pattern, which is slow to fail, is
    not tried. Hints are looked up in `claims.words.vocabulary`.
    """

    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Moment], Meaning]
    counts: bool = False
    hints: tuple[str, ...] = ()


def form(
    pattern: str,
    meaning: Callable[[re.Match[str], Moment], Meaning],
    *,
    ignore_case: bool = True,
    counts: bool = False,
    hints: tuple[str, ...] = (),
) -> Form:
    """Return the form, its pattern compiled."""
    flags = re.IGNORECASE if ignore_case else 0
    return Form(re.compile(pattern, flags), meaning, counts, hints)


def fixed(days: Days | None) -> Meaning:
    """The meaning of a phrase that needs no anchor; None is a day the calendar lacks."""
    if days is None:
        return Meaning(None, None, REAL_DAY)
    return Meaning(days.earliest, days.latest)


def anchored(moment: Moment, find: Callable[[date], Days | None]) -> Meaning:
    """The meaning of a phrase that counts from the day of publication."""
    if moment.anchor is None:
        return Meaning(None, None, PUBLICATION)
    days = find(moment.anchor)
    if days is None:
        return Meaning(None, None, REAL_DAY, anchored=True)
    return Meaning(days.earliest, days.latest, anchored=True)
