"""`show --json`: a claim and a document as JSON with keys that stay.

The desk's own view, with the confidential evidence that whoever is named by --as may see (`shown`
says how much of it that is); what may leave the desk is `export`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import replies
from reports.wording import iso_moment

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Attribution, Caveat, Quantity, TimeReference
    from desk.screens import Bearing, ClaimScreen, Context, DocumentScreen, MarkedClaim
    from reports.exact_json import Json
    from review.model import Event, Evidence, OutsideSource, Review, Verdict


def claim_json(screen: ClaimScreen) -> dict[str, Json]:
    """Return a claim with its places, evidence, reviews, verdicts and history."""
    claim = screen.claim
    standing = {verdict.id for verdict in screen.standing.values()}
    stale = {verdict.id for verdict in screen.stale}
    return {
        "number": claim.number,
        "id": claim.id,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "checkability": claim.checkability.value,
        "state": claim.state.value,
        "score": claim.score,
        "reasons": [{"feature": r.feature, "weight": r.weight} for r in claim.reasons],
        "revision": claim.revision,
        "scale": claim.scale,
        "detector": claim.detector,
        "created_at": iso_moment(claim.created_at),
        "changed_at": iso_moment(claim.changed_at),
        "merged_into": screen.merged_into,
        "occurrences": [_place(context) for context in screen.contexts],
        "evidence": [_evidence(piece) for piece in screen.evidence],
        "reviews": [_review(review) for review in screen.reviews],
        "verdicts": [_verdict(v, v.id in standing, v.id in stale) for v in screen.verdicts],
        "relations": [_bearing(bearing) for bearing in screen.bearings],
        "caveats": [_caveat(caveat) for caveat in screen.caveats],
        **replies.as_json(screen.heard),
        "history": [_event(event) for event in screen.history],
    }


def document_json(screen: DocumentScreen) -> dict[str, Json]:
    """Return a document with its text, its claims in order of place, and what is unresolved."""
    document = screen.document
    return {
        "number": document.number,
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published_on": _day(document.published_on),
        "url": document.url,
        "file": document.file,
        "media_type": document.media_type,
        "reader": document.reader,
        "digest": document.digest,
        "added_by": document.added_by,
        "added_at": iso_moment(document.added_at),
        "revision": screen.revision,
        "text": document.text,
        "withdrawn": document.withdrawn or None,
        "places": [{"start": p.start, "end": p.end, "label": p.label} for p in screen.places],
        "claims": [_mark(mark) for mark in screen.marks],
        "unresolved": [_time(time, document.text, 0) for time in screen.unresolved],
        "history": [_event(event) for event in screen.history],
    }


def _place(context: Context) -> Json:
    occurrence = context.occurrence
    span = occurrence.span
    return {
        "id": occurrence.id,
        "document": context.document_number,
        "document_id": context.document,
        "title": context.title,
        "publisher": context.publisher,
        "published_on": context.published_on,
        "place": context.place or None,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "before": context.before,
        "after": context.after,
        **_spoken(occurrence.attribution),
        "quantities": [_quantity(q, context) for q in occurrence.quantities],
        "times": [_time(t, context.text, context.start) for t in occurrence.times],
    }


def _spoken(spoken: Attribution) -> dict[str, Json]:
    return {
        "speaker": spoken.speaker,
        "speaker_title": spoken.title,
        "role": spoken.role.value,
        "mode": spoken.mode.value,
        "verb": spoken.verb,
        "via": list(spoken.via),
        "possible_speakers": list(spoken.candidates),
    }


def _quantity(quantity: Quantity, context: Context) -> Json:
    start, end = quantity.extent.start - context.start, quantity.extent.end - context.start
    return {
        "phrase": context.text[start:end],
        "low": quantity.low,
        "high": quantity.high,
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
    }


def _time(time: TimeReference, text: str, start: int) -> Json:
    return {
        "phrase": text[time.extent.start - start : time.extent.end - start],
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "needs": time.needs,
    }


def _evidence(piece: Evidence) -> Json:
    span = piece.span
    return {
        "id": piece.id,
        "stance": piece.stance.value,
        "confidentiality": piece.confidentiality.value,
        "document_id": span.document_id if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "source": _source(piece.source) if piece.source else None,
        "locator": piece.locator,
        "quote": span.quote if span else piece.quote,
        "note": piece.note,
        "shown": piece.shown.value,
        "released": piece.released.value,
        "added_by": piece.added_by,
        "added_at": iso_moment(piece.added_at),
        "retracted_at": iso_moment(piece.retracted_at) if piece.retracted_at else None,
        "retracted_because": piece.retracted_because,
    }


def _source(source: OutsideSource) -> Json:
    return {
        "kind": source.kind.value,
        "title": source.title,
        "address": source.address,
        "published_on": _day(source.published_on),
        "accessed_on": _day(source.accessed_on),
        "file": source.file,
        "digest": source.digest,
    }


def _review(review: Review) -> Json:
    return {
        "id": review.id,
        "layer": review.layer.value,
        "scale": review.scale,
        "rating": review.rating,
        "confidence": review.confidence.value if review.confidence else None,
        "rationale": review.rationale,
        "evidence_ids": list(review.evidence_ids),
        "given_by": review.given_by,
        "given_at": iso_moment(review.given_at),
        "supersedes": review.supersedes,
    }


def _verdict(verdict: Verdict, stands: bool, stale: bool) -> Json:
    return {
        "id": verdict.id,
        "layer": verdict.layer.value,
        "basis": verdict.basis.value,
        "scale": verdict.scale,
        "rating": verdict.rating,
        "stands": stands,
        "rests_on_retracted_evidence": stale,
        "review_ids": list(verdict.review_ids),
        "decided_by": verdict.decided_by,
        "decided_at": iso_moment(verdict.decided_at),
    }


def _bearing(bearing: Bearing) -> Json:
    one = bearing.relation
    return {
        "id": one.id,
        "kind": one.kind.value,
        "from_this_claim": bearing.from_left,
        "other": bearing.other,
        "state": one.state.value,
        "reason": one.reason,
    }


def _caveat(caveat: Caveat) -> Json:
    return {
        "id": caveat.id,
        "words": caveat.text,
        "relation": caveat.relation,
        "added_by": caveat.added_by,
        "resolved_at": iso_moment(caveat.resolved_at) if caveat.resolved_at else None,
        "resolved_because": caveat.resolved_because or None,
    }


def _event(event: Event) -> Json:
    return {
        "event": event.seq,
        "at": iso_moment(event.at),
        "actor": event.actor,
        "action": event.action,
    }


def _mark(mark: MarkedClaim) -> Json:
    return {
        "number": mark.number,
        "id": mark.claim,
        "statement": mark.statement,
        "start": mark.extent.start,
        "end": mark.extent.end,
        "kind": mark.kind.value,
        "state": mark.state.value,
        "score": mark.score,
        "speaker": mark.speaker,
        "rating": mark.rating.key if mark.rating else None,
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
