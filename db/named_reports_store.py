"""Named reports: those of one person, those that the team shares, those that the API hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot

_REPORT = """
select r.*, p.name as made_by_name
from named_reports r
join people p on p.id = r.made_by
where r.ended_at is null
"""


def seen_by(snapshot: Snapshot, person: str) -> list[Row]:
    """Return the reports that a person sees: their own and the shared ones, by name."""
    return snapshot.rows(
        _REPORT + "and (r.made_by = :person or r.is_shared = 1) order by lower(r.name), r.id",
        person=person,
    )


def get(snapshot: Snapshot, report_id: str) -> Row | None:
    """Return a report that is kept, whoever sees it, or None."""
    return snapshot.row(_REPORT + "and r.id = :id", id=report_id)


def public(snapshot: Snapshot) -> list[Row]:
    """Return the reports that the read API hands out, by name."""
    return snapshot.rows(_REPORT + "and r.is_public = 1 order by lower(r.name), r.id")
