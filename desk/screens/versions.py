"""What a newer version of a document changed, and what became of the places quoted in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.text import Extent
from db import documents_store, versions_store
from desk.act import document_of
from desk.clearance import hidden_from
from sources.compare import paragraph_edits
from sources.reanchor import Outcome

if TYPE_CHECKING:
    from claims.model import Document
    from db.connection import Database
    from db.rows import Row
    from sources.compare import ParagraphEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """A quoted place and what became of it; `quote` are its words in the newer version.

    `choices` are the places a person may choose from while `is_open`, with their words.
    """

    id: str
    kind: str
    claim: int
    statement: str
    outcome: Outcome
    was: str
    quote: str
    start: int | None
    choices: tuple[tuple[Extent, str], ...]
    decision: str | None
    decided_by: str | None

    @property
    def is_open(self) -> bool:
        """Whether a person has to say what became of it."""
        return self.decision is None and self.outcome in {Outcome.CHANGED, Outcome.AMBIGUOUS}

    @property
    def told(self) -> Outcome:
        """What became of it, as a person said where one did: words said to be gone are."""
        return Outcome.ORPHANED if self.decision == "gone" else self.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionScreen:
    """Two versions side by side: paragraph by paragraph, and place by place."""

    newer: Document
    earlier: Document
    by_address: bool
    added_by: str
    edits: tuple[ParagraphEdit, ...]
    places: tuple[ShownPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The numbers of the versions before and after a document, None where there is none."""

    earlier: int | None = None
    newer: int | None = None
    waiting: int = 0
    """Places of this version that wait for a person."""


def version_screen(
    database: Database, reference: str, *, viewer: str | None = None
) -> VersionScreen | None:
    """Return what a document changed against the version before it; None if it is the first.

    Places of confidential evidence that the viewer may not see are left out.
    """
    with database.snapshot() as snapshot:
        newer = document_of(snapshot, reference)
        row = versions_store.version_of(snapshot, newer.id)
        if row is None:
            return None
        (earlier,) = documents_store.several(snapshot, [row["earlier_id"]])
        hidden = hidden_from(snapshot, viewer)
        every = versions_store.anchors_of(snapshot, row["id"])
        found = [one for one in every if one["subject"] not in hidden]
    return VersionScreen(
        newer=newer,
        earlier=earlier,
        by_address=row["basis"] == "address",
        added_by=row["added_by_name"],
        edits=paragraph_edits(earlier.text, newer.text),
        places=tuple(_shown(one, newer.text) for one in found),
    )


def neighbours(database: Database, reference: str, *, viewer: str | None = None) -> Neighbours:
    """Return which versions a document has beside it."""
    with database.snapshot() as snapshot:
        document = document_of(snapshot, reference)
        before = versions_store.version_of(snapshot, document.id)
        after = versions_store.newer_of(snapshot, document.id)
        hidden = hidden_from(snapshot, viewer)
        every = versions_store.anchors_of(snapshot, before["id"]) if before else []
        found = [one for one in every if one["subject"] not in hidden]
    return Neighbours(
        earlier=before["earlier_number"] if before else None,
        newer=after["document_number"] if after else None,
        waiting=sum(_shown(row, document.text).is_open for row in found),
    )


def _shown(row: Row, text: str) -> ShownPlace:
    offered = [Extent(start=start, end=end) for start, end in json.loads(row["places"])]
    if row["start_at"] is not None and row["decision"] is None:
        offered.append(Extent(start=row["start_at"], end=row["end_at"]))
    return ShownPlace(
        id=row["id"],
        kind=row["kind"],
        claim=row["claim_number"],
        statement=row["statement"] or "",
        outcome=Outcome(row["outcome"]),
        was=row["old_quote"] or "",
        quote=row["quote"] or "",
        start=row["start_at"],
        choices=tuple((one, one.of(text)) for one in offered),
        decision=row["decision"],
        decided_by=row["decided_by_name"],
    )
