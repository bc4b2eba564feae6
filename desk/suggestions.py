"""Passages of other documents that may bear on a claim, each with the reason it is shown.

Ranked by full-text search alone: likeness of wording as a ranker costs more than it gains
(docs/decisions.md), and likeness is not support: what a passage does to the claim is for the
reviewer to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.text import Extent
from db import search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Evidence

MOST_REASONS = 5
"""Shared words named in a reason; more tire the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that may be evidence, and in words why it is suggested."""

    document: str
    document_number: int
    title: str
    publisher: str | None
    start: int
    end: int
    quote: str
    reason: str


def suggest(
    snapshot: Snapshot,
    claim: Claim,
    evidence: Sequence[Evidence],
    *,
    words: str = "",
    most: int = 12,
) -> tuple[Suggestion, ...]:
    """Return up to `most` passages, the likeliest first.

    Without `words`, those of other documents that are near the claim; with them, those of any
    document that hold all of them. Passages linked already, or the claim itself, are left out.
    """
    linked = [e.span for e in evidence if e.span is not None and e.retracted_at is None]
    if words.strip():
        linked += [occurrence.span for occurrence in claim.occurrences]
        found = search.passages(snapshot, search.held(words), most=most * 2)
    else:
        own = {occurrence.span.document_id for occurrence in claim.occurrences}
        found = search.passages(snapshot, search.any_of(_words(claim)), without=own, most=most * 2)
    fresh = [row for row in found if not any(_covers(row, s.document_id, s.extent) for s in linked)]
    return tuple(_suggestion(row, claim) for row in fresh[:most])


def _words(claim: Claim) -> str:
    quotes = (occurrence.span.quote for occurrence in claim.occurrences)
    return " ".join((claim.statement, *quotes))


def _covers(row: Row, document_id: str, extent: Extent) -> bool:
    passage = Extent(start=row["start_at"], end=row["end_at"])
    return bool(row["document_id"] == document_id) and passage.overlaps(extent)


def _suggestion(row: Row, claim: Claim) -> Suggestion:
    return Suggestion(
        document=row["document_id"],
        document_number=row["document_number"],
        title=row["title"],
        publisher=row["publisher"],
        start=row["start_at"],
        end=row["end_at"],
        quote=row["quote"],
        reason=_reason(_words(claim), row["quote"]),
    )


def _reason(claim: str, passage: str) -> str:
    """Say which telling words and numbers the two share."""
    there = {_stem(word.lower()): word for word in reversed(search.words(passage))}
    asked = [one for one in search.tokens(claim) if one not in search.STOP_WORDS and _tells(one)]
    shared = list(dict.fromkeys(there[_stem(one)] for one in asked if _stem(one) in there))
    if not shared:
        return "stands beside a sentence with the same words"
    shared.sort(key=lambda word: (not word.isdecimal(), -len(word)))
    return "shares " + ", ".join(f"“{word}”" for word in shared[:MOST_REASONS])


def _tells(token: str) -> bool:
    """Whether a word is more than a letter, such as what is left of a possessive."""
    return len(token) > 1 or token.isdecimal()


def _stem(token: str) -> str:
    """Cut the commonest endings, so that “raids” and “raid” count as one word."""
    for ending in ("ings", "ing", "ed", "es", "s"):
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            return token.removesuffix(ending)
    return token
