"""Taking back what `desk.bulk` did, as a new event; the first one stays in the record.

Only claims that nobody has touched since go back to where they were. The others stay, and are
named: whoever reviewed one in the meantime relied on where it stood. Going back is no step of the
workflow: it is allowed because nothing has followed from the step that it takes back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import ClaimState
from db import bulk_store, events_store, tags_store
from desk import tags
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.bulk import DONE, Bulk, moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Event

MOST_NAMED = 50
"""Claims that are named by number when they stay; with more nobody would read on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """How many claims are as before, how many were touched meanwhile, and the first of these."""

    count: int
    touched: int
    named: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Back:
    """What going back comes to."""

    claims: Sequence[str]
    touched: Sequence[int]
    details: Mapping[str, object]


@needs(Role.CHECKER)
def undo(desk: Desk, seq: int, *, command_id: str | None = None) -> Undone:
    """Take back the change of many claims that is event `seq`, where nothing has followed from it.

    One's own, or anybody's by an editor. Raises NotFound, NotAllowed, or InvalidInput where
    nothing is left to take back.
    """

    def do(act: Act) -> Told:
        event, told = _taken_back(act, seq)
        action = Bulk(told["bulk"])
        back = _retag(act, event, told) if action in _TAGGING else _move_back(act, event, told)
        if not back.claims:
            msg = (
                "Nothing is left to take back: all of these claims were changed since, or are as "
                "before. Nothing was saved. Look at their histories."
            )
            raise InvalidInput(msg)
        return Told(
            action=f"took back what was {DONE[action]}",
            subject=back.claims[0],
            subjects=tuple(back.claims),
            details={
                **back.details,
                "undoes": seq,
                "count": len(back.claims),
                "touched": len(back.touched),
                "named": list(back.touched[:MOST_NAMED]),
            },
        )

    told = json.loads(carry_out(desk, command_id, do).event.details)
    return Undone(count=told["count"], touched=told["touched"], named=tuple(told["named"]))


_TAGGING = frozenset({Bulk.TAG, Bulk.UNTAG})


def _taken_back(act: Act, seq: int) -> tuple[Event, dict[str, Any]]:
    """Return the event and what it says, if this person may take it back."""
    event = events_store.numbered(act.writing, seq)
    told = json.loads(event.details) if event is not None else {}
    if event is None or "bulk" not in told:
        msg = f"Event {seq} is not a change of many claims. Nothing was saved. Choose another one."
        raise NotFound(msg)
    mine = events_store.did(act.writing, seq, act.actor)
    if not mine and (act.role is None or act.role.rank < Role.EDITOR.rank):
        msg = (
            f"{event.actor} did this, so only {event.actor} or an editor can take it back. "
            "Nothing was saved. Ask one of them."
        )
        raise NotAllowed(msg)
    return event, told


def _move_back(act: Act, event: Event, told: Mapping[str, Any]) -> _Back:
    """Put claims back into the states that they were in, and end what they were given."""
    revisions: Mapping[str, int] = told["revisions"]
    found = bulk_store.standing(act.writing, revisions)
    same = [row for row in found if row["revision"] == revisions[row["id"]]]
    left = {row["id"] for row in same}
    states = {one: ClaimState(told["was_elsewhere"].get(one, told["was"])) for one in left}
    if told["bulk"] == Bulk.ASSIGN:
        given = _open(act.writing, event, "assignments")
        ended = [row for row, claim in given.items() if claim in left]
        act.writing.update_each("assignments", ended, {"ended_at": act.at, "ended_by": act.actor})
    return _Back(
        claims=[row["id"] for row in same],
        touched=[row["number"] for row in found if row["id"] not in left],
        details={"revisions": moved(act, same, states)},
    )


def _open(snapshot: Snapshot, event: Event, table: str) -> dict[str, str]:
    """Return what of an event's rows has not ended, and the claim of each."""
    ids = events_store.written(snapshot, event.seq, table)
    return {row["id"]: row["claim_id"] for row in bulk_store.open_rows(snapshot, table, ids)}


def _retag(act: Act, event: Event, told: Mapping[str, Any]) -> _Back:
    """Take off what was put on and holds still, or put on again what was taken off."""
    tag = tags_store.by_id(act.writing, told["tag"])
    claims = told["subjects"]
    if told["bulk"] == Bulk.TAG:
        mine = _open(act.writing, event, "taggings")
        act.writing.update_each("taggings", mine, {"ended_at": act.at, "ended_by": act.actor})
        changed = list(mine.values())
    else:
        kept = (
            tag
            if tag is None or tag["merged_into"] is None
            else tags_store.by_id(act.writing, tag["merged_into"])
        )
        changed = tags.put_on(act, kept, "claim_id", claims) if kept else []
    found = bulk_store.standing(act.writing, claims)
    return _Back(
        claims=changed,
        touched=[row["number"] for row in found if row["id"] not in set(changed)],
        details={"tag": told["tag"]},
    )
