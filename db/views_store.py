"""Saved views of the list of claims: those of one person, and those that the team shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot

_VIEW = """
select v.*, p.name as made_by_name
from saved_views v
join people p on p.id = v.made_by
"""


def seen_by(snapshot: Snapshot, person: str) -> list[Row]:
    """Return the views that a person sees: their own and the shared ones, by name."""
    return snapshot.rows(
        _VIEW
        + """
        where v.ended_at is null and (v.made_by = :person or v.is_shared = 1)
        order by lower(v.name), v.id
        """,
        person=person,
    )


def get(snapshot: Snapshot, view_id: str) -> Row | None:
    """Return a view that is kept, or None."""
    return snapshot.row(_VIEW + "where v.id = :id and v.ended_at is null", id=view_id)


def called(snapshot: Snapshot, name: str, *, person: str) -> Row | None:
    """Return the view that a person sees under this name, in any case, or None."""
    wanted = name.casefold()
    return next((v for v in seen_by(snapshot, person) if v["name"].casefold() == wanted), None)
