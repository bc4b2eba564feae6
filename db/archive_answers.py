"""What people said of earlier checks: which answer a claim, and which do not.

A claim that was folded into another passes on what was said; the latest word on a claim and a
check counts, whatever version of the check it was said of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows
from db.archive_store import check_of
from review.earlier import Decision, EarlierAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_ANSWERS = """
with recursive steps (id, last) as (
  select distinct claim_id, claim_id from earlier_answers
  union all
  select s.id, c.merged_into from steps s join claims c on c.id = s.last
  where c.merged_into is not null
)
select a.id, a.number as said, s.last as claim_now, a.decision, a.decided_at, n.body as note,
       p.name as decided_by_name, k.*
from earlier_answers a
join steps s on s.id = a.claim_id
join claims c on c.id = s.last and c.merged_into is null
join earlier_checks k on k.number = a.check_number
join texts n on n.digest = a.note_digest
join people p on p.id = a.decided_by
where s.last in (select value from json_each(:ids))
order by a.number
"""
_VERSIONS = """
with recursive older (number) as (
  select cast(:number as bigint)
  union
  select e.replaces from earlier_checks e join older o on e.number = o.number
  where e.replaces is not null
),
all_versions (number) as (
  select number from older
  union
  select e.number from earlier_checks e join all_versions v on e.replaces = v.number
)
select number from all_versions order by number
"""


def of_claims(snapshot: Snapshot, ids: Iterable[str]) -> tuple[EarlierAnswer, ...]:
    """Return the latest decision on each check of these claims, in the order of saying.

    What was taken back is left out.
    """
    latest: dict[tuple[str, int], Row] = {}
    newest: dict[tuple[str, int], bool] = {}
    for row in snapshot.rows(_ANSWERS, ids=rows.id_list(ids)):
        known = versions(snapshot, row["number"])
        pair = (row["claim_now"], known[0])
        latest.pop(pair, None)
        latest[pair], newest[pair] = row, known[-1] == row["number"]
    return tuple(
        _answer(row, superseded=not newest[pair])
        for pair, row in latest.items()
        if row["decision"] != Decision.OPEN
    )


def versions(snapshot: Snapshot, number: int) -> tuple[int, ...]:
    """Return the numbers of all versions of a check, oldest first."""
    return tuple(row["number"] for row in snapshot.rows(_VERSIONS, number=number))


def add(writing: Writing, answer: Mapping[str, Value]) -> None:
    """Append what somebody said."""
    writing.insert("earlier_answers", answer)


def _answer(row: Row, *, superseded: bool) -> EarlierAnswer:
    return EarlierAnswer(
        id=row["id"],
        claim_id=row["claim_now"],
        check=check_of(row),
        decision=Decision(row["decision"]),
        note=row["note"] or "",
        decided_by=row["decided_by_name"],
        decided_at=rows.moment(row["decided_at"]),
        superseded=superseded,
    )
