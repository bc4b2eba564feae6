"""What an inbox is worked out from: assignments, mentions, states, and events of what is followed.

Reads no review. Follows and what was read lie beside the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows, unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot, Writing

MOST = 200
"""Mentions and events looked at; an inbox with more is not read but marked as read."""

REACH = 3_000
"""Events back from the last one that can be news. With 60,000 events and 3,000 claims followed an
inbox takes 21 ms of the processor so; looking at all of them was several times that."""

_ASSIGNED = """
select a.id, a.claim_id, a.person_id, a.due_on, a.given_at, c.number, c.state,
       t.body as statement, g.name as given_by_name, w.name as worker
from assignments a
join claims c on c.id = a.claim_id
join wordings t on t.digest = c.statement_digest
join people g on g.id = a.given_by
join people w on w.id = a.person_id
where a.ended_at is null and c.state in ('triaged', 'assigned', 'in_review', 'second_review')
"""

_FOLLOWED = """
with worked as (
  select subject, max(at) as since
  from events
  where actor = :person and action in (select value from json_each(:actions))
  group by subject
  union all
  select claim_id, given_at from assignments where person_id = :person
  union all
  select subject, changed_at from follows where person_id = :person and is_on = 1
),
followed as materialized (
  select subject, max(since) as since from worked
  where subject not in (select subject from follows where person_id = :person and is_on = 0)
  group by subject
)
"""
"""What a person follows, and from when on: nothing that happened before is news to them."""


def assigned_to(snapshot: Snapshot, person: str) -> list[Row]:
    """Return what a person is to work on and is not decided, the most urgent first."""
    return snapshot.rows(
        _ASSIGNED + "and a.person_id = :person order by a.due_on is null, a.due_on, a.given_at",
        person=person,
    )


def late(snapshot: Snapshot, person: str, *, today: str) -> list[Row]:
    """Return what a person assigned to others and is past its day (ISO)."""
    return snapshot.rows(
        _ASSIGNED + "and a.given_by = :person and a.person_id <> :person and a.due_on < :today "
        "order by a.due_on, a.given_at",
        person=person,
        today=today,
    )


def undecided_places(snapshot: Snapshot, person: str) -> list[Row]:
    """Return number, title and id of newer versions, and what quotes words to decide on in them.

    A row a place: of versions that a person took in or named, and of claims they are to work on.
    """
    return snapshot.rows(
        """
        select d.id, d.number, d.title, a.subject
        from document_versions v
        join anchors a on a.version_id = v.id
        join documents d on d.id = v.document_id
        where a.decision is null and a.outcome in ('changed', 'ambiguous')
          and (v.added_by = :person or a.claim_id in (
            select claim_id from assignments where person_id = :person and ended_at is null))
        order by d.number, a.subject
        """,
        person=person,
    )


_WAITING = "state in ('second_review', 'adjudication', 'ready')"
"""As the index says it: a state that only a value gives would not be looked for in it."""


def waiting(snapshot: Snapshot, state: str) -> list[Row]:
    """Return the claims in a state in which they wait for somebody, the stillest first."""
    return unchanged.answer(
        snapshot,
        ("waiting", state),
        lambda: snapshot.rows(
            f"""
            select c.id, c.number, c.changed_at, t.body as statement
            from claims c join wordings t on t.digest = c.statement_digest
            where c.state = :state and c.merged_into is null and c.{_WAITING}
            order by c.changed_at, c.number
            """,
            state=state,
        ),
        of=("claims", "withdrawals"),
    )


def count_to_sign(snapshot: Snapshot, *, checked_by: str) -> Row:
    """Return how many claims wait for a sign-off, and when the last of them came there.

    Not those whose standing verdict rests on a review of `checked_by`, who cannot sign them;
    with an empty string, all.
    """
    found = unchanged.answer(
        snapshot,
        ("how many to sign", checked_by),
        lambda: snapshot.row(
            f"""
            select count(*) as claims, max(c.changed_at) as latest from claims c
            where c.state = 'ready' and c.merged_into is null and c.{_WAITING} and not exists (
              select 1 from reviews r
              join verdicts v on v.claim_id = r.claim_id and v.rating is not null
              where r.claim_id = c.id and r.given_by = :person
                and r.id in (select value from json_each(v.review_ids))
                and not exists (select 1 from verdicts w where w.supersedes = v.id)
            )
            """,
            person=checked_by,
        ),
        of=("claims", "reviews", "verdicts"),
    )
    return found or {"claims": 0, "latest": None}


def holds_over(snapshot: Snapshot, person: str, *, today: str) -> list[Row]:
    """Return the claims that a person held until a day (ISO) that has come."""
    return snapshot.rows(
        """
        select h.id, h.until_day, c.number, t.body as statement
        from claim_holds h
        join claims c on c.id = h.claim_id
        join wordings t on t.digest = c.statement_digest
        where h.ended_at is null and h.held_by = :person and h.until_day <= :today
        order by h.until_day, c.number
        """,
        person=person,
        today=today,
    )


def replies_awaited(snapshot: Snapshot, person: str, *, until: str) -> list[Row]:
    """Return the requests for an answer by a day (ISO) up to `until` to which nothing came.

    Those that the person wrote down, or that are about what is assigned to them; none about claims
    that nobody checks any more.
    """
    return snapshot.rows(
        """
        select r.id, r.party, r.answer_by as due_on, coalesce(m.number, c.number) as number,
               t.body as statement
        from reply_requests r
        join claims c on c.id = r.claim_id
        left join claims m on m.id = c.merged_into
        join wordings t on t.digest = coalesce(m.statement_digest, c.statement_digest)
        where r.retracted_at is null and r.answer_by <= :until
          and coalesce(m.state, c.state) not in ('dismissed', 'killed')
          and not exists (select 1 from replies a where a.request_id = r.id)
          and (r.recorded_by = :person or exists (
            select 1 from assignments g
            where g.claim_id = coalesce(m.id, c.id) and g.person_id = :person
              and g.ended_at is null
          ))
        order by r.answer_by, r.recorded_at, r.id
        """,
        person=person,
        until=until,
    )


def assignees(snapshot: Snapshot, claims: Iterable[str]) -> list[Row]:
    """Return claim_id and person_id of who is to work on these claims."""
    return snapshot.rows(
        "select claim_id, person_id from assignments where ended_at is null "
        "and claim_id in (select value from json_each(:ids))",
        ids=rows.id_list(claims),
    )


def mentions(snapshot: Snapshot, person: str) -> list[Row]:
    """Return the remarks that name a person in open threads they have not answered since.

    Newest first; only newest versions, and nothing that they said themselves.
    """
    return snapshot.rows(
        """
        select r.id, r.thread_id, r.written_by, r.written_at, p.name as written_by_name,
               w.body as words, c.number as claim, d.number as document, t.start_at
        from mentions m
        join remarks r on r.id = m.remark_id
        join threads t on t.id = r.thread_id
        join wordings w on w.digest = r.words_digest
        join people p on p.id = r.written_by
        left join claims c on c.id = t.claim_id
        left join documents d on d.id = t.document_id
        where m.person_id = :person and r.written_by <> :person and t.resolved_at is null
          and not exists (select 1 from remarks n where n.supersedes = r.id)
          and not exists (
            select 1 from remarks own
            where own.thread_id = r.thread_id and own.written_by = :person
              and own.number > r.number
          )
        order by r.number desc
        limit :most
        """,
        person=person,
        most=MOST,
    )


def changes(snapshot: Snapshot, person: str, *, actions: Iterable[str]) -> list[Row]:
    """Return events of others about what a person follows, since they did something there.

    `actions` are those by which one follows by oneself. Of the latest `REACH` events; rows are
    events joined with the name of their actor and `about`, newest first.
    """
    return snapshot.rows(
        _FOLLOWED
        + """,
        recent as materialized (
          select e.seq, e.at, e.actor, s.value as subject
          from events e, json_each(e.details, '$.subjects') s
          where e.seq > (select max(seq) from events) - :reach
        ),
        own as materialized (
          select subject, max(seq) as seq from recent where actor = :person group by subject
        )
        select e.*, p.name as actor_name, r.subject as about
        from recent r
        join followed f on f.subject = r.subject
        left join own on own.subject = r.subject
        join events e on e.seq = r.seq
        join people p on p.id = e.actor
        where r.actor <> :person and r.at > f.since and r.seq > coalesce(own.seq, 0)
        order by e.seq desc
        limit :most
        """,
        person=person,
        actions=rows.id_list(actions),
        most=MOST,
        reach=REACH,
    )


def follows(snapshot: Snapshot, person: str, subject: str, *, actions: Iterable[str]) -> bool:
    """Whether a person follows a claim or document, by id."""
    said = snapshot.row(
        "select is_on from follows where person_id = :person and subject = :subject",
        person=person,
        subject=subject,
    )
    if said is not None:
        return bool(said["is_on"])
    worked = snapshot.row(
        """
        select 1 as yes from event_subjects s
        join events e on e.seq = s.seq
        where s.subject = :subject and e.subject = :subject and e.actor = :person
          and e.action in (select value from json_each(:actions))
        union all
        select 1 from assignments where person_id = :person and claim_id = :subject
        limit 1
        """,
        person=person,
        subject=subject,
        actions=rows.id_list(actions),
    )
    return worked is not None


def titles(snapshot: Snapshot, subjects: Iterable[str]) -> dict[str, Row]:
    """Return kind (“claim” or “document”), number and words of claims and documents, by id."""
    found = snapshot.rows(
        """
        select c.id, 'claim' as kind, c.number, t.body as words
        from claims c join wordings t on t.digest = c.statement_digest
        where c.id in (select value from json_each(:ids))
        union all
        select id, 'document', number, title from documents
        where id in (select value from json_each(:ids))
        """,
        ids=rows.id_list(subjects),
    )
    return {row["id"]: row for row in found}


def set_following(writing: Writing, person: str, subject: str, *, on: bool, at: str) -> None:
    """Follow a claim or document from now on, or follow it no more."""
    writing.execute(
        "insert into follows (person_id, subject, is_on, changed_at) "
        "values (:person, :subject, :is_on, :at) "
        "on conflict (person_id, subject) do update set is_on = :is_on, changed_at = :at",
        person=person,
        subject=subject,
        is_on=int(on),
        at=at,
    )


def read(snapshot: Snapshot, person: str) -> set[str]:
    """Return the keys of what a person has read."""
    found = snapshot.rows("select item from inbox_reads where person_id = :person", person=person)
    return {row["item"] for row in found}


def mark(snapshot: Snapshot, person: str) -> tuple[str, ...]:
    """Return what changes with every change of an inbox but the day's."""
    found = snapshot.row(
        """
        select
          coalesce((select max(seq) from events), 0) as seq,
          (select count(*) from inbox_reads where person_id = :person) as items,
          (select max(read_at) from inbox_reads where person_id = :person) as read_at,
          (select max(changed_at) from follows where person_id = :person) as followed_at
        """,
        person=person,
    )
    return tuple(map(str, (found or {}).values()))


def mark_read(writing: Writing, person: str, items: Iterable[str], *, at: str) -> None:
    """Note that a person has read these."""
    for item in items:
        writing.execute(
            "insert into inbox_reads (person_id, item, read_at) values (:person, :item, :at) "
            "on conflict (person_id, item) do nothing",
            person=person,
            item=item,
            at=at,
        )


def mark_unread(writing: Writing, person: str, items: Iterable[str]) -> None:
    """Forget that a person has read these."""
    writing.execute(
        "delete from inbox_reads where person_id = :person "
        "and item in (select value from json_each(:items))",
        person=person,
        items=rows.id_list(items),
    )


def forget_others(writing: Writing, person: str, items: Iterable[str]) -> None:
    """Forget what a person read of which nothing is left in their inbox."""
    writing.execute(
        "delete from inbox_reads where person_id = :person "
        "and item not in (select value from json_each(:items))",
        person=person,
        items=rows.id_list(items),
    )
