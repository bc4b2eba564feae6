"""Reviews and verdicts: both only ever appended."""

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
