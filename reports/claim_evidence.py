"""Evidence as a report shows it: grouped by stance, quoted, with its source and its fate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.claim_places import document_view, web_address, where
from reports.disclosure import unnamed, withheld, words
from reports.lookup import document_of, name_of
from reports.views import EvidenceView, StanceView
from reports.wording import (
    ON_BACKGROUND,
    SYMBOLS,
    day,
    fingerprint,
    label,
    moment,
    short_digest,
)
from reports.wording import withheld as withheld_line
from review.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.dossier import ClaimRecord, Dossier
    from review.model import Evidence, OutsideSource


def stance_views(record: ClaimRecord, dossier: Dossier) -> tuple[StanceView, ...]:
    """Return the evidence of each stance that has any, standing pieces before retracted ones."""
    groups = ((stance, [e for e in record.evidence if e.stance is stance]) for stance in Stance)
    return tuple(_stance_view(stance, group, dossier) for stance, group in groups if group)


def _stance_view(stance: Stance, group: Sequence[Evidence], dossier: Dossier) -> StanceView:
    shown = sorted((e for e in group if not withheld(e)), key=lambda e: e.retracted_at is not None)
    hidden = [e.id for e in group if withheld(e)]
    return StanceView(
        key=stance.value,
        symbol=SYMBOLS[stance],
        label=label(stance),
        count=sum(e.retracted_at is None for e in group),
        items=tuple(_evidence_view(evidence, dossier) for evidence in shown),
        withheld=f"{withheld_line(len(hidden))} ({', '.join(hidden)})" if hidden else "",
    )


def _evidence_view(evidence: Evidence, dossier: Dossier) -> EvidenceView:
    source, printed, facts = _origin(evidence, dossier)
    return EvidenceView(
        words=tuple(words(evidence).splitlines()),
        source=source,
        address=web_address(printed),
        printed=printed,
        facts=facts,
        note=tuple(evidence.note.splitlines()),
        linked=f"linked by {name_of(dossier, evidence.added_by)}, {moment(evidence.added_at)}",
        retracted=_retracted(evidence),
    )


def _retracted(evidence: Evidence) -> str:
    if evidence.retracted_at is None:
        return ""
    reason = f": {evidence.retracted_because}" if evidence.retracted_because else ""
    return f"Retracted {moment(evidence.retracted_at)}{reason}"


def _origin(evidence: Evidence, dossier: Dossier) -> tuple[str, str, tuple[str, ...]]:
    """Return who speaks here, the address in full, and the facts to find it again."""
    if unnamed(evidence):
        return ON_BACKGROUND, "", ()
    if evidence.span:
        document = document_of(dossier, evidence.span.document_id)
        view = document_view(document)
        return view.title, view.printed, (*view.cited, where(evidence.span, document))
    if evidence.source:
        facts = tuple(_facts(evidence.source, evidence.locator))
        return evidence.source.title, evidence.source.address or "", facts
    return "Source not recorded", "", ()


def _facts(source: OutsideSource, locator: str) -> Iterator[str]:
    yield label(source.kind).lower()
    if locator:
        yield locator
    if source.published_on:
        yield f"published {day(source.published_on)}"
    if source.accessed_on:
        yield f"read on {day(source.accessed_on)}"
    if source.digest:
        yield fingerprint(short_digest(source.digest))
    if source.note:
        yield source.note
