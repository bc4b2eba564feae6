"""Cardinal numbers written in words: "a hundred and fifty", "two and a half million".

`cardinal` reads the longest number that starts at a word and says where it ends. It never
joins two numbers ("ten and fifteen" is ten), and "a" counts as one only before a scale.
Ordinals, dozens, fractions and vague amounts are not here; see `claims.amounts`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL = {
    word: value
    for value, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
NUMBER_WORDS = frozenset(SMALL) | frozenset(TENS) | frozenset(SCALES) | {"hundred"}
HALF = Decimal("0.5")


class Cardinal(NamedTuple):
    """A number and the index of the first word after it."""

    value: Decimal
    stop: int


class _Part(NamedTuple):
    value: int
    stop: int


def cardinal(keys: Sequence[str], start: int) -> Cardinal | None:
    """Return the longest number in words that begins at `start`, or None.

    `keys` are lower-case words with hyphens apart ("twenty", "-", "five"). A half is read
    where it is part of the number: "two and a half million" and "two million and a half" are
    2,500,000.
    """
    first = _below_thousand(keys, start)
    if first is None:
        return None
    halved = _and_a_half(keys, first.stop)
    if halved is None:
        return _with_scales(keys, first)
    factor = SCALES.get(_key(keys, halved), 0)
    value = (Decimal(first.value) + HALF) * (factor or 1)
    return Cardinal(value, halved + bool(factor))


def _with_scales(keys: Sequence[str], first: _Part) -> Cardinal:
    """Add up groups while their scales fall: two million, three hundred thousand and five."""
    total, group, stop, ceiling = 0, first, first.stop, 10**15
    while (factor := SCALES.get(_key(keys, group.stop), 0)) and factor < ceiling:
        total, stop, ceiling = total + group.value * factor, group.stop + 1, factor
        halved = _and_a_half(keys, stop)
        if halved is not None:
            return Cardinal(total + HALF * factor, halved)
        following = _next_group(keys, stop)
        if following is None:
            return Cardinal(Decimal(total), stop)
        group = following
    if group is first:
        return Cardinal(Decimal(first.value), first.stop)
    if SCALES.get(_key(keys, group.stop), 0):
        return Cardinal(Decimal(total), stop)
    return Cardinal(Decimal(total + group.value), group.stop)


def _next_group(keys: Sequence[str], index: int) -> _Part | None:
    """Read on after a scale word, over an "and" or a comma."""
    skip = _key(keys, index) in {"and", ","}
    if _key(keys, index + skip) in {"a", "zero"}:
        return None
    return _below_thousand(keys, index + skip)


def _below_thousand(keys: Sequence[str], index: int) -> _Part | None:
    first = _below_hundred(keys, index) or _a_before_scale(keys, index)
    if first is None or _key(keys, first.stop) != "hundred":
        return first
    stop = first.stop + 1
    rest = _below_hundred(keys, stop + (_key(keys, stop) == "and"))
    if rest is None or not rest.value or _key(keys, rest.stop) == "hundred":
        return _Part(first.value * 100, stop)
    return _Part(first.value * 100 + rest.value, rest.stop)


def _below_hundred(keys: Sequence[str], index: int) -> _Part | None:
    key = _key(keys, index)
    if key in SMALL:
        return _Part(SMALL[key], index + 1)
    if key not in TENS:
        return None
    after = index + 1 + (_key(keys, index + 1) == "-")
    ones = SMALL.get(_key(keys, after), 0)
    if 1 <= ones <= 9:
        return _Part(TENS[key] + ones, after + 1)
    return _Part(TENS[key], index + 1)


def _a_before_scale(keys: Sequence[str], index: int) -> _Part | None:
    following = _key(keys, index + 1)
    if _key(keys, index) in {"a", "an"} and (following == "hundred" or following in SCALES):
        return _Part(1, index + 1)
    return None


def _and_a_half(keys: Sequence[str], index: int) -> int | None:
    """Return the index after "and a half", hyphenated or not."""
    rest = [(i, keys[i]) for i in range(index, min(index + 6, len(keys))) if keys[i] != "-"]
    if [key for _, key in rest[:3]] == ["and", "a", "half"]:
        return rest[2][0] + 1
    return None


def _key(keys: Sequence[str], index: int) -> str:
    return keys[index] if index < len(keys) else ""
