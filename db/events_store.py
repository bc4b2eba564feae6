"""The chain of events: appending to it, reading it, and the head that reports carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from db import digest, former_rows, rows
from review.model import Event, Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from db.transaction import Snapshot, Writing

_SELECT = """
select e.*, p.name as actor_name
from events e
join people p on p.id = e.actor
"""

_APPENDING = """
insert into events
(seq, at, actor, action, subject, details, changes, previous, command_id, digest)
values
(:seq, :at, :actor, :action, :subject, :details, :changes, :previous, :command_id, :digest)
returning (select name from people where id = actor)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an event says: who did what to what. `details` holds no document text.

    `subjects` are the claims and documents in whose history it belongs.
    """

    at: datetime
    actor: str
    action: str
    subject: str
    details: Mapping[str, object]
    subjects: tuple[str, ...] = ()
    command_id: str | None = None


def record(writing: Writing, deed: Deed) -> Event:
    """Append the event that seals everything this transaction wrote."""
    last = _last(writing)
    lines = [(table, row, mark) for (table, row), mark in writing.touched.items()]
    fields: dict[str, str | int | None] = {
        "seq": last.events + 1,
        "at": rows.stamp(deed.at),
        "actor": deed.actor,
        "action": deed.action,
        "subject": deed.subject,
        "details": digest.canonical({**deed.details, "subjects": sorted(_subjects(deed))}),
        "changes": digest.of_changes(lines),
        "previous": last.digest,
        "command_id": deed.command_id,
    }
    fields["digest"] = digest.of_event(fields)
    (name,) = writing.first(_APPENDING, **fields) or ("",)
    _seal(writing, last.events + 1, lines, deed)
    return rows.event({**fields, "actor_name": name})


def head(snapshot: Snapshot) -> Head:
    """Return how far the record reaches."""
    return _last(snapshot)


def with_digest(snapshot: Snapshot, digests: Iterable[str]) -> Event | None:
    """Return the latest event that has one of these digests, or None."""
    found = snapshot.row(
        _SELECT
        + """where e.digest in (select value from json_each(:digests))
order by e.seq desc limit 1""",
        digests=rows.id_list(digests),
    )
    return None if found is None else rows.event(found)


def claims_since(snapshot: Snapshot, seq: int) -> list[str]:
    """Return the ids of the claims that an event after `seq` is about."""
    found = snapshot.rows(
        """
        select distinct s.subject from event_subjects s
        join claims c on c.id = s.subject
        where s.seq > :seq
        """,
        seq=seq,
    )
    return [row["subject"] for row in found]


def until(snapshot: Snapshot, moment: datetime) -> Event | None:
    """Return the last event up to an aware moment, or None."""
    found = snapshot.row(
        _SELECT + "where e.at <= :at order by e.seq desc limit 1",
        at=rows.stamp(moment.astimezone(UTC)),
    )
    return None if found is None else rows.event(found)


def answered(snapshot: Snapshot, command_id: str | None) -> Event | None:
    """Return the event of a command that was carried out before, or None."""
    if command_id is None:
        return None
    found = snapshot.row(_SELECT + "where e.command_id = :command_id", command_id=command_id)
    return None if found is None else rows.event(found)


def history(snapshot: Snapshot, subject: str, *, most: int = 200) -> tuple[Event, ...]:
    """Return the latest `most` events about a claim or document, oldest first."""
    sql = (
        _SELECT
        + """join event_subjects s on s.seq = e.seq
where s.subject = :subject
order by e.seq desc
limit :most"""
    )
    found = snapshot.rows(sql, subject=subject, most=most)
    return tuple(rows.event(row) for row in reversed(found))


def latest(snapshot: Snapshot, *, most: int) -> tuple[Event, ...]:
    """Return the latest `most` events of the desk, newest first."""
    found = snapshot.rows(_SELECT + "order by e.seq desc limit :most", most=most)
    return tuple(rows.event(row) for row in found)


def histories(snapshot: Snapshot, subjects: Sequence[str]) -> dict[str, list[Event]]:
    """Return all events of several claims or documents, oldest first in each list.

    An event is read once however many it is about: one that dismissed 10,000 claims names them all.
    """
    about = snapshot.rows(
        """
        select subject, seq from event_subjects
        where subject in (select value from json_each(:subjects))
        order by seq
        """,
        subjects=rows.id_list(subjects),
    )
    numbers = dict.fromkeys(str(row["seq"]) for row in about)
    found = snapshot.rows(
        _SELECT + "where e.seq in (select cast(value as integer) from json_each(:seqs))",
        seqs=rows.id_list(numbers),
    )
    events = {row["seq"]: rows.event(row) for row in found}
    grouped: dict[str, list[Event]] = {}
    for row in about:
        grouped.setdefault(row["subject"], []).append(events[row["seq"]])
    return grouped


def numbered(snapshot: Snapshot, seq: int) -> Event | None:
    """Return the event with this number, or None."""
    found = snapshot.row(_SELECT + "where e.seq = :seq", seq=seq)
    return None if found is None else rows.event(found)


def did(snapshot: Snapshot, seq: int, person: str) -> bool:
    """Whether the person with this id did what the event says."""
    return (
        snapshot.row(
            "select 1 from events where seq = :seq and actor = :person", seq=seq, person=person
        )
        is not None
    )


def last_of(snapshot: Snapshot, person: str) -> int:
    """Return the number of the last event of a person by id; 0 for none."""
    return snapshot.number("select max(seq) from events where actor = :person", person=person)


def actions_of(snapshot: Snapshot, person: str) -> frozenset[str]:
    """Return everything that a person, by id, ever did, in the words of the record."""
    found = snapshot.rows("select distinct action from events where actor = :person", person=person)
    return frozenset(row["action"] for row in found)


def written(snapshot: Snapshot, seq: int, table: str) -> list[str]:
    """Return the ids of the rows of a table that an event sealed."""
    found = snapshot.rows(
        "select row_id from changes where seq = :seq and relation = :table", seq=seq, table=table
    )
    return [row["row_id"] for row in found]


def _last(snapshot: Snapshot) -> Head:
    last = snapshot.first("select seq, digest from events order by seq desc limit 1")
    events, mark = last or (0, digest.GENESIS)
    return Head(events=events, digest=mark)


def _subjects(deed: Deed) -> set[str]:
    return {deed.subject, *deed.subjects}


def _seal(writing: Writing, seq: int, lines: list[tuple[str, str, str]], deed: Deed) -> None:
    writing.insert_derived(
        "changes",
        [
            {"seq": seq, "relation": table, "row_id": row, "digest": mark}
            for table, row, mark in lines
        ],
    )
    writing.insert_derived(
        "event_subjects", [{"subject": name, "seq": seq} for name in sorted(_subjects(deed))]
    )
    former_rows.keep(writing, seq)
    writing.touched.clear()
