"""How two quantities of the same thing bear on each other: agree, exclude, or differ in scope.

`compare` answers only where both count the same noun; shares, money and measures are compared
by their unit. Rough numbers are given a tenth either side, so "about 1,500" and 1,450 agree.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from claims.amounts import PERCENT, POINTS
from claims.gist import stem
from claims.model import Comparator
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Quantity

TOLERANCE = Decimal("0.1")
"""What "about" allows on either side; wider, and 1,500 would agree with 1,300."""

_PERSONS = listed(
    """
    person persons people man men woman women suspect suspects resident residents immigrant
    immigrants officer officers agent agents member members defendant defendants citizen citizens
    worker workers employee employees passenger passengers driver drivers student students pupil
    pupils patient patients child children soldier soldiers civilian civilians protester protesters
    demonstrator demonstrators victim victims visitor visitors tourist tourists voter voters player
    players prisoner prisoners firefighter firefighters teacher teachers nurse nurses sailor sailors
    """
)


class Bearing(StrEnum):
    """What two quantities do to each other."""

    AGREE = "agree"
    EXCLUDE = "exclude"
    SCOPE = "scope"
    """They would compare, but one counts a narrower thing."""


class Ends(NamedTuple):
    """A quantity as an interval; an open end is None, and an end may itself be excluded."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True


def compare(left: Quantity, right: Quantity) -> Bearing | None:
    """Return how the two bear on each other, or None where they count different things."""
    if (left.low is None and left.high is None) or (right.low is None and right.high is None):
        return None
    if not _same_noun(left.unit, right.unit):
        return None
    if _apart_in_rhythm(left.unit, right.unit):
        return None
    if _scope(left.unit) != _scope(right.unit):
        return Bearing.SCOPE if _one_narrower(left.unit, right.unit) else None
    if Comparator.NOT in {left.comparator, right.comparator}:
        return _denied(left, right)
    return Bearing.EXCLUDE if _apart(_ends(left), _ends(right)) else Bearing.AGREE


def scope_words(left: Quantity, right: Quantity) -> str:
    """Return the words, as written, that narrow one of the two units and not the other."""
    narrowing = _scope(left.unit) ^ _scope(right.unit)
    words = _WORDS.findall(f"{left.unit} {right.unit}")
    return " ".join(dict.fromkeys(one for one in words if stem(one.lower()) in narrowing))


def left_is_narrower(left: Quantity, right: Quantity) -> bool:
    """Whether the left unit has the words that narrow what is counted."""
    return len(_scope(left.unit)) > len(_scope(right.unit))


def is_measure(unit: str) -> bool:
    """Whether a unit measures anything at all (a share, a currency), and so names no subject."""
    return unit in {PERCENT, POINTS, "cents"} or (len(unit) == 3 and unit.isupper())


def first_pair(
    left: Sequence[Quantity], right: Sequence[Quantity], wanted: Bearing
) -> tuple[Quantity, Quantity] | None:
    """Return the first two quantities, one a side, that bear on each other in that way."""
    pairs = ((one, other) for one in left for other in right)
    return next((pair for pair in pairs if compare(*pair) is wanted), None)


def noun_of(left: Quantity, right: Quantity) -> str:
    """Return what both count, in quotation marks: the shorter of the two units."""
    return f"“{min((left.unit, right.unit), key=len)}”"


def in_short(quantity: Quantity) -> str:
    """Return a quantity as a reason gives it: "more than 1,500", "10 to 15", "0"."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{_plain(low)} to {_plain(high)}"
    number = _plain(low if low is not None else high)
    return f"{_IN_WORDS.get(quantity.comparator, '')} {number}".strip()


_IN_WORDS = {
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.AT_MOST: "at most",
    Comparator.LESS: "less than",
    Comparator.ABOUT: "about",
    Comparator.NOT: "not",
}


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():,f}"


def _same_noun(one: str, other: str) -> bool:
    if not one or not other:
        return False
    first, second = _noun(one), _noun(other)
    anybody = "persons" in {one, other}
    return stem(first) == stem(second) or (anybody and {first, second} <= _PERSONS)


def _noun(unit: str) -> str:
    """The noun itself: "tons" in "metric tons of coal per day", all else is its scope."""
    return _OF_OR_PER.split(unit.lower(), maxsplit=1)[0].rsplit(maxsplit=1)[-1]


_OF_OR_PER = re.compile(" (?:of|per) ")


def _scope(unit: str) -> frozenset[str]:
    measure, *rest = _OF_OR_PER.split(unit.lower().replace("-", " "))
    words = " ".join([*measure.split()[:-1], *rest]).split()
    return frozenset(stem(word) for word in words if word not in _RHYTHMS)


def _apart_in_rhythm(one: str, other: str) -> bool:
    """Whether one counts by the day and the other by the week; "eleven sailings" may be either."""
    first, second = (
        {_RHYTHMS.get(word) for word in _WORDS.findall(unit.lower())} - {None}
        for unit in (one, other)
    )
    return bool(first and second) and first != second


_WORDS = re.compile(r"[^\W_]+")
_RHYTHMS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year",
    "hourly": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip


def _one_narrower(one: str, other: str) -> bool:
    first, second = _scope(one), _scope(other)
    return first < second or second < first


def _ends(quantity: Quantity) -> Ends:
    low, high = quantity.low, quantity.high
    if quantity.approximate:
        low = None if low is None else low * (1 - TOLERANCE)
        high = None if high is None else high * (1 + TOLERANCE)
    return Ends(
        low,
        high,
        low_in=quantity.comparator is not Comparator.MORE,
        high_in=quantity.comparator is not Comparator.LESS,
    )


def _apart(one: Ends, other: Ends) -> bool:
    """Whether no number fits both."""
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Ends, other: Ends) -> bool:
    if one.high is None or other.low is None:
        return False
    touch = one.high == other.low and not (one.high_in and other.low_in)
    return one.high < other.low or touch


def _denied(left: Quantity, right: Quantity) -> Bearing | None:
    """Not two against two exclude each other; not two against three say nothing."""
    if left.comparator is right.comparator:
        return None
    return Bearing.EXCLUDE if (left.low, left.high) == (right.low, right.high) else None
