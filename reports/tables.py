"""A report as tables: claims, places, evidence, reviews, history, and what the file is.

Rows are plain values, for whatever lays them out: texts, whole numbers, and days, which have no
time zone. Moments are ISO texts in UTC. Everything comes from a dossier that `disclosed` has been
over; what it withheld keeps its row, with nothing in it but stance, id and the fact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reports import headings
from reports.claim_places import where
from reports.claim_verdicts import became
from reports.disclosure import unnamed, withheld, words
from reports.lookup import document_of, name_of, rating_label, rating_of, standing
from reports.wording import (
    NO_VERDICT,
    ON_BACKGROUND,
    WITHDRAWN_VERDICT,
    WITHHELD,
    iso_moment,
    label,
)
from review.model import Layer, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from claims.model import Occurrence
    from reports.views import ClaimView, ReportView
    from review.dossier import ClaimRecord, Dossier
    from review.model import Evidence, Review, Verdict

Cell: TypeAlias = "str | int | date | None"
Row: TypeAlias = "tuple[Cell, ...]"
Head: TypeAlias = "tuple[tuple[str, int], ...]"
"""Columns: the name, and the width in characters that suits what stands there.

Those that a reader needs come first: paper is not wide enough for all of them, and what is
printed must not look as if it stood when it was retracted or superseded.
"""

_CLAIM: Head = (("No.", 6), ("Claim", 46))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet. Every row has as many cells as there are columns."""

    name: str
    columns: Head
    rows: tuple[Row, ...]


def tables(dossier: Dossier, report: ReportView) -> tuple[Table, ...]:
    """Return the tables of a dossier that was disclosed, and of its view."""
    both = tuple(zip(dossier.claims, report.claims, strict=True))
    return (
        Table(name="Claims", columns=_CLAIMS, rows=tuple(_claim(r, v, dossier) for r, v in both)),
        Table(
            name="Places",
            columns=_PLACES,
            rows=tuple(row for r, v in both for row in _places(r, v, dossier)),
        ),
        Table(
            name=headings.EVIDENCE,
            columns=_EVIDENCE,
            rows=tuple(_piece(e, r, dossier) for r, _ in both for e in r.evidence),
        ),
        Table(
            name="Reviews",
            columns=_REVIEWS,
            rows=tuple(row for r, _ in both for row in _judgements(r, dossier)),
        ),
        Table(
            name=headings.HISTORY,
            columns=_HISTORY,
            rows=tuple(row for r, _ in both for row in _history(r, dossier)),
        ),
        Table(name="About", columns=_ABOUT, rows=tuple(about(report))),
    )


_CLAIMS: Head = (
    *_CLAIM,
    *((label(layer), 16) for layer in Layer),
    ("State", 12), ("Speaker", 22), ("Document", 28), (headings.SIGNED, 32),
    (headings.PUBLISHED, 32), (headings.CAVEATS, 32), ("Exact words", 46), ("Published", 11),
    ("Places", 8), (headings.EARLIER_CHECKS, 32), (headings.REPLIES, 36),
    *((label(stance), 10) for stance in Stance),
    ("Withheld", 10), (headings.ORIGINS, 36), (headings.BEARINGS, 32), ("Kind", 16),
    ("Checkability", 18), ("Scale", 14), ("Id", 16),
)  # fmt: skip


def _claim(record: ClaimRecord, view: ClaimView, dossier: Dossier) -> Row:
    claim, place = record.claim, next(iter(view.places), None)
    first = next(iter(claim.occurrences), None)
    kind, checkability, state = view.nature
    return (
        claim.number,
        claim.statement,
        *(_outcome(record, layer, dossier) for layer in Layer),
        state,
        place.speaker if place else "",
        place.document.title if place else "",
        "\n".join(view.signed),
        "\n".join(view.published),
        "\n".join(view.caveats),
        first.span.quote if first else "",
        _published(first, dossier) if first else None,
        len(claim.occurrences),
        "\n".join(view.earlier_checks),
        "\n".join(view.replies),
        *_counts(record),
        "\n".join(view.origins),
        "\n".join(view.bearings),
        kind,
        checkability,
        record.scale.reference,
        claim.id,
    )


def _outcome(record: ClaimRecord, layer: Layer, dossier: Dossier) -> str:
    verdict = standing(record, layer)
    if verdict is None:
        return NO_VERDICT if layer is Layer.SO else ""
    return rating_label(dossier, record, verdict) or WITHDRAWN_VERDICT


def _counts(record: ClaimRecord) -> tuple[int, ...]:
    """Standing pieces of each stance, and how many of them may not be shown."""
    pieces = [piece for piece in record.evidence if piece.retracted_at is None]
    stances = Counter(piece.stance for piece in pieces)
    return (*(stances[stance] for stance in Stance), sum(map(withheld, pieces)))


_PLACES: Head = (
    *_CLAIM,
    ("Exact words", 46), ("Speaker", 24), ("How it is given", 16), ("Document", 30),
    ("Publisher", 16), ("Published", 11), ("Where", 24), ("As it was read", 30), ("Chain", 28),
    ("Start", 8), ("End", 8), ("Address", 30), ("File", 16), ("Fingerprint", 20),
)  # fmt: skip


def _places(record: ClaimRecord, view: ClaimView, dossier: Dossier) -> Iterator[Row]:
    for occurrence, place in zip(record.claim.occurrences, view.places, strict=True):
        document = document_of(dossier, occurrence.span.document_id)
        yield (
            record.claim.number,
            record.claim.statement,
            occurrence.span.quote,
            place.speaker,
            place.manner,
            place.document.title,
            place.document.publisher,
            document.published_on if document else None,
            place.where,
            "\n".join(place.readings),
            " → ".join(place.chain),
            occurrence.span.start,
            occurrence.span.end,
            place.document.printed,
            place.document.file,
            document.digest if document else "",
        )


def _published(occurrence: Occurrence, dossier: Dossier) -> date | None:
    document = document_of(dossier, occurrence.span.document_id)
    return document.published_on if document else None


_EVIDENCE: Head = (
    *_CLAIM,
    ("Stance", 11), ("Retracted at", 21), ("Quotation", 46), ("Source", 30), ("Address", 30),
    ("Sort", 14), ("Where", 24), ("Published", 11), ("Read on", 11), ("Fingerprint", 20),
    ("Note", 32), ("Confidentiality", 16), ("Linked by", 16), ("Linked at", 21),
    ("Retracted because", 28), ("Id", 16),
)  # fmt: skip


def _piece(piece: Evidence, record: ClaimRecord, dossier: Dossier) -> Row:
    return (
        record.claim.number,
        record.claim.statement,
        label(piece.stance),
        _moment(piece.retracted_at),
        words(piece),
        *_origin(piece, dossier),
        piece.note,
        label(piece.confidentiality),
        name_of(dossier, piece.added_by),
        iso_moment(piece.added_at),
        piece.retracted_because or "",
        piece.id,
    )


def _origin(piece: Evidence, dossier: Dossier) -> Row:
    """Source, address, sort, where, published, read on, digest."""
    if withheld(piece):
        return (WITHHELD, "", "", "", None, None, "")
    if unnamed(piece):
        return (ON_BACKGROUND, "", "", "", None, None, "")
    if piece.span:
        return _passage(piece, dossier)
    source = piece.source
    if source is None:
        return ("", "", "", piece.locator, None, None, "")
    return (
        source.title,
        source.address or "",
        label(source.kind),
        piece.locator,
        source.published_on,
        source.accessed_on,
        source.digest or "",
    )


def _passage(piece: Evidence, dossier: Dossier) -> Row:
    span = piece.span
    document = document_of(dossier, span.document_id) if span else None
    place = where(span, document) if span else ""
    if document is None:
        return ("", "", "", place, None, None, "")
    known = (document.title or document.file, document.url or "", "Document", place)
    return (*known, document.published_on, None, document.digest)


_REVIEWS: Head = (
    *_CLAIM,
    ("What is judged", 16), ("Decision", 18), ("Rating", 16), ("What became of it", 20),
    ("By", 18), ("At", 21), ("Confidence", 12), ("Reasons", 60), ("Meaning", 34),
    ("Evidence it rests on", 18), ("Scale", 14), ("Id", 16),
)  # fmt: skip


def _judgements(record: ClaimRecord, dossier: Dossier) -> Iterator[Row]:
    """The verdicts of record first, then the reviews, each oldest first."""
    for verdict in record.verdicts:
        yield _verdict(verdict, record, dossier)
    for review in record.reviews:
        yield _review(review, record, dossier)


def _verdict(verdict: Verdict, record: ClaimRecord, dossier: Dossier) -> Row:
    return (
        *_judged(verdict, record, dossier, label(verdict.basis), WITHDRAWN_VERDICT),
        "" if verdict is standing(record, verdict.layer) else "superseded",
        name_of(dossier, verdict.decided_by),
        iso_moment(verdict.decided_at),
        "",
        "",
        _meaning(verdict, record, dossier),
        "",
        verdict.scale,
        verdict.id,
    )


def _review(review: Review, record: ClaimRecord, dossier: Dossier) -> Row:
    return (
        *_judged(review, record, dossier, "Review", "Review withdrawn"),
        became(review, record) or "carries the verdict",
        name_of(dossier, review.given_by),
        iso_moment(review.given_at),
        label(review.confidence) if review.confidence else "",
        review.rationale,
        _meaning(review, record, dossier),
        ", ".join(review.evidence_ids),
        review.scale,
        review.id,
    )


def _judged(
    given: Review | Verdict, record: ClaimRecord, dossier: Dossier, decision: str, none: str
) -> Row:
    return (
        record.claim.number,
        record.claim.statement,
        label(given.layer),
        decision,
        rating_label(dossier, record, given) or none,
    )


def _meaning(given: Review | Verdict, record: ClaimRecord, dossier: Dossier) -> str:
    rating = rating_of(dossier, record, given)
    return rating.meaning if rating else ""


_HISTORY: Head = (
    ("No.", 6), ("At", 21), ("Who", 20), ("What", 40), ("Entry", 9), ("Fingerprint", 66),
)  # fmt: skip


def _history(record: ClaimRecord, dossier: Dossier) -> Iterator[Row]:
    for event in record.history:
        who = name_of(dossier, event.actor)
        at = iso_moment(event.at)
        yield (record.claim.number, at, who, event.action, event.seq, event.digest)


_ABOUT: Head = (("What", 30), ("This file", 100))


def about(report: ReportView) -> Iterator[Row]:
    """Yield what a file is, what its ratings mean, and what it leaves out, as pairs of texts."""
    yield (headings.REPORT, report.title)
    yield ("By", report.house.name)
    yield ("Scope", report.scope)
    yield ("Size", report.size)
    for summary in report.summaries:
        for tally in summary.tallies:
            yield (f"{summary.question}: {tally.label}", str(tally.count))
    for document in report.documents:
        told = (document.title, *document.cited, document.printed)
        yield ("Document", " · ".join(filter(None, told)))
    for line in report.left_out:
        yield (headings.LEFT_OUT, line)
    yield from _meanings(report)
    yield from report.house.lines
    yield from ((name, "\n".join(lines)) for name, lines in report.house.texts)
    yield ("Withheld", report.discretion)
    yield ("Made by", report.foot)
    yield ("Record", report.proof)
    yield ("Fingerprint", report.digest)


def _meanings(report: ReportView) -> Iterable[Row]:
    for scale in report.scales:
        yield (headings.MEANINGS, scale.reference)
        yield from ((rating.label, rating.meaning) for rating in scale.ratings)


def _moment(value: datetime | None) -> str:
    return iso_moment(value) if value else ""
