"""What rows of the record were before: kept with each event, and rolled back from what they are.

Only the columns that an event changed are kept, as they were before it. Rolled back to an event, a
row must have the digest that the ledger sealed then; where it has not, it was changed before former
rows were kept, and what it was cannot be told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from db import digest, rows
from db.findings import Finding
from db.transaction import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.findings import Checked
    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one event did to one row: the row after it, and the columns that differ as they were.

    `was` is None for a row that the event added.
    """

    seq: int
    relation: str
    row_id: str
    was: Row | None
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A row as an event left it; `proven` when it has the digest that was sealed then."""

    seq: int
    row: Row
    proven: bool


def keep(writing: Writing, seq: int) -> None:
    """Keep what the rows changed by event `seq` were before it."""
    kept: list[dict[str, Value]] = [
        {"relation": table, "row_id": row_id, "seq": seq, "was": digest.canonical(was)}
        for (table, row_id), (found, stored) in writing.former.items()
        if (was := _differing(found, stored))
    ]
    writing.insert_derived("former_rows", kept)
    writing.former.clear()


def versions(snapshot: Snapshot, relation: str, row_id: str) -> tuple[Version, ...]:
    """Return a row as each event left it, the latest first; none for a row that is not there."""
    row = current(snapshot, relation, row_id)
    lines = snapshot.rows(
        """
        select c.seq, c.digest, f.was
        from changes c
        left join former_rows f
          on f.relation = c.relation and f.row_id = c.row_id and f.seq = c.seq
        where c.relation = :relation and c.row_id = :row_id
        order by c.seq desc
        """,
        relation=relation,
        row_id=row_id,
    )
    found = []
    for line in lines if row is not None else ():
        row = row or {}
        proven = digest.of_row(row) == line["digest"]
        found.append(Version(seq=line["seq"], row=row, proven=proven))
        row = {**row, **_was(line)}
    return tuple(found)


def current(snapshot: Snapshot, relation: str, row_id: str) -> Row | None:
    """Return a row of the record as it is now, or None."""
    return snapshot.row(f"select * from {relation} where {KEYS[relation]} = :id", id=row_id)


def touched_since(snapshot: Snapshot, seq: int) -> list[Row]:
    """Return relation and id of each row that an event after `seq` wrote, new ones too."""
    return snapshot.rows(
        "select distinct relation, row_id from changes where seq > :seq order by relation, row_id",
        seq=seq,
    )


def rolled_back(
    snapshot: Snapshot, relation: str, ids: Iterable[str], seq: int
) -> tuple[Version, ...]:
    """Return these rows of a table as they stood after event `seq`; four queries for however many.

    `seq` of each is the last event up to then that wrote it.
    """
    wanted = rows.id_list(ids)
    of_these = "row_id in (select value from json_each(:ids))"
    key = KEYS[relation]
    stored = snapshot.rows(
        f"select * from {relation} where {key} in (select value from json_each(:ids))", ids=wanted
    )
    found: dict[str, Row] = {row[key]: row for row in stored}
    for line in snapshot.each(
        f"""
        select row_id, was from former_rows
        where relation = :relation and seq > :seq and {of_these}
        order by seq desc
        """,
        relation=relation,
        seq=seq,
        ids=wanted,
    ):
        found[line["row_id"]] = {**found[line["row_id"]], **_was(line)}
    sealed = snapshot.rows(
        f"""
        select c.row_id, c.seq, c.digest from changes c
        join (
          select row_id, max(seq) as seq from changes
          where relation = :relation and seq <= :seq and {of_these}
          group by row_id
        ) l on l.row_id = c.row_id and l.seq = c.seq
        where c.relation = :relation
        """,
        relation=relation,
        seq=seq,
        ids=wanted,
    )
    return tuple(
        Version(seq=one["seq"], row=row, proven=digest.of_row(row) == one["digest"])
        for one in sealed
        if (row := found.get(one["row_id"])) is not None
    )


def written_by(snapshot: Snapshot, seq: int) -> list[Row]:
    """Return relation and id of the rows that an event wrote."""
    return snapshot.rows(
        "select relation, row_id from changes where seq = :seq order by relation, row_id", seq=seq
    )


def changes_by(snapshot: Snapshot, seq: int) -> tuple[Change, ...]:
    """Return what an event did to each row it wrote."""
    found = (_change(snapshot, row, seq) for row in written_by(snapshot, seq))
    return tuple(one for one in found if one is not None)


def changed(
    snapshot: Snapshot, subject: str, seqs: Iterable[int], relations: Iterable[str]
) -> tuple[Change, ...]:
    """Return what these events changed of a claim, document or tag by id: its row and rows of it.

    A claim's row is looked at only if it is the subject: one event may have changed thousands.
    """
    found = snapshot.rows(
        """
        select relation, row_id, seq from former_rows
        where seq in (select cast(value as integer) from json_each(:seqs))
          and relation in (select value from json_each(:relations))
          and (relation not in ('claims', 'documents', 'tags') or row_id = :subject)
        order by seq, relation, row_id
        """,
        seqs=rows.id_list(str(seq) for seq in seqs),
        relations=rows.id_list(relations),
        subject=subject,
    )
    changes = (_change(snapshot, row, row["seq"]) for row in found)
    return tuple(one for one in changes if one is not None and _is_of(one, subject))


def _is_of(change: Change, subject: str) -> bool:
    """Whether a row is the subject's, or was before the event."""
    rows_then = (change.row, change.was or {})
    owners = {row.get(name) for row in rows_then for name in _OWNERS}
    return subject in owners | {change.row_id}


_OWNERS = ("claim_id", "document_id", "left_claim", "right_claim")


def last_written(snapshot: Snapshot, relation: str, row_id: str) -> int:
    """Return the last event that wrote a row; 0 for none."""
    return snapshot.number(
        "select max(seq) from changes where relation = :relation and row_id = :row_id",
        relation=relation,
        row_id=row_id,
    )


def first_since(
    snapshot: Snapshot, seq: int, subjects: Iterable[str], relations: Iterable[str]
) -> int:
    """Return the first event after `seq` about one of these that wrote to these tables; or 0."""
    return snapshot.number(
        """
        select min(s.seq) from event_subjects s
        join changes c on c.seq = s.seq
        where s.seq > :seq and s.subject in (select value from json_each(:subjects))
          and c.relation in (select value from json_each(:relations))
        """,
        seq=seq,
        subjects=rows.id_list(subjects),
        relations=rows.id_list(relations),
    )


def checked(snapshot: Snapshot) -> Iterator[Checked]:
    """Check that former rows are kept for lines of the ledger, and have the digest sealed then."""
    named = snapshot.each(
        "select distinct relation, row_id from former_rows order by relation, row_id"
    )
    for relation, group in groupby(named, key=lambda row: str(row["relation"])):
        for row in group:
            yield _kept_rightly(snapshot, relation, row["row_id"])


def _kept_rightly(snapshot: Snapshot, relation: str, row_id: str) -> Checked:
    if relation not in KEYS:
        what = f"Former rows are kept of a table “{relation}” that the record does not have."
        return (Finding(relation="former_rows", row=row_id, what=what),)
    kept = {
        row["seq"]
        for row in snapshot.rows(
            "select seq from former_rows where relation = :relation and row_id = :row_id",
            relation=relation,
            row_id=row_id,
        )
    }
    found = versions(snapshot, relation, row_id)
    after = {older.seq: newer.seq for newer, older in pairwise(found)}
    wrong = next((after[one.seq] for one in found[1:] if not one.proven), None)
    # A row that was changed before former rows were kept is not proven further back than that.
    if wrong is None or wrong not in kept or not found[0].proven:
        return ()
    what = f"What {relation} {row_id} was before event {wrong} is not as the record sealed it."
    return (Finding(relation="former_rows", row=row_id, what=what, since=wrong),)


def _change(snapshot: Snapshot, named: Row, seq: int) -> Change | None:
    found = versions(snapshot, named["relation"], named["row_id"])
    at = next((n for n, one in enumerate(found) if one.seq == seq), None)
    if at is None:
        return None
    row = found[at].row
    was = _differing(found[at + 1].row, row) if at + 1 < len(found) else None
    return Change(seq=seq, relation=named["relation"], row_id=named["row_id"], was=was, row=row)


def _was(line: Row) -> dict[str, Value]:
    kept: dict[str, Value] = json.loads(line["was"] or "{}")
    return kept


def _differing(found: Row, stored: Row) -> dict[str, Value]:
    return {name: found[name] for name in found if found[name] != stored[name]}
