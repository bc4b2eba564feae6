"""Which claims are worth comparing: those that share words, found without trying all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claims.gist import gist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 30
"""A word that stands in this many claims or fewer always helps to find pairs."""
RARE = 4
"""A word that no more claims than this have is enough by itself: a name, an odd noun."""
SHARE = 10
"""In a large set, a word that more than one claim in ten has says nothing about any of them."""


def worth_comparing(statements: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs that share two telling content words, or one rare one, in order."""
    drawers: defaultdict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        for word in gist(statement).stems:
            drawers[word].append(index)
    common = max(FEWEST, len(statements) // SHARE)
    shared: Counter[tuple[int, int]] = Counter()
    for drawer in drawers.values():
        if len(drawer) <= common:
            shared.update(dict.fromkeys(combinations(drawer, 2), 1 + (len(drawer) <= RARE)))
    yield from sorted(pair for pair, count in shared.items() if count >= 2)
