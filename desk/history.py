"""What was done to a thing, newest first, with what each act changed: old and new side by side.

What a row was comes from `db.former_rows`; which columns people are shown, and what they are
called, stands in one table. Reviews are not among them: whoever shows reviews takes those that
their reader may see. Of evidence only the act is told: who may see its words is not decided here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from claims.model import Checkability, ClaimState, Kind, RelationState
from db import events_store, former_rows, words_store
from desk.undo import can_undo
from reports.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from db.connection import Database
    from db.former_rows import Change
    from db.transaction import Snapshot
    from review.model import Event

_Code = TypeVar("_Code", Kind, Checkability, ClaimState, RelationState)

MOST = 60
"""Acts that a page tells of; a claim seldom has more, and the record keeps all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that an act changed. `was` and `became` are words; empty for nothing."""

    of: str
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One act: the event, what it changed, and the reason that was given."""

    event: Event
    differences: tuple[Difference, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was done to a thing, newest first; `undoable` is the last act if it can be undone."""

    told: tuple[Told, ...]
    undoable: Event | None


@dataclass(frozen=True, slots=True)
class _Column:
    """How a column is shown: what it is called, and how its value is read."""

    called: str
    read: Callable[[Snapshot, object], str]


def history(database: Database, subject: str, *, most: int = MOST) -> History:
    """Return the latest acts about a claim, a document, a source or a tag by id."""
    with database.snapshot() as snapshot:
        found = events_store.history(snapshot, subject, most=most)
        changes = _changes(snapshot, subject, found)
        told = tuple(
            Told(
                event=event,
                differences=tuple(_differences(snapshot, changes.get(event.seq, ()))),
                because=_because(snapshot, event),
            )
            for event in reversed(found)
        )
        last = found[-1] if found and can_undo(snapshot, found[-1].seq) else None
        return History(told=told, undoable=last)


def _changes(snapshot: Snapshot, subject: str, events: Iterable[Event]) -> dict[int, list[Change]]:
    """Return what these events changed about the subject, by event."""
    found: dict[int, list[Change]] = {}
    for change in former_rows.changed(snapshot, subject, [event.seq for event in events], SHOWN):
        found.setdefault(change.seq, []).append(change)
    return found


def _differences(snapshot: Snapshot, changes: Iterable[Change]) -> Iterator[Difference]:
    for change in changes:
        was = change.was or {}
        for name, column in SHOWN[change.relation].items():
            if name in was:
                before = column.read(snapshot, was[name])
                after = column.read(snapshot, change.row[name])
                if before != after:
                    yield Difference(of=column.called, was=before, became=after)


def _because(snapshot: Snapshot, event: Event) -> str:
    """Return the reason of an act. That of evidence is told where the evidence is."""
    digest = json.loads(event.details).get("because")
    if not isinstance(digest, str) or "evidence" in event.action:
        return ""
    return words_store.body(snapshot, digest)


def _words(snapshot: Snapshot, value: object) -> str:
    return words_store.body(snapshot, str(value)) if value else ""


def _plain(_: Snapshot, value: object) -> str:
    return "" if value is None else str(value)


def _label(called: str, codes: type[_Code]) -> _Column:
    return _Column(called, lambda _, value: label(codes(str(value))))


def _number_of_claim(snapshot: Snapshot, value: object) -> str:
    row = former_rows.current(snapshot, "claims", str(value)) if value else None
    return f"claim {row['number']}" if row else ""


SHOWN: Mapping[str, Mapping[str, _Column]] = {
    "claims": {
        "statement_digest": _Column("Wording", _words),
        "kind": _label("Kind", Kind),
        "checkability": _label("Checkability", Checkability),
        "state": _label("State", ClaimState),
        "scale": _Column("Scale", _plain),
        "merged_into": _Column("Merged into", _number_of_claim),
    },
    "occurrences": {
        "quote_digest": _Column("Exact words", _words),
        "speaker": _Column("Speaker", _plain),
        "claim_id": _Column("Belongs to", _number_of_claim),
    },
    "documents": {
        "title": _Column("Title", _plain),
        "publisher": _Column("Publisher", _plain),
        "author": _Column("Author", _plain),
        "published_on": _Column("Published on", _plain),
        "url": _Column("Address", _plain),
    },
    "caveats": {"resolved_because": _Column("Resolved", _words)},
    "relations": {
        "state": _label("Decision", RelationState),
        "decided_because": _Column("Reason", _words),
    },
    "tags": {"name": _Column("Name", _plain)},
}
"""Columns that a history shows: the others follow from them, or count."""
