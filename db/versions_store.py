"""Versions of documents, what became of quoted places in them, and verdicts to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_VERSION = """
select v.*, d.number as document_number, d.title as document_title,
       e.number as earlier_number, e.title as earlier_title, p.name as added_by_name
from document_versions v
join documents d on d.id = v.document_id
join documents e on e.id = v.earlier_id
join people p on p.id = v.added_by
"""

_ANCHOR = """
select a.*, v.document_id, v.earlier_id, c.number as claim_number, t.body as statement,
       d.number as document_number, p.name as decided_by_name,
       (select q.body from wordings q where q.digest = a.quote_digest) as quote,
       coalesce(o.document_id, e.document_id, k.document_id) as old_document,
       coalesce(o.start_at, e.start_at, k.start_at) as old_start,
       coalesce(o.end_at, e.end_at, k.end_at) as old_end,
       (select q.body from wordings q
        where q.digest = coalesce(o.quote_digest, e.quote_digest, k.quote_digest)) as old_quote,
       e.stance
from anchors a
join document_versions v on v.id = a.version_id
join documents d on d.id = v.document_id
join claims c on c.id = a.claim_id
join wordings t on t.digest = c.statement_digest
left join people p on p.id = a.decided_by
left join occurrences o on a.kind = 'occurrence' and o.id = a.subject
left join evidence e on a.kind = 'evidence' and e.id = a.subject
left join caveats k on a.kind = 'caveat' and k.id = a.subject
"""

_STANDS = "a.start_at is not null and (a.outcome in ('kept', 'moved') or a.decision = 'confirmed')"


def version_of(snapshot: Snapshot, document_id: str) -> Row | None:
    """Return the row that makes a document a newer version of another, or None."""
    return snapshot.row(_VERSION + "where v.document_id = :id", id=document_id)


def newer_of(snapshot: Snapshot, document_id: str) -> Row | None:
    """Return the row of the version that follows a document, or None."""
    return snapshot.row(_VERSION + "where v.earlier_id = :id", id=document_id)


def earlier_ones(snapshot: Snapshot, document_id: str) -> list[str]:
    """Return the ids of all versions before a document, the latest of them first."""
    found = snapshot.rows(
        """
        with recursive line (id, step) as (
          select earlier_id, 1 from document_versions where document_id = :id
          union all
          select v.earlier_id, l.step + 1
          from document_versions v join line l on v.document_id = l.id
        )
        select id from line order by step
        """,
        id=document_id,
    )
    return [row["id"] for row in found]


def newest(snapshot: Snapshot, document_id: str) -> str:
    """Return the id of the last version of a document; its own where none follows."""
    row = snapshot.row(
        """
        with recursive line (id, step) as (
          select id, 0 from documents where id = :id
          union all
          select v.document_id, l.step + 1
          from document_versions v join line l on v.earlier_id = l.id
        )
        select id from line order by step desc limit 1
        """,
        id=document_id,
    )
    return str((row or {"id": document_id})["id"])


def latest_ones(snapshot: Snapshot) -> list[Row]:
    """Return id, number and title of every document that no newer version follows, newest first."""
    return snapshot.rows(
        "select id, number, title from documents "
        "where id not in (select earlier_id from document_versions) order by number desc"
    )


def addresses(snapshot: Snapshot) -> list[Row]:
    """Return id, address and day of every document that has an address, the latest first."""
    return snapshot.rows(
        "select id, url, published_on from documents where url is not null order by number desc"
    )


def quoting(snapshot: Snapshot, documents: Iterable[str]) -> list[Row]:
    """Return what quotes these documents: kind, id, claim_id, document_id, start_at, end_at.

    Retracted evidence and settled caveats are left out, and occurrences of claims that were
    carried on to a later version. `start_at` is where the words were last known to stand.
    """
    return snapshot.rows(
        f"""
        with quoting as (
          select 'occurrence' as kind, id, claim_id, document_id, start_at, end_at
          from occurrences
          union all
          select 'evidence', id, claim_id, document_id, start_at, end_at
          from evidence where retracted_at is null and document_id is not null
          union all
          select 'caveat', id, claim_id, document_id, start_at, end_at
          from caveats where resolved_at is null and document_id is not null
        ),
        last as (
          select a.subject, max(d.number) as number
          from anchors a
          join document_versions v on v.id = a.version_id
          join documents d on d.id = v.document_id
          where {_STANDS}
          group by a.subject
        )
        select q.kind, q.id, q.claim_id,
               coalesce(d.id, q.document_id) as document_id,
               coalesce(a.start_at, q.start_at) as start_at,
               coalesce(a.end_at, q.end_at) as end_at
        from quoting q
        left join last l on l.subject = q.id
        left join documents d on d.number = l.number
        left join document_versions v on v.document_id = d.id
        left join anchors a on a.version_id = v.id and a.subject = q.id
        where q.document_id in (select value from json_each(:documents))
          and not (q.kind = 'occurrence' and l.subject is not null)
        order by document_id, start_at, q.id
        """,
        documents=rows.id_list(documents),
    )


def claims_of(snapshot: Snapshot, documents: Iterable[str]) -> frozenset[str]:
    """Return the ids of the claims that occur in these documents."""
    found = snapshot.rows(
        "select distinct claim_id from occurrences "
        "where document_id in (select value from json_each(:documents))",
        documents=rows.id_list(documents),
    )
    return frozenset(row["claim_id"] for row in found)


def occurring_at(snapshot: Snapshot, document_id: str, start: int, end: int) -> list[Row]:
    """Return id and claim_id of the occurrences that share a character with a place."""
    return snapshot.rows(
        "select id, claim_id from occurrences "
        "where document_id = :id and start_at < :end and end_at > :start order by start_at, id",
        id=document_id,
        start=start,
        end=end,
    )


def anchors_of(snapshot: Snapshot, version_id: str) -> list[Row]:
    """Return what became of each place in a version, in the order of the earlier text."""
    return snapshot.rows(
        _ANCHOR + "where a.version_id = :id order by old_document, old_start, a.id", id=version_id
    )


def unanswered(snapshot: Snapshot, claim_id: str) -> tuple[int, ...]:
    """Return the numbers of newer versions in which words of a claim wait to be looked at."""
    rows = snapshot.rows(
        """
        select distinct d.number
        from anchors a
        join document_versions w on w.id = a.version_id
        join documents d on d.id = w.document_id
        where a.claim_id = :claim and a.decision is null and a.outcome in ('changed', 'ambiguous')
        order by d.number
        """,
        claim=claim_id,
    )
    return tuple(row["number"] for row in rows)


def anchor(snapshot: Snapshot, anchor_id: str) -> Row | None:
    """Return what became of one place, or None."""
    return snapshot.row(_ANCHOR + "where a.id = :id", id=anchor_id)


def stale(snapshot: Snapshot, *, claim: str | None = None) -> list[Row]:
    """Return why verdicts have to be looked at again, a row a cause, decided claims first."""
    return snapshot.rows(
        """
        select s.*, c.number as claim_number, c.state, t.body as statement,
               v.rating, v.scale, v.decided_at, v.review_ids, w.document_id as newer_id,
               d.number as newer_number,
               coalesce((select q.body from wordings q where q.digest = e.quote_digest),
                        (select q.body from wordings q where q.digest = o.quote_digest), '') as was,
               coalesce((select q.body from wordings q where q.digest = a.quote_digest), '')
                 as became
        from stale_verdicts s
        join claims c on c.id = s.claim_id
        join wordings t on t.digest = c.statement_digest
        join verdicts v on v.id = s.verdict_id
        left join anchors a on a.id = s.cause
        left join document_versions w on w.id = s.version_id
        left join documents d on d.id = w.document_id
        left join occurrences o on s.kind = 'occurrence' and o.id = s.subject
        left join evidence e on s.kind = 'evidence' and e.id = s.subject
        where (:claim = '' or s.claim_id = :claim) and c.merged_into is null
        order by case c.state when 'ready' then 1 when 'in_review' then 2 when 'triaged' then 2
                 when 'candidate' then 2 when 'dismissed' then 3 else 0 end,
                 c.number, s.layer, d.number, s.cause
        """,
        claim=claim or "",
    )


def reviewers(snapshot: Snapshot, review_ids: Iterable[str]) -> list[Row]:
    """Return id and name of whoever gave these reviews."""
    return snapshot.rows(
        """
        select distinct p.id, p.name
        from reviews r join people p on p.id = r.given_by
        where r.id in (select value from json_each(:ids))
        order by p.name
        """,
        ids=rows.id_list(review_ids),
    )


def add_version(writing: Writing, version: Mapping[str, Value]) -> Row:
    """Say that a document is a newer version of another."""
    return writing.insert("document_versions", version)


def add_anchor(writing: Writing, found: Mapping[str, Value]) -> Row:
    """Keep what became of one place."""
    return writing.insert("anchors", found)


def decide_anchor(writing: Writing, anchor_id: str, changes: Mapping[str, Value]) -> Row | None:
    """Keep a person's word on a place; the schema takes it once."""
    return writing.update("anchors", anchor_id, changes)


def add_hold(writing: Writing, hold: Mapping[str, Value]) -> Row:
    """Keep that a verdict still holds."""
    return writing.insert("verdict_holds", hold)
