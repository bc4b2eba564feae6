"""Who is cleared for confidential evidence, what an editor released, and what stays hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows
from review.clearance import Clearance
from review.model import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


def hidden(snapshot: Snapshot, person: str) -> dict[str, Shown]:
    """Return what a person may see of each piece that is not theirs to see in full, by its id."""
    found = snapshot.rows(
        """
        select e.id, coalesce(x.extent, 'nothing') as shown
        from evidence e
        left join releases x on x.evidence_id = e.id and x.ended_at is null
        where e.confidentiality <> 'on_the_record' and e.added_by <> :person
          and coalesce(x.extent, 'nothing') <> 'everything'
          and not exists (
            select 1 from clearances c
            where c.person_id = :person and c.ended_at is null
              and (c.evidence_id is null or c.evidence_id = e.id)
          )
        """,
        person=person,
    )
    return {row["id"]: Shown(row["shown"]) for row in found}


def sources_only_of(snapshot: Snapshot, pieces: Iterable[str], person: str) -> frozenset[str]:
    """Return the outside sources, of others than `person`, on which only these pieces lean."""
    found = snapshot.rows(
        """
        select s.id
        from outside_sources s
        where s.added_by <> :person
          and exists (select 1 from evidence e where e.source_id = s.id)
          and not exists (
            select 1 from evidence e
            where e.source_id = s.id and e.id not in (select value from json_each(:pieces))
          )
        """,
        pieces=rows.id_list(pieces),
        person=person,
    )
    return frozenset(row["id"] for row in found)


def standing(snapshot: Snapshot, evidence: Iterable[str]) -> tuple[Clearance, ...]:
    """Return the clearances that hold for any of these pieces, or for every piece."""
    found = snapshot.rows(
        """
        select c.*, p.name as person, g.name as given_by_name
        from clearances c
        join people p on p.id = c.person_id
        join people g on g.id = c.given_by
        where c.ended_at is null
          and (c.evidence_id is null or c.evidence_id in (select value from json_each(:ids)))
        order by c.given_at, c.id
        """,
        ids=rows.id_list(evidence),
    )
    return tuple(_clearance(row) for row in found)


def clearance_row(snapshot: Snapshot, clearance_id: str) -> Row | None:
    """Return the row of a clearance that holds, or None."""
    return snapshot.row(
        "select * from clearances where id = :id and ended_at is null", id=clearance_id
    )


def holds(snapshot: Snapshot, person: str, evidence: str | None) -> bool:
    """Whether exactly this clearance holds already."""
    return bool(
        snapshot.number(
            """
            select count(*) from clearances
            where person_id = :person and coalesce(evidence_id, '') = :evidence
              and ended_at is null
            """,
            person=person,
            evidence=evidence or "",
        )
    )


def clear(writing: Writing, clearance: Mapping[str, Value]) -> Row:
    """Let a person see confidential evidence."""
    return writing.insert("clearances", clearance)


def end(writing: Writing, clearance_id: str, *, by: str, at: str) -> None:
    """End a clearance."""
    writing.update("clearances", clearance_id, {"ended_by": by, "ended_at": at})


def release_row(snapshot: Snapshot, evidence_id: str) -> Row | None:
    """Return the release of a piece that holds, with its reason and who gave it, or None."""
    return snapshot.row(
        """
        select r.*, t.body as because, p.name as released_by_name
        from releases r
        join texts t on t.digest = r.because_digest
        join people p on p.id = r.released_by
        where r.evidence_id = :id and r.ended_at is null
        """,
        id=evidence_id,
    )


def release(writing: Writing, released: Mapping[str, Value]) -> Row:
    """Let a confidential piece out."""
    return writing.insert("releases", released)


def end_release(writing: Writing, release_id: str, *, by: str, at: str, because: str) -> None:
    """Take a release back; `because` is the digest of the reason."""
    changes = {"ended_by": by, "ended_at": at, "ended_because": because}
    writing.update("releases", release_id, changes)


def _clearance(row: Row) -> Clearance:
    return Clearance(
        id=row["id"],
        person=row["person"],
        evidence=row["evidence_id"],
        given_by=row["given_by_name"],
        given_at=rows.moment(row["given_at"]),
    )
