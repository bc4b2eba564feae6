"""Which claims are worth comparing: those that share words, found without trying all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claims.gist import gist, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FEWEST = 30
"""A word that stands in this many claims or fewer always helps to find pairs."""
RARE = 4
"""A word that no more claims than this have is enough by itself: a name, an odd noun."""
SHARE = 10
"""In a large set, a word that more than one claim in ten has says nothing about any of them."""


def worth_comparing(
    statements: Sequence[str],
    speakers: Sequence[str | None] = (),
    *,
    touching: frozenset[int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield the index pairs that share two telling content words, or one rare one, in order.

    `speakers` are whose the statements are, index by index; a statement that names another
    one's speaker is compared with it, since it may dispute it. With `touching`, only pairs with
    one of these indices are looked for, which takes less time the fewer they are.
    """
    drawers: defaultdict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        for word in gist(statement).stems:
            drawers[word].append(index)
    wanted = frozenset(range(len(statements))) if touching is None else touching
    shared = _shared(drawers, wanted, common=max(FEWEST, len(statements) // SHARE))
    found = {pair for pair, count in shared.items() if count >= 2}
    found |= {pair for pair in _naming(drawers, speakers) if not wanted.isdisjoint(pair)}
    yield from sorted(found)


def _shared(
    drawers: Mapping[str, list[int]], wanted: frozenset[int], *, common: int
) -> Counter[tuple[int, int]]:
    """How many telling words each wanted pair shares; a rare one counts twice."""
    shared: Counter[tuple[int, int]] = Counter()
    for drawer in drawers.values():
        if len(drawer) <= common:
            shared.update(dict.fromkeys(_pairs(drawer, wanted), 1 + (len(drawer) <= RARE)))
    return shared


def _pairs(drawer: list[int], wanted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a drawer's rising indices with a wanted one in each."""
    chosen = [index for index in drawer if index in wanted]
    if len(chosen) == len(drawer):
        yield from combinations(drawer, 2)
        return
    for index in chosen:
        for other in drawer:
            if other < index or (other > index and other not in wanted):
                yield min(index, other), max(index, other)


def _naming(
    drawers: Mapping[str, list[int]], speakers: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    for index, speaker in enumerate(speakers):
        surname = stem(speaker.split()[-1].casefold()) if speaker else ""
        for other in drawers.get(surname, ()):
            if other != index:
                yield min(index, other), max(index, other)
