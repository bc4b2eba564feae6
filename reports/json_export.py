"""The stable interchange: a dossier as JSON in the format `claimdesk/1`.

docs/json-export.md describes every member and claimdesk-1.schema.json checks them; a member is
added, renamed or dropped only under a new format number. The texts of documents and the events
of the record are not exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.disclosure import disclosed, withheld, words
from reports.exact_json import streamed
from reports.lookup import name_of, phrase, rating_label
from reports.renderer import FORMAT, Renderer
from reports.wording import iso_moment
from review.model import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from claims.model import Document, Occurrence, Quantity, Relation, TimeReference
    from claims.text import Span
    from reports.exact_json import Json
    from review.dossier import ClaimRecord, Dossier
    from review.earlier import EarlierAnswer
    from review.independence import Origin
    from review.model import Evidence, Head, OutsideSource, Review, Verdict
    from review.reply import ReplyRequest, ReplyWaiver


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as UTF-8 JSON that validates against claimdesk-1.schema.json."""
    return b"".join(stream(dossier))


def stream(dossier: Dossier) -> Iterator[bytes]:
    """Yield the same bytes in pieces, a claim at a time."""
    shown = disclosed(dossier)
    yield from streamed(
        {
            "format": FORMAT,
            "documents": (document_member(document) for document in shown.documents),
            "claims": (claim_member(record, shown) for record in shown.claims),
            "relations": (relation_member(relation) for relation in shown.relations),
            "head": head_member(shown.head),
        }
    )


def document_member(document: Document) -> Json:
    """Return a document as the interchange cites it: never its text."""
    return {
        "id": document.id,
        "title": document.title,
        "digest": document.digest,
        "file": document.file,
        "published_on": _day(document.published_on),
        "publisher": document.publisher,
        "url": document.url,
    }


def claim_member(record: ClaimRecord, dossier: Dossier) -> dict[str, Json]:
    """Return a claim with everything the interchange tells of it; `dossier` is disclosed."""
    claim = record.claim
    return {
        "id": claim.id,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "checkability": claim.checkability.value,
        "state": claim.state.value,
        "score": claim.score,
        "reasons": [{"feature": r.feature, "weight": r.weight} for r in claim.reasons],
        "occurrences": [_occurrence(o, dossier) for o in claim.occurrences],
        "evidence": [_evidence(e, dossier) for e in record.evidence],
        "reviews": [_review(r, record, dossier) for r in record.reviews],
        "verdicts": [_verdict(v, record, dossier) for v in record.verdicts],
        **_earlier_checks(record),
        **_replies(record),
        **_sign_offs(record),
        **_publications(record),
        **_origins(record),
    }


def _occurrence(occurrence: Occurrence, dossier: Dossier) -> Json:
    attribution = occurrence.attribution
    span = occurrence.span
    return {
        **_span(span),
        "speaker": attribution.speaker,
        "role": attribution.role.value,
        "mode": attribution.mode.value,
        "via": list(attribution.via),
        "quantities": [
            _quantity(q, phrase(dossier, span, q.extent)) for q in occurrence.quantities
        ],
        "times": [_time(t, phrase(dossier, span, t.extent)) for t in occurrence.times],
    }


def _earlier_checks(record: ClaimRecord) -> dict[str, Json]:
    """The member is there only where somebody took a check as an answer."""
    found = [_earlier_check(answer) for answer in record.earlier_checks]
    return {"earlier_checks": found} if found else {}


def _replies(record: ClaimRecord) -> dict[str, Json]:
    """The members are there only where somebody was asked, or said that nobody need be."""
    asked = [_request(one) for one in record.heard.standing]
    excused = [_waiver(one) for one in record.heard.waivers]
    found: dict[str, Json] = {"reply_requests": asked, "reply_waivers": excused}
    return {name: members for name, members in found.items() if members}


def _sign_offs(record: ClaimRecord) -> dict[str, Json]:
    """The member is there only where somebody answers for the verdicts."""
    found: list[Json] = [
        {
            "office": one.office.value,
            "given_by": one.given_by,
            "given_at": iso_moment(one.given_at),
            "verdict_ids": list(one.verdict_ids),
            "also_reviewed": one.checked,
        }
        for one in record.signed
        if one.ended_at is None
    ]
    return {"sign_offs": found} if found else {}


def _publications(record: ClaimRecord) -> dict[str, Json]:
    """The member is there only where something of the claim went out."""
    found: list[Json] = [
        {
            "kind": out.kind.value,
            "at": iso_moment(out.out_at),
            "because": out.because or None,
            "verdict_ids": list(out.verdict_ids),
        }
        for out in record.publications
    ]
    return {"publications": found} if found else {}


def _request(request: ReplyRequest) -> Json:
    return {
        "party": request.party,
        "office": request.office or None,
        "way": request.way.value,
        "asked_on": _day(request.asked_on),
        "answer_by": _day(request.answer_by),
        "replies": [
            {"outcome": reply.outcome.value, "on": _day(reply.on), "words": reply.words}
            for reply in request.replies
        ],
    }


def _waiver(waiver: ReplyWaiver) -> Json:
    return {"party": waiver.party, "because": waiver.because}


def _origins(record: ClaimRecord) -> dict[str, Json]:
    """The member is there only where a piece on the record stands."""
    found = record.independence
    if not found.pieces:
        return {}
    return {
        "independence": {
            "pieces": found.pieces,
            "independent_sources": found.sources,
            "origins": [_origin(origin) for origin in found.origins],
        }
    }


def _origin(origin: Origin) -> Json:
    return {
        "name": origin.name or None,
        "evidence_ids": list(origin.pieces),
        "counted": origin.counted.value,
        "reasons": list(origin.reasons),
    }


def _earlier_check(answer: EarlierAnswer) -> Json:
    check = answer.check
    return {
        "claim": check.claim,
        "claimant": check.claimant or None,
        "publisher": check.publisher or None,
        "rating": check.rating or None,
        "value": check.value,
        "best": check.best,
        "worst": check.worst,
        "title": check.title or None,
        "address": check.address or None,
        "published_on": _day(check.published_on),
        "superseded": answer.superseded,
        "note": answer.note,
        "decided_by": answer.decided_by,
        "decided_at": iso_moment(answer.decided_at),
    }


def _span(span: Span) -> dict[str, Json]:
    return {
        "document_id": span.document_id,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
    }


def _quantity(quantity: Quantity, words_there: str) -> Json:
    return {
        "phrase": words_there,
        "low": quantity.low,
        "high": quantity.high,
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
    }


def _time(time: TimeReference, words_there: str) -> Json:
    return {
        "phrase": words_there,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "needs": time.needs,
    }


def _evidence(evidence: Evidence, dossier: Dossier) -> Json:
    """Null stands for what confidentiality withholds; "" for what was never written."""
    silent = withheld(evidence)
    return {
        "id": evidence.id,
        "stance": evidence.stance.value,
        "confidentiality": evidence.confidentiality.value,
        "span": _span(evidence.span) if evidence.span else None,
        "source": _source(evidence.source) if evidence.source else None,
        "locator": None if silent else evidence.locator,
        "quote": None if silent else words(evidence),
        "note": None if silent else evidence.note,
        "added_by": name_of(dossier, evidence.added_by),
        "added_at": iso_moment(evidence.added_at),
        "retracted_at": _moment(evidence.retracted_at),
        "retracted_because": evidence.retracted_because,
        **({"released": evidence.released.value} if evidence.released is not Shown.NOTHING else {}),
    }


def _source(source: OutsideSource) -> Json:
    return {
        "id": source.id,
        "kind": source.kind.value,
        "title": source.title,
        "address": source.address,
        "published_on": _day(source.published_on),
        "accessed_on": _day(source.accessed_on),
        "note": source.note,
        "file": source.file,
        "digest": source.digest,
    }


def _review(review: Review, record: ClaimRecord, dossier: Dossier) -> Json:
    return {
        "id": review.id,
        "layer": review.layer.value,
        "round": review.round,
        "scale": review.scale,
        "rating": review.rating,
        "label": rating_label(dossier, record, review),
        "confidence": review.confidence.value if review.confidence else None,
        "rationale": review.rationale,
        "evidence_ids": list(review.evidence_ids),
        "claim_revision": review.claim_revision,
        "given_by": name_of(dossier, review.given_by),
        "given_at": iso_moment(review.given_at),
        "supersedes": review.supersedes,
    }


def _verdict(verdict: Verdict, record: ClaimRecord, dossier: Dossier) -> Json:
    return {
        "id": verdict.id,
        "layer": verdict.layer.value,
        "basis": verdict.basis.value,
        "scale": verdict.scale,
        "rating": verdict.rating,
        "label": rating_label(dossier, record, verdict),
        "review_ids": list(verdict.review_ids),
        "decided_by": name_of(dossier, verdict.decided_by),
        "decided_at": iso_moment(verdict.decided_at),
        "supersedes": verdict.supersedes,
    }


def relation_member(relation: Relation) -> Json:
    """Return how one claim bears on another."""
    return {
        "left": relation.left,
        "right": relation.right,
        "kind": relation.kind.value,
        "reason": relation.reason,
        "score": relation.score,
        "state": relation.state.value,
    }


def head_member(head: Head) -> Json:
    """Return the state of the record that is shown."""
    return {"events": head.events, "digest": head.digest}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return iso_moment(value) if value else None


RENDERER = Renderer(
    key="json",
    label="JSON (claimdesk/1)",
    media_type="application/json",
    suffix=".json",
    render=render,
    stream=stream,
)
