"""Where two claims that are compared differ: the numbers, days and words to look at.

Marks are places in a claim's own words, in order and without overlaps. A number or a day is
marked unless the other claim has the same one. A word is marked when the reason quotes it or it
denies; where the two are nearly the same sentence, every content word that the other lacks is.
Where they are not, such marks would cover the page and show nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.gist import words_in
from claims.text import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Occurrence

NEARLY_THE_SAME = 0.6
"""Share of the longer claim's content words that both have, for marking all others. Taken of the
shorter, a sentence of four words had every word of a sentence of ten marked."""

_QUOTED = re.compile("“([^”]+)”")


class Difference(StrEnum):
    """What a mark stands on."""

    NUMBER = "number"
    TIME = "time"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place to look at; the extent counts from the beginning of the claim's own words."""

    extent: Extent
    kind: Difference


def differences(one: Occurrence, other: Occurrence, reason: str) -> tuple[Mark, ...]:
    """Return what to mark in `one` when it is shown beside `other`."""
    found: list[Mark] = []
    for mark in (*_figures(one, other), *_words(one, other, reason)):
        if not any(mark.extent.overlaps(before.extent) for before in found):
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.extent.start))


def _figures(one: Occurrence, other: Occurrence) -> Iterator[Mark]:
    numbers = {(q.low, q.high, q.comparator) for q in other.quantities}
    for quantity in one.quantities:
        if (quantity.low, quantity.high, quantity.comparator) not in numbers:
            yield from _inside(one, quantity.extent, Difference.NUMBER)
    days = {(t.earliest, t.latest) for t in other.times}
    for time in one.times:
        if (time.earliest, time.latest) not in days or time.needs:
            yield from _inside(one, time.extent, Difference.TIME)


def _words(one: Occurrence, other: Occurrence, reason: str) -> Iterator[Mark]:
    words, others = one.span.quote, list(words_in(other.span.quote))
    theirs = {word.stem for word in others if word.is_content}
    for quoted in _QUOTED.findall(reason):
        at = words.lower().find(quoted.lower())
        if at >= 0 and len(words.lower()) == len(words):
            yield Mark(extent=Extent(start=at, end=at + len(quoted)), kind=Difference.WORD)
    own = [word for word in words_in(words) if word.is_content or word.is_denial]
    denials = any(word.is_denial for word in others)
    alike = _alike({word.stem for word in own if word.is_content}, theirs)
    for word in own:
        missing = word.is_content and alike and word.stem not in theirs
        if missing or (word.is_denial and not denials):
            yield Mark(extent=Extent(start=word.start, end=word.end), kind=Difference.WORD)


def _alike(one: set[str], other: set[str]) -> bool:
    longer = max(len(one), len(other))
    return longer > 0 and len(one & other) / longer >= NEARLY_THE_SAME


def _inside(one: Occurrence, extent: Extent, kind: Difference) -> Iterator[Mark]:
    """Yield the mark unless it was read outside the claim's own words."""
    start = one.span.start
    if one.span.extent.contains(extent):
        own = Extent(start=extent.start - start, end=extent.end - start)
        yield Mark(extent=own, kind=kind)
