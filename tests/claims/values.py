"""Short ways to read values out of a sentence, shared by the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.dates import times
from claims.numbers import quantities
from claims.text import Extent

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from claims.model import Quantity, TimeReference


def quantities_of(sentence: str) -> tuple[Quantity, ...]:
    """Every quantity of a sentence."""
    return quantities(sentence, Extent(start=0, end=len(sentence)))


def times_of(sentence: str, published_on: date | None) -> tuple[TimeReference, ...]:
    """Every time of a sentence."""
    return times(sentence, Extent(start=0, end=len(sentence)), published_on=published_on)


def counted(sentence: str) -> list[str]:
    """Every quantity as "comparator low..high unit", with a tilde behind where it is rough."""
    return [_in_short(quantity) for quantity in quantities_of(sentence)]


def dated(sentence: str, published_on: date | None) -> list[str]:
    """Every time as "phrase: earliest..latest", or "phrase: needs …"."""
    return [_days(time, sentence) for time in times_of(sentence, published_on)]


def _in_short(quantity: Quantity) -> str:
    ends = f"{_plain(quantity.low)}..{_plain(quantity.high)}"
    if quantity.low == quantity.high and quantity.low is not None:
        ends = _plain(quantity.low)
    rough = " ~" if quantity.approximate else ""
    return f"{quantity.comparator.value} {ends} {quantity.unit}".rstrip() + rough


def _plain(end: Decimal | None) -> str:
    return "" if end is None else f"{end.normalize():f}"


def _days(time: TimeReference, sentence: str) -> str:
    phrase = time.extent.of(sentence)
    if time.needs:
        return f"{phrase}: needs {time.needs}"
    return f"{phrase}: {time.earliest or ''}..{time.latest or ''}"
