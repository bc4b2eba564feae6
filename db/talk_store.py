"""Threads and remarks, and what people follow and have read.

Nothing here knows who may see a remark: that is `desk.talk`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_THREAD = """
select t.*, (select q.body from wordings q where q.digest = t.quote_digest) as quote,
       d.number as document_number, p.name as resolved_by_name
from threads t
left join documents d on d.id = t.document_id
left join people p on p.id = t.resolved_by
"""

_ABOUT = """
select t.id as thread_id, t.claim_id from threads t where t.claim_id is not null
union
select t.id, o.claim_id
from threads t
join occurrences o on o.document_id = t.document_id
  and o.start_at < t.end_at and t.start_at < o.end_at
"""
"""Which claims a thread is about: its own, and those whose words its passage shares."""


def thread(snapshot: Snapshot, thread_id: str) -> Row | None:
    """Return a thread with its quote and the number of its document, or None."""
    return snapshot.row(_THREAD + "where t.id = :id", id=thread_id)


def of_claim(snapshot: Snapshot, claim_id: str) -> list[Row]:
    """Return the threads about a claim, its evidence or its words, oldest first."""
    return snapshot.rows(
        f"""{_THREAD}
        where t.id in (select thread_id from ({_ABOUT}) a where a.claim_id = :claim)
        order by t.opened_at, t.id
        """,
        claim=claim_id,
    )


def of_documents(snapshot: Snapshot, documents: Iterable[str]) -> list[Row]:
    """Return the threads about passages of these documents, in the order of the text."""
    return snapshot.rows(
        _THREAD
        + """where t.document_id in (select value from json_each(:ids))
        order by d.number desc, t.start_at, t.opened_at, t.id""",
        ids=rows.id_list(documents),
    )


def claims_about(snapshot: Snapshot, threads: Iterable[str]) -> list[Row]:
    """Return thread_id and claim_id of every claim that these threads are about."""
    return snapshot.rows(
        f"select * from ({_ABOUT}) a where a.thread_id in (select value from json_each(:ids))",
        ids=rows.id_list(threads),
    )


def remark(snapshot: Snapshot, remark_id: str) -> Row | None:
    """Return one version of a remark with whether a newer one supersedes it, or None."""
    return snapshot.row(
        """
        select r.*, t.body as words, p.name as written_by_name, n.id as newer
        from remarks r
        join wordings t on t.digest = r.words_digest
        join people p on p.id = r.written_by
        left join remarks n on n.supersedes = r.id
        where r.id = :id
        """,
        id=remark_id,
    )


def remarks_of(snapshot: Snapshot, threads: Iterable[str]) -> list[Row]:
    """Return every version of every remark of these threads with its words, oldest first."""
    return snapshot.rows(
        """
        select r.*, t.body as words, p.name as written_by_name
        from remarks r
        join wordings t on t.digest = r.words_digest
        join people p on p.id = r.written_by
        where r.thread_id in (select value from json_each(:ids))
        order by r.number
        """,
        ids=rows.id_list(threads),
    )


def add_thread(writing: Writing, row: Mapping[str, Value]) -> Row:
    """Begin a thread."""
    return writing.insert("threads", row)


def add_remark(writing: Writing, row: Mapping[str, Value], *, people: Iterable[str]) -> Row:
    """Append a version of a remark that names these people."""
    stored = writing.insert("remarks", row)
    named = [{"person_id": person, "remark_id": stored["id"]} for person in people]
    writing.insert_derived("mentions", named)
    return stored


def settle(writing: Writing, thread_id: str, *, by: str | None, at: str | None) -> None:
    """Mark a thread as resolved by somebody, or with None as open again."""
    writing.update("threads", thread_id, {"resolved_by": by, "resolved_at": at})
