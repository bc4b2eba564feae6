"""The list of outside sources, and one source with its copies, notes and all that leans on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import events_store, evidence_store, rows, sources_store
from desk import fetching
from desk.clearance import hidden_from, hidden_sources
from desk.outside_sources import known_as, no_source, source_of
from review.model import SourceKind
from review.sources import SourceClass, standing_notes
from sources.snapshot import changes

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Event, Evidence, OutsideSource
    from review.sources import ClassSaid, QuotedPlace, SourceNote, SourceSnapshot
    from sources.snapshot import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source as the list shows it; `pieces` and `claims` are those that stand."""

    id: str
    kind: SourceKind
    title: str
    address: str | None
    source_class: SourceClass | None
    copies: int
    pieces: int
    claims: int
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCopy:
    """A copy, and what is different in it from the one before that has words; None without one."""

    copy: SourceSnapshot
    changes: tuple[Change, ...] | None
    same_bytes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaningPiece:
    """A piece of evidence that leans on a source, with its claim and where its words stand."""

    piece: Evidence
    number: int
    statement: str
    place: QuotedPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceScreen:
    """Everything about one source, oldest first; `notes` are those that no later one revises."""

    source: OutsideSource
    added_by: str
    added_at: datetime
    said: ClassSaid | None
    copies: tuple[SeenCopy, ...]
    notes: tuple[SourceNote, ...]
    leaning: tuple[LeaningPiece, ...]
    history: tuple[Event, ...]
    may_fetch: bool


def sources_screen(database: Database, *, viewer: str | None = None) -> tuple[ListedSource, ...]:
    """Return every outside source that the viewer may see, newest first."""
    with database.snapshot() as snapshot:
        return _seen(snapshot, viewer)


def known_source(
    database: Database, address: str, *, viewer: str | None = None
) -> ListedSource | None:
    """Return the source that this address is of, if it is here and the viewer may see it."""
    with database.snapshot() as snapshot:
        found = known_as(snapshot, address)
        every = _seen(snapshot, viewer) if found else ()
    return next((one for one in every if one.id == found), None)


def source_screen(database: Database, source_id: str, *, viewer: str | None = None) -> SourceScreen:
    """Return the screen of a source by its id; raises NotFound, too, where it may not be seen."""
    with database.snapshot() as snapshot:
        source = source_of(snapshot, source_id)
        if source.id in hidden_sources(snapshot, viewer):
            raise no_source(source_id)
        row = sources_store.row_of(snapshot, source.id) or {}
        return SourceScreen(
            source=source,
            added_by=row["added_by_name"],
            added_at=rows.moment(row["added_at"]),
            said=sources_store.classes(snapshot, [source.id]).get(source.id),
            copies=_copies(sources_store.snapshots(snapshot, source.id)),
            notes=standing_notes(sources_store.notes(snapshot, source.id)),
            leaning=_leaning(snapshot, source.id, hidden_from(snapshot, viewer)),
            history=events_store.history(snapshot, source.id),
            may_fetch=fetching.is_on(snapshot),
        )


def _copies(found: tuple[SourceSnapshot, ...]) -> tuple[SeenCopy, ...]:
    seen: list[SeenCopy] = []
    before: SourceSnapshot | None = None
    for copy in found:
        both = before is not None and before.text is not None and copy.text is not None
        told = changes(before.text or "", copy.text or "") if before and both else None
        same = any(one.copy.digest == copy.digest for one in seen[-1:])
        seen.append(SeenCopy(copy=copy, changes=told, same_bytes=same))
        before = copy if copy.text is not None else before
    return tuple(seen)


def _seen(snapshot: Snapshot, viewer: str | None) -> tuple[ListedSource, ...]:
    found = sources_store.listed(snapshot, hidden=hidden_from(snapshot, viewer))
    unseen = hidden_sources(snapshot, viewer)
    return tuple(_listed(row) for row in found if row["id"] not in unseen)


def _leaning(
    snapshot: Snapshot, source_id: str, hidden: Container[str]
) -> tuple[LeaningPiece, ...]:
    """To say of a hidden piece that it leans on this source would tell its source."""
    found = [
        row
        for row in sources_store.claims_on(snapshot, source_id)
        if row["evidence_id"] not in hidden
    ]
    pieces = {
        e.id: e for e in evidence_store.of_claims(snapshot, {row["claim_id"] for row in found})
    }
    places = sources_store.places(snapshot, pieces)
    return tuple(
        LeaningPiece(
            piece=pieces[row["evidence_id"]],
            number=row["number"],
            statement=row["statement"] or "",
            place=places.get(row["evidence_id"]),
        )
        for row in found
    )


def _listed(row: Row) -> ListedSource:
    return ListedSource(
        id=row["id"],
        kind=SourceKind(row["kind"]),
        title=row["title"],
        address=row["address"],
        source_class=SourceClass(row["class"]) if row["class"] else None,
        copies=row["copies"],
        pieces=row["pieces"],
        claims=row["claims"],
        added_by=row["added_by_name"],
        added_at=rows.moment(row["added_at"]),
    )
