"""Finding what a dossier's parts refer to: names, texts, ratings, the verdict that stands.

A reference that leads nowhere never fails: the reader sees the reference itself instead, so
that a report of an old record can always be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.model import Document
    from claims.text import Extent, Span
    from review.dossier import ClaimRecord, Dossier
    from review.model import Layer, Rating, Review, Verdict, VerdictScale


def name_of(dossier: Dossier, actor: str) -> str:
    """Return the name to print for an actor; the actor's id where the dossier gives none."""
    return dossier.people.get(actor, actor)


def document_of(dossier: Dossier, document_id: str) -> Document | None:
    """Return the document of that id, or None when the dossier leaves it out."""
    return next((d for d in dossier.documents if d.id == document_id), None)


def phrase(dossier: Dossier, span: Span, extent: Extent) -> str:
    """Return the document's words at `extent`, which was read in or around `span`.

    Without the document, what the span's own quotation has of them.
    """
    document = document_of(dossier, span.document_id)
    if document and span.extent.of(document.text) == span.quote:
        return extent.of(document.text)
    return span.quote[max(0, extent.start - span.start) : max(0, extent.end - span.start)]


def scale_of(dossier: Dossier, record: ClaimRecord, reference: str) -> VerdictScale | None:
    """Return the scale that a review or verdict was given on."""
    known = (*dossier.scales, record.scale)
    return next((scale for scale in known if scale.reference == reference), None)


def rating_of(dossier: Dossier, record: ClaimRecord, given: Review | Verdict) -> Rating | None:
    """Return the rating that was given; None for a withdrawal or an unknown scale."""
    scale = scale_of(dossier, record, given.scale)
    return scale.rating(given.rating) if scale and given.rating is not None else None


def rating_label(dossier: Dossier, record: ClaimRecord, given: Review | Verdict) -> str | None:
    """Return the rating in words, its key on an unknown scale, None for a withdrawal."""
    rating = rating_of(dossier, record, given)
    return rating.label if rating else given.rating


def standing(record: ClaimRecord, layer: Layer) -> Verdict | None:
    """Return the last verdict of a layer, which may be a withdrawal; None when there is none."""
    return next((v for v in reversed(record.verdicts) if v.layer is layer), None)
