"""Passages of other documents that may bear on a claim, each with the reason it is shown.

The order is `claims.query_fit`'s, with something added for a date or a number that both have;
names that mean the same (`desk.aliases`) count as one. Likeness of wording never ranks: it costs
more than it gains (docs/decisions.md), and only marks what stands elsewhere word for word. And
fitting is not support: what a passage does to the claim is for the reviewer to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.dates import times
from claims.gist import stem
from claims.match import NEAR, likeness, set_apart
from claims.numbers import quantities
from claims.query_fit import Passage, Wanted
from claims.text import Extent
from db import search, search_near, search_store, unchanged
from db.rows import day
from desk import aliases
from reports import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.aliases import Names
    from claims.model import Claim, Quantity, TimeReference
    from claims.query_fit import Fit
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Evidence

MOST_REASONS = 4
"""Shared words named in a reason; more tire the reader."""
READ = 30
"""Best-fitting passages whose dates and numbers are read: reading one takes a third of a ms."""
SAME_DAYS, SAME_NUMBER = 0.25, 0.15
"""Added for dates within a week of one another in both, and for an equal number of the same thing:
about what a rare word is worth. By judgement; the public set has neither."""
A_WEEK, A_MONTH, A_YEAR = 7, 31, 366


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
    weighed = search_near.weights(snapshot, _telling(names.shortened(_words(claim))))
    looked = _Claim(claim, names, weighed.weights)
    without = {document for document, _ in own}
    found = search_near.candidates(snapshot, weighed, names.others(_words(claim)), without=without)
    fresh = _fresh(found, [*linked, *_set_aside(snapshot, claim)])
    return tuple(looked.suggestion(row) for row in looked.ranked(fresh)[:most])


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
    return [one for one in search.telling(text) if len(one) > 1 or one.isdecimal()]


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
        self.text = _words(claim)
        self.times = [time for o in claim.occurrences for time in o.times]
        self.quantities = [quantity for o in claim.occurrences for quantity in o.quantities]

    def ranked(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows in order, best first; the best ones with dates and numbers read."""
        fits = {row["number"]: self._fit(row).score for row in rows}
        ordered = sorted(rows, key=lambda row: (-fits[row["number"]], row["number"]))
        for row in ordered[:READ]:
            shared = self._shared_time(row)
            fits[row["number"]] += _worth_of(shared) if shared else 0.0
            fits[row["number"]] += SAME_NUMBER if self._shared_number(row) else 0.0
        return sorted(ordered, key=lambda row: -fits[row["number"]])

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
        shortened = self.names.shortened
        beside = row.get("beside", "")
        return self.wanted.fit(
            Passage(
                words=shortened(row["quote"]),
                beside=shortened(beside),
                title=shortened(row["title"]),
            )
        )

    def _reasons(self, row: Row) -> Iterator[str]:
        time, number = self._shared_time(row), self._shared_number(row)
        if time is not None:
            yield f"same date: {_period(*time)}"
        if number is not None:
            yield f"same number: {wording.amount(number)}"
        yield from _shared_words(self._fit(row), self.text)

    def _likeness(self, quote: str) -> tuple[bool, str]:
        """Return whether these are the claim's words again, and what to say of it."""
        ours = (self.claim.statement, *(o.span.quote for o in self.claim.occurrences))
        near = max(ours, key=lambda one: likeness(one, quote))
        if likeness(near, quote) < NEAR:
            return False, ""
        apart = set_apart(near, quote)
        return not apart, f"nearly the same words, but {apart}" if apart else "the same words"

    def _shared_time(self, row: Row) -> tuple[TimeReference, TimeReference] | None:
        """Return the closest pair of times, the claim's and the passage's, that overlap."""
        quote = row["quote"]
        there = (
            times(quote, Extent(start=0, end=len(quote)), published_on=day(row["published_on"]))
            if self.times and quote
            else ()
        )
        pairs = [(one, other) for one in self.times for other in there if _overlap(one, other)]
        return min(pairs, key=_days_of, default=None)

    def _shared_number(self, row: Row) -> Quantity | None:
        """Return the passage's number that the claim has too, of the same thing."""
        quote = row["quote"]
        there = quantities(quote, Extent(start=0, end=len(quote))) if self.quantities else ()
        return next(
            (other for other in there for one in self.quantities if _equal(one, other)), None
        )


def _overlap(one: TimeReference, other: TimeReference) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    if max(_days(one), _days(other)) > A_YEAR:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _days(time: TimeReference) -> int:
    if time.earliest is None or time.latest is None:
        return A_YEAR + 1
    return (time.latest - time.earliest).days + 1


def _days_of(pair: tuple[TimeReference, TimeReference]) -> int:
    return max(map(_days, pair))


def _worth_of(pair: tuple[TimeReference, TimeReference]) -> float:
    """A shared day tells much, a shared month less, a shared year little."""
    days = _days_of(pair)
    return SAME_DAYS if days <= A_WEEK else SAME_DAYS / (2 if days <= A_MONTH else 5)


def _period(one: TimeReference, other: TimeReference) -> str:
    """Say what two overlapping times have in common: the closer one of them."""
    return wording.period(min(one, other, key=_days))


def _equal(one: Quantity, other: Quantity) -> bool:
    """Whether both are the same number of the same thing; none and one are everywhere."""
    if (one.low, one.high) != (other.low, other.high) or one.low is None or one.low <= 1:
        return False
    units = [{stem(word) for word in (each.unit or "").lower().split()} for each in (one, other)]
    return not all(units) or not units[0].isdisjoint(units[1])


def _shared_words(fit: Fit, text: str) -> Iterator[str]:
    """Say which names and words both have, and which stand for one another."""
    written = {word.lower(): word for word in reversed(search.words(text))}
    names: list[str] = []
    shared: list[str] = []
    instead: dict[str, str] = {}
    for word, there in fit.shared:
        asked = written.get(word, word)
        if word[:3] != there.lower()[:3]:
            instead.setdefault(there, f"“{there}” for “{asked}”")
        elif asked[0].isupper() and stem(word) == stem(there.lower()):
            names.append(there)
        else:
            shared.append(f"“{there}”")
    if names:
        yield f"names {', '.join(dict.fromkeys(names[:MOST_REASONS]))}"
    if shared:
        yield f"shares {', '.join(dict.fromkeys(shared[:MOST_REASONS]))}"
    told = {one.strip("“”").lower() for one in (*names, *shared)}
    apart = [said for there, said in instead.items() if there.lower() not in told]
    if apart:
        yield f"says {', '.join(apart[:2])}"
    if not fit.shared:
        yield "stands beside a sentence with the same words"
