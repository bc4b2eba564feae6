"""Likeness of wording: near-duplicate claims, and documents that are nearly the same.

Likeness is about words only. Two claims can be 90 % alike and say the opposite, so each pair
comes with what sets it apart: other numbers, or a denial on one side. Whether claims agree is
for `claims.relate`; finding earlier fact-checks is a search, not a likeness (`db.search`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claims.text import fold
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUN = 8
"""Words in a row that count as copied: shorter runs also stand in texts that copied nothing."""
NEAR = 0.85
"""From here on two claims are near-duplicates; below, other numbers and names creep in."""
RAREST = 4
"""Words of a claim that find its candidates: each pair of them is a drawer to look in."""
CROWDED = 300
"""A drawer with more claims than this is compared with its first one only, not all with all."""

_WORD = re.compile(r"\w+(?:[.,']\w+)*")
_DENIALS = listed("no not never none nobody nothing neither nor without cannot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two near-duplicates by their index. `apart` says what sets them apart, or is empty."""

    left: int
    right: int
    likeness: float
    apart: str = ""


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are, 0 to 1, whatever the order of their words."""
    return fuzz.ratio(_sorted_words(one), _sorted_words(other)) / 100


def near_duplicates(texts: Sequence[str]) -> list[Pair]:
    """Return every pair of texts that are NEAR or more alike, the most alike first.

    Candidates share two of their four rarest words; a pair that shares fewer is missed. Time
    grows with the number of texts, not with its square.
    """
    prepared = [_sorted_words(text) for text in texts]
    found = (_pair(texts, prepared, left, right) for left, right in _candidates(_rarest(prepared)))
    pairs = [pair for pair in found if pair is not None]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.left, pair.right))


def set_apart(one: str, other: str) -> str:
    """Return what sets two alike wordings apart: "other numbers", "one denies", or nothing."""
    if _figures(one) != _figures(other):
        return "other numbers"
    return "one denies" if _denials(one) % 2 != _denials(other) % 2 else ""


def document_likeness(one: str, other: str) -> float:
    """Return which share of the shorter text's eight-word runs stands in the other too, 0 to 1.

    A text of fewer than eight words has no runs, and so no likeness.
    """
    return _overlap(_runs(one), _runs(other))


def connected(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups that pairs of keys join, one through another, in order of appearance."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        first, second = group.get(one, {one}), group.get(other, {other})
        if first is not second:
            first |= second
            group.update(dict.fromkeys(first, first))
    return [frozenset(each) for each in {id(each): each for each in group.values()}.values()]


def _pair(texts: Sequence[str], prepared: Sequence[str], left: int, right: int) -> Pair | None:
    score = fuzz.ratio(prepared[left], prepared[right], score_cutoff=100 * NEAR) / 100
    if not score:
        return None
    apart = set_apart(texts[left], texts[right])
    return Pair(left=left, right=right, likeness=score, apart=apart)


def _rarest(prepared: Iterable[str]) -> Iterator[list[int]]:
    """Each text's rarest words as ranks over all texts, the rarest first."""
    words = [set(text.split()) for text in prepared]
    counts = Counter(chain.from_iterable(words))
    ordered = sorted(counts, key=lambda word: (counts[word], word))
    ranks = {word: rank for rank, word in enumerate(ordered)}
    for own in words:
        yield sorted(map(ranks.__getitem__, own))[:RAREST]


def _candidates(rarest: Iterable[list[int]]) -> set[tuple[int, int]]:
    drawers: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, ranks in enumerate(rarest):
        for key in combinations(ranks, 2) if len(ranks) > 1 else [tuple(ranks)]:
            drawers[key].append(index)
    shared = (drawer for drawer in drawers.values() if len(drawer) > 1)
    return {pair for drawer in shared for pair in _pairs_of(drawer)}


def _pairs_of(drawer: list[int]) -> Iterator[tuple[int, int]]:
    if len(drawer) > CROWDED:
        yield from ((drawer[0], other) for other in drawer[1:])
    else:
        yield from combinations(drawer, 2)


def _overlap(left: set[tuple[str, ...]], right: set[tuple[str, ...]]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).casefold())


def _sorted_words(text: str) -> str:
    return " ".join(sorted(_words(text)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return set(zip(*(words[offset:] for offset in range(RUN)), strict=False))


def _figures(text: str) -> list[str]:
    return sorted(word for word in _words(text) if word[0].isdigit())


def _denials(text: str) -> int:
    return sum(word in _DENIALS or word.endswith("n't") for word in _words(text))
