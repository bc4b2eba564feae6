"""What of claims readers may see by now: publications whose embargo has passed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db import workflow_store
from db.rows import moment
from review.publication import Publication, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from db.rows import Row
    from db.transaction import Snapshot


def out_by(
    snapshot: Snapshot, ids: Iterable[str], now: datetime | None
) -> dict[str, tuple[Publication, ...]]:
    """Return what went out of these claims by `now`, oldest first; with None nothing embargoed."""
    found: dict[str, tuple[Publication, ...]] = {}
    for row in workflow_store.publications(snapshot, ids):
        one = _publication(row)
        if one.not_before is None or (now is not None and one.not_before <= now):
            found[row["claim_id"]] = (*found.get(row["claim_id"], ()), one)
    return found


def _publication(row: Row) -> Publication:
    return Publication(
        id=row["id"],
        kind=PublicationKind(row["kind"]),
        verdict_ids=tuple(json.loads(row["verdict_ids"])),
        events=row["events"],
        published_at=moment(row["published_at"]),
        because=row["because"] or "",
        not_before=moment(row["not_before"]) if row["not_before"] else None,
    )
