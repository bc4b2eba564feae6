"""Which claims are worth comparing: those that share words, found without trying all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claims.gist import gist, stem
from claims.match import NEAR, likeness, set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FEWEST = 30
"""A word that stands in this many claims or fewer always helps to find pairs. A crowd of more than
this many claims that say the same is compared with its first one only, not all with all."""
RARE = 4
"""A word that no more claims than this have is enough by itself: a name, an odd noun."""
SHARE = 10
"""In a large set, a word that more than one claim in ten has says nothing about any of them."""
RAREST = 4
"""Words of a claim by which it is found in a crowd that says the same: two of them together."""


def worth_comparing(
    statements: Sequence[str],
    speakers: Sequence[str | None] = (),
    *,
    touching: frozenset[int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield the index pairs that share two telling content words, or one rare one, in order.

    What very many claims say is told by no word any more: of claims that share two of their four
    rarest words, those of one wording are paired even so, or a sentence that forty outlets print
    would never be one.

    `speakers` are whose the statements are, index by index; a statement that names another
    one's speaker is compared with it, since it may dispute it. With `touching`, only pairs with
    one of these indices are looked for, which takes less time the fewer they are.
    """
    words = [gist(statement).stems for statement in statements]
    drawers: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(words):
        for word in own:
            drawers[word].append(index)
    wanted = frozenset(range(len(statements))) if touching is None else touching
    common = max(FEWEST, len(statements) // SHARE)
    shared = _shared(drawers, wanted, common=common)
    found = {pair for pair, count in shared.items() if count >= 2}
    found |= {pair for pair in _naming(drawers, speakers) if not wanted.isdisjoint(pair)}
    crowded = (p for p in _crowds(words, drawers, common=common) if not wanted.isdisjoint(p))
    found |= {(a, b) for a, b in crowded if _said_again(statements[a], statements[b])}
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


def _crowds(
    words: Sequence[frozenset[str]], drawers: Mapping[str, list[int]], *, common: int
) -> Iterator[tuple[int, int]]:
    """Pairs that share two of their rarest words, where the commoner of these counts no more."""
    mute = {word for word, drawer in drawers.items() if len(drawer) > common}
    crowds: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(words):
        if mute.isdisjoint(own) or len(own - mute) >= RAREST:
            continue
        rarest = sorted(own, key=lambda word: (len(drawers[word]), word))[:RAREST]
        for key in combinations(rarest, min(2, len(rarest))):
            if key[-1] in mute:
                crowds[key].append(index)
    for crowd in crowds.values():
        if len(crowd) > FEWEST:
            yield from ((crowd[0], other) for other in crowd[1:])
        else:
            yield from combinations(crowd, 2)


def _said_again(one: str, other: str) -> bool:
    return likeness(one, other) >= NEAR and not set_apart(one, other)


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
