"""A quantity while it is being put together: places are word indexes, not yet offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.amounts import PERCENT, amount_at, pounds_are_money
from claims.frequencies import TIMES
from claims.model import Comparator, Quantity
from claims.text import Extent
from claims.units import Unit, counted_noun, measure_noun, past_determiners, single_noun, with_rest
from claims.words import at, joined

if TYPE_CHECKING:
    from claims.amounts import Amount
    from claims.words import Word

ONE = Decimal(1)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A bounded number over the words `first` up to, not including, `stop`."""

    first: int
    stop: int
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    approximate: bool = False

    def quantity(self, words: list[Word], offset: int) -> Quantity:
        """Return the quantity, its extent shifted by `offset` into the whole text."""
        start, end = words[self.first].start, words[self.stop - 1].end
        return Quantity(
            extent=Extent(start=offset + start, end=offset + end),
            low=self.low,
            high=self.high,
            comparator=self.comparator,
            unit=self.unit,
            approximate=self.approximate,
        )


def with_unit(words: list[Word], index: int, amount: Amount) -> Count | None:
    """Return `amount`, which begins at `index`, with the noun it counts.

    None for a number tied by a hyphen to something that is no measure ("three-pronged").
    """
    unit = _whole(words, amount) or _unit(words, amount)
    if unit is None:
        return None
    if unit.phrase in {"pound", "pounds"} and pounds_are_money(words, index, unit.stop):
        unit = Unit("GBP", unit.stop)
    return Count(
        first=index,
        stop=unit.stop,
        low=amount.low,
        high=amount.high,
        comparator=Comparator.ABOUT if amount.approximate else Comparator.EQUAL,
        unit=unit.phrase,
        approximate=amount.approximate,
    )


def _whole(words: list[Word], amount: Amount) -> Unit | None:
    """The noun in "two of its four tugs", which the four are left to count, too.

    "One of 20 pupils" only picks somebody out; "eight of 10 homes" tells a share.
    """
    place = past_determiners(words, amount.stop)
    if amount.unit or at(words, amount.stop).key != "of" or _is_ratio(words, amount.stop + 1):
        return None
    whole = None if _YEAR.fullmatch(at(words, place).raw) else amount_at(words, place)
    if whole is None or whole.unit or at(words, whole.stop).key == "-":
        return None
    noun = counted_noun(words, whole.stop)
    one = amount.low == ONE and amount.high == ONE
    return noun and Unit("" if one else noun.phrase, amount.stop)


def _is_ratio(words: list[Word], index: int) -> bool:
    return at(words, index).key in {"10", "ten", "100"}


def _unit(words: list[Word], amount: Amount) -> Unit | None:
    if amount.unit == TIMES:
        return with_rest(words, Unit(TIMES, amount.stop))
    if amount.unit:
        return Unit(amount.unit, _share_end(words, amount))
    if at(words, amount.stop).key == "-" and joined(words, amount.stop + 1):
        return measure_noun(words, amount.stop + 1)
    one = amount.low == ONE and amount.high == ONE
    partitive = at(words, amount.stop).key == "of"
    noun = None if one and not partitive else counted_noun(words, amount.stop)
    if noun is None and (one or amount.high == 0):
        noun = single_noun(words, amount.stop)
    found = noun or measure_noun(words, amount.stop)
    return with_rest(words, found) if found else Unit("", amount.stop)


def _share_end(words: list[Word], amount: Amount) -> int:
    """Where a share's phrase ends: "two-thirds of voters" includes the voters."""
    if amount.unit != PERCENT:
        return amount.stop
    noun = counted_noun(words, amount.stop + (at(words, amount.stop).key == "of"))
    return noun.stop if noun else amount.stop
