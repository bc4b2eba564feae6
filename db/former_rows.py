"""What rows of the record were before: kept with each event, and rolled back from what they are.

Only the columns that an event changed are kept, as they were before it. Rolled back to an event, a
row must have the digest that the ledger sealed then; where it has not, it was changed before former
rows were kept, and what it was cannot be told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from db import digest, rows
from db.findings import Finding
from db.merged import side_by_side
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
    return () if row is None else tuple(_unrolled(row, lines))


def _unrolled(row: Row, lines: Iterable[Row]) -> Iterator[Version]:
    """Roll a row back from what it is, through its lines of the ledger from the latest on."""
    for line in lines:
        proven = digest.of_row(row) == line["digest"]
        yield Version(seq=line["seq"], row=row, proven=proven)
        row = {**row, **_was(line)}


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
    for stray in snapshot.each(_STRAY):
        yield (_stray(stray["relation"], stray["row_id"], stray["seq"]),)
    for named in snapshot.rows("select distinct relation from former_rows order by relation"):
        relation = str(named["relation"])
        if relation not in KEYS:
            what = f"Former rows are kept of a table “{relation}” that the record does not have."
            yield (Finding(relation="former_rows", row=relation, what=what),)
            continue
        for row_id, row, lines in side_by_side(
            _changed_rows(snapshot, relation), _their_lines(snapshot, relation)
        ):
            # A row that is gone, or that no event wrote, is told of where the rows are compared.
            known = row is not None and lines is not None
            yield _kept_rightly(relation, row_id, row or {}, lines or []) if known else ()


def _stray(relation: str, row_id: str, seq: int) -> Finding:
    what = f"A former row of {relation} {row_id} is kept of event {seq}, which did not write to it."
    return Finding(relation="former_rows", row=row_id, what=what, since=seq)


_STRAY = """
select f.relation, f.row_id, f.seq from former_rows f
left join changes c on c.relation = f.relation and c.row_id = f.row_id and c.seq = f.seq
where c.seq is null
order by f.relation, f.row_id, f.seq
"""
_CHANGED = "(select distinct row_id from former_rows where relation = :relation)"


def _changed_rows(snapshot: Snapshot, relation: str) -> Iterator[tuple[str, Row]]:
    key = KEYS[relation]
    sql = f"select * from {relation} where {key} in {_CHANGED} order by {key}"
    for row in snapshot.each(sql, relation=relation):
        yield row[key], row


def _their_lines(snapshot: Snapshot, relation: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield what the ledger says of each row that was ever changed, the latest line first."""
    lines = snapshot.each(
        f"""
        select c.row_id, c.seq, c.digest, f.was
        from changes c
        left join former_rows f
          on f.relation = c.relation and f.row_id = c.row_id and f.seq = c.seq
        where c.relation = :relation and c.row_id in {_CHANGED}
        order by c.row_id, c.seq desc
        """,
        relation=relation,
    )
    for row_id, group in groupby(lines, key=itemgetter("row_id")):
        yield row_id, list(group)


def _kept_rightly(relation: str, row_id: str, row: Row, lines: list[Row]) -> Checked:
    kept = {line["seq"] for line in lines if line["was"] is not None}
    found = tuple(_unrolled(row, lines))
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
    kept = json.loads(line["was"] or "{}")
    return kept if isinstance(kept, dict) else {}


def _differing(found: Row, stored: Row) -> dict[str, Value]:
    return {name: found[name] for name in found if found[name] != stored[name]}
