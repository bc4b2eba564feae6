"""Webhooks, how far each was told, and who is telling it now.

The chain of events is the outbox: it is written in the same transaction as what it tells. A mark
says how far a webhook was told. Marks lie beside the record and move with a lease: one server at a
time holds it, and what a server does after it lost its lease changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_ALL = """
select w.*, m.seq, m.tries, m.next_at, m.failure, m.given_up_at, m.told_at, m.leased_by,
       m.leased_until, p.name as added_by_name
from webhooks w
join webhook_marks m on m.webhook_id = w.id
join people p on p.id = w.added_by
"""


def standing(snapshot: Snapshot) -> list[Row]:
    """Return the webhooks that hold with their marks, in order of setting up."""
    return snapshot.rows(_ALL + "where w.ended_at is null order by w.added_at, w.id")


def webhook(snapshot: Snapshot, webhook_id: str) -> Row | None:
    """Return a webhook with its mark, or None."""
    return snapshot.row(_ALL + "where w.id = :id", id=webhook_id)


def add(writing: Writing, row: Mapping[str, Value], *, at: str) -> None:
    """Set a webhook up; it is told what happens from now on."""
    seq = writing.number("select max(seq) from events")
    writing.insert("webhooks", row)
    mark: dict[str, Value] = {"webhook_id": row["id"], "seq": seq, "tries": 0, "next_at": at}
    writing.insert_derived("webhook_marks", [mark])


def end(writing: Writing, webhook_id: str, *, by: str, at: str) -> None:
    """End a webhook."""
    writing.update("webhooks", webhook_id, {"ended_by": by, "ended_at": at})


def next_event(snapshot: Snapshot, *, after: int, actions: Iterable[str]) -> Row | None:
    """Return the first event after a number with one of these actions, or None."""
    return snapshot.row(
        """
        select e.*, p.name as actor_name
        from events e
        join people p on p.id = e.actor
        where e.seq > :after and e.action in (select value from json_each(:actions))
        order by e.seq
        limit 1
        """,
        after=after,
        actions=rows.id_list(actions),
    )


def numbers(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return kind (“claim” or “document”), id and number of claims and documents."""
    return snapshot.rows(
        """
        select 'claim' as kind, id, number from claims
        where id in (select value from json_each(:ids))
        union all
        select 'document', id, number from documents
        where id in (select value from json_each(:ids))
        order by 1, 3
        """,
        ids=rows.id_list(ids),
    )


def lease(
    writing: Writing, webhook_id: str, *, by: str, now: str, until: str, far: str, lost: str
) -> Row | None:
    """Take the lease of a webhook that may be told now; return its mark, or None.

    What waits until after `far`, or is leased until after `lost`, was so by a clock put back since.
    """
    return writing.row(
        """
        update webhook_marks
        set leased_by = :by, leased_until = :until
        where webhook_id = :id and given_up_at is null
          and (tries = 0 or next_at <= :now or next_at > :far)
          and (leased_until is null or leased_until <= :now or leased_until > :lost
               or leased_by = :by)
          and exists (select 1 from webhooks w where w.id = :id and w.ended_at is null)
        returning *
        """,
        id=webhook_id,
        by=by,
        now=now,
        until=until,
        far=far,
        lost=lost,
    )


def told(writing: Writing, webhook_id: str, *, by: str, seq: int, at: str) -> None:
    """Note that an event was taken, if the lease is still ours, and let go of it."""
    writing.execute(
        """
        update webhook_marks
        set seq = :seq, tries = 0, next_at = :at, failure = null, told_at = :at,
            leased_by = null, leased_until = null
        where webhook_id = :id and leased_by = :by
        """,
        id=webhook_id,
        by=by,
        seq=seq,
        at=at,
    )


def failed(
    writing: Writing, webhook_id: str, *, by: str, why: str, next_at: str, given_up_at: str | None
) -> None:
    """Note that the next event was not taken and when to try again, and let go of the lease."""
    writing.execute(
        """
        update webhook_marks
        set tries = tries + 1, next_at = :next_at, failure = :why, given_up_at = :given_up_at,
            leased_by = null, leased_until = null
        where webhook_id = :id and leased_by = :by
        """,
        id=webhook_id,
        by=by,
        why=why,
        next_at=next_at,
        given_up_at=given_up_at,
    )


def let_go(writing: Writing, webhook_id: str, *, by: str) -> None:
    """Let go of a lease without having told anything."""
    writing.execute(
        "update webhook_marks set leased_by = null, leased_until = null "
        "where webhook_id = :id and leased_by = :by",
        id=webhook_id,
        by=by,
    )


def resume(writing: Writing, webhook_id: str, *, at: str, skip: bool) -> None:
    """Try a webhook again from where it stopped; with `skip`, from what happens from now on."""
    writing.execute(
        """
        update webhook_marks
        set tries = 0, next_at = :at, given_up_at = null,
            seq = case when :skip = 1 then (select max(seq) from events) else seq end
        where webhook_id = :id
        """,
        id=webhook_id,
        at=at,
        skip=int(skip),
    )
