"""Quantities in a text: what is counted, and how the text bounds it.

"More than 1,500 undocumented immigrants" is more than 1500 of those; "no arrests" is zero
of them; "between 10 and 15 officers" is a range; "hundreds of people" is rough and open.
A quantity's extent covers the whole phrase: comparator, number and counted noun.

Promised: quantities are in order and do not overlap; shares are in percent, money in ISO
codes. Not here: dates and spans of days ("the last 10 years"), which `claims.dates` reads;
ages, sections, clock times and scores, which count nothing (`claims.not_counts`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from claims import comparators
from claims.amounts import AMOUNTS, amount_at, may_begin
from claims.counts import ONE, Count, with_unit
from claims.date_phrases import taken
from claims.durations import with_smaller
from claims.frequencies import FREQUENCIES, frequency_at
from claims.hints import hint, told
from claims.kept import Kept
from claims.model import Comparator
from claims.not_counts import stretches
from claims.ranges import range_at
from claims.text import fold
from claims.units import MEASURES, measure_noun
from claims.word_lists import listed
from claims.words import FIGURE, Word, at, joined, words_of
from claims.zeros import DENIED, may_deny, zero_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.amounts import Amount
    from claims.model import Quantity
    from claims.text import Extent

MAY_COUNT = DENIED | AMOUNTS | FREQUENCIES | MEASURES | {FIGURE}
"""One of these stands in every sentence that counts anything."""
_COUNTING = hint(MAY_COUNT)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IDENTIFIER = re.compile(r"\d{9,}")
_THE_ONE = listed("this that the which each every any another some first last next former no")
_RANKED = re.compile(r"(?:\w+est|most|first|best|worst|main|top|only|few|few\w+|many)\b")
"""One of the biggest, one of the first: said of rank, not of number."""
_LINKS = frozenset({",", "and", "-", "–", "—", "("})
_ORDINALS = listed("first second third fourth other latter former better worse")


def quantities(text: str, extent: Extent) -> tuple[Quantity, ...]:
    """Return the quantities inside `extent`, in order, never overlapping.

    Offsets are into `text`. A range has both ends, "more than 5" only the lower one; which
    of the ends is meant strictly is the comparator's to say.
    """
    folded = fold(extent.of(text))
    if not told(folded) & _COUNTING:
        return ()
    words = words_of(folded)
    opens = _may_open
    places = [n for n, word in enumerate(words) if opens[word.raw]]
    if not places:
        return ()
    blocked = _blocked(words, [*stretches(folded), *taken(folded)])
    return tuple(count.quantity(words, extent.start) for count in _counts(words, places, blocked))


@Kept
def _may_open(raw: str) -> bool:
    """Whether a count can begin with this word."""
    word = Word(0, len(raw), raw, raw.lower())
    return may_begin(word) or may_deny(word) or word.key in FREQUENCIES


def _blocked(words: list[Word], places: list[tuple[int, int]]) -> set[int]:
    """The indexes of words that stand where figures count nothing."""
    blocked: set[int] = set()
    ends = [word.end for word in words] if places else []
    for start, end in places:
        index = bisect_right(ends, start)
        while index < len(words) and words[index].start < end:
            blocked.add(index)
            index += 1
    return blocked


def _counts(words: list[Word], places: list[int], blocked: set[int]) -> Iterator[Count]:
    """The counts that begin at one of `places`, none of them within another."""
    done = 0
    before: Count | None = None
    for index in places:
        found = [] if index < done or index in blocked else _counts_at(words, index, done)
        found = [_corrected(words, one, before) for one in found]
        yield from found
        if found:
            before, done = found[-1], found[-1].stop


def _corrected(words: list[Word], count: Count, before: Count | None) -> Count:
    """Read "cost 4 million, not 3 million": the second of one unit, right behind it, is denied."""
    start = count.first - 1
    if before is None or count.unit != before.unit or at(words, start).key != "not":
        return count
    between = (word.key for word in words[before.stop : start])
    if count.comparator is not Comparator.EQUAL or not _LINKS.issuperset(between):
        return count
    return replace(count, first=start, comparator=Comparator.NOT)


def _counts_at(words: list[Word], index: int, done: int) -> list[Count]:
    """The counts whose number begins at `index`; none reaches back before `done`."""
    zero = zero_at(words, index)
    if zero:
        return [zero]
    amount = frequency_at(words, index) or amount_at(words, index)
    contrast = _not_but(words, index, amount) if amount else []
    if contrast:
        return contrast
    count = _counted(words, index, amount) if amount else _a_measure(words, index)
    return [count] if count and count.first >= done else []


def _counted(words: list[Word], index: int, amount: Amount) -> Count | None:
    return range_at(words, index, amount) or _single(words, index, amount)


def _a_measure(words: list[Word], index: int) -> Count | None:
    """Read "at least a decade": an article counts as one between a comparator and a measure."""
    if words[index].key not in {"a", "an"}:
        return None
    bound = comparators.before(words, index)
    unit = measure_noun(words, index + 1)
    if bound is None or unit is None:
        return None
    count = Count(first=index, stop=unit.stop, low=ONE, high=ONE, unit=unit.phrase)
    return _bounded(count, bound)


def _not_but(words: list[Word], index: int, amount: Amount) -> list[Count]:
    """Read "not two but three officers": not the first number, and the second."""
    if at(words, index - 1).key != "not" or at(words, amount.stop).key != "but":
        return []
    second = amount_at(words, amount.stop + 1)
    if second is None:
        return []
    count = _single(words, amount.stop + 1, second)
    if count is None:
        return []
    denied = Count(
        first=index - 1,
        stop=amount.stop,
        low=amount.low,
        high=amount.high,
        comparator=Comparator.NOT,
        unit=count.unit,
    )
    return [denied, count]


def _single(words: list[Word], index: int, amount: Amount) -> Count | None:
    bound = comparators.before(words, index)
    trailing = comparators.after(words, amount.stop)
    counted = replace(amount, stop=trailing.place) if trailing else amount
    unit = with_unit(words, index, counted)
    count = with_smaller(words, unit) if unit else None
    if count is None or not _counts_something(words, index, count, bounded=bool(bound)):
        return None
    late = trailing or comparators.after(words, count.stop)
    if late and bound is None:
        count = replace(count, stop=max(count.stop, late.place))
        return _bounded(count, late._replace(place=count.first))
    return _bounded(count, bound) if bound else count


def _counts_something(words: list[Word], index: int, count: Count, *, bounded: bool) -> bool:
    """Whether a number is a count at all, and no name, year or point of a list."""
    previous, word = at(words, index - 1), words[index]
    if joined(words, index) and (previous.key == "-" or previous.raw.isalpha()):
        return False
    if word.key == "one":
        return bool(count.unit) and previous.key not in _THE_ONE and not _RANKED.match(count.unit)
    if word.key == "half" and previous.key in _ORDINALS:
        return False
    return bool(count.unit) or bounded or _stands_alone(words, index, count.stop)


def _stands_alone(words: list[Word], index: int, stop: int) -> bool:
    """Whether a number without noun and comparator still counts: "they killed 12"."""
    raw, previous, following = words[index].raw, at(words, index - 1), at(words, stop)
    if following.key in {"-", "/", ":"} and joined(words, stop):
        return False
    if following.key == ")" and joined(words, stop) and previous.key != "(":
        return False
    named = index > 1 and (previous.raw[:1].isupper() or raw[:1].isupper())
    return not (named or _YEAR.fullmatch(raw) or _IDENTIFIER.fullmatch(raw))


def _bounded(count: Count, bound: comparators.Bound) -> Count:
    """Apply a comparator: it opens one end, or makes the number rough."""
    if bound.comparator in {Comparator.MORE, Comparator.AT_LEAST}:
        count = replace(count, high=None)
    elif bound.comparator in {Comparator.LESS, Comparator.AT_MOST}:
        count = replace(count, low=None)
    return replace(
        count,
        first=min(bound.place, count.first),
        comparator=bound.comparator,
        approximate=count.approximate or bound.rough,
    )
