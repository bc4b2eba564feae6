"""Claims, evidence and reviews for these tests: whole values, each field open to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from claims.model import (
    Attribution,
    Checkability,
    Claim,
    ClaimState,
    Kind,
    Mode,
    Occurrence,
    SpeakerRole,
)
from claims.text import Span
from review.model import (
    Basis,
    Confidence,
    Confidentiality,
    Evidence,
    Layer,
    Review,
    Stance,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 4, 2, 12, 0, tzinfo=UTC)
QUOTED = Attribution(speaker="Ada Quill", role=SpeakerRole.PERSON, mode=Mode.INDIRECT)
UNNAMED = Attribution(speaker="a porter", role=SpeakerRole.UNNAMED, mode=Mode.DIRECT)
UNSETTLED = Attribution(speaker=None, role=SpeakerRole.UNKNOWN, mode=Mode.MIXED)
OWN_VOICE = Attribution(speaker=None, role=SpeakerRole.AUTHOR, mode=Mode.DIRECT)


class OfReview(TypedDict, total=False):
    """What a test may change about a review."""

    claim_id: str
    layer: Layer
    scale: str
    evidence_ids: tuple[str, ...]
    supersedes: str | None


class OfEvidence(TypedDict, total=False):
    """What a test may change about a piece of evidence."""

    claim_id: str
    retracted_at: datetime
    retracted_because: str


class OfVerdict(TypedDict, total=False):
    """What a test may change about a verdict."""

    rating: str | None
    basis: Basis
    supersedes: str


def a_claim(*said: Attribution) -> Claim:
    return Claim(
        id="claim-1",
        number=1,
        statement="The pier has three lamps.",
        kind=Kind.QUANTITY,
        checkability=Checkability.NOW,
        state=ClaimState.IN_REVIEW,
        score=0.7,
        reasons=(),
        occurrences=tuple(_at(number, who) for number, who in enumerate(said or (QUOTED,))),
        revision=2,
        scale="five-steps@1",
        detector=None,
        created_at=NOON,
        changed_at=NOON,
    )


def evidence(name: str = "lamp-log", **changes: Unpack[OfEvidence]) -> Evidence:
    piece = Evidence(
        id=name,
        claim_id="claim-1",
        stance=Stance.SUPPORTS,
        confidentiality=Confidentiality.ON_THE_RECORD,
        added_by="noor",
        added_at=NOON,
        quote="Three lamps lit.",
    )
    return replace(piece, **changes)


def a_review(
    name: str, *, by: str = "noor", rating: str | None = "true", **changes: Unpack[OfReview]
) -> Review:
    review = Review(
        id=name,
        claim_id="claim-1",
        layer=Layer.SO,
        round=1,
        scale="five-steps@1",
        rating=rating,
        confidence=Confidence.HIGH if rating else None,
        rationale="I counted them.",
        evidence_ids=("lamp-log",),
        claim_revision=2,
        given_by=by,
        given_at=NOON,
    )
    return replace(review, **changes)


def withdrawal(name: str, *, of: str, by: str = "noor") -> Review:
    return a_review(name, by=by, rating=None, supersedes=of, evidence_ids=())


def a_verdict(name: str, review_ids: Sequence[str], **changes: Unpack[OfVerdict]) -> Verdict:
    verdict = Verdict(
        id=name,
        claim_id="claim-1",
        layer=Layer.SO,
        basis=Basis.SINGLE,
        scale="five-steps@1",
        rating="true",
        review_ids=tuple(review_ids),
        decided_by="noor",
        decided_at=NOON,
    )
    return replace(verdict, **changes)


def _at(number: int, who: Attribution) -> Occurrence:
    span = Span(document_id="doc-1", start=10, end=35, quote="The pier has three lamps.")
    return Occurrence(id=f"occurrence-{number}", span=span, attribution=who)
