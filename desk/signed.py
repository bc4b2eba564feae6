"""Who signed the verdicts that a report tells of, and whether they had also reviewed them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db import workflow_store
from db.rows import moment
from review.sign_off import Office, SignOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Review, Verdict


def signed_of(
    snapshot: Snapshot,
    ids: Iterable[str],
    reviews: Mapping[str, Sequence[Review]],
    verdicts: Mapping[str, Sequence[Verdict]],
) -> dict[str, tuple[SignOff, ...]]:
    """Return the sign-offs of these claims, those that ended too, oldest first.

    `reviews` and `verdicts` are those of the claims, by claim.
    """
    found: dict[str, tuple[SignOff, ...]] = {}
    for row in workflow_store.approvals(snapshot, ids):
        claim = row["claim_id"]
        one = _signed(row, reviews.get(claim, ()), verdicts.get(claim, ()))
        found[claim] = (*found.get(claim, ()), one)
    return found


def _signed(row: Row, reviews: Sequence[Review], verdicts: Sequence[Verdict]) -> SignOff:
    signed = tuple(json.loads(row["verdict_ids"]))
    resting = {review for one in verdicts if one.id in signed for review in one.review_ids}
    return SignOff(
        office=Office(row["kind"]),
        verdict_ids=signed,
        given_by=row["given_by_name"],
        given_at=moment(row["given_at"]),
        checked=row["given_by_name"] in {one.given_by for one in reviews if one.id in resting},
        ended_at=moment(row["ended_at"]) if row["ended_at"] else None,
    )
