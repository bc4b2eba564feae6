"""Reports: what a set of claims amounts to, gathered in one snapshot and rendered.

An export is logged beside the record and not in it, so that exporting twice gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.model import ClaimState
from db import (
    archive_answers,
    board_view,
    claims_store,
    documents_store,
    drafts_store,
    events_store,
    evidence_store,
    people_store,
    relations_store,
    reply_store,
    report_scope,
    unchanged,
    verdicts_store,
    workflow_store,
)
from db.board_view import ClaimFilter
from db.digest import of_bytes
from db.rows import moment, stamp
from desk.act import claim_of
from desk.as_of import check_kept
from desk.as_of import past as past_record
from desk.house_style import house_of
from desk.lineage import lineages
from desk.published import out_by
from desk.signed import signed_of
from desk.stale import stale_in
from reports import version_words
from reports.leaving_out import WHOLE, With, leave_out
from reports.registry import render, renderer
from review.by_claim import by_claim
from review.dossier import ClaimRecord, Dossier
from review.earlier import Decision
from review.reply import NOTHING_HEARD
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from claims.model import Claim, Document
    from db.report_scope import Period
    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which claims a report holds: a filter, or claims by hand; `title` heads it.

    With `bearings`, relations to claims outside the report are in it, too. `period` keeps what was
    decided, signed off or published within it; what `held` leaves out, the file says.
    """

    title: str = "Verdict report"
    words: str = "all claims"
    chosen: ClaimFilter | None = None
    claims: tuple[str, ...] = ()
    bearings: bool = False
    period: Period | None = None
    held: With = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A rendered report: file name, bytes, media type, digest, claims, events of the record."""

    file: str
    body: bytes
    media_type: str
    digest: str
    claims: int
    events: int
    left_out: tuple[str, ...] = ()
    """What of the chosen claims the format could not carry, and why: for whoever exports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastExport:
    """A file that left the desk."""

    at: datetime
    by: str
    format: str
    scope: str
    claims: int
    digest: str
    events: int


def preview(desk: Desk, scope: Scope, key: str, *, as_of: str | int | None = None) -> Export:
    """Render a report without logging that it left the desk."""
    dossier = gather(desk, scope, as_of=as_of)
    return exported(dossier, key, render(dossier, key))


def exported(dossier: Dossier, key: str, body: bytes) -> Export:
    """Return what a dossier became in a format."""
    chosen = renderer(key)
    return Export(
        file=f"claimdesk-{dossier.head.events}{chosen.suffix}",
        body=body,
        media_type=chosen.media_type,
        digest=of_bytes(body),
        claims=len(dossier.claims),
        events=dossier.head.events,
        left_out=chosen.leaves_out(dossier) if chosen.leaves_out else (),
    )


def export(desk: Desk, scope: Scope, key: str) -> Export:
    """Render a report and log that it left the desk."""
    made = preview(desk, scope, key)
    log(desk, scope, key, made)
    return made


def log(desk: Desk, scope: Scope, key: str, made: Export) -> None:
    """Remember that a rendered report left the desk."""
    with desk.database.write() as writing:
        drafts_store.log_export(
            writing,
            {
                "exported_at": stamp(desk.clock()),
                "exported_by": desk.actor,
                "format": key,
                "scope": scope.words,
                "claims": made.claims,
                "digest": made.digest,
                "events": made.events,
            },
        )


def past(desk: Desk) -> tuple[PastExport, ...]:
    """Return the latest exports, newest first."""
    with desk.database.snapshot() as snapshot:
        found = drafts_store.exports(snapshot)
    return tuple(past_export(row) for row in found)


def past_export(row: Row) -> PastExport:
    """Return the export of a row of the log."""
    return PastExport(
        at=moment(row["exported_at"]),
        by=row["exported_by_name"],
        format=row["format"],
        scope=row["scope"],
        claims=row["claims"],
        digest=row["digest"],
        events=row["events"],
    )


def gather(desk: Desk, scope: Scope, *, as_of: str | int | None = None) -> Dossier:
    """Return everything a report says, from one snapshot; `as_of` turns it back to an event or day.

    Of the past only what was kept can be said: raises NotAllowed where something was not.
    """
    if as_of is None:
        with desk.database.snapshot() as snapshot:
            return dossier_in(snapshot, scope, now=desk.clock())
    with past_record(desk.database, as_of) as then:
        dossier = dossier_in(then.snapshot, scope, now=then.event.at)
        dossier = replace(dossier, as_of=then.event.at)
        check_kept(dossier, then.lost)
        return dossier


def all_out(desk: Desk) -> Scope:
    """Return the scope of every claim that ever went out, those taken back too."""
    with desk.database.snapshot() as snapshot:
        found = workflow_store.public(snapshot, now=stamp(desk.clock()))
    ids = tuple(row["claim_id"] for row in found)
    # Without ids a scope means all claims: of a desk that published nothing, none is meant.
    none = None if ids else ClaimFilter(states=(ClaimState.PUBLISHED.value,))
    return Scope(title="Verdicts", words="published verdicts", claims=ids, chosen=none)


def dossier_in(snapshot: Snapshot, scope: Scope, *, now: datetime | None = None) -> Dossier:
    """Return the same from a snapshot that is open already.

    What is published under embargo until after `now` is left out; with None all embargoed is.
    """
    claims = _claims(snapshot, scope)
    records = _records(snapshot, claims, now)
    scales = sorted({record.scale.reference for record in records})
    bearing = relations_store.of_claims if scope.bearings else relations_store.among
    whole = Dossier(
        title=scope.title,
        scope=scope.words,
        documents=_documents(snapshot, records),
        claims=records,
        relations=bearing(snapshot, [claim.id for claim in claims]),
        scales=tuple(scale_called(reference) for reference in scales),
        head=events_store.head(snapshot),
        people={row["id"]: row["name"] for row in people_store.everybody(snapshot)},
        house=house_of(snapshot),
    )
    return leave_out(whole, scope.held)


def size(desk: Desk, scope: Scope) -> int:
    """Return how many claims a report would be about now, without reading them."""
    if scope.claims:
        return len(scope.claims)
    with desk.database.snapshot() as snapshot:
        question = ("size", scope.chosen, scope.period)
        return unchanged.answer(snapshot, question, lambda: len(_meant(snapshot, scope)))


def _claims(snapshot: Snapshot, scope: Scope) -> tuple[Claim, ...]:
    if not scope.claims:
        return claims_store.several(snapshot, _meant(snapshot, scope))
    chosen = {claim.number: claim for claim in (claim_of(snapshot, c) for c in scope.claims)}
    return tuple(chosen[number] for number in sorted(chosen))


def _meant(snapshot: Snapshot, scope: Scope) -> list[str]:
    """Return the ids of the claims that a filter and a period leave."""
    if scope.chosen is None:
        ids = claims_store.all_ids(snapshot)
    else:
        ids = board_view.ids(snapshot, scope.chosen)
    return ids if scope.period is None else report_scope.within(snapshot, ids, scope.period)


def _records(
    snapshot: Snapshot, claims: Sequence[Claim], now: datetime | None
) -> tuple[ClaimRecord, ...]:
    ids = [claim.id for claim in claims]
    linked = evidence_store.of_claims(snapshot, ids)
    evidence = by_claim(linked)
    reviews = by_claim(verdicts_store.open_to(snapshot, ids, None))
    verdicts = by_claim(verdicts_store.verdicts_of(snapshot, ids))
    history = events_store.histories(snapshot, ids)
    caveats = by_claim(relations_store.caveats_of(snapshot, ids))
    doubts = _doubts(snapshot)
    said = archive_answers.of_claims(snapshot, ids)
    earlier = by_claim(one for one in said if one.decision is Decision.ANSWERS)
    heard = reply_store.of_claims(snapshot, ids)
    published = out_by(snapshot, ids, now)
    signed = signed_of(snapshot, ids, reviews, verdicts)
    traced = lineages(snapshot, [claim for claim in claims if claim.id in evidence], linked)
    return tuple(
        ClaimRecord(
            claim=claim,
            scale=scale_called(claim.scale),
            evidence=tuple(evidence.get(claim.id, ())),
            reviews=tuple(reviews.get(claim.id, ())),
            verdicts=tuple(verdicts.get(claim.id, ())),
            history=tuple(history.get(claim.id, ())),
            caveats=tuple(caveats.get(claim.id, ())),
            stale=doubts.get(claim.id, ()),
            earlier_checks=tuple(earlier.get(claim.id, ())),
            strands=traced[claim.id].strands if claim.id in traced else (),
            shared=traced[claim.id].shared if claim.id in traced else (),
            heard=heard.get(claim.id, NOTHING_HEARD),
            signed=signed.get(claim.id, ()),
            publications=published.get(claim.id, ()),
        )
        for claim in claims
    )


def _doubts(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Return why verdicts should be looked at again, by claim."""
    found: dict[str, tuple[str, ...]] = {}
    for one in stale_in(snapshot):
        causes = {(cause.outcome, cause.of_claim): None for cause in one.causes}
        told = tuple(version_words.doubt(one.rating, *cause) for cause in causes)
        found[one.claim] = (*found.get(one.claim, ()), *told)
    return found


def _documents(snapshot: Snapshot, records: Iterable[ClaimRecord]) -> tuple[Document, ...]:
    wanted = set()
    for record in records:
        wanted |= {o.span.document_id for o in record.claim.occurrences}
        wanted |= {e.span.document_id for e in record.evidence if e.span}
    return documents_store.several(snapshot, sorted(wanted))
