"""What other desks did about a claim, as packages taken here say: their word, not ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import documents_store, packages_store, verdicts_store
from db.rows import moment
from desk.act import claim_of
from desk.policy import reviews_for
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from datetime import datetime

    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk

__all__ = ["Told", "documents_to_hand_out", "log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that another desk did: when, who, what; `number` is the event's there."""

    at: datetime
    desk_name: str
    who: str
    what: str
    number: int | None = None


def log(desk: Desk, claim_id: str) -> tuple[Told, ...]:
    """Return what other desks did about a claim, oldest first.

    Their verdicts are told where nothing is blind here, or this desk has decided.
    """
    with desk.database.snapshot() as snapshot:
        events = [
            Told(
                at=moment(row["at"]),
                desk_name=row["desk_name"],
                who=row["actor_name"],
                what=row["action"],
                number=row["seq"],
            )
            for row in packages_store.foreign_log(snapshot, claim_id)
        ]
        return tuple(sorted((*events, *_verdicts(snapshot, claim_id)), key=lambda one: one.at))


def documents_to_hand_out(desk: Desk) -> dict[str, str]:
    """Return number and title of each document, by id, newest first."""
    with desk.database.snapshot() as snapshot:
        found = documents_store.titles(snapshot)
    return {row["id"]: f"{row['number']}. {row['title']}" for row in found}


def _verdicts(snapshot: Snapshot, claim_id: str) -> list[Told]:
    claim = claim_of(snapshot, claim_id)
    decided = verdicts_store.verdicts_of(snapshot, [claim_id])
    if reviews_for(snapshot, claim) > 1 and not decided:
        return []
    return [_verdict(row) for row in packages_store.told(snapshot, "verdicts", claim_id)]


def _verdict(row: Row) -> Told:
    said = json.loads(row["body"])
    rating = scale_called(said["scale"]).rating(said["rating"]) if said["rating"] else None
    what = f"decided “{rating.label}”" if rating else "took a verdict back"
    at = moment(said["decided_at"])
    return Told(at=at, desk_name=row["desk_name"], who=row["desk_name"], what=what)
