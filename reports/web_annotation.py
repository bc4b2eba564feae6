"""Web Annotation (W3C): each place of each claim as an annotation on its document.

The words are selected twice: by quotation with what stands around it, and by position. Positions
are code points of the document's text as the desk took it in, counted from 0, as the model asks;
`state` says when that was. Bodies are the claim's wording, the verdict with its reason, who was
asked, and the evidence as links. Names are stable: the same place always has the same one.

Evidence whose source has no web address is left out here; every other format has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import exact_json, permalinks, reply_words, sign_off_words
from reports.claim_evidence import stance_views
from reports.claim_places import web_address
from reports.disclosure import disclosed
from reports.lookup import document_of, rating_label, standing
from reports.publisher import publisher_of
from reports.reasoning import reason_of
from reports.renderer import FORMAT, Renderer
from reports.wording import iso_moment, label
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Document, Occurrence
    from claims.text import Span
    from reports.exact_json import Json
    from review.dossier import ClaimRecord, Dossier

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def stream(dossier: Dossier) -> Iterator[bytes]:
    """Yield a page of annotations, one at a time, in the order of the dossier."""
    shown = disclosed(dossier)
    head = shown.head
    collection = permalinks.name("annotations", head.digest)
    yield from exact_json.streamed(
        {
            "@context": CONTEXT,
            "id": permalinks.name("annotation page", head.digest),
            "type": "AnnotationPage",
            "partOf": {
                "id": collection,
                "type": "AnnotationCollection",
                "label": shown.title,
                "total": sum(len(record.claim.occurrences) for record in shown.claims),
                "dcterms:description": f"{FORMAT} · event {head.events} of the record · "
                f"{head.digest}",
            },
            "startIndex": 0,
            "items": (
                annotation(place, record, shown)
                for record in shown.claims
                for place in record.claim.occurrences
            ),
        }
    )


def annotation(place: Occurrence, record: ClaimRecord, dossier: Dossier) -> dict[str, Json]:
    """Return one place of a claim; `dossier` is disclosed."""
    claim = record.claim
    key = f"{claim.id} {place.id} {place.span.document_id} {place.span.start} {place.span.end}"
    judged = any(standing(record, layer) for layer in Layer)
    return {
        "id": permalinks.name("place", key),
        "type": "Annotation",
        "motivation": "assessing" if judged else "identifying",
        "created": iso_moment(claim.created_at),
        "modified": iso_moment(claim.changed_at),
        **_creator(dossier),
        "body": [*_bodies(record, dossier)],
        "target": _target(place.span, document_of(dossier, place.span.document_id)),
    }


def _creator(dossier: Dossier) -> dict[str, Json]:
    publisher = publisher_of(dossier)
    if not publisher.name:
        return {}
    home = web_address(publisher.site)
    agent: dict[str, Json] = {"type": "Organization", "name": publisher.name}
    return {"creator": {**agent, "homepage": home} if home else agent}


def _bodies(record: ClaimRecord, dossier: Dossier) -> Iterator[Json]:
    yield _text("describing", record.claim.statement)
    for layer in Layer:
        verdict = standing(record, layer)
        name = verdict and rating_label(dossier, record, verdict)
        if verdict and name:
            yield _text("assessing", f"{label(layer)}: {name}")
            yield from _said("commenting", reason_of(verdict, record))
    yield from _said("commenting", sign_off_words.alone(record))
    for line in reply_words.lines(record.heard):
        yield _text("replying", line)
    for stance in stance_views(record, dossier):
        links = (piece.address for piece in stance.items if piece.address and not piece.retracted)
        for address in dict.fromkeys(links):
            yield {"type": "SpecificResource", "source": address, "purpose": "linking"}


def _said(purpose: str, words: str) -> Iterator[Json]:
    if words:
        yield _text(purpose, words)


def _text(purpose: str, words: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
        "value": words,
    }


def _target(span: Span, document: Document | None) -> Json:
    address = web_address(document.url) if document else None
    known: dict[str, Json] = {}
    if document:
        known["state"] = {"type": "TimeState", "sourceDate": iso_moment(document.added_at)}
    return {
        "type": "SpecificResource",
        "source": address or permalinks.name("document", span.document_id),
        **known,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.quote,
                "prefix": span.prefix,
                "suffix": span.suffix,
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def render(dossier: Dossier) -> bytes:
    """Return all annotations as one JSON-LD page."""
    return b"".join(stream(dossier))


RENDERER = Renderer(
    key="annotations",
    label="Web Annotations (JSON-LD)",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    suffix=".annotations.json",
    render=render,
    stream=stream,
)
