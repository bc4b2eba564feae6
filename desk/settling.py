"""What a claim's reviews amount to: the verdict of record is drawn from them and kept.

Used by the changes that give, withdraw, settle and send back reviews; each runs inside their
transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import digest, verdicts_store, workflow_store
from desk.act import Told, change_claim, step
from desk.policy import policy_of
from review import rounds, rules
from review.model import Basis, Layer
from review.workflow import after_reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim, ClaimState
    from desk.act import Act
    from review.model import Review, Verdict
    from review.rules import Decision
    from review.workflow import ClaimAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything given on one claim so far, oldest first."""

    reviews: tuple[Review, ...]
    verdicts: tuple[Verdict, ...]

    def in_round(self, layer: Layer) -> tuple[Review, ...]:
        """Return the reviews of the layer's round under way."""
        return rounds.of_round(self.reviews, self.verdicts, layer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was just appended to the reviews of a layer."""

    action: str
    review_id: str
    layer: Layer


def given(act: Act, claim: Claim) -> Given:
    """Return the reviews and verdicts of a claim."""
    return Given(
        reviews=verdicts_store.reviews_of(act.writing, [claim.id]),
        verdicts=verdicts_store.verdicts_of(act.writing, [claim.id]),
    )


def settled(
    act: Act, claim: Claim, state: ClaimState, entry: Entry, *, decided: Decision | None = None
) -> Told:
    """Draw the verdict of record from the reviews as they are now, and move the claim along.

    `decided` is what an editor made of them.
    """
    now = given(act, claim)
    decision = decided or _drawn(act, now.in_round(entry.layer))
    made = [entry.review_id]
    if not _stands_already(decision, _last(now, entry.layer)):
        made.append(decide(act, claim, entry.layer, decision, now))
    return _moved(act, claim, state, entry, tuple(made))


def looked_again(act: Act, claim: Claim, action: ClaimAction, because: str, told: str) -> Told:
    """End every round of a claim with a reason, and move it along by `action`."""
    state = step(act, claim.state, action)
    made = close(act, claim)
    revision = change_claim(act, claim, {"state": state.value})
    details = {
        "because": act.writing.words(because),
        "state": [claim.state.value, state.value],
        "revisions": {claim.id: revision},
    }
    return Told(action=told, subject=claim.id, made=made, details=details)


def close(act: Act, claim: Claim) -> tuple[str, ...]:
    """End every round: verdicts stand no more, sign-offs neither; return the entries made."""
    now = given(act, claim)
    current = rules.of_record(now.verdicts)
    open_ = [layer for layer in Layer if layer in current or now.in_round(layer)]
    end_approvals(act, claim)
    return tuple(decide(act, claim, layer, None, now) for layer in open_)


def end_approvals(act: Act, claim: Claim, because: str | None = None) -> None:
    """Take back the sign-offs that stand; `because` is the digest of a reason."""
    for row in workflow_store.approvals(act.writing, [claim.id]):
        if row["ended_at"] is None:
            ended = {"ended_at": act.at, "ended_by": act.actor, "because_digest": because}
            act.writing.update("approvals", row["id"], ended)


def decide(act: Act, claim: Claim, layer: Layer, decision: Decision | None, now: Given) -> str:
    """Append the verdict that a decision makes, or that none stands any more; return its id."""
    current = _last(now, layer)
    stored = verdicts_store.add_verdict(
        act.writing,
        {
            "id": act.new("vrd"),
            "claim_id": claim.id,
            "layer": layer.value,
            "basis": (decision.basis if decision else Basis.WITHDRAWN).value,
            "scale": decision.scale if decision else claim.scale,
            "rating": decision.rating if decision else None,
            "review_ids": digest.canonical(list(decision.review_ids if decision else ())),
            "decided_by": act.actor,
            "decided_at": act.at,
            "supersedes": None if current is None else current.id,
        },
    )
    return str(stored["id"])


def _drawn(act: Act, in_round: Sequence[Review]) -> Decision | None:
    decision = rules.verdict_of_record(in_round, needed=rounds.needed(in_round, otherwise=1))
    if decision is None or decision.basis is not Basis.AGREED:
        return decision
    return decision if policy_of(act.writing).agreed_settles else None


def _moved(act: Act, claim: Claim, state: ClaimState, entry: Entry, made: tuple[str, ...]) -> Told:
    now = given(act, claim)
    after = after_reviews(state, rounds.outcome(now.reviews, now.verdicts))
    details: dict[str, object] = {
        "layer": entry.layer.value,
        "state": [claim.state.value, after.value],
    }
    if after is not claim.state:
        details["revisions"] = {claim.id: change_claim(act, claim, {"state": after.value})}
    return Told(action=entry.action, subject=claim.id, made=made, details=details)


def _last(now: Given, layer: Layer) -> Verdict | None:
    of_layer = [one for one in now.verdicts if one.layer is layer]
    return of_layer[-1] if of_layer else None


def _stands_already(decision: Decision | None, current: Verdict | None) -> bool:
    """Whether the reviews amount to what they did before: nobody decides that anew."""
    if decision is None:
        return current is None or current.rating is None
    if current is None:
        return False
    before = (current.scale, current.rating, current.basis, current.review_ids)
    return before == (decision.scale, decision.rating, decision.basis, decision.review_ids)
