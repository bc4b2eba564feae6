"""Whose words stand at a place of a document, and which pieces people said share an origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.text import Extent
from db import rows
from review.independence import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.model import Attribution
    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_SHARED = """
select o.*, b.body as because, p.name as said_by_name
from shared_origins o
join texts b on b.digest = o.because_digest
join people p on p.id = o.said_by
"""


def attributions_in(
    snapshot: Snapshot, documents: Iterable[str]
) -> dict[str, list[tuple[Extent, Attribution]]]:
    """Return what was read, or put right by people, in each of these documents, in order."""
    found: dict[str, list[tuple[Extent, Attribution]]] = {}
    for row in snapshot.rows(
        """
        select document_id, start_at, end_at, speaker, role, mode, attribution
        from occurrences
        where document_id in (select value from json_each(:documents))
        order by document_id, start_at, id
        """,
        documents=rows.id_list(documents),
    ):
        place = Extent(start=row["start_at"], end=row["end_at"])
        found.setdefault(row["document_id"], []).append((place, rows.attribution(row)))
    return found


def shared(snapshot: Snapshot, pieces: Iterable[str]) -> tuple[Shared, ...]:
    """Return what people said, and did not take back, of two among these pieces."""
    found = snapshot.rows(
        _SHARED
        + """
where o.undone_at is null
  and o.left_id in (select value from json_each(:pieces))
  and o.right_id in (select value from json_each(:pieces))
order by o.said_at, o.id""",
        pieces=rows.id_list(pieces),
    )
    return tuple(_shared(row) for row in found)


def get(snapshot: Snapshot, shared_id: str) -> Shared | None:
    """Return one that still holds, or None."""
    row = snapshot.row(_SHARED + "where o.id = :id and o.undone_at is null", id=shared_id)
    return None if row is None else _shared(row)


def add(writing: Writing, said: Mapping[str, Value]) -> Row:
    """Write down that two pieces share an origin."""
    return writing.insert("shared_origins", said)


def undo(writing: Writing, shared_id: str, *, by: str, at: str, because: str) -> None:
    """Take it back; `because` is the digest of the reason."""
    changes = {"undone_by": by, "undone_at": at, "undone_because": because}
    writing.update("shared_origins", shared_id, changes)


def _shared(row: Row) -> Shared:
    return Shared(
        id=row["id"],
        claim=row["claim_id"],
        left=row["left_id"],
        right=row["right_id"],
        because=row["because"] or "",
        said_by=row["said_by_name"],
    )
