"""Whether a text that is being taken in is nearly one that is here already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.match import document_likeness
from db import documents_store, search

if TYPE_CHECKING:
    from claims.structure import Reading
    from db.transaction import Snapshot
    from desk import Desk

NEARLY_THE_SAME = 0.6
"""Share of eight-word runs in common. Two write-ups of one event stay below 0.2; a wire story
that an outlet shortened or gave a new lead stays above 0.6."""

_PROBES = 6
"""Sentences looked up to find documents worth comparing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A document on the desk with nearly the same text; `likeness` is 0…1."""

    document: str
    number: int
    title: str
    likeness: float


def twins(desk: Desk, text: str, reading: Reading) -> tuple[Twin, ...]:
    """Return the documents whose text is nearly `text`, most alike first."""
    with desk.database.snapshot() as snapshot:
        likely = _sharing_a_sentence(snapshot, text, reading)
        compared = (
            Twin(
                document=other.id,
                number=other.number,
                title=other.title,
                likeness=document_likeness(text, other.text),
            )
            for other in documents_store.several(snapshot, sorted(likely))
        )
        found = [twin for twin in compared if twin.likeness >= NEARLY_THE_SAME]
    return tuple(sorted(found, key=lambda twin: (-twin.likeness, twin.number)))


def _sharing_a_sentence(snapshot: Snapshot, text: str, reading: Reading) -> set[str]:
    """Return the documents that hold one of the longest sentences word for word."""
    longest = sorted(reading.sentences, key=lambda s: s.extent.start - s.extent.end)[:_PROBES]
    queries = (search.phrase(sentence.extent.of(text)) for sentence in longest)
    return {one for query in queries for one in search.documents_holding(snapshot, query)}
