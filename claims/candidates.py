"""Making a candidate claim out of a stretch of text: its quantities, times, kind and score.

The detectors decide where a claim stands; this module fills in the rest in one way for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Candidate, Checkability, Kind, Reason

if TYPE_CHECKING:
    from claims.model import Attribution
    from claims.structure import Reading
    from claims.text import Extent


def propose(
    text: str,
    reading: Reading,
    extent: Extent,
    *,
    statement: str,
    attribution: Attribution,
    detector: str,
) -> Candidate:
    """Return the candidate at `extent`, with what `reading` knows about it."""
    quantities = tuple(each for each in reading.quantities if extent.contains(each.extent))
    times = tuple(each for each in reading.times if extent.contains(each.extent))
    weight = min(1.0, 0.2 + 0.1 * len(quantities) + 0.05 * len(times) + len(extent.of(text)) / 1000)
    return Candidate(
        extent=extent,
        statement=statement,
        kind=Kind.EVENT,
        checkability=Checkability.NOW,
        score=weight,
        reasons=(Reason(feature="length", weight=weight),),
        detector=detector,
        attribution=attribution,
        quantities=quantities,
        times=times,
    )
