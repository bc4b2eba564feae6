"""How every change is made: one transaction, one event, and never twice for one command.

A use-case hands `carry_out` a function that writes and says what it did. The command's
`command_id` makes a double click harmless: the second call finds the first one's event and
returns its answer without writing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import Conflict, Defect, NotFound
from claims.model import ClaimState
from db import claims_store, documents_store, events_store
from db.events_store import Deed
from db.rows import stamp
from desk import authority
from desk.measured import ACTS
from review.workflow import ClaimAction, check_role, next_state

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from datetime import datetime

    from claims.model import Claim, Document, Occurrence
    from db.rows import Value
    from db.transaction import Snapshot, Writing
    from desk import Desk
    from review.model import Event
    from review.roles import Role

_TAKES_UP = frozenset({ClaimAction.LINK, ClaimAction.REVIEW, ClaimAction.ASSIGN})
"""Actions that say by themselves that a candidate is worth checking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One change under way: where to write, who acts, when."""

    writing: Writing
    desk: Desk
    now: datetime
    role: Role | None = None
    """What the actor may do; None for nothing."""

    @property
    def at(self) -> str:
        """The moment of the act as it is stored."""
        return stamp(self.now)

    @property
    def actor(self) -> str:
        """Who acts."""
        return self.desk.actor

    def new(self, prefix: str) -> str:
        """Return a fresh identifier."""
        return self.desk.ids(prefix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a command: its event, the ids it made, and whether it had been done before."""

    event: Event
    made: tuple[str, ...]
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a change says of itself: action, subject, made ids, and details without any words."""

    action: str
    subject: str
    made: tuple[str, ...] = ()
    details: Mapping[str, object] | None = None
    subjects: tuple[str, ...] = ()


def carry_out(desk: Desk, command_id: str | None, do: Callable[[Act], Told]) -> Done:
    """Run `do` in one transaction, seal it with one event, and return what became of it.

    The actor needs the role that the use-case declared (`desk.authority.needs`).
    """
    with ACTS.timed(), desk.database.write() as writing:
        before = events_store.answered(writing, command_id)
        if before is not None:
            return Done(event=before, made=_made(before), again=True)
        held = authority.check(writing, desk.actor)
        act = Act(writing=writing, desk=desk, now=desk.clock(), role=held)
        event = events_store.record(writing, _deed(act, do(act), command_id))
    return Done(event=event, made=_made(event))


def claim_of(snapshot: Snapshot, reference: str) -> Claim:
    """Return the claim with this id or number, or raise NotFound."""
    found = claims_store.get(snapshot, reference)
    if found is None:
        msg = (
            f"There is no claim “{reference}” on this desk. "
            "Look for it in the list of claims; its number may belong to another desk."
        )
        raise NotFound(msg)
    return found


def occurrence_of(snapshot: Snapshot, occurrence_id: str) -> tuple[Claim, Occurrence]:
    """Return an occurrence with its claim, or raise NotFound."""
    row = claims_store.occurrence_row(snapshot, occurrence_id)
    if row is None:
        msg = f"There is no occurrence “{occurrence_id}” here. Open the claim and look again."
        raise NotFound(msg)
    claim = claim_of(snapshot, row["claim_id"])
    return claim, next(one for one in claim.occurrences if one.id == occurrence_id)


def document_of(snapshot: Snapshot, reference: str) -> Document:
    """Return the document with this id or number, or raise NotFound."""
    found = documents_store.get(snapshot, reference)
    if found is None:
        msg = (
            f"There is no document “{reference}” on this desk. "
            "Look for it in the list of documents; its number may belong to another desk."
        )
        raise NotFound(msg)
    return found


def seen(
    snapshot: Snapshot,
    claim: Claim,
    seen_revision: int | None,
    *,
    apart_from: Container[str] = (),
) -> None:
    """Raise Conflict, saying who changed what, unless the claim is as the actor saw it."""
    called = f"“Claim {claim.number}”"
    unchanged(snapshot, called, claim.id, claim.revision, seen_revision, apart_from=apart_from)


def unchanged(
    snapshot: Snapshot,
    called: str,
    subject: str,
    revision: int,
    seen_revision: int | None,
    *,
    apart_from: Container[str] = (),
) -> None:
    """Raise Conflict, saying who changed what, unless `subject` is still at `seen_revision`.

    `apart_from` names actions that may have happened meanwhile.
    """
    if seen_revision is None or seen_revision == revision:
        return
    changes = [
        event
        for event in events_store.history(snapshot, subject)
        if _revision_after(event, subject) > seen_revision
    ]
    if changes and all(event.action in apart_from for event in changes):
        return
    told = "; ".join(f"{event.actor} {event.action} at {event.at:%H:%M}" for event in changes)
    raise Conflict(
        f"{called} changed while you were reading"
        f"{': ' + told if told else ''} (you saw revision {seen_revision}, it is now "
        f"{revision}). Nothing was saved. Look at it as it is now and send again; "
        "your text is kept in the form."
    )


def change_claim(act: Act, claim: Claim, changes: Mapping[str, Value]) -> int:
    """Write changes to a claim seen at its present revision; return the new revision."""
    stored = act.writing.update(
        "claims", claim.id, {**changes, "changed_at": act.at}, revision=claim.revision
    )
    if stored is None:
        msg = f"Claim {claim.id} changed inside a transaction that holds the write lock."
        raise Defect(msg)
    return int(stored["revision"])


def step(
    act: Act, state: ClaimState, action: ClaimAction, *, was: ClaimState | None = None
) -> ClaimState:
    """Return where `action` leads, if the actor may take it; working on a candidate accepts it.

    `was` is where a held claim goes back to.
    """
    if state is ClaimState.CANDIDATE and action in _TAKES_UP:
        state = next_state(state, ClaimAction.ACCEPT)
    after = next_state(state, action, was=was)
    check_role(state, action, act.role)
    return after


def _deed(act: Act, told: Told, command_id: str | None) -> Deed:
    return Deed(
        at=act.now,
        actor=act.actor,
        action=told.action,
        subject=told.subject,
        details={**(told.details or {}), "made": list(told.made)},
        subjects=told.subjects,
        command_id=command_id,
    )


def _made(event: Event) -> tuple[str, ...]:
    return tuple(json.loads(event.details)["made"])


def _revision_after(event: Event, subject: str) -> int:
    revisions: dict[str, int] = json.loads(event.details).get("revisions", {})
    return revisions.get(subject, 0)
