"""What a claim and a passage both give: a time that overlaps, a number of the same thing.

Each makes a passage that fits a claim likelier to bear on it, and makes no passage fit: "35
percent" of something else, or another event of last week, is no evidence. A number that excludes
the claim's tells nearly as much as an equal one. By judgement; the public set has neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.gist import stem
from claims.model import Comparator
from claims.number_relations import Bearing, compare, is_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Quantity, TimeReference

SAME_DAYS = 0.3
"""For dates within a week of one another in both; a month is worth half, a year a fifth."""
SAME_NUMBER, EXCLUDING, SAME_THING, MEASURE = 0.4, 0.3, 0.2, 0.5
"""For an equal number; one that cannot hold as well; any other of the same thing; and the share of
each for a sum of money or a percentage, which names no thing. From half to twice of each, the
figures of `benchmarks.passages` move by one claim in 25."""
A_WEEK, A_MONTH, A_YEAR = 7, 31, 366


class SharedTime(NamedTuple):
    """A time of the claim and one of the passage that overlap."""

    claimed: TimeReference
    found: TimeReference

    @property
    def days(self) -> int:
        """Days of the longer of the two."""
        return max(map(_days, self))

    @property
    def closer(self) -> TimeReference:
        """The shorter of the two."""
        return min(self, key=_days)

    @property
    def worth(self) -> float:
        """A shared day tells much, a shared month less, a shared year little."""
        return SAME_DAYS if self.days <= A_WEEK else SAME_DAYS / (2 if self.days <= A_MONTH else 5)


class SharedNumber(NamedTuple):
    """A number of the passage that bears on one of the claim's; `worth` is what that adds."""

    found: Quantity
    is_equal: bool
    excludes: bool
    worth: float


def shared_time(
    claimed: Sequence[TimeReference], found: Sequence[TimeReference]
) -> SharedTime | None:
    """Return the closest pair of times that overlap, none of more than a year."""
    pairs = (SharedTime(one, other) for one in claimed for other in found if _overlap(one, other))
    return min(pairs, key=lambda pair: pair.days, default=None)


def shared_number(claimed: Sequence[Quantity], found: Sequence[Quantity]) -> SharedNumber | None:
    """Return the passage's number that tells most beside the claim's, or None."""
    bearing = (_bearing(one, other) for one in claimed for other in found)
    return max(filter(None, bearing), key=lambda one: one.worth, default=None)


def other_number(claimed: Sequence[Quantity], found: Sequence[Quantity]) -> SharedNumber | None:
    """Return a number that stands where the passage repeats the others: 408 for one of 418.

    Numbers that both give are left out, so that none of them counts as the other of another.
    """
    ours = [one for one in claimed if not any(_equal(one, other) for other in found)]
    theirs = [other for other in found if not any(_equal(one, other) for one in claimed)]
    number = shared_number(ours, theirs)
    return number if number is not None and number.excludes else None


def _bearing(one: Quantity, other: Quantity) -> SharedNumber | None:
    equal, bears = _equal(one, other), compare(one, other)
    if not equal and bears is None:
        return None
    denied = other.comparator is Comparator.NOT
    excludes = bears is Bearing.EXCLUDE and not (equal and denied)
    worth = SAME_NUMBER if equal else EXCLUDING if excludes else SAME_THING
    share = MEASURE if is_measure(other.unit) else 1.0
    return SharedNumber(other, is_equal=equal, excludes=excludes, worth=worth * share)


def _equal(one: Quantity, other: Quantity) -> bool:
    """Whether both are the same number of the same thing; none and one are everywhere."""
    if (one.low, one.high) != (other.low, other.high) or one.low is None or one.low <= 1:
        return False
    units = [{stem(word) for word in (each.unit or "").lower().split()} for each in (one, other)]
    return not all(units) or not units[0].isdisjoint(units[1])


def _overlap(one: TimeReference, other: TimeReference) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    if max(_days(one), _days(other)) > A_YEAR:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _days(time: TimeReference) -> int:
    if time.earliest is None or time.latest is None:
        return A_YEAR + 1
    return (time.latest - time.earliest).days + 1
