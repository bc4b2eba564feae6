"""Claims that wait for something outside, and claims whose checking stops for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Defect, NotAllowed
from claims.model import ClaimState
from db import workflow_store
from desk.act import Act, Told, carry_out, change_claim, claim_of, step
from desk.assigning import day
from desk.authority import Role, needs
from desk.fields import reason
from desk.settling import looked_again
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Claim
    from desk import Desk
    from desk.act import Done


KILLED = "killed the claim"
"""What the event says of it, with the reason."""


@needs(Role.CHECKER)
def hold(
    desk: Desk,
    claim_id: str,
    *,
    because: str,
    until: date | str | None = None,
    command_id: str | None = None,
) -> Done:
    """Let a claim wait, with the reason and the day on which to look again."""
    because = reason(because, "Holding a claim")
    until_day = day(until)

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        state = step(act, claim.state, ClaimAction.HOLD)
        words = act.writing.words(because)
        act.writing.insert(
            "claim_holds",
            {
                "id": act.new("hol"),
                "claim_id": claim.id,
                "was": claim.state.value,
                "because_digest": words,
                "until_day": until_day,
                "held_by": act.actor,
                "held_at": act.at,
            },
        )
        return _moved(act, claim, state, "held the claim", because=words, until=until_day)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def release(desk: Desk, claim_id: str, *, command_id: str | None = None) -> Done:
    """Go on with a held claim where it was."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        was = end_hold(act, claim)
        state = step(act, claim.state, ClaimAction.RELEASE, was=was)
        return _moved(act, claim, state, "released the claim")

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def kill(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Stop a claim's checking for good: its verdicts stand no more, its reviews are kept.

    A claim with a published verdict is retracted instead: see `desk.publishing.retract`.
    """
    because = reason(because, "Killing a claim")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        if workflow_store.standing_publication(act.writing, claim.id):
            msg = (
                "A verdict of this claim is published, and readers would not be told. Nothing was "
                "saved. Retract it instead."
            )
            raise NotAllowed(msg)
        end_hold(act, claim)
        return looked_again(act, claim, ClaimAction.KILL, because, KILLED)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def revive(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take a killed claim up again, from the beginning of its checking."""
    because = reason(because, "Reviving a claim")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        state = step(act, claim.state, ClaimAction.REVIVE)
        words = act.writing.words(because)
        return _moved(act, claim, state, "revived the claim", because=words)

    return carry_out(desk, command_id, do)


def end_hold(act: Act, claim: Claim) -> ClaimState | None:
    """End the hold that stands on a claim and return where it was; None if it is not held."""
    held = workflow_store.hold(act.writing, claim.id)
    if held is None:
        if claim.state is ClaimState.HELD:
            msg = f"Claim {claim.id} is held by nothing."
            raise Defect(msg)
        return None
    act.writing.update("claim_holds", held["id"], {"ended_at": act.at, "ended_by": act.actor})
    return ClaimState(held["was"])


def _moved(act: Act, claim: Claim, state: ClaimState, told: str, **details: object) -> Told:
    revision = change_claim(act, claim, {"state": state.value})
    moved = {"state": [claim.state.value, state.value], "revisions": {claim.id: revision}}
    return Told(action=told, subject=claim.id, details={**details, **moved})
