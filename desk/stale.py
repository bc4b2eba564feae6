"""Verdicts to look at again: what they rest on was retracted, changed or vanished.

A verdict is stale from the moment a newer version of a document no longer has the words that its
evidence or its claim quotes, until a person says that it still holds or gives a new review. Whoever
reviewed the claim after the change has seen it: their review is of a later revision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from claims.model import ClaimState
from db import versions_store
from db.digest import canonical
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.clearance import hidden_from
from desk.fields import reason
from review.model import Layer
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that changed under a verdict.

    `outcome` is "retracted", "changed", "orphaned" or "ambiguous"; `of_claim` says that these are
    the claim's own words and not a piece of evidence. `was` and `became` are the words before and
    in the newer version, whose number is `newer`; None for what was retracted.
    """

    id: str
    outcome: str
    of_claim: bool
    was: str
    became: str
    newer: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleVerdict:
    """A verdict that stands and should be looked at again, and the people who gave it."""

    id: str
    claim: str
    number: int
    statement: str
    state: ClaimState
    layer: Layer
    rating: str
    people: tuple[str, ...]
    people_ids: tuple[str, ...]
    causes: tuple[Cause, ...]


def stale_verdicts(
    database: Database, *, claim: str | None = None, viewer: str | None = None
) -> tuple[StaleVerdict, ...]:
    """Return the stale verdicts of the desk, or of one claim by id; decided claims come first.

    Of confidential evidence that the viewer may not see, they say that it changed and not how.
    """
    with database.snapshot() as snapshot:
        return stale_in(snapshot, claim=claim, viewer=viewer)


def stale_in(
    snapshot: Snapshot, *, claim: str | None = None, viewer: str | None = None
) -> tuple[StaleVerdict, ...]:
    """Return the same from a snapshot that is open already."""
    hidden = hidden_from(snapshot, viewer)
    found = versions_store.stale(snapshot, claim=claim)
    told = [_blank(row) if row["subject"] in hidden else row for row in found]
    grouped = groupby(told, key=lambda row: row["verdict_id"])
    return tuple(_stale(snapshot, list(rows)) for _, rows in grouped)


def _blank(row: Row) -> Row:
    return {**row, "was": "", "became": "", "newer_number": None}


@needs(Role.CHECKER)
def still_holds(
    desk: Desk, verdict_id: str, *, because: str, command_id: str | None = None
) -> Done:
    """Record that a verdict holds although what it rests on changed, with the reason.

    Only what is known now is settled by it: a further change makes the verdict stale again.
    """
    because = reason(because, "Saying that a verdict still holds")

    def do(act: Act) -> Told:
        stale = next((one for one in stale_in(act.writing) if one.id == verdict_id), None)
        if stale is None:
            msg = (
                "This verdict is not waiting to be looked at: somebody has said that it holds, or "
                "a new one stands. Nothing was saved. Open the claim again."
            )
            raise NotAllowed(msg)
        causes = [cause.id for cause in stale.causes]
        held = versions_store.add_hold(
            act.writing,
            {
                "id": act.new("hld"),
                "verdict_id": verdict_id,
                "causes": canonical(causes),
                "because": act.writing.words(because),
                "said_by": act.actor,
                "said_at": act.at,
            },
        )
        return Told(
            action="said that the verdict still holds",
            subject=stale.claim,
            made=(str(held["id"]),),
            details={"verdict": verdict_id, "causes": causes},
        )

    return carry_out(desk, command_id, do)


def _stale(snapshot: Snapshot, rows: Sequence[Row]) -> StaleVerdict:
    first = rows[0]
    rating = scale_called(first["scale"]).rating(first["rating"])
    people = versions_store.reviewers(snapshot, json.loads(first["review_ids"]))
    return StaleVerdict(
        id=first["verdict_id"],
        claim=first["claim_id"],
        number=first["claim_number"],
        statement=first["statement"] or "",
        state=ClaimState(first["state"]),
        layer=Layer(first["layer"]),
        rating=rating.label if rating else str(first["rating"]),
        people=tuple(row["name"] for row in people),
        people_ids=tuple(row["id"] for row in people),
        causes=tuple(_cause(row) for row in rows),
    )


def _cause(row: Row) -> Cause:
    return Cause(
        id=row["cause"],
        outcome=row["outcome"],
        of_claim=row["kind"] == "occurrence",
        was=row["was"],
        became=row["became"],
        newer=row["newer_number"],
    )
