"""What makes a review admissible, and what verdict of record follows from the reviews.

Pure: every function takes what it judges and returns, or refuses with a sentence. Reviews are
always given oldest first, as the record holds them; that order, not the clock, is what decides
which is the latest. Which action a claim's state permits is in `review.workflow`, and what a blind
round still waits for in `review.rounds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import Defect, EvidenceMissing, InvalidInput, NotAllowed
from claims.model import Mode, SpeakerRole
from review.model import Basis, Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Caveat, Claim, Occurrence
    from review.model import Evidence, Rating, Review, Verdict, VerdictScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a set of reviews amounts to: the verdict of record they carry, and on what basis."""

    basis: Basis
    layer: Layer
    scale: str
    rating: str
    review_ids: tuple[str, ...]


def admissible(
    *,
    claim: Claim,
    layer: Layer,
    scale: VerdictScale,
    rating: str,
    rationale: str,
    evidence_ids: Sequence[str],
    evidence: Iterable[Evidence],
) -> Rating:
    """Return the rating meant, if a review like this may be given.

    `evidence` is what the desk holds, retracted pieces too; `evidence_ids` are those the
    review rests on. Raises NotAllowed for a layer the claim does not have, InvalidInput for a
    rating off the scale, a blank rationale or a piece that is unknown, retracted or another
    claim's, and EvidenceMissing when the rating needs a piece and none was chosen.
    """
    _check_layer(claim, layer)
    found = _check_rating(scale, rating)
    _check_rationale(rationale)
    _check_evidence(claim, evidence_ids, evidence)
    if found.needs_evidence and not evidence_ids:
        raise EvidenceMissing(
            f"“{found.label}” needs at least one piece of evidence that stands, and none was "
            "chosen. Nothing was saved. Choose what the rating rests on, or link it first."
        )
    return found


def layers(claim: Claim) -> tuple[Layer, ...]:
    """Return what of a claim can be judged: that it is so, and that it was said if it was."""
    said = any(carries_speech(o) for o in claim.occurrences)
    return (Layer.SAID, Layer.SO) if said else (Layer.SO,)


def unanswered(claim: Claim, standing: Mapping[Layer, Verdict]) -> tuple[Layer, ...]:
    """Return the layers of a claim that nobody judged."""
    return tuple(layer for layer in layers(claim) if layer not in standing)


def check_answered(left_open: tuple[Layer, ...], *, known: bool) -> None:
    """Raise NotAllowed for layers that nobody judged, unless that is known.

    A verdict on what was said is no verdict on whether it was said, and readers are shown both.
    """
    if left_open and not known:
        raise NotAllowed(f"{_UNANSWERED[left_open[0]]} Nothing was saved. {_ALL_THE_SAME}")


def standing(reviews: Iterable[Review], *, layer: Layer) -> tuple[Review, ...]:
    """Return each reviewer's latest review of `layer` that was not taken back, oldest first.

    A reviewer who withdraws has no review: an earlier one of theirs does not come back.
    """
    of_layer = [review for review in reviews if review.layer is layer]
    gone = {review.supersedes for review in of_layer}
    rated = [review for review in of_layer if review.rating is not None]
    latest = {(review.claim_id, review.given_by): review.id for review in rated}
    kept = set(latest.values()) - gone
    return tuple(review for review in rated if review.id in kept)


def of_record(verdicts: Sequence[Verdict]) -> dict[Layer, Verdict]:
    """Return the verdict of one claim that stands, by layer; a withdrawn one leaves none."""
    gone = {verdict.supersedes for verdict in verdicts}
    return {v.layer: v for v in verdicts if v.rating is not None and v.id not in gone}


def verdict_of_record(reviews: Iterable[Review], *, needed: int = 1) -> Decision | None:
    """Return what the reviews of one claim and layer amount to, or None while that is open.

    With `needed` 1 the latest standing review decides. With more, at least that many reviewers
    must stand and all of them agree, on the same scale; where they differ, somebody has to
    adjudicate. Raises Defect when the reviews are of several claims or layers.
    """
    given = tuple(reviews)
    if len({(review.claim_id, review.layer) for review in given}) > 1:
        raise Defect("A verdict of record was asked for over several claims or layers at once.")
    votes = standing(given, layer=given[0].layer) if given else ()
    if len(votes) < max(needed, 1):
        return None
    if needed <= 1:
        return _decision(Basis.SINGLE, votes[-1:])
    agreed = len({(review.scale, review.rating) for review in votes}) == 1
    return _decision(Basis.AGREED, votes) if agreed else None


def resting_on(evidence_id: str, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the standing reviews, of either layer, that rest on one piece of evidence."""
    given = tuple(reviews)
    votes = [review for layer in Layer for review in standing(given, layer=layer)]
    return tuple(review for review in votes if evidence_id in review.evidence_ids)


def stale(reviews: Iterable[Review], *, evidence: Iterable[Evidence]) -> tuple[Review, ...]:
    """Return the standing reviews that rest on a piece retracted since, in order and once each."""
    given = tuple(reviews)
    retracted = [piece.id for piece in evidence if piece.retracted_at is not None]
    shaken = {review.id for piece in retracted for review in resting_on(piece, given)}
    return tuple(review for review in given if review.id in shaken)


def stale_verdicts(
    verdicts: Iterable[Verdict], *, reviews: Iterable[Review], evidence: Iterable[Evidence]
) -> tuple[Verdict, ...]:
    """Return the verdicts that stand, one a claim and layer at most, and rest on a stale review."""
    shaken = {review.id for review in stale(reviews, evidence=evidence)}
    last = {(verdict.claim_id, verdict.layer): verdict for verdict in verdicts}
    return tuple(
        v for v in last.values() if v.rating is not None and not shaken.isdisjoint(v.review_ids)
    )


def carries_speech(occurrence: Occurrence) -> bool:
    """Whether somebody other than the writer is said to have said it, named or not."""
    attribution = occurrence.attribution
    return attribution.mode is not Mode.NARRATED and attribution.role is not SpeakerRole.AUTHOR


def check_caveats(caveats: Iterable[Caveat], *, known: bool) -> tuple[str, ...]:
    """Return the ids of the caveats that stand, if a verdict may be given over them.

    `known` is the reviewer's word that they know of them. Raises NotAllowed, naming each, without.
    """
    standing = [caveat for caveat in caveats if caveat.resolved_at is None]
    if standing and not known:
        told = "; ".join(f"“{' '.join(caveat.text.split())[:160]}”" for caveat in standing)
        what = "A caveat stands" if len(standing) == 1 else f"{len(standing)} caveats stand"
        raise NotAllowed(
            f"{what} beside this claim: {told}{'' if told.endswith('.”') else '.'} Nothing was "
            "saved. Resolve what is settled, or say that you know of it and the verdict holds all "
            "the same."
        )
    return tuple(caveat.id for caveat in standing)


def _check_layer(claim: Claim, layer: Layer) -> None:
    """Refuse to judge that it was said where nobody is quoted."""
    if layer not in layers(claim):
        raise NotAllowed(
            "Whether this was said cannot be judged: every occurrence is in the writer's own "
            "voice. Nothing was saved. Judge whether it is so, or correct the speaker first."
        )


def _check_rating(scale: VerdictScale, rating: str) -> Rating:
    """Find the rating on its scale."""
    found = scale.rating(rating)
    if found is None:
        known = ", ".join(step.key for step in scale.ratings)
        raise InvalidInput(
            f"“{rating}” is not a rating of the scale “{scale.title}”. Nothing was saved. "
            f"Choose one of: {known}."
        )
    return found


def _check_rationale(rationale: str) -> None:
    """Refuse an empty reason; a dash or an invisible character is no reason either."""
    if not any(character.isalnum() for character in rationale):
        raise InvalidInput(
            "A rating needs its reason in words, and the rationale is blank. Nothing was saved. "
            "Write what you found and why it leads to this rating."
        )


def _check_evidence(
    claim: Claim, evidence_ids: Sequence[str], evidence: Iterable[Evidence]
) -> None:
    """Refuse a piece that is not there, is another claim's, or no longer stands."""
    known = {piece.id: piece for piece in evidence}
    for evidence_id in evidence_ids:
        piece = known.get(evidence_id)
        if piece is None or piece.claim_id != claim.id:
            raise InvalidInput(
                f"The evidence “{evidence_id}” is not linked to this claim. Nothing was saved. "
                "Choose among the pieces linked to it, or link this one first."
            )
        if piece.retracted_at is not None:
            raise InvalidInput(
                f"The evidence “{evidence_id}” was retracted and carries nothing any more. "
                "Nothing was saved. Choose pieces that stand."
            )


def _decision(basis: Basis, votes: Sequence[Review]) -> Decision | None:
    """Put the votes, which share one rating, into a decision."""
    last = votes[-1]
    if last.rating is None:
        return None
    return Decision(
        basis=basis,
        layer=last.layer,
        scale=last.scale,
        rating=last.rating,
        review_ids=tuple(review.id for review in votes),
    )


_UNANSWERED = {
    Layer.SAID: "The claim is put into somebody's mouth, and nobody checked whether it was said.",
    Layer.SO: "Only whether it was said was checked, and nobody judged whether it is so.",
}
_ALL_THE_SAME = (
    "Have the question answered, or say that you know it is open and sign all the same; every "
    "report says that it was not checked."
)
