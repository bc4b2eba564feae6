"""Reviews and verdicts: both only ever appended.

`reviews_of` is for counting them inside a change and for nothing that somebody reads: whoever shows
reviews asks for those that are `open_to` the person, so that a blind review stays blind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing
    from review.model import Review, Verdict

_REVIEW = """
select r.*, t.body as rationale, p.name as given_by_name
from reviews r
join texts t on t.digest = r.rationale_digest
join people p on p.id = r.given_by
"""

_VERDICT = """
select v.*, p.name as decided_by_name
from verdicts v
join people p on p.id = v.decided_by
"""

_SEALED = """
select distinct s.claim_id, s.layer, s.given_by
from sealed_reviews s
join reviews r on r.id = s.id
where s.claim_id in (select value from json_each(:ids)) and r.rating is not null
  and not exists (select 1 from reviews n where n.supersedes = r.id)
"""


def review(snapshot: Snapshot, review_id: str) -> Review | None:
    """Return one review, or None."""
    row = snapshot.row(_REVIEW + "where r.id = :id", id=review_id)
    return None if row is None else rows.review(row)


def reviews_of(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Review, ...]:
    """Return every review of these claims, withdrawn ones too, in order of arrival."""
    found = snapshot.rows(
        _REVIEW + "where r.claim_id in (select value from json_each(:ids)) order by r.number",
        ids=rows.id_list(ids),
    )
    return tuple(rows.review(row) for row in found)


def open_to(snapshot: Snapshot, ids: Iterable[str], person: str | None) -> tuple[Review, ...]:
    """Return the reviews of these claims that a person may see, in order of arrival.

    Of a blind round that is not complete these are their own; None sees none of it.
    """
    found = snapshot.rows(
        _REVIEW
        + """
        where r.claim_id in (select value from json_each(:ids))
          and (r.given_by = :person or r.id not in (
            select s.id from sealed_reviews s
            where s.claim_id in (select value from json_each(:ids))
          ))
        order by r.number
        """,
        ids=rows.id_list(ids),
        person=person,
    )
    return tuple(rows.review(row) for row in found)


def sealed(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return claim, layer and reviewer of every standing review that is not to be seen yet."""
    return snapshot.rows(_SEALED, ids=rows.id_list(ids))


def awaiting(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return the same of the round under way: who has reviewed in it while more are awaited."""
    return snapshot.rows(
        _SEALED
        + """
  and r.round = 1 + (
    select count(*) from verdicts v
    where v.claim_id = r.claim_id and v.layer = r.layer and v.rating is null
  )""",
        ids=rows.id_list(ids),
    )


def verdicts_of(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Verdict, ...]:
    """Return every verdict of these claims, superseded ones too, in order of arrival."""
    found = snapshot.rows(
        _VERDICT + "where v.claim_id in (select value from json_each(:ids)) order by v.number",
        ids=rows.id_list(ids),
    )
    return tuple(rows.verdict(row) for row in found)


def add_review(writing: Writing, review: Mapping[str, Value]) -> Row:
    """Append a review."""
    return writing.insert("reviews", review)


def add_verdict(writing: Writing, verdict: Mapping[str, Value]) -> Row:
    """Append a verdict of record."""
    return writing.insert("verdicts", verdict)
