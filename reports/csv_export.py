"""One row a claim, for a spreadsheet.

The columns and their order are stable: new ones are added at the end. The file opens in Excel
as UTF-8 (byte order mark, CRLF), and no cell becomes a formula (`reports.cells`). A claim made
in several places is described by the first; `places` counts them.
"""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING

from reports import publication_words, reply_words, sign_off_words
from reports.cells import defused
from reports.disclosure import disclosed, withheld
from reports.earlier_checks import line
from reports.lookup import document_of, name_of, phrase, rating_label, standing
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.wording import amount, iso_moment, period
from review.model import Layer, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Claim, Occurrence
    from review.dossier import ClaimRecord, Dossier
    from review.model import Verdict

COLUMNS = (
    "number", "id", "statement", "exact_words", "speaker", "speaker_title", "role", "mode", "via",
    "document", "publisher", "published_on", "url", "start", "end", "places",
    "kind", "checkability", "state", "score", "numbers", "dates",
    "said_rating", "said_label", "said_basis", "said_decided_by", "said_decided_at",
    "so_rating", "so_label", "so_basis", "so_decided_by", "so_decided_at", "so_rationale",
    "scale", "supports", "refutes", "qualifies", "context", "off_the_record",
    "head_events", "head_digest", "earlier_checks", "pieces", "independent_sources", "replies",
    "published", "signed_off",
)  # fmt: skip
"""The first line of the file."""


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as CSV with a byte order mark, one row a claim."""
    return b"".join(stream(dossier))


def stream(dossier: Dossier) -> Iterator[bytes]:
    """Yield the same bytes row by row."""
    shown = disclosed(dossier)
    sheet = StringIO(newline="")
    writer = csv.DictWriter(sheet, COLUMNS, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    yield _taken_from(sheet).encode("utf-8-sig")
    for record in shown.claims:
        row = _row(record, shown)
        writer.writerow({column: defused(showable(cell)) for column, cell in row.items()})
        yield _taken_from(sheet).encode("utf-8")


def _taken_from(sheet: StringIO) -> str:
    """Return what was written so far, and empty the sheet."""
    written = sheet.getvalue()
    sheet.seek(0)
    sheet.truncate()
    return written


def _row(record: ClaimRecord, dossier: Dossier) -> dict[str, str]:
    first = next(iter(record.claim.occurrences), None)
    return {
        **_claim_cells(record.claim),
        **(_place_cells(first, dossier) if first else {}),
        **dict(_verdict_cells(record, dossier)),
        **_evidence_cells(record),
        **_origin_cells(record),
        "scale": record.scale.reference,
        "earlier_checks": "\n".join(map(line, record.earlier_checks)),
        "replies": "\n".join(reply_words.lines(record.heard)),
        "published": "\n".join(publication_words.lines(record)),
        "signed_off": "\n".join(sign_off_words.lines(record)),
        "head_events": str(dossier.head.events),
        "head_digest": dossier.head.digest,
    }


def _claim_cells(claim: Claim) -> dict[str, str]:
    return {
        "number": str(claim.number),
        "id": claim.id,
        "statement": claim.statement,
        "places": str(len(claim.occurrences)),
        "kind": claim.kind.value,
        "checkability": claim.checkability.value,
        "state": claim.state.value,
        "score": f"{claim.score:.4f}",
    }


def _place_cells(place: Occurrence, dossier: Dossier) -> dict[str, str]:
    span, said = place.span, place.attribution
    numbers = (f"{phrase(dossier, span, q.extent)} = {amount(q)}" for q in place.quantities)
    dates = (f"{phrase(dossier, span, t.extent)} = {period(t)}" for t in place.times)
    return {
        **_document_cells(span.document_id, dossier),
        "exact_words": span.quote,
        "start": str(span.start),
        "end": str(span.end),
        "speaker": said.speaker or "",
        "speaker_title": said.title or "",
        "role": said.role.value,
        "mode": said.mode.value,
        "via": " → ".join(said.via),
        "numbers": "; ".join(numbers),
        "dates": "; ".join(dates),
    }


def _document_cells(document_id: str, dossier: Dossier) -> dict[str, str]:
    document = document_of(dossier, document_id)
    if document is None:
        return {}
    return {
        "document": document.title,
        "publisher": document.publisher or "",
        "published_on": document.published_on.isoformat() if document.published_on else "",
        "url": document.url or "",
    }


def _verdict_cells(record: ClaimRecord, dossier: Dossier) -> Iterator[tuple[str, str]]:
    for layer in Layer:
        verdict = standing(record, layer)
        if verdict is None:
            continue
        yield f"{layer.value}_rating", verdict.rating or ""
        yield f"{layer.value}_label", rating_label(dossier, record, verdict) or ""
        yield f"{layer.value}_basis", verdict.basis.value
        yield f"{layer.value}_decided_by", name_of(dossier, verdict.decided_by)
        yield f"{layer.value}_decided_at", iso_moment(verdict.decided_at)
        if layer is Layer.SO:
            yield "so_rationale", _rationale(verdict, record)


def _rationale(verdict: Verdict, record: ClaimRecord) -> str:
    carrying = (r for r in record.reviews if r.id in verdict.review_ids)
    return "\n\n".join(r.rationale for r in carrying if r.rating == verdict.rating)


def _evidence_cells(record: ClaimRecord) -> dict[str, str]:
    """Counts of what stands; retracted pieces carry nothing any more."""
    pieces = [e for e in record.evidence if e.retracted_at is None]
    stances = Counter(piece.stance for piece in pieces)
    hidden = sum(withheld(piece) for piece in pieces)
    return {
        **{stance.value: str(stances[stance]) for stance in Stance},
        "off_the_record": str(hidden),
    }


def _origin_cells(record: ClaimRecord) -> dict[str, str]:
    """How many pieces on the record there are, and how many independent sources they make."""
    found = record.independence
    return {"pieces": str(found.pieces), "independent_sources": str(found.sources)}


RENDERER = Renderer(
    key="csv",
    label="Table (CSV), one row a claim",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    render=render,
    stream=stream,
)
