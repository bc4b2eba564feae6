"""The first four steps of somebody new: which of them the record says they took.

Nothing is kept but that somebody put the steps away; whoever did a step is told by what they did.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from db import drafts_store, events_store
from desk import drafts

if TYPE_CHECKING:
    from db.transaction import Snapshot
    from desk import Desk

FORM = "first steps"


class Step(StrEnum):
    """A step from a list of claims to a report, in the order in which they are taken."""

    ACCEPT = "accept"
    LINK = "link"
    JUDGE = "judge"
    HAND_ON = "hand_on"


_TOLD_BY = {
    Step.ACCEPT: frozenset({"accepted", "made a claim"}),
    Step.LINK: frozenset({"linked evidence"}),
    Step.JUDGE: frozenset({"gave a review"}),
}


def taken(desk: Desk) -> frozenset[Step] | None:
    """Return the steps that whoever sits here has taken; None when they put the steps away."""
    with desk.database.snapshot() as snapshot:
        if drafts_store.load(snapshot, person=desk.actor, form=FORM) is not None:
            return None
        return frozenset(_steps(desk.actor, snapshot))


def put_away(desk: Desk) -> None:
    """Show the steps no more to whoever sits here."""
    drafts.keep(desk, FORM, {"away": "yes"})


def _steps(person: str, snapshot: Snapshot) -> list[Step]:
    done = events_store.actions_of(snapshot, person)
    found = [step for step, actions in _TOLD_BY.items() if actions & done]
    handed_on = drafts_store.has_exported(snapshot, person)
    return [*found, Step.HAND_ON] if handed_on else found
