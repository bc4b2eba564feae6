"""The people of the desk. They are closed when they leave, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot, Writing


def by_name(snapshot: Snapshot, name: str) -> Row | None:
    """Return the person called `name`, or None."""
    return snapshot.row("select * from people where name = :name", name=name)


def by_id(snapshot: Snapshot, person_id: str) -> Row | None:
    """Return the person with this id, or None."""
    return snapshot.row("select * from people where id = :id", id=person_id)


def name_of(snapshot: Snapshot, person_id: str) -> str:
    """Return what the person with this id is called; empty for an id that nobody has."""
    row = by_id(snapshot, person_id)
    return "" if row is None else str(row["name"])


def everybody(snapshot: Snapshot) -> list[Row]:
    """Return everybody who ever worked here, by name."""
    return snapshot.rows("select * from people order by name")


def add(writing: Writing, *, person_id: str, name: str, arrived_at: str) -> Row:
    """Add a person."""
    return writing.insert("people", {"id": person_id, "name": name, "arrived_at": arrived_at})
