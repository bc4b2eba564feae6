"""How well an earlier check answers a claim: a few transparent features, added up.

The index finds candidates; here they are put in order. Each feature is between 0 and about 1,
says something a person can see for themselves, and counts with a weight fitted on public posts
whose check is known (`WEIGHTS`). Words that are rare in the archive weigh more; how rare is told
by the index. Likeness of wording (rapidfuzz) is one feature among others and never decides alone:
as the only ranker it costs 9 to 27 points (docs/decisions.md).

Nothing here says that a check *does* answer a claim. That is for a person to say.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from claims.earlier_words import alike, post

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from claims.earlier_check import EarlierCheck
    from claims.earlier_words import Stems

BESIDE, SIGNED = 0.25, 0.5
"""What words of the sentences around the claim count, and the name under a post."""

_WORD = re.compile(r"[^\W_]+")
_TIME = re.compile(
    r"(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|December"
)
_BEGINNING = 5
"""Letters by which words that are stemmed apart still count as begun alike."""


class Features(NamedTuple):
    """What a claim and a check have in common; the order is that of `WEIGHTS`."""

    score: float
    """The index's bm25 over claim and title, in units of the rarest possible word."""
    covered: float
    """Share of the claim's words that the check has, the rare ones weighing more."""
    rarest: float
    """The rarest word in common."""
    begun_alike: float
    """Words that begin with the same five letters."""
    numbers: float
    """Figures in both."""
    times: float
    """A year or a month named in both."""
    wording: float
    """rapidfuzz's token_set_ratio with the check's claim."""
    title: float
    """The same with its title."""
    same_week: float
    """Published within six days of the claim."""
    nearness: float
    """How near in time, on a logarithmic scale; 0 where a day is not known."""


WEIGHTS = Features(
    score=22.95, covered=7.26, rarest=2.70, begun_alike=4.17, numbers=0.92, times=0.66,
    wording=0.71, title=6.19, same_week=1.79, nearness=6.12,
)  # fmt: skip
"""Fitted by `benchmarks.earlier_fit` on 792 public posts whose check is known (CheckThat!
2022 task 2a, English; "free for general research use", compiled under CC BY-SA 3.0 DE), of which
nothing but these ten numbers is here (2026-11-22). MAP@5 .894 on the 199 development posts, where
FTS5's porter has .784; without the two features of time .844. On sentences of debates .516, with
nothing beside them .483, where FTS5 has .473 (`python -m benchmarks.earlier_checks`).

The two likenesses of wording add at most half of what the words in common add for a good match
(`score` and `covered` come to about 14). Names in common as a feature of their own, and a third
feature of time, were tried and left out: they added nothing, since rare words mostly are names.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A claim as it is looked up: stems with their weights, and what else of it can be shared."""

    words: str
    terms: Mapping[str, float]
    alike: Mapping[str, float]
    day: date | None
    begun: frozenset[str]
    capitals: frozenset[str]
    figures: frozenset[str]
    times: frozenset[str]

    @property
    def all_terms(self) -> dict[str, float]:
        """Every stem to look for, with its weight."""
        return {**self.alike, **self.terms}


class Ranked(NamedTuple):
    """A check with what it has in common with the claim, and the sum."""

    check: EarlierCheck
    likeness: float
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare each stem is in an archive, 0…1: 1 is a word that one check alone has."""

    checks: int
    holding: Mapping[str, int]
    """By stem, the number of checks that hold it."""
    unit: float = field(init=False)
    weights: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        """Work the weights out once: they are read for every candidate."""
        unit = self._idf(1)
        weights = {stem: self._idf(count) / unit for stem, count in self.holding.items()}
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "weights", weights)

    def _idf(self, count: int) -> float:
        return math.log1p((max(self.checks, 2) - count + 0.5) / (count + 0.5))


def question(
    text: str, *, stems: Stems, beside: Iterable[str] = (), day: date | None = None
) -> Question:
    """Return a claim or post as it is looked up.

    `beside` are the sentences around it, for what “they” and “that bill” mean; `day` is the day
    it was made, unless a post carries its own.
    """
    said = post(text)
    terms = dict.fromkeys(stems(said.words), 1.0)
    for stem in stems(said.author):
        terms.setdefault(stem, SIGNED)
    for sentence in beside:
        for stem in stems(post(sentence).words):
            terms.setdefault(stem, BESIDE)
    words = _WORD.findall(said.words)
    return Question(
        words=" ".join(words).lower(),
        terms=terms,
        alike=alike(terms, stems),
        day=said.day or day,
        begun=_begun(terms),
        capitals=frozenset(word for word in words if _is_capital(word)),
        figures=frozenset(word for word in words if word[0].isdigit()),
        times=frozenset(_TIME.findall(text)),
    )


def features(
    asked: Question, rarity: Rarity, check: EarlierCheck, score: float, held: Sequence[str]
) -> Features:
    """Return what `asked` shares with a check whose stems are `held` and whose bm25 is `score`."""
    stems = set(held)
    weighed = rarity.weights
    shared = {s: w * weighed.get(s, 0.0) for s, w in asked.terms.items() if s in stems}
    whole = sum(w * weighed.get(s, 0.0) for s, w in asked.terms.items())
    related = sum(w * weighed.get(s, 0.0) for s, w in asked.alike.items() if s in stems)
    words = _WORD.findall(f"{check.claim} {check.title} {check.claimant}")
    written = set(words)
    gap = None
    if asked.day is not None and check.published_on is not None:
        gap = abs((check.published_on - asked.day).days)
    return Features(
        score=score / rarity.unit / 10,
        covered=(sum(shared.values()) + related) / whole if whole else 0.0,
        rarest=max(shared.values(), default=0.0),
        begun_alike=math.sqrt(len(asked.begun & _begun(stems))) / 3,
        numbers=min(2, len(asked.figures & written)) / 2,
        times=float(not asked.times.isdisjoint(written)),
        wording=fuzz.token_set_ratio(asked.words, _lower(check.claim)) / 100,
        title=fuzz.token_set_ratio(asked.words, _lower(check.title)) / 100 if check.title else 0.0,
        same_week=float(gap is not None and gap <= 6),
        nearness=1 - math.log1p(min(gap, 10_000)) / math.log1p(10_000) if gap is not None else 0.0,
    )


def likeness(found: Features) -> float:
    """Return the weighted sum: higher is likelier. It ranks and is no probability."""
    return sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))


def in_order(candidates: Iterable[Ranked]) -> list[Ranked]:
    """Return candidates, the likeliest first; equal ones in the order of the archive."""
    return sorted(candidates, key=lambda one: (-one.likeness, one.check.number))


def _begun(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(stem[:_BEGINNING] for stem in stems if len(stem) >= _BEGINNING)


def _is_capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _lower(text: str) -> str:
    return " ".join(_WORD.findall(text)).lower()
