"""Outside sources over time: their copies, classes, notes, and what leans on them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.text import Extent
from db import rows
from db.withdrawn import notice
from review.sources import (
    ClassSaid,
    QuotedPlace,
    SourceClass,
    SourceNote,
    SourceSnapshot,
    Way,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing
    from review.model import OutsideSource

_SOURCE = """
select s.id as source_id, s.kind as source_kind, s.title as source_title,
       s.address as source_address, s.published_on as source_published_on,
       s.accessed_on as source_accessed_on, s.file as source_file, s.digest as source_digest,
       n.body as source_note, p.name as added_by_name, s.added_at
from outside_sources s
join wordings n on n.digest = s.note_digest
join people p on p.id = s.added_by
"""

_SNAPSHOT = """
select c.*, o.size, case when w.id is null then t.body end as text, p.name as added_by_name,
       substr(w.withdrawn_at, 1, 10) as withdrawn_on, b.body as withdrawn_because
from source_snapshots c
join originals o on o.digest = c.digest
join people p on p.id = c.added_by
left join texts t on t.digest = c.text_digest
left join withdrawals w on w.snapshot_id = c.id
left join texts b on b.digest = w.because_digest
"""


def get(snapshot: Snapshot, source_id: str) -> OutsideSource | None:
    """Return one source, or None."""
    row = row_of(snapshot, source_id)
    return None if row is None else rows.outside_source(row)


def row_of(snapshot: Snapshot, source_id: str) -> Row | None:
    """Return the row of a source with who added it and when, or None."""
    return snapshot.row(_SOURCE + "where s.id = :id", id=source_id)


def listed(snapshot: Snapshot, *, hidden: Iterable[str] = ()) -> list[Row]:
    """Return every source with its class, copies and how much leans on it, newest first.

    Evidence that is `hidden` is not counted.
    """
    return snapshot.rows(
        """
        select s.id, s.kind, s.title, s.address, s.added_at, p.name as added_by_name,
               (select class from source_classes k where k.source_id = s.id
                order by k.number desc limit 1) as class,
               (select count(*) from source_snapshots c where c.source_id = s.id) as copies,
               (select count(*) from evidence e
                where e.source_id = s.id and e.retracted_at is null
                  and e.id not in (select value from json_each(:hidden))) as pieces,
               (select count(distinct e.claim_id) from evidence e
                where e.source_id = s.id and e.retracted_at is null
                  and e.id not in (select value from json_each(:hidden))) as claims
        from outside_sources s
        join people p on p.id = s.added_by
        order by s.added_at desc, s.id desc
        """,
        hidden=rows.id_list(hidden),
    )


def addresses(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return (id, address) of every source that has an address, the oldest first."""
    found = snapshot.rows(
        "select id, address from outside_sources where address is not null order by added_at, id"
    )
    return [(row["id"], row["address"]) for row in found]


def with_file(snapshot: Snapshot, digest: str) -> str | None:
    """Return the oldest source that has a copy of exactly these bytes, or None."""
    row = snapshot.row(
        """
        select s.id
        from outside_sources s
        where s.digest = :digest
           or exists (select 1 from source_snapshots c
                      where c.source_id = s.id and c.digest = :digest)
        order by s.added_at, s.id
        limit 1
        """,
        digest=digest,
    )
    return None if row is None else row["id"]


def snapshot_row(snapshot: Snapshot, snapshot_id: str) -> Row | None:
    """Return the row of one copy, or None."""
    return snapshot.row("select * from source_snapshots where id = :id", id=snapshot_id)


def snapshots(snapshot: Snapshot, source_id: str) -> tuple[SourceSnapshot, ...]:
    """Return the copies of a source, oldest first."""
    found = snapshot.rows(
        _SNAPSHOT + "where c.source_id = :id order by c.added_at, c.id", id=source_id
    )
    return tuple(_snapshot(row) for row in found)


def keep_original(writing: Writing, digest: str, body: bytes) -> None:
    """Keep the bytes of a copy, unless they are here already."""
    writing.keep("originals", {"digest": digest, "body": body, "size": len(body)})


def add_snapshot(writing: Writing, copy: Mapping[str, Value]) -> Row:
    """Keep a copy of a source whose bytes were kept before."""
    return writing.insert("source_snapshots", copy)


def classes(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, ClassSaid]:
    """Return the class that holds of each of these sources; one never classed is absent."""
    found = snapshot.rows(
        """
        select k.*, b.body as because, p.name as said_by_name
        from source_classes k
        join wordings b on b.digest = k.because_digest
        join people p on p.id = k.said_by
        where k.source_id in (select value from json_each(:ids))
        order by k.number
        """,
        ids=rows.id_list(ids),
    )
    return {row["source_id"]: _class(row) for row in found}


def say_class(writing: Writing, said: Mapping[str, Value]) -> Row:
    """Put a source into a class."""
    return writing.insert("source_classes", said)


def notes(snapshot: Snapshot, source_id: str) -> tuple[SourceNote, ...]:
    """Return every note on a source, revised ones too, oldest first."""
    found = snapshot.rows(_NOTE + "where n.source_id = :id order by n.number", id=source_id)
    return tuple(_note(row) for row in found)


def note(snapshot: Snapshot, note_id: str) -> SourceNote | None:
    """Return one note, or None."""
    row = snapshot.row(_NOTE + "where n.id = :id", id=note_id)
    return None if row is None else _note(row)


_NOTE = """
select n.*, t.body as words, p.name as written_by_name
from source_notes n
join wordings t on t.digest = n.words_digest
join people p on p.id = n.written_by
"""


def add_note(writing: Writing, words: Mapping[str, Value]) -> Row:
    """Write a note on a source, or a revision of one."""
    return writing.insert("source_notes", words)


def add_place(writing: Writing, place: Mapping[str, Value]) -> Row:
    """Say where in a copy the words of a piece of evidence stand."""
    return writing.insert("quoted_places", place)


def places(snapshot: Snapshot, evidence_ids: Iterable[str]) -> dict[str, QuotedPlace]:
    """Return where the words of these pieces stand, by piece; most pieces have no such place."""
    found = snapshot.rows(
        "select * from quoted_places where evidence_id in (select value from json_each(:ids))",
        ids=rows.id_list(evidence_ids),
    )
    return {row["evidence_id"]: _place(row) for row in found}


def claims_on(snapshot: Snapshot, source_id: str) -> list[Row]:
    """Return the id of each piece that leans on a source, with its claim, oldest first."""
    return snapshot.rows(
        """
        select e.id as evidence_id, c.id as claim_id, c.number, t.body as statement
        from evidence e
        join claims c on c.id = e.claim_id
        join wordings t on t.digest = c.statement_digest
        where e.source_id = :id
        order by e.added_at, e.id
        """,
        id=source_id,
    )


def _snapshot(row: Row) -> SourceSnapshot:
    return SourceSnapshot(
        id=row["id"],
        source=row["source_id"],
        way=Way(row["way"]),
        digest=row["digest"],
        size=row["size"],
        file=row["file"],
        media_type=row["media_type"],
        accessed_on=date.fromisoformat(row["accessed_on"]),
        added_by=row["added_by_name"],
        added_at=rows.moment(row["added_at"]),
        address=row["address"],
        archive_address=row["archive_address"],
        text=row["text"],
        reader=row["reader"],
        withdrawn=notice(row),
    )


def _class(row: Row) -> ClassSaid:
    return ClassSaid(
        id=row["id"],
        source=row["source_id"],
        source_class=SourceClass(row["class"]),
        because=row["because"] or "",
        said_by=row["said_by_name"],
        said_at=rows.moment(row["said_at"]),
    )


def _note(row: Row) -> SourceNote:
    return SourceNote(
        id=row["id"],
        source=row["source_id"],
        words=row["words"] or "",
        written_by=row["written_by_name"],
        written_at=rows.moment(row["written_at"]),
        supersedes=row["supersedes"],
    )


def _place(row: Row) -> QuotedPlace:
    return QuotedPlace(
        evidence=row["evidence_id"],
        snapshot=row["snapshot_id"],
        extent=Extent(start=row["start_at"], end=row["end_at"]),
    )
