"""Packages that were taken here, other desks' events and people, and what desks differ about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows, versions_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


def desk_digest(snapshot: Snapshot) -> str | None:
    """Return by what this desk is known to others: the digest of its first event; None for none."""
    row = snapshot.row("select digest from events where seq = 1")
    return None if row is None else str(row["digest"])


def event_digest(snapshot: Snapshot, seq: int) -> str | None:
    """Return the digest of an event of this desk, or None."""
    row = snapshot.row("select digest from events where seq = :seq", seq=seq)
    return None if row is None else str(row["digest"])


def taken(snapshot: Snapshot, digest: str) -> Row | None:
    """Return the package with this digest if it was taken here, or None."""
    return snapshot.row("select * from packages where digest = :digest", digest=digest)


def listed(snapshot: Snapshot) -> list[Row]:
    """Return the packages that were taken here, the latest first."""
    return snapshot.rows(
        """
        select k.*, p.name as taken_by_name from packages k
        join people p on p.id = k.taken_by
        order by k.taken_at desc, k.id desc
        """
    )


def row_here(snapshot: Snapshot, relation: str, key: str, row_id: str) -> Row | None:
    """Return a row of the record, or None."""
    return snapshot.row(f"select * from {relation} where {key} = :id", id=row_id)


def stands_already(snapshot: Snapshot, relation: str, row: Row) -> bool:
    """Whether this desk has said the same, or what cannot stand beside it, under a name of its own.

    A claim carries a tag once; a document has one version before it and one after it, in a line.
    """
    if relation == "taggings":
        sql = (
            "select 1 from taggings where claim_id = :claim and tag_id = :tag and ended_at is null"
        )
        there = snapshot.row(sql, claim=row["claim_id"], tag=row["tag_id"])
        return there is not None and row["ended_at"] is None
    if relation != "document_versions":
        return False
    newer, earlier = str(row["document_id"]), str(row["earlier_id"])
    return (
        newer in {earlier, *versions_store.earlier_ones(snapshot, earlier)}
        or versions_store.version_of(snapshot, newer) is not None
        or versions_store.newer_of(snapshot, earlier) is not None
    )


def is_foreign(snapshot: Snapshot, person_id: str) -> bool:
    """Whether a person came with a package and never worked here."""
    sql = "select 1 from foreign_people where person_id = :id"
    return snapshot.row(sql, id=person_id) is not None


def last_said(snapshot: Snapshot, desk: str, relation: str, row_id: str) -> Row | None:
    """Return what a desk last said of a thing (`content`), and how far its record reached then."""
    return snapshot.row(
        """
        select f.content, k.events from foreign_rows f
        join packages k on k.id = f.package_id
        where k.desk = :desk and f.relation = :relation and f.row_id = :row_id
        order by k.events desc, k.id desc limit 1
        """,
        desk=desk,
        relation=relation,
        row_id=row_id,
    )


def foreign_event(snapshot: Snapshot, desk: str, seq: int) -> str | None:
    """Return the digest under which an event of another desk is known here, or None."""
    row = snapshot.row(
        "select digest from foreign_events where desk = :desk and seq = :seq", desk=desk, seq=seq
    )
    return None if row is None else str(row["digest"])


def foreign_log(snapshot: Snapshot, subject: str) -> list[Row]:
    """Return the other desks' events about a claim or document, in the order of their moments."""
    return snapshot.rows(
        """
        select e.*, k.desk_name, coalesce(f.name, p.name, e.actor) as actor_name
        from foreign_events e
        join packages k on k.id = e.package_id
        left join foreign_people f on f.person_id = e.actor
        left join people p on p.id = e.actor
        where e.subject = :subject
          or :subject in (select s.value from json_each(e.details, '$.subjects') s)
        order by e.at, e.desk, e.seq
        """,
        subject=subject,
    )


def told(snapshot: Snapshot, relation: str, claim_id: str) -> list[Row]:
    """Return the other desks' verdicts or publications of a claim, as they last said each."""
    return snapshot.rows(
        """
        select f.row_id, f.body, k.desk, k.desk_name, k.events from foreign_rows f
        join packages k on k.id = f.package_id
        where f.relation = :relation and json_extract(f.body, '$.claim_id') = :claim
        order by k.events, f.row_id
        """,
        relation=relation,
        claim=claim_id,
    )


def conflicts(snapshot: Snapshot, *, is_open: bool = True) -> list[Row]:
    """Return what desks differ about, the open ones or those that were decided, oldest first."""
    return snapshot.rows(
        f"""
        select x.*, k.desk_name, c.number as claim_number from package_conflicts x
        join packages k on k.id = x.package_id
        left join claims c on c.id = x.claim_id
        where x.decided is {"null" if is_open else "not null"}
        order by k.taken_at, x.id
        """
    )


def conflict(snapshot: Snapshot, conflict_id: str) -> Row | None:
    """Return one thing that desks differ about, or None."""
    return snapshot.row("select * from package_conflicts where id = :id", id=conflict_id)


def is_known_conflict(snapshot: Snapshot, relation: str, row_id: str, theirs: str) -> bool:
    """Whether just this was differed about before, decided or not."""
    found = snapshot.row(
        "select 1 from package_conflicts "
        "where relation = :relation and row_id = :row_id and theirs = :theirs",
        relation=relation,
        row_id=row_id,
        theirs=theirs,
    )
    return found is not None


def add_rows(writing: Writing, said: Iterable[Mapping[str, Value]]) -> None:
    """Keep what a package said of each thing."""
    writing.insert_derived("foreign_rows", list(said))


def word(snapshot: Snapshot, digest: str) -> str:
    """Return a wording by its digest; empty if it was withdrawn."""
    row = snapshot.row("select body from wordings where digest = :digest", digest=digest)
    return "" if row is None else str(row["body"] or "")


def pairs(snapshot: Snapshot, claims: Iterable[str]) -> set[tuple[str, str, str]]:
    """Return left, right and kind of each relation among claims, left being the lesser id."""
    found = snapshot.rows(
        "select left_claim, right_claim, kind from relations "
        "where left_claim in (select value from json_each(:ids))",
        ids=rows.id_list(claims),
    )
    return {pair(row) for row in found}


def pair(row: Row) -> tuple[str, str, str]:
    """Return by what a relation is one and the same, whichever claim stands left."""
    left, right = sorted((str(row["left_claim"]), str(row["right_claim"])))
    return left, right, str(row["kind"])
