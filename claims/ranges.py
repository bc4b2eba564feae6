"""Two numbers that bound one: "between 10 and 15", "10-15 percent", "two or three officers".

A unit or scale that only the second number has is lent to the first ("$10 to $15 million").
"Rose from 10 to 15" and "rose by £2 to £15" are changes, no ranges: both numbers are left to be
read alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claims import comparators
from claims.amounts import amount_at
from claims.counts import Count, with_unit
from claims.model import Comparator
from claims.words import at, joined

if TYPE_CHECKING:
    from decimal import Decimal

    from claims.amounts import Amount
    from claims.words import Word

_TO = frozenset({"to", "-", "–", "—"})
_CHANGE = re.compile(
    r"r[io]s(?:e|es|en|ing)|increas\w+|gr[eo]w\w*|climb\w+|jump\w+|soar\w+|surg\w+|f[ae]ll\w*|"
    r"drop\w+|declin\w+|decreas\w+|shr[aiu]nk|slip\w+|plung\w+|cut|rais\w+|lower\w+|reduc\w+|"
    r"went|goes|go|mov\w+|chang\w+|up|down|increase|rise|drop|decline|swung|swelled|expand\w+"
)
_CHANGE_REACH = 6


def range_at(words: list[Word], index: int, first: Amount) -> Count | None:
    """Return the range whose lower end is `first` at word `index`, or None."""
    opener = at(words, index - 1).key
    second = _second(words, first, opener)
    if second is None or (opener == "from" and _is_change(words, index)):
        return None
    if opener == "by" and first.unit and at(words, first.stop).key == "to":
        return None
    low, high = _lent(first, second)
    if low is None or high is None or low >= high:
        return None
    count = with_unit(words, index, replace(second, low=low, high=high))
    return count and _ranged(words, index, count, opener)


def _second(words: list[Word], first: Amount, opener: str) -> Amount | None:
    link = at(words, first.stop).key
    if first.vague or not _links(link, opener):
        return None
    second = amount_at(words, first.stop + 1)
    if second is None or second.vague:
        return None
    if first.unit and not second.unit:
        second = replace(second, unit=first.unit)
    if first.unit not in {"", second.unit}:
        return None
    tied = link in {"-", "–"} and joined(words, first.stop) != joined(words, first.stop + 1)
    return None if tied else second


def _links(link: str, opener: str) -> bool:
    if opener == "between":
        return link in {"and", *_TO}
    return link in _TO or (link == "or" and opener != "from")


def _lent(first: Amount, second: Amount) -> tuple[Decimal | None, Decimal | None]:
    """Both ends, the lower in the scale of the upper where only that one names it."""
    low, high = first.low, second.high
    if low is None or high is None or first.factor > 1 or second.factor == 1:
        return low, high
    lent = low * second.factor
    return (lent if lent < high else low), high


def _ranged(words: list[Word], index: int, count: Count, opener: str) -> Count:
    opened = opener in {"between", "from"}
    bound = comparators.before(words, index - opened)
    start = index - opened
    if bound and bound.comparator is Comparator.ABOUT:
        start = bound.place
    return replace(
        count,
        first=start,
        comparator=Comparator.RANGE,
        approximate=bool(bound and bound.rough),
    )


def _is_change(words: list[Word], index: int) -> bool:
    start = max(0, index - 1 - _CHANGE_REACH)
    return any(_CHANGE.fullmatch(word.key) for word in words[start : index - 1])
