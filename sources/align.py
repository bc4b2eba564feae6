"""Which parts of a list stand, in the same order, in another.

Parts that stand once in both are matched first, as many as keep their order; what lies between
two of them is compared by longest common subsequence. So a text of thousands of paragraphs is
aligned in milliseconds, and a repeated line is matched by its neighbours and not by chance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 25_000_000
"""Pairs of parts between two matches beyond which they are taken for rewritten altogether: the
table that finds a common subsequence grows with them (some 3 MB at this size)."""


class Run(NamedTuple):
    """`length` equal parts in a row, from `left` in one list and from `right` in the other."""

    left: int
    right: int
    length: int


def aligned(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Return the runs that both lists have, in order in both, none touching the next in both."""
    joined: list[Run] = []
    for run in _runs(left, right):
        last = joined[-1] if joined else None
        if last and last.left + last.length == run.left and last.right + last.length == run.right:
            joined[-1] = Run(last.left, last.right, last.length + run.length)
        else:
            joined.append(run)
    return joined


def _runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Run]:
    one, two = 0, 0
    for at, to in (*_landmarks(left, right), (len(left), len(right))):
        yield from _between(left, right, (one, at), (two, to))
        if at < len(left):
            yield Run(at, to, 1)
        one, two = at + 1, to + 1


def _landmarks(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The longest series of parts that stand once in either list and keep their order."""
    once, there = Counter(left), Counter(right)
    where = {part: at for at, part in enumerate(right)}
    pairs = [
        (at, where[part])
        for at, part in enumerate(left)
        if once[part] == 1 and there.get(part) == 1
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs whose second members rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, to) in enumerate(pairs):
        length = bisect_left(tails, to)
        tails[length : length + 1], last[length : length + 1] = [to], [index]
        before.append(last[length - 1] if length else None)
    found: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _between(
    left: Sequence[str], right: Sequence[str], one: tuple[int, int], two: tuple[int, int]
) -> Iterator[Run]:
    lost, new = left[slice(*one)], right[slice(*two)]
    if not lost or not new or len(lost) * len(new) > _MOST:
        return
    for code in Indel.opcodes(lost, new):
        if code.tag == "equal":
            length = code.src_end - code.src_start
            yield Run(one[0] + code.src_start, two[0] + code.dest_start, length)
