"""Giving and withdrawing reviews, and the verdict of record that follows from them.

A review is compared with the claim as its reviewer saw it: the revision covers wording,
occurrences, evidence and state, and not other people's reviews.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import digest, evidence_store, relations_store, verdicts_store
from desk.act import Act, Done, Told, carry_out, change_claim, claim_of, seen, step
from desk.authority import Role, needs
from desk.fields import prose, reason
from review import rules
from review.model import Basis, Confidence, Layer
from review.scales import scale as scale_called
from review.workflow import ClaimAction, after_reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim, ClaimState
    from desk import Desk
    from review.model import Review, Verdict
    from review.rules import Decision

NEEDED = 1
"""Reviews that a verdict of record rests on, for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReview:
    """One person's judgement of one layer; it supersedes their earlier one."""

    claim: str
    layer: Layer
    rating: str
    rationale: str
    confidence: Confidence = Confidence.MEDIUM
    evidence_ids: tuple[str, ...] = ()
    over_caveats: bool = False
    """That the reviewer knows of the caveats that stand, and judges all the same."""
    seen_revision: int | None = None
    command_id: str | None = None


@needs(Role.CHECKER)
def give(desk: Desk, review: GiveReview) -> Done:
    """Append a review, and the verdict of record that follows from it."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, review.claim)
        _check(act, claim, review)
        seen(act.writing, claim, review.seen_revision)
        caveats = relations_store.caveats_of(act.writing, [claim.id])
        over = rules.check_caveats(caveats, known=review.over_caveats)
        state = step(claim.state, ClaimAction.REVIEW)
        earlier = _of(act, claim)
        review_id = _append(act, claim, review, _own(act, earlier, review.layer))
        entry = _Entry(action="gave a review", review_id=review_id, layer=review.layer)
        told = _settled(act, claim, state, entry)
        known = {"over_caveats": list(over)} if over else {}
        return replace(told, details={**(told.details or {}), **known})

    return carry_out(desk, review.command_id, do)


@needs(Role.CHECKER)
def withdraw(desk: Desk, given: str, *, because: str, command_id: str | None = None) -> Done:
    """Take back one's own review, with the reason: a new entry, the old one stays."""
    because = reason(because, "Withdrawing a review")

    def do(act: Act) -> Told:
        old = _own_standing(act, given)
        claim = claim_of(act.writing, old.claim_id)
        state = step(claim.state, ClaimAction.WITHDRAW)
        blank = GiveReview(claim=claim.id, layer=old.layer, rating="", rationale=because)
        review_id = _append(act, claim, blank, old, withdraws=True)
        entry = _Entry(action="withdrew a review", review_id=review_id, layer=old.layer)
        return _settled(act, claim, state, entry)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def reopen(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take a decided claim up again: its verdicts stand no more, its reviews are kept."""
    because = reason(because, "Reopening a claim")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        state = step(claim.state, ClaimAction.REOPEN)
        made = [
            _decide(act, claim, layer, None, current)
            for layer, current in _current(act, claim).items()
            if current.rating is not None
        ]
        revision = change_claim(act, claim, {"state": state.value})
        details = {"because": act.writing.words(because), "revisions": {claim.id: revision}}
        return Told(
            action="reopened the claim", subject=claim.id, made=tuple(made), details=details
        )

    return carry_out(desk, command_id, do)


def _check(act: Act, claim: Claim, review: GiveReview) -> None:
    rules.admissible(
        claim=claim,
        layer=review.layer,
        scale=scale_called(claim.scale),
        rating=review.rating,
        rationale=review.rationale,
        evidence_ids=review.evidence_ids,
        evidence=evidence_store.of_claims(act.writing, [claim.id]),
    )


def _of(act: Act, claim: Claim) -> tuple[Review, ...]:
    return verdicts_store.reviews_of(act.writing, [claim.id])


def _current(act: Act, claim: Claim) -> dict[Layer, Verdict]:
    """Return the last verdict of each layer that has one."""
    return {v.layer: v for v in verdicts_store.verdicts_of(act.writing, [claim.id])}


def _own(act: Act, reviews: Sequence[Review], layer: Layer) -> Review | None:
    """Return the actor's own standing review of a layer, which a new one supersedes."""
    name = _name(act)
    mine = [r for r in rules.standing(reviews, layer=layer) if r.given_by == name]
    return mine[-1] if mine else None


def _name(act: Act) -> str:
    row = act.writing.row("select name from people where id = :id", id=act.actor)
    return str(row["name"]) if row else ""


def _own_standing(act: Act, review_id: str) -> Review:
    found = verdicts_store.review(act.writing, review_id)
    if found is None:
        msg = f"There is no review “{review_id}” on this desk. Open the claim and look again."
        raise NotFound(msg)
    if found.given_by != _name(act):
        msg = (
            f"This review is {found.given_by}'s, and only its reviewer can withdraw it. "
            "Nothing was saved. Give your own review instead."
        )
        raise NotAllowed(msg)
    standing = verdicts_store.reviews_of(act.writing, [found.claim_id])
    if found.id not in {r.id for r in rules.standing(standing, layer=found.layer)}:
        msg = "This review no longer stands: it was withdrawn or superseded. Nothing was saved."
        raise NotAllowed(msg)
    return found


def _append(
    act: Act, claim: Claim, review: GiveReview, old: Review | None, *, withdraws: bool = False
) -> str:
    stored = verdicts_store.add_review(
        act.writing,
        {
            "id": act.new("rev"),
            "claim_id": claim.id,
            "layer": review.layer.value,
            "round": _round(act, claim, review.layer),
            "scale": claim.scale,
            "rating": None if withdraws else review.rating,
            "confidence": None if withdraws else review.confidence.value,
            "rationale_digest": act.writing.words(prose(review.rationale, "rationale")),
            "evidence_ids": digest.canonical(list(review.evidence_ids)),
            "claim_revision": claim.revision,
            "given_by": act.actor,
            "given_at": act.at,
            "supersedes": None if old is None else old.id,
        },
    )
    return str(stored["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What was just appended to the reviews of a layer."""

    action: str
    review_id: str
    layer: Layer


def _settled(act: Act, claim: Claim, state: ClaimState, entry: _Entry) -> Told:
    """Draw the verdict of record from the reviews as they are now, and move the claim along."""
    layer = entry.layer
    counted = _round(act, claim, layer)
    reviews = [r for r in _of(act, claim) if r.layer is layer and r.round == counted]
    decision = rules.verdict_of_record(reviews, needed=NEEDED)
    current = _current(act, claim).get(layer)
    made = [entry.review_id]
    if not _stands_already(decision, current):
        made.append(_decide(act, claim, layer, decision, current))
    after = after_reviews(state, decided=_any_decided(act, claim))
    details: dict[str, object] = {"layer": layer.value, "state": [claim.state.value, after.value]}
    if after is not claim.state:
        details["revisions"] = {claim.id: change_claim(act, claim, {"state": after.value})}
    return Told(action=entry.action, subject=claim.id, made=tuple(made), details=details)


def _stands_already(decision: Decision | None, current: Verdict | None) -> bool:
    """Whether the reviews amount to what they did before: nobody decides that anew."""
    if decision is None:
        return current is None or current.rating is None
    if current is None:
        return False
    before = (current.scale, current.rating, current.basis, current.review_ids)
    return before == (decision.scale, decision.rating, decision.basis, decision.review_ids)


def _round(act: Act, claim: Claim, layer: Layer) -> int:
    """Return the round under way: it rises each time a verdict of the layer stops standing."""
    verdicts = verdicts_store.verdicts_of(act.writing, [claim.id])
    return 1 + sum(1 for v in verdicts if v.layer is layer and v.rating is None)


def _any_decided(act: Act, claim: Claim) -> bool:
    return any(verdict.rating is not None for verdict in _current(act, claim).values())


def _decide(
    act: Act, claim: Claim, layer: Layer, decision: Decision | None, current: Verdict | None
) -> str:
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
