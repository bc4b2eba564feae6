"""Relations between claims, and the caveats that limit a claim.

A claim that was folded into another passes its relations on: everything here names the claim
that has its words now, and a pair that has become one claim is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Caveat, Relation, RelationKind, RelationState
from db import documents_store, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing
    from db.withdrawn import Withdrawn

BY_HAND = "hand@1"
"""What stands for the rules where a person set two claims beside each other."""

_TAKEN = """
with recursive steps (id, last) as (
  select c.id, c.id from claims c
  where c.id in (select left_claim from relations union select right_claim from relations)
  union all
  select s.id, c.merged_into from steps s join claims c on c.id = s.last
  where c.merged_into is not null
),
taken as (
  select s.id, s.last, c.state, c.number from steps s join claims c on c.id = s.last
  where c.merged_into is null
),
pairs as (
  select r.*, l.last as left_now, g.last as right_now,
         l.state as left_state, g.state as right_state
  from relations r
  join taken l on l.id = r.left_claim
  join taken g on g.id = r.right_claim
  where l.last <> g.last
)
"""
_RELATION = """
select p.*, t.body as reason, w.name as decided_by_name,
       (select b.body from wordings b where b.digest = p.decided_because) as because
from pairs p
join wordings t on t.digest = p.reason_digest
left join people w on w.id = p.decided_by
"""
_SHOWN = (
    """p.withdrawn_at is null and p.left_state <> 'dismissed' and p.right_state <> 'dismissed'"""
)
_ORDER = """
order by case p.kind when 'contradicts' then 0 when 'disputes' then 1 when 'qualifies' then 2
         when 'updates' then 3 when 'corroborates' then 4 when 'same' then 5 else 6 end,
         p.score desc, p.number
"""
_CAVEAT = """
with recursive steps (id, last) as (
  select distinct claim_id, claim_id from caveats
  union all
  select s.id, c.merged_into from steps s join claims c on c.id = s.last
  where c.merged_into is not null
)
select c.*, s.last as claim_now, t.body, a.name as added_by_name, r.name as resolved_by_name,
       (select b.body from wordings b where b.digest = c.resolved_because) as because
from caveats c
join steps s on s.id = c.claim_id
join claims n on n.id = s.last and n.merged_into is null
join wordings t on t.digest = c.words
join people a on a.id = c.added_by
left join people r on r.id = c.resolved_by
"""


def get(snapshot: Snapshot, relation_id: str) -> Relation | None:
    """Return one relation that still joins two claims, or None."""
    row = snapshot.row(_TAKEN + _RELATION + "where p.id = :id", id=relation_id)
    return None if row is None else _relation(row)


def of_claims(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Relation, ...]:
    """Return the relations that these claims have to any other, the most telling first."""
    found = snapshot.rows(
        f"""{_TAKEN}, wanted as (select value as id from json_each(:ids)) {_RELATION}
        where {_SHOWN} and (p.left_now in (select id from wanted)
                         or p.right_now in (select id from wanted)) {_ORDER}""",
        ids=rows.id_list(ids),
    )
    return tuple(_relation(row) for row in found)


def among(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Relation, ...]:
    """Return the relations of which these claims are both ends, in order of proposing."""
    found = snapshot.rows(
        f"""{_TAKEN}, wanted as (select value as id from json_each(:ids)) {_RELATION}
        where p.withdrawn_at is null and p.left_now in (select id from wanted)
          and p.right_now in (select id from wanted)
        order by p.number""",
        ids=rows.id_list(ids),
    )
    return tuple(_relation(row) for row in found)


def listed(
    snapshot: Snapshot,
    *,
    kinds: Sequence[str] = (),
    states: Sequence[str] = (),
    documents: Sequence[str] = (),
) -> tuple[Relation, ...]:
    """Return the relations that a list shows, the most telling first; empty narrows nothing."""
    found = snapshot.rows(
        f"""{_TAKEN} {_RELATION}
        where {_SHOWN}
          and (:any_kind = 1 or p.kind in (select value from json_each(:kinds)))
          and (:any_state = 1 or p.state in (select value from json_each(:states)))
          and (:any_document = 1 or exists (
            select 1 from occurrences o
            where o.claim_id in (p.left_now, p.right_now)
              and o.document_id in (select value from json_each(:documents))))
        {_ORDER}""",
        any_kind=int(not kinds),
        kinds=rows.id_list(kinds),
        any_state=int(not states),
        states=rows.id_list(states),
        any_document=int(not documents),
        documents=rows.id_list(documents),
    )
    return tuple(_relation(row) for row in found)


def known(snapshot: Snapshot) -> list[Row]:
    """Return every relation ever proposed, withdrawn ones too, with its claims as they are now."""
    return snapshot.rows(f"{_TAKEN} select p.* from pairs p order by p.number")


def between(snapshot: Snapshot, one: str, other: str, kind: str) -> Row | None:
    """Return the row of a kind that joins these two claims, withdrawn or not; a decided one first.

    `left_now` and `right_now` are its claims as they are now.
    """
    return snapshot.row(
        f"""{_TAKEN} select p.* from pairs p
        where p.kind = :kind and ((p.left_now = :one and p.right_now = :other)
                               or (p.left_now = :other and p.right_now = :one))
        order by p.state = 'proposed', p.number limit 1""",
        kind=kind,
        one=one,
        other=other,
    )


def compared(snapshot: Snapshot) -> list[str]:
    """Return the ids of the claims that are compared: neither dismissed nor folded away."""
    found = snapshot.rows(
        "select id from claims where merged_into is null and state <> 'dismissed' order by number"
    )
    return [row["id"] for row in found]


def numbers(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, tuple[int, tuple[int, ...]]]:
    """Return, for each of these claims, its number and those of the documents where it stands."""
    found = snapshot.rows(
        """
        select distinct c.id, c.number, d.number as document
        from claims c
        join occurrences o on o.claim_id = c.id
        join documents d on d.id = o.document_id
        where c.id in (select value from json_each(:ids))
        order by d.number
        """,
        ids=rows.id_list(ids),
    )
    grouped: dict[str, tuple[int, tuple[int, ...]]] = {}
    for row in found:
        before = grouped.get(row["id"], (0, ()))[1]
        grouped[row["id"]] = row["number"], (*before, row["document"])
    return grouped


def newest_document(snapshot: Snapshot) -> int:
    """Return the number of the document that was taken in last; 0 where there is none."""
    return snapshot.number("select max(number) from documents")


def add(writing: Writing, relation: Mapping[str, Value]) -> Row:
    """Propose a relation."""
    return writing.insert("relations", relation)


def change(writing: Writing, relation_id: str, changes: Mapping[str, Value]) -> Row | None:
    """Change what may be changed of a relation; the schema refuses the rest."""
    return writing.update("relations", relation_id, changes)


def caveat(snapshot: Snapshot, caveat_id: str) -> Caveat | None:
    """Return one caveat, or None."""
    return next(iter(_caveats(snapshot, _CAVEAT + "where c.id = :id", id=caveat_id)), None)


def caveats_of(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Caveat, ...]:
    """Return every caveat of these claims, resolved ones too, oldest first."""
    sql = _CAVEAT + "where s.last in (select value from json_each(:ids)) order by c.number"
    return _caveats(snapshot, sql, ids=rows.id_list(ids))


def add_caveat(writing: Writing, caveat: Mapping[str, Value]) -> Row:
    """Add a caveat to a claim."""
    return writing.insert("caveats", caveat)


def resolve_caveat(writing: Writing, caveat_id: str, *, by: str, at: str, because: str) -> None:
    """Settle a caveat; `because` is the digest of the reason."""
    settled = {"resolved_by": by, "resolved_at": at, "resolved_because": because}
    writing.update("caveats", caveat_id, settled)


def _caveats(snapshot: Snapshot, sql: str, **values: Value) -> tuple[Caveat, ...]:
    found = snapshot.rows(sql, **values)
    pointed_to = {row["document_id"] for row in found} - {None}
    texts = documents_store.bodies(snapshot, pointed_to) if pointed_to else {}
    return tuple(_caveat(row, texts.get(row["document_id"])) for row in found)


def _relation(row: Row) -> Relation:
    """Return the relation of a row joined with its reason, and who decided and why."""
    return Relation(
        id=row["id"],
        left=row["left_now"],
        right=row["right_now"],
        kind=RelationKind(row["kind"]),
        reason=row["reason"] or "",
        score=row["score"],
        state=RelationState(row["state"]),
        decided_by=row["decided_by_name"],
        decided_at=rows.moment(row["decided_at"]) if row["decided_at"] else None,
        because=row["because"] or "",
        by_hand=row["rules"] == BY_HAND,
    )


def _caveat(row: Row, text: str | Withdrawn | None) -> Caveat:
    """Return the caveat of a row joined with its words; `text` is that of its document."""
    return Caveat(
        claim_id=row["claim_now"],
        text=row["body"] or "",
        span=rows.span(row, text) if row["document_id"] else None,
        id=row["id"],
        relation=row["relation_id"],
        added_by=row["added_by_name"],
        added_at=rows.moment(row["added_at"]),
        resolved_by=row["resolved_by_name"],
        resolved_at=rows.moment(row["resolved_at"]) if row["resolved_at"] else None,
        resolved_because=row["because"] or "",
    )
