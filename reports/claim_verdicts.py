"""Verdicts as a report shows them: what stands on each layer, what carries it, what fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.lookup import name_of, rating_label, rating_of, standing
from reports.palette import PALETTE
from reports.views import ReviewView, VerdictView
from reports.wording import WITHDRAWN_VERDICT, count, label, meaning, moment
from review.model import Basis, Layer

if TYPE_CHECKING:
    from review.dossier import ClaimRecord, Dossier
    from review.model import Review, Verdict

DISSENT = "dissent"
"""What became of a review that says something else than the verdict beside it."""

NO_TONE = "outside"
"""The tone of everything that is not a step on a scale."""

_TONES = frozenset(PALETTE) | {"none"}
"""The tones that the style sheets know; none for no verdict."""


def tone(colour: str) -> str:
    """Return the style sheet's name for a rating's colour; an unknown one stays neutral."""
    return colour if colour in _TONES else NO_TONE


def verdict_views(record: ClaimRecord, dossier: Dossier) -> tuple[VerdictView, ...]:
    """Return the last verdict of each layer that has one, "it was said" first."""
    last = (standing(record, layer) for layer in Layer)
    return tuple(_verdict_view(verdict, record, dossier) for verdict in last if verdict)


def earlier_views(record: ClaimRecord, dossier: Dossier) -> tuple[ReviewView, ...]:
    """Return the reviews that carry no standing verdict: superseded, withdrawn, in dissent."""
    fates = ((review, became(review, record)) for review in record.reviews)
    return tuple(_review_view(r, record, dossier, fate) for r, fate in fates if fate)


def _verdict_view(verdict: Verdict, record: ClaimRecord, dossier: Dossier) -> VerdictView:
    rating = rating_of(dossier, record, verdict)
    decided = f"{name_of(dossier, verdict.decided_by)}, {moment(verdict.decided_at)}"
    unrated = meaning(Basis.WITHDRAWN) if verdict.rating is None else ""
    return VerdictView(
        question=label(verdict.layer),
        label=rating_label(dossier, record, verdict) or WITHDRAWN_VERDICT,
        meaning=rating.meaning if rating else unrated,
        tone=tone(rating.colour) if rating else NO_TONE,
        basis=f"{label(verdict.basis)} · {decided}",
        grounds=tuple(_review_view(r, record, dossier) for r in _grounds(verdict, record)),
    )


def _grounds(verdict: Verdict | None, record: ClaimRecord) -> tuple[Review, ...]:
    """The reviews that a verdict rests on and that came to its rating."""
    if verdict is None or verdict.rating is None:
        return ()
    rests_on = (review for review in record.reviews if review.id in verdict.review_ids)
    return tuple(review for review in rests_on if review.rating == verdict.rating)


def became(review: Review, record: ClaimRecord) -> str:
    """Say what became of a review that carries no standing verdict; "" while it carries one."""
    if review in _grounds(standing(record, review.layer), record):
        return ""
    follower = next((r for r in record.reviews if r.supersedes == review.id), None)
    if review.rating is None:
        return "withdrawal"
    if follower:
        return "withdrawn" if follower.rating is None else "superseded"
    verdict = standing(record, review.layer)
    if verdict is None or verdict.rating is None:
        return "no verdict stands"
    return DISSENT if review.rating != verdict.rating else "given beside the verdict"


def _review_view(
    review: Review, record: ClaimRecord, dossier: Dossier, became: str = ""
) -> ReviewView:
    rating = rating_of(dossier, record, review)
    name = rating_label(dossier, record, review) or "Review withdrawn"
    return ReviewView(
        label=f"{label(review.layer)}: {name}" if became else name,
        tone=tone(rating.colour) if rating else NO_TONE,
        by=f"{name_of(dossier, review.given_by)}, {moment(review.given_at)}",
        confidence=f"{label(review.confidence)} confidence" if review.confidence else "",
        rests_on=_rests_on(review),
        rationale=tuple(review.rationale.splitlines()),
        became=became,
    )


def _rests_on(review: Review) -> str:
    pieces = len(review.evidence_ids)
    return f"rests on {count(pieces, 'piece')} of evidence" if pieces else ""
