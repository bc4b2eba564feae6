"""Giving and withdrawing reviews, settling what reviewers left open, and looking again.

A review is compared with the claim as its reviewer saw it: the revision covers wording,
occurrences, evidence and state. Other people's reviews of a blind round do not count as a change:
the second reviewer would be refused, and told that the first one's is in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import digest, evidence_store, people_store, relations_store, verdicts_store
from desk import policy, settling
from desk.act import Act, Done, Told, carry_out, claim_of, seen, step
from desk.authority import Role, needs
from desk.fields import prose, reason
from review import rounds, rules
from review.model import Basis, Confidence, Layer
from review.scales import scale as scale_called
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from desk.settling import Given
    from review.model import Review

BLIND_TO = frozenset({"gave a review", "withdrew a review"})
"""What may have happened to a claim under blind review since somebody began to write theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReview:
    """One person's judgement of one layer; it supersedes their earlier one."""

    claim: str
    layer: Layer
    rating: str
    rationale: str
    confidence: Confidence | None = None
    """How sure the reviewer is; None when they did not say."""
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
        before = settling.given(act, claim)
        _check_seen(act, claim, review, before)
        rounds.check_open(before.in_round(review.layer), review.layer)
        state = step(act, claim.state, ClaimAction.REVIEW)
        over = _over_caveats(act, claim, review)
        review_id = _append(act, claim, review, before)
        entry = settling.Entry(action="gave a review", review_id=review_id, layer=review.layer)
        return _with(settling.settled(act, claim, state, entry), over)

    return carry_out(desk, review.command_id, do)


@needs(Role.CHECKER)
def withdraw(desk: Desk, given: str, *, because: str, command_id: str | None = None) -> Done:
    """Take back one's own review, with the reason: a new entry, the old one stays."""
    because = reason(because, "Withdrawing a review")

    def do(act: Act) -> Told:
        old = _own_standing(act, given)
        claim = claim_of(act.writing, old.claim_id)
        before = settling.given(act, claim)
        rounds.check_open(before.in_round(old.layer), old.layer)
        state = step(act, claim.state, ClaimAction.WITHDRAW)
        blank = GiveReview(claim=claim.id, layer=old.layer, rating="", rationale=because)
        review_id = _append(act, claim, blank, before, withdraws=old)
        entry = settling.Entry(action="withdrew a review", review_id=review_id, layer=old.layer)
        return settling.settled(act, claim, state, entry)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def adjudicate(desk: Desk, review: GiveReview) -> Done:
    """Settle what the reviewers of a layer left open: a review of one's own, and it decides.

    The rationale is the reason, and the reviews that came to another rating stay as dissent.
    Whoever reviewed the claim in this round cannot settle it.
    """

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, review.claim)
        state = step(act, claim.state, ClaimAction.ADJUDICATE)
        _check(act, claim, review)
        seen(act.writing, claim, review.seen_revision)
        before = settling.given(act, claim)
        _check_adjudicator(act, before, review.layer)
        over = _over_caveats(act, claim, review)
        review_id = _append(act, claim, review, before)
        entry = settling.Entry(action="adjudicated", review_id=review_id, layer=review.layer)
        decision = rules.Decision(
            basis=Basis.ADJUDICATED,
            layer=review.layer,
            scale=claim.scale,
            rating=review.rating,
            review_ids=(review_id,),
        )
        return _with(settling.settled(act, claim, state, entry, decided=decision), over)

    return carry_out(desk, review.command_id, do)


@needs(Role.EDITOR)
def reopen(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take a claim up again, or send it back to its reviewers: a new round begins.

    Its verdicts and sign-offs stand no more; its reviews are kept.
    """
    because = reason(because, "Reopening a claim")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        return settling.looked_again(act, claim, ClaimAction.REOPEN, because, "reopened the claim")

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


def _check_seen(act: Act, claim: Claim, review: GiveReview, before: Given) -> None:
    """Refuse when the claim changed since; what others reviewed meanwhile is no change if blind."""
    blind = _needed(act, claim, before.in_round(review.layer)) > 1
    apart_from = BLIND_TO if blind and not claim.state.is_decided else ()
    seen(act.writing, claim, review.seen_revision, apart_from=apart_from)


def _over_caveats(act: Act, claim: Claim, review: GiveReview) -> tuple[str, ...]:
    caveats = relations_store.caveats_of(act.writing, [claim.id])
    return rules.check_caveats(caveats, known=review.over_caveats)


def _with(told: Told, over: tuple[str, ...]) -> Told:
    known = {"over_caveats": list(over)} if over else {}
    return replace(told, details={**(told.details or {}), **known})


def _check_adjudicator(act: Act, before: Given, layer: Layer) -> None:
    if layer not in rounds.unsettled(before.reviews, before.verdicts):
        msg = "Nothing is open between the reviewers here. Nothing was saved. Look at it again."
        raise NotAllowed(msg)
    if _name(act) in {one.given_by for one in before.in_round(layer)}:
        msg = (
            "You reviewed this claim yourself, and whoever settles it should not have. Nothing was "
            "saved. Ask another editor, or send it back for a new round."
        )
        raise NotAllowed(msg)


def _name(act: Act) -> str:
    return people_store.name_of(act.writing, act.actor)


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


def _needed(act: Act, claim: Claim, in_round: tuple[Review, ...]) -> int:
    """Return how many reviewers the round needs: as its first review found it, or as asked now."""
    if in_round:
        return rounds.needed(in_round, otherwise=1)
    return policy.reviews_for(act.writing, claim)


def _append(
    act: Act,
    claim: Claim,
    review: GiveReview,
    before: Given,
    *,
    withdraws: Review | None = None,
) -> str:
    """Append a review to the round under way; it supersedes the actor's own, or withdraws one."""
    mine = [
        r for r in rules.standing(before.reviews, layer=review.layer) if r.given_by == _name(act)
    ]
    old = withdraws or (mine[-1] if mine else None)
    sure = review.confidence
    stored = verdicts_store.add_review(
        act.writing,
        {
            "id": act.new("rev"),
            "claim_id": claim.id,
            "layer": review.layer.value,
            "round": rounds.under_way(before.verdicts, review.layer),
            "scale": claim.scale,
            "rating": None if withdraws else review.rating,
            "confidence": None if withdraws or not sure else sure.value,
            "rationale_digest": act.writing.words(prose(review.rationale, "rationale")),
            "evidence_ids": digest.canonical(list(review.evidence_ids)),
            "claim_revision": claim.revision,
            "given_by": act.actor,
            "given_at": act.at,
            "supersedes": None if old is None else old.id,
            "needed": _needed(act, claim, before.in_round(review.layer)),
        },
    )
    return str(stored["id"])
