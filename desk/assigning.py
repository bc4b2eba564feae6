"""Who is to work on a claim, and by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from claims.model import ClaimState
from db import people_store, workflow_store
from desk.act import Act, Told, carry_out, change_claim, claim_of, step
from desk.authority import Role, needs, role_of
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim
    from desk import Desk
    from desk.act import Done


@needs(Role.CHECKER)
def assign(
    desk: Desk,
    claims: Sequence[str],
    person: str,
    *,
    due_on: date | str | None = None,
    command_id: str | None = None,
) -> Done:
    """Give claims to a person (name or id), many at once as one event; again changes the due day.

    A candidate is accepted by it. Whoever may not review cannot be given a claim.
    """
    due = day(due_on)

    def do(act: Act) -> Told:
        if not claims:
            msg = "No claim is selected. Nothing was saved. Select at least one and try again."
            raise InvalidInput(msg)
        worker = fit_worker(act, person)
        found = list(
            {claim.id: claim for claim in (claim_of(act.writing, c) for c in claims)}.values()
        )
        revisions = {claim.id: _give(act, claim, worker, due) for claim in found}
        return Told(
            action="assigned",
            subject=found[0].id,
            subjects=(*revisions, worker),
            details={"revisions": revisions, "to": worker, "due": due},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def unassign(
    desk: Desk, claims: Sequence[str], person: str, *, command_id: str | None = None
) -> Done:
    """Take claims from a person again; one that nobody is left to work on waits for somebody."""

    def do(act: Act) -> Told:
        worker = _person(act, person)
        revisions = {}
        for one in claims:
            claim = claim_of(act.writing, one)
            revisions[claim.id] = _take(act, claim, worker)
        return Told(
            action="unassigned",
            subject=next(iter(revisions), worker),
            subjects=(*revisions, worker),
            details={"revisions": revisions, "from": worker},
        )

    return carry_out(desk, command_id, do)


def _give(act: Act, claim: Claim, worker: str, due: str | None) -> int:
    state = step(act, claim.state, ClaimAction.ASSIGN)
    held = _assignment(act, claim, worker)
    if held is None:
        row = {"id": act.new("asg"), "claim_id": claim.id, "person_id": worker, "due_on": due}
        act.writing.insert("assignments", {**row, "given_by": act.actor, "given_at": act.at})
    else:
        act.writing.update("assignments", held, {"due_on": due})
    return change_claim(act, claim, {"state": state.value})


def _take(act: Act, claim: Claim, worker: str) -> int:
    after = step(act, claim.state, ClaimAction.UNASSIGN)
    held = _assignment(act, claim, worker)
    if held is None:
        msg = f"Claim {claim.number} is not assigned to them. Nothing was saved. Look again."
        raise InvalidInput(msg)
    act.writing.update("assignments", held, {"ended_at": act.at, "ended_by": act.actor})
    left = workflow_store.assigned(act.writing, [claim.id])
    state = ClaimState.ASSIGNED if left and claim.state is ClaimState.ASSIGNED else after
    return change_claim(act, claim, {"state": state.value})


def _assignment(act: Act, claim: Claim, worker: str) -> str | None:
    """Return the assignment of a claim to a person that holds, if there is one."""
    found = workflow_store.assigned(act.writing, [claim.id])
    return next((row["id"] for row in found if row["person_id"] == worker), None)


def _person(act: Act, person: str) -> str:
    row = people_store.by_id(act.writing, person) or people_store.by_name(act.writing, person)
    if row is None:
        msg = f"Nobody called “{person}” works at this desk. Nothing was saved. Choose a colleague."
        raise NotFound(msg)
    return str(row["id"])


def fit_worker(act: Act, person: str) -> str:
    """Return the id of somebody who may work on claims, or refuse."""
    found = _person(act, person)
    held = role_of(act.writing, found)
    row = people_store.by_id(act.writing, found)
    if held is None or held.rank < Role.CHECKER.rank or (row and row["closed_at"]):
        msg = (
            "They cannot be given a claim: they left the desk, or may only read. Nothing was "
            "saved. Choose a checker or an editor."
        )
        raise InvalidInput(msg)
    return found


def day(value: date | str | None) -> str | None:
    """Return a due day in ISO form, or None; refuse what is no day."""
    if not value:
        return None
    try:
        found = value if isinstance(value, date) else date.fromisoformat(value.strip())
    except ValueError:
        msg = f"“{value}” is no day in the form 2026-03-09. Nothing was saved. Give the due day so."
        raise InvalidInput(msg) from None
    return found.isoformat()
