"""Passages of other documents that may bear on a claim, each with the reason it is shown.

The order is `claims.query_fit`'s, with something added for a date or a number that both have;
names that mean the same (`desk.aliases`) count as one. Likeness of wording never ranks: it costs
more than it gains (docs/decisions.md), and only marks what stands elsewhere word for word. And
fitting is not support: what a passage does to the claim is for the reviewer to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.common_words import rate
from claims.dates import times
from claims.gist import gist, stem
from claims.match import NEAR, likeness, set_apart
from claims.number_relations import is_measure
from claims.numbers import quantities
from claims.query_fit import Passage, Wanted
from claims.query_fit import words as written_words
from claims.shared_facts import other_number, shared_number, shared_time
from claims.text import CAPITALS, Extent
from db import search, search_near, search_store, unchanged
from db.rows import day
from desk import aliases
from reports import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claims.aliases import Names
    from claims.model import Claim, Quantity
    from claims.query_fit import Fit
    from claims.shared_facts import SharedNumber, SharedTime
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Evidence

MOST_REASONS = 4
"""Shared words named in a reason; more tire the reader."""
READ = 30
"""Best-fitting passages whose dates and numbers are read: reading one takes a third of a ms."""
ENOUGH = 4
"""Words of its own, none of them common, with which a claim says well enough what it is about."""
CONTEXT, MOST_CONTEXT = 0.25, 8
"""Worth of a word that stands around the claim and not in it, and how many such words are looked
for: "It expects to lose a million" says only with the sentence before it who does."""
FURTHER = 0.6
"""Worth of each further word of one name: "Sandle Point" is one thing and not two."""
FAINT = 0.25
"""Passages that fit less than this share of the best are not shown: they share a stray word."""


_NAME = re.compile(rf"[{CAPITALS}]\w+(?: [{CAPITALS}]\w+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that may be evidence, and in words why it is suggested.

    `same_words` says that it is, but for small words, the claim's own wording.
    """

    document: str
    document_number: int
    title: str
    publisher: str | None
    start: int
    end: int
    quote: str
    reason: str
    same_words: bool = False


DRAWN_FROM = ("documents", "withdrawals", "aliases")
"""Tables that decide what is suggested for a claim whose own words and evidence stay as they are:
the passages are cut anew with their document."""


def suggested(
    snapshot: Snapshot, claim: Claim, evidence: Sequence[Evidence], *, words: str = ""
) -> tuple[Suggestion, ...]:
    """Return what `suggest` would, kept while nothing is written that it follows from.

    A page asks at each drawing, and other people's reviews, remarks and links change nothing.
    """
    question = (
        *("suggestions", claim.id, claim.statement, claim.occurrences, words),
        *(_linked(evidence), tuple(_set_aside(snapshot, claim))),
    )
    return unchanged.answer(
        snapshot,
        question,
        lambda: suggest(snapshot, claim, evidence, words=words),
        of=DRAWN_FROM,
    )


def suggest(
    snapshot: Snapshot,
    claim: Claim,
    evidence: Sequence[Evidence],
    *,
    words: str = "",
    most: int = 12,
) -> tuple[Suggestion, ...]:
    """Return up to `most` passages, the likeliest first.

    Without `words`, those of other documents that are near the claim, but for those set aside;
    with them, those of any document that hold all of them. Passages linked already, or the claim
    itself, are left out.
    """
    linked = _linked(evidence)
    own = [(o.span.document_id, o.span.extent) for o in claim.occurrences]
    if words.strip():
        found = search.passages(snapshot, search.held(words), most=most * 2)
        looked = _Claim(claim, aliases.in_use(snapshot), dict.fromkeys(_telling(_words(claim)), 1))
        return tuple(looked.suggestion(row) for row in _fresh(found, [*linked, *own])[:most])
    names = aliases.in_use(snapshot).in_text(_words(claim))
    weighed = _weighed(snapshot, claim, names)
    looked = _Claim(claim, names, weighed.weights)
    without = {document for document, _ in own}
    found = search_near.candidates(snapshot, weighed, names.others(_words(claim)), without=without)
    fresh = _fresh(found, [*linked, *_set_aside(snapshot, claim)])
    return tuple(looked.suggestion(row) for row in looked.ranked(fresh)[:most])


def _weighed(snapshot: Snapshot, claim: Claim, names: Names) -> search_near.Weighed:
    """Return how much each word tells: the claim's own, and a little those that stand around it."""
    own = _telling(names.shortened(_words(claim)))
    context = _context(snapshot, claim, names, own)
    weighed = search_near.weights(snapshot, [*own, *context])
    for word in context:
        weighed.weights[word] *= CONTEXT
    for word in _further_words(weighed.weights, claim.statement):
        weighed.weights[word] *= FURTHER
    return weighed


def _further_words(weights: Mapping[str, float], statement: str) -> set[str]:
    """Return the words of names but for the rarest of each: they come together."""
    names = (
        [word.lower() for word in name.split() if word.lower() in weights]
        for name in _NAME.findall(statement)
    )
    return {
        word for name in names for word in name if word != max(name, key=lambda one: weights[one])
    }


def _context(snapshot: Snapshot, claim: Claim, names: Names, own: Sequence[str]) -> list[str]:
    """Return telling words from around a claim that has few, none of them its own."""
    if not claim.occurrences or sum(not rate(word) for word in own) >= ENOUGH:
        return []
    span = claim.occurrences[0].span
    near = search_near.around(snapshot, span.document_id, span.extent.start)
    stems = {stem(word) for word in own}
    found = dict.fromkeys(word for text in near for word in _telling(names.shortened(text)))
    return [one for one in found if not rate(one) and stem(one) not in stems][:MOST_CONTEXT]


def _linked(evidence: Sequence[Evidence]) -> tuple[tuple[str, Extent], ...]:
    """Return where the linked passages stand."""
    return tuple(
        (e.span.document_id, e.span.extent) for e in evidence if e.span and e.retracted_at is None
    )


def _words(claim: Claim) -> str:
    quotes = (occurrence.span.quote for occurrence in claim.occurrences)
    return " ".join(dict.fromkeys((claim.statement, *quotes)))


def _telling(text: str) -> list[str]:
    """Return the words worth looking for: none is a letter left of a possessive."""
    found = dict.fromkeys(word.lower() for word in written_words(text))
    telling = [one for one in found if one not in search.STOP_WORDS]
    return [one for one in telling if len(one) > 1 or one.isdecimal()][: search.MOST_TERMS]


def _set_aside(snapshot: Snapshot, claim: Claim) -> Iterator[tuple[str, Extent]]:
    for row in search_store.refused(snapshot, claim.id):
        yield row["document_id"], Extent(start=row["start_at"], end=row["end_at"])


def _fresh(found: Iterable[Row], known: Sequence[tuple[str, Extent]]) -> list[Row]:
    """Leave out what overlaps a known place."""
    return [
        row
        for row in found
        if not any(
            row["document_id"] == document
            and Extent(start=row["start_at"], end=row["end_at"]).overlaps(extent)
            for document, extent in known
        )
    ]


class _Claim:
    """A claim as it is compared with passages."""

    def __init__(self, claim: Claim, names: Names, weights: dict[str, float]) -> None:
        self.claim = claim
        self.names = names
        self.wanted = Wanted(weights)
        self._fits: dict[tuple[str, int], Fit] = {}
        self._shared: dict[tuple[str, int], tuple[SharedTime | None, SharedNumber | None]] = {}
        self.text = _words(claim)
        self.times = [time for o in claim.occurrences for time in o.times]
        self.quantities = [quantity for o in claim.occurrences for quantity in o.quantities]

    def ranked(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows in order, best first; the best ones with dates and numbers read."""
        fits = {row["number"]: self._fit(row).score for row in rows}
        ordered = sorted(rows, key=lambda row: (-fits[row["number"]], row["number"]))
        for row in ordered[:READ]:
            fits[row["number"]] *= 1 + sum(one.worth for one in self._facts(row) if one)
        least = FAINT * max(fits.values(), default=0.0)
        clear = [row for row in ordered if fits[row["number"]] > least]
        return sorted(clear, key=lambda row: -fits[row["number"]])

    def suggestion(self, row: Row) -> Suggestion:
        """Return a row as it is shown."""
        same, said = self._likeness(row["quote"])
        return Suggestion(
            document=row["document_id"],
            document_number=row["document_number"],
            title=row["title"],
            publisher=row["publisher"],
            start=row["start_at"],
            end=row["end_at"],
            quote=row["quote"],
            reason="; ".join(filter(None, (said, *self._reasons(row)))),
            same_words=same,
        )

    def _fit(self, row: Row) -> Fit:
        """Return how well a row fits; asked again for its reasons, it is not worked out again."""
        place = (row["document_id"], row["start_at"])
        if place not in self._fits:
            parts = map(self.names.shortened, (row["quote"], row.get("beside", ""), row["title"]))
            words, beside, title = parts
            self._fits[place] = self.wanted.fit(Passage(words=words, beside=beside, title=title))
        return self._fits[place]

    def _facts(self, row: Row) -> tuple[SharedTime | None, SharedNumber | None]:
        """Return the time and the number that a row shares with the claim."""
        place = (row["document_id"], row["start_at"])
        if place not in self._shared:
            self._shared[place] = self._shared_time(row), self._shared_number(row)
        return self._shared[place]

    def _reasons(self, row: Row) -> Iterator[str]:
        time, number = self._facts(row)
        if time is not None:
            yield f"same date: {wording.period(time.closer)}"
        fit = self._fit(row)
        if number is not None and _is_worth_telling(number, fit):
            written = number.found.extent.of(row["quote"])
            yield f"{'same' if number.is_equal else 'another'} number: “{written}”"
        if number is not None and number.is_equal:
            apart = other_number(self.quantities, self._quantities(row["quote"]))
            if apart is not None and _is_worth_telling(apart, fit):
                yield f"another number: “{apart.found.extent.of(row['quote'])}”"
        written = f"{self.text} {self.names.shortened(self.text)}"
        yield from _shared_words(fit, written, row["quote"])

    def _likeness(self, quote: str) -> tuple[bool, str]:
        """Return whether these are the claim's words again, and what to say of it."""
        ours = (self.claim.statement, *(o.span.quote for o in self.claim.occurrences))
        near = max(ours, key=lambda one: likeness(one, quote))
        if likeness(near, quote) < NEAR:
            return False, ""
        apart = set_apart(near, quote)
        return not apart, f"nearly the same words, but {apart}" if apart else "the same words"

    def _shared_time(self, row: Row) -> SharedTime | None:
        """Return the closest pair of times, the claim's and the passage's, that overlap."""
        quote = row["quote"]
        if not self.times or not quote:
            return None
        extent = Extent(start=0, end=len(quote))
        return shared_time(self.times, times(quote, extent, published_on=day(row["published_on"])))

    def _shared_number(self, row: Row) -> SharedNumber | None:
        """Return the passage's number that bears most on one of the claim's."""
        return shared_number(self.quantities, self._quantities(row["quote"]))

    def _quantities(self, quote: str) -> Sequence[Quantity]:
        return quantities(quote, Extent(start=0, end=len(quote))) if self.quantities else ()


def _is_worth_telling(number: SharedNumber, fit: Fit) -> bool:
    """Whether a number is a reason: every sum of money is another sum than the claim's."""
    if is_measure(number.found.unit) and not number.is_equal:
        return sum(not rate(word) for word, _ in fit.shared) > 1
    return number.is_equal or number.excludes


def _shared_words(fit: Fit, text: str, quote: str) -> Iterator[str]:
    """Say which names and words both have, and which stand for one another."""
    written = {word.lower(): word for word in reversed(written_words(text))}
    said = gist(text).names | gist(quote).names
    names: list[str] = []
    shared: list[str] = []
    around: list[str] = []
    instead: dict[str, str] = {}
    for word, there in fit.shared:
        asked = written.get(word)
        if asked is None:
            around.append(f"“{there}”")
        elif word[:3] != there.lower()[:3]:
            instead.setdefault(there, f"“{there}” for “{asked}”")
        elif asked[0].isupper() and there[0].isupper() and stem(word) in said and not rate(word):
            names.append(there)
        else:
            shared.append(f"“{there}”")
    yield from _listed("names", names)
    yield from _listed("shares", shared)
    told = {one.strip("“”").lower() for one in (*names, *shared)}
    yield from _listed("says", [s for there, s in instead.items() if there.lower() not in told][:2])
    if not (names or shared or instead):
        yield from _listed("shares with the sentences around the claim", around)
    if not fit.shared:
        yield "stands beside a sentence with the same words"


def _listed(what: str, words: Sequence[str]) -> Iterator[str]:
    """Say which words, each once, at most MOST_REASONS; nothing where there are none."""
    if words:
        yield f"{what} {', '.join(dict.fromkeys(words[:MOST_REASONS]))}"
