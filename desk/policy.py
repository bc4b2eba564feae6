"""What the desk asks of every claim before its verdict stands, and of one claim by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from claims.errors import InvalidInput, NotAllowed
from claims.model import Kind
from db import settings_store, verdicts_store, workflow_store
from desk.act import Act, Told, carry_out, change_claim, claim_of, step
from desk.authority import Role, needs
from review import rounds, rules
from review.model import Layer
from review.requirements import Own, Policy, checked_count, legal_needed, reviews_needed
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from claims.model import Claim
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done

KEY = "what a verdict needs"
"""Under which name the settings keep the policy."""


def policy_of(snapshot: Snapshot) -> Policy:
    """Return what the desk asks of all claims."""
    kept = cast("dict[str, Any]", settings_store.value(snapshot, KEY) or {})
    kinds = {Kind(name): count for name, count in kept.pop("kinds", {}).items()}
    return Policy(**kept, kinds=kinds)


def own_of(snapshot: Snapshot, claim_id: str) -> Own:
    """Return what an editor set for one claim."""
    row = workflow_store.needs(snapshot, claim_id)
    if row is None:
        return Own()
    legal = None if row["legal"] is None else bool(row["legal"])
    return Own(reviews=row["reviews"], legal=legal)


def reviews_for(snapshot: Snapshot, claim: Claim) -> int:
    """Return how many reviewers a round of this claim that begins now needs."""
    return reviews_needed(policy_of(snapshot), claim, own_of(snapshot, claim.id))


def legal_for(snapshot: Snapshot, claim: Claim) -> bool:
    """Whether a lawyer has to sign before this claim's verdict is published."""
    return legal_needed(policy_of(snapshot), own_of(snapshot, claim.id))


@needs(Role.ADMINISTRATOR)
def set_policy(desk: Desk, policy: Policy, *, command_id: str | None = None) -> Done:
    """Set what the desk asks of its claims.

    Rounds of review that have begun need as many as before; the rest holds at once.
    """
    wanted = {
        "reviews": checked_count(policy.reviews),
        "kinds": {kind.value: checked_count(n) for kind, n in policy.kinds.items() if n > 1},
        "worthy": checked_count(policy.worthy),
        "worthy_from": _share(policy.worthy_from),
        "agreed_settles": policy.agreed_settles,
        "legal": policy.legal,
    }

    def do(act: Act) -> Told:
        settings_store.put(act.writing, KEY, wanted, at=act.at)
        return Told(action="set what a verdict needs", subject=KEY, details=wanted)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def require(desk: Desk, claim_id: str, wanted: Own, *, command_id: str | None = None) -> Done:
    """Set how many reviews one claim needs and whether a lawyer reads it; None asks the desk's.

    Fewer than a blind round under way was begun with is refused: it would show what is in.
    """

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        state = step(act, claim.state, ClaimAction.REQUIRE)
        if wanted.reviews is not None:
            checked_count(wanted.reviews)
        _refuse_unsealing(act, claim)
        _keep(act, claim, wanted)
        revision = change_claim(act, claim, {"state": state.value})
        details = {"reviews": wanted.reviews, "legal": wanted.legal}
        return Told(
            action="set what the claim needs",
            subject=claim.id,
            details={**details, "revisions": {claim.id: revision}},
        )

    return carry_out(desk, command_id, do)


def _refuse_unsealing(act: Act, claim: Claim) -> None:
    reviews = verdicts_store.reviews_of(act.writing, [claim.id])
    verdicts = verdicts_store.verdicts_of(act.writing, [claim.id])
    begun = (rounds.of_round(reviews, verdicts, layer) for layer in Layer)
    decided = rules.of_record(verdicts)
    if any(one and one[0].layer not in decided for one in begun):
        msg = (
            "A review is in already, and it was given under what the claim needed then. Nothing "
            "was saved. Send the claim back first: the new round goes by what you set."
        )
        raise NotAllowed(msg)


def _keep(act: Act, claim: Claim, wanted: Own) -> None:
    row = {
        "reviews": wanted.reviews,
        "legal": None if wanted.legal is None else int(wanted.legal),
        "changed_by": act.actor,
        "changed_at": act.at,
    }
    if act.writing.update("claim_needs", claim.id, row) is None:
        act.writing.insert("claim_needs", {"claim_id": claim.id, **row})


def _share(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        msg = f"Check-worthiness lies between 0 and 100, not {100 * value:g}. Nothing was saved."
        raise InvalidInput(msg)
    return float(value)
