"""One measure in two units: "two hours and 40 minutes" is 160 minutes, "5 feet 3" is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.amounts import amount_at
from claims.counts import with_unit
from claims.words import at

if TYPE_CHECKING:
    from claims.counts import Count
    from claims.words import Word

_SMALLER = {
    "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "week": ("day", 7),
    "year": ("month", 12), "foot": ("inch", 12), "pound": ("ounce", 16), "mile": ("yard", 1760),
}  # fmt: skip
_SINGULAR = {"feet": "foot", "inches": "inch"}


def with_smaller(words: list[Word], count: Count) -> Count:
    """Return the count with what follows in the next smaller unit; itself where nothing does."""
    unit, parts = _SMALLER.get(_singular(count.unit), ("", 0))
    if not unit or count.low is None or count.low != count.high or count.low % 1:
        return count
    place = count.stop
    while at(words, place).key in {",", "and"} and place < count.stop + 2:
        place += 1
    amount = amount_at(words, place)
    rest = with_unit(words, place, amount) if amount and not amount.unit else None
    if rest is None or _singular(rest.unit) != unit or rest.low != rest.high or rest.low is None:
        return count
    whole = count.low * parts + rest.low
    return with_smaller(
        words, replace(count, low=whole, high=whole, stop=rest.stop, unit=rest.unit)
    )


def _singular(unit: str) -> str:
    return _SINGULAR.get(unit.lower(), unit.lower().removesuffix("s"))
