"""Which words and pairs of words tell a claim that is worth checking: the lexicon of the model.

Taken from the sentences given alone, by chi-square. Names of people, parties and places stay out on
purpose, and so do he and she: a claim must not be ranked by whom it speaks of. A name is a word
written with a capital in most of its sentences; inside a pair any name is "@"
(`claims.worth_features.pairs`).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.worth_features import FIGURE, NAME, START, pairs, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WORDS, PAIRS = 2000, 3000
"""How many of each. Average precision cross-validated in train, 2026-11-22: 1,000 words .740, 2,000
.742, 3,000 .743; 2,000 words and 1,000 pairs .747, 3,000 pairs .750, 5,000 no better."""
SEEN = 8
"""A term must stand in this many sentences to be a candidate."""
GIVE = 0.25
"""How much more a term may weigh for telling more: its weight is penalised as if its value were the
absolute log-ratio of its rates in the two classes to this power. Cross-validated average precision
.750 with 0, .751 with .25, .750 with .5, .744 with 1."""
_SIGNS = frozenset({FIGURE, NAME, START, "?", "!"})
_GENDERED = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
"""Left out since "she wants" came out third of all pairs: one of two candidates was a woman."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One labelled sentence: its words, its pairs, and the words that are written small in it."""

    text: str
    label: int
    block: int
    words: frozenset[str]
    pairs: frozenset[str]
    small: frozenset[str]


def sentence(text: str, *, label: int, block: int) -> Sentence:
    """Return a labelled sentence as it is needed here."""
    small = " ".join(word for word in text.replace("’", "'").split() if word[:1].islower())
    return Sentence(
        text=text,
        label=label,
        block=block,
        words=frozenset(tokens(text)),
        pairs=frozenset(pairs(text)),
        small=frozenset(tokens(small)),
    )


def lexicon_of(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the terms that tell most, each with the value it has while fitting (`GIVE`)."""
    rate = sum(each.label for each in sentences) / len(sentences)
    seen = Counter(word for each in sentences for word in each.words)
    small = Counter(word for each in sentences for word in each.small)

    def plain(word: str) -> bool:
        spoken_of = word.partition("'")[0] in _GENDERED
        return word[0].isalpha() and 2 * small[word] >= seen[word] and not spoken_of

    def plain_pair(pair: str) -> bool:
        return all(part in _SIGNS or _is_i(part) or plain(part) for part in pair.split())

    words = _strongest(_rates((each.words, each.label) for each in sentences), rate, WORDS, plain)
    two = _strongest(
        _rates((each.pairs, each.label) for each in sentences), rate, PAIRS, plain_pair
    )
    share = rate * len(sentences) + 1, (1 - rate) * len(sentences) + 1
    return {
        term: abs(math.log(((hits + 1) / share[0]) / ((count - hits + 1) / share[1]))) ** GIVE
        for term, (count, hits) in {**words, **two}.items()
    }


def _is_i(word: str) -> bool:
    return word == "i" or word.startswith("i'")


def _rates(found: Iterable[tuple[frozenset[str], int]]) -> dict[str, tuple[int, int]]:
    """In how many sentences a term stands, and in how many of those worth checking."""
    seen, hits = Counter[str](), Counter[str]()
    for terms, label in found:
        seen.update(terms)
        if label:
            hits.update(terms)
    return {term: (count, hits[term]) for term, count in seen.items() if count >= SEEN}


def _strongest(
    rates: dict[str, tuple[int, int]], rate: float, most: int, admitted: Callable[[str], bool]
) -> dict[str, tuple[int, int]]:
    """The admitted terms with the largest chi-square; equal ones in alphabetical order."""
    strength = {
        term: (hits - count * rate) ** 2 / (count * rate * (1 - rate))
        for term, (count, hits) in rates.items()
        if admitted(term)
    }
    ranked = sorted(strength, key=lambda term: (-strength[term], term))
    return {term: rates[term] for term in ranked[:most]}
