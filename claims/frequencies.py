"""How often, in one word: "twice" is two times, "only once" one, "once or twice" one or two.

"Once" alone mostly means "formerly" or "as soon as". It counts where a comparator, a rhythm ("once
a week") or "only" says so, and "only" does so only where no sentence follows: "only once the work
is done" is no number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claims import comparators
from claims.amounts import Amount
from claims.units import Unit, with_rest
from claims.word_lists import listed
from claims.words import at, joined, keys_from

if TYPE_CHECKING:
    from claims.words import Word

TIMES = "times"
SO_OFTEN = {"twice": Decimal(2), "thrice": Decimal(3)}
"""Words that are always a number of times."""
_ONCE = Decimal(1)
FREQUENCIES = frozenset({"once", *SO_OFTEN})
"""Each of these is a number of times, "once" at some places."""
_ONLY = listed("only just exactly precisely")
_AFTER_ONCE = listed("in on at by since before after during this that last between within for per")
"""What may follow "only once" without making a condition of it."""


def frequency_at(words: list[Word], index: int) -> Amount | None:
    """Return the number of times that word `index` is, with `TIMES` for its unit."""
    key = at(words, index).key
    if key not in FREQUENCIES or (at(words, index + 1).key == "-" and joined(words, index + 1)):
        return None
    if key != "once":
        return _times(SO_OFTEN[key], SO_OFTEN[key], index + 1)
    if keys_from(words, index + 1, 2) == ("or", "twice"):
        return _times(_ONCE, SO_OFTEN["twice"], index + 3)
    return _times(_ONCE, _ONCE, index + 1) if _is_number(words, index) else None


def _times(low: Decimal, high: Decimal, stop: int) -> Amount:
    return Amount(low=low, high=high, stop=stop, unit=TIMES)


def _is_number(words: list[Word], index: int) -> bool:
    """Whether "once" at `index` counts."""
    if comparators.before(words, index) or _has_rhythm(words, index + 1):
        return True
    following = at(words, index + 1).key
    ends = not following[:1].isalnum() or following in _AFTER_ONCE
    return at(words, index - 1).key in _ONLY and ends


def _has_rhythm(words: list[Word], place: int) -> bool:
    return with_rest(words, Unit(TIMES, place)).stop > place
