"""What a claim detector is, and how the proposals of all are put together.

A detector looks at an article that was read but has no candidates yet, and proposes some. To
add one, write a file in this folder that ends in `DETECTOR = Detector(…)` and name it in
`DETECTORS` of this package.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claims.model import Candidate
    from claims.people import Table
    from claims.structure import Reading
    from claims.text import Extent
    from claims.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a detector looks at: the text, its folded copy, its reading, the people it names.

    The reading has everything but candidates. `streams` are the tokens of each sentence.
    """

    text: str
    plain: str
    reading: Reading
    table: Table
    streams: Mapping[Extent, list[Token]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """A way of finding claims.

    `detect(article)` yields candidates with exact extents in its text, in any order. It is pure.
    """

    key: str
    title: str
    detect: Callable[[Article], Iterable[Candidate]]


def best_of(proposals: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the proposals ranked, best first, without any that overlap a better one."""
    kept: list[Candidate] = []
    starts: list[tuple[int, int]] = []
    for each in sorted(proposals, key=lambda one: (-one.score, one.extent.start, one.extent.end)):
        place = bisect_left(starts, (each.extent.start, each.extent.end))
        before = starts[place - 1][1] if place else 0
        after = starts[place][0] if place < len(starts) else each.extent.end
        if before <= each.extent.start and each.extent.end <= after:
            starts.insert(place, (each.extent.start, each.extent.end))
            kept.append(each)
    return tuple(kept)
