"""How well a passage fits a claim as possible evidence: which of its words it has, and where.

A word of the claim counts by how rare it is on the desk. It counts in full where the passage
has it, less where the passage has a relative of it ("convicted", "conviction") or a word that
news uses in its place ("assist", "support"), least where it stands in a sentence beside it;
a word of the document's title counts for every passage of the document, and then hardly again.
What the coefficients rest on is told in docs/benchmarks.md.

Fitting is not supporting: a passage that denies the claim fits best of all. Nothing here reads
a database; how rare words are is told by whoever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.common_words import rate
from claims.gist import stem
from claims.kept import Kept
from claims.text import fold
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TITLE = 2.0
"""Credit of a word in the document's title. Between 1 and 3 the figures hardly move; at 0.5 the
right document is missed in one case of ten."""
AGAIN = 0.2
"""Credit, on top of that, where the passage repeats a word of its title."""
STRAY = 0.4
"""What is left of the credit of common words beyond that of the others: "last week" and "expects"
strengthen a passage about the same thing and make none."""
BESIDE = 0.2
"""Credit of a word in a neighbouring sentence only."""
SYNONYM = 0.85
"""Credit of a word that news uses for the wanted one, by the groups of `claims.gist`."""
RELATED = 0.5
"""Share of the longer word that two words must begin with alike to count as relatives."""
SURELY = 6
"""Letters that two words must begin with alike to be relatives whatever follows. Asking for a
known ending of longer beginnings too costs one answer in a hundred of the public set."""
_TAILS = listed(
    """
    s es d ed n en r rs er ers or ors ing ings ion ions tion tions ation ations ition itions sion
    sions ive ives ment ments al ally ial ly ity ities y ies ied iness ance ances ence ences ant
    ants ent ents able ible ness ful less e ee ees ist ists ism ish ian ians ic ical ics ary ory
    ate ates ated ating ator ators ure ures age ages ise ised ising ize ized izing
    ship ships ous t th
    """
) | {""}
"""What may follow where two relatives part: "convic|ted" and "convic|tion", not "compa|ny"."""
USUAL_LENGTH = 22
"""Words of a usual sentence: in a longer one a shared word tells less."""
_SATURATION, _BY_LENGTH = 1.2, 0.4
"""bm25's k1 and b; sentences differ less in length than documents, hence less than its .75."""
_STEMS = Kept(stem)
"""The same words come again with each claim; cutting them is a third of the work."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
"""A word, or a figure whole: the 9 of "1.9 million" is no nine."""


def words(text: str) -> list[str]:
    """Return the words of `text` as they are written, figures whole, in order."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, those beside it, and its document's title."""

    words: str
    beside: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a passage fits, 0 (not at all) to about 2, and why.

    `shared` are (the claim's word, the passage's word), the rarest first.
    """

    score: float
    shared: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Wanted:
    """The telling words of a claim, to be compared with many passages.

    `weights` gives the weight of each word, lower case, in the claim's order.
    """

    weights: Mapping[str, float]
    _by_start: dict[str, list[str]] = field(default_factory=dict, init=False)
    _by_stem: dict[str, list[str]] = field(default_factory=dict, init=False)
    _common: frozenset[str] = field(default=frozenset(), init=False)
    _seen: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Sort the words into drawers, so that a passage's word meets few of them."""
        self._common = frozenset(filter(rate, self.weights))
        for word in self.weights:
            self._by_start.setdefault(word[:4], []).append(word)
            self._by_stem.setdefault(_STEMS[word], []).append(word)

    def fit(self, passage: Passage) -> Fit:
        """Return how well a passage fits."""
        written = words(passage.words)
        here, beside, title = map(
            self._found, (written, _WORD.findall(passage.beside), _WORD.findall(passage.title))
        )
        length = 1 - _BY_LENGTH + _BY_LENGTH * len(written) / USUAL_LENGTH
        telling = common = 0.0
        for word, weight in self.weights.items():
            credit = _credit(here.get(word), length)
            if word in title:
                credit = TITLE + AGAIN * credit
            elif not credit and word in beside:
                credit = BESIDE
            if word in self._common:
                common += weight * credit
            else:
                telling += weight * credit
        score = telling + min(common, telling) + STRAY * max(0.0, common - telling)
        shared = sorted(here.items(), key=lambda found: -self.weights[found[0]])
        return Fit(
            score=score / (sum(self.weights.values()) or 1.0),
            shared=tuple((word, found.written) for word, found in shared),
        )

    def _found(self, written: Iterable[str]) -> dict[str, _Found]:
        """Return, for each wanted word that these hold, how well and how often."""
        found: dict[str, _Found] = {}
        for each in written:
            for word, likeness in self._wanted_by(each.lower()):
                before = found.get(word)
                if before is None or likeness > before.likeness:
                    found[word] = _Found(written=each, likeness=likeness)
                elif likeness == before.likeness:
                    before.times += 1
        return found

    def _wanted_by(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the wanted words that `word` stands for, each with how far."""
        known = self._seen.get(word)
        if known is None:
            near = (*self._by_start.get(word[:4], ()), *self._by_stem.get(_STEMS[word], ()))
            likely = {one: likeness(one, word) for one in near}
            known = self._seen[word] = tuple((one, far) for one, far in likely.items() if far)
        return known


@dataclass(slots=True, kw_only=True)
class _Found:
    """A wanted word in a passage: as it is written there, how alike, how often."""

    written: str
    likeness: float
    times: int = 1


def likeness(one: str, other: str) -> float:
    """Return how far two lower-case words stand for one another, 0 to 1."""
    if one == other:
        return 1.0
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    begun = _begun_alike(one, other)
    alike = begun / max(len(one), len(other))
    if _STEMS[one] == _STEMS[other]:
        return 1.0 if alike >= 0.5 else SYNONYM
    if alike < RELATED or min(len(one), len(other)) < 4:
        return 0.0
    related = begun >= SURELY or {one[begun:], other[begun:]} <= _TAILS
    return alike if related else 0.0


def _begun_alike(one: str, other: str) -> int:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _credit(found: _Found | None, length: float) -> float:
    """bm25's saturation for a word that is there; a relative counts once."""
    if found is None:
        return 0.0
    if found.likeness < 1.0:
        return found.likeness
    return found.times * (_SATURATION + 1) / (found.times + _SATURATION * length)
