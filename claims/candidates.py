"""Making a candidate claim out of a stretch of text: its quantities, times, kind and score.

The detectors decide where a claim stands and how it reads alone; this module fills in the rest,
in one way for all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from claims import kinds, worth
from claims.model import Candidate, Quantity, TimeReference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Attribution
    from claims.structure import Reading
    from claims.text import Extent

_Placed = TypeVar("_Placed", Quantity, TimeReference)


def propose(
    text: str,
    reading: Reading,
    extent: Extent,
    *,
    statement: str,
    attribution: Attribution,
    detector: str,
    headline: bool = False,
) -> Candidate:
    """Return the candidate at `extent`, with what `reading` knows about it."""
    words = extent.of(text)
    quantities = within(reading.quantities, extent)
    times = within(reading.times, extent)
    kind, checkability = kinds.classify(
        words, attribution=attribution, quantities=quantities, times=times, headline=headline
    )
    score, reasons = worth.score(
        words,
        attribution=attribution,
        kind=kind,
        checkability=checkability,
        quantities=quantities,
        times=times,
    )
    return Candidate(
        extent=extent,
        statement=statement,
        kind=kind,
        checkability=checkability,
        score=score,
        reasons=reasons,
        detector=detector,
        attribution=attribution,
        quantities=quantities,
        times=times,
    )


def within(placed: Sequence[_Placed], extent: Extent) -> tuple[_Placed, ...]:
    """Return those of `placed`, which stand in order, that lie inside `extent`."""
    first = bisect_left(placed, extent.start, key=_start)
    last = bisect_left(placed, extent.end, lo=first, key=_start)
    return tuple([each for each in placed[first:last] if each.extent.end <= extent.end])


_start = attrgetter("extent.start")
