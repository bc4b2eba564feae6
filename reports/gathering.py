"""From a dossier to the view that the pages for people lay out.

`report_view` is the only door; what it returns holds nothing confidential and nothing that a
layout would have to look up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import ClaimState, RelationState
from reports import (
    act_words,
    earlier_checks,
    lineage_words,
    publication_words,
    reply_words,
    sign_off_words,
    worth_words,
)
from reports.claim_evidence import stance_views
from reports.claim_places import document_view, place_view
from reports.claim_verdicts import earlier_views, tone, verdict_views
from reports.disclosure import disclosed
from reports.house_view import house_view
from reports.lookup import name_of
from reports.renderer import MADE_WITH
from reports.summary import summary_views
from reports.views import ClaimView, RatingView, ReportView, ScaleView
from reports.wording import count, days_written, entry, label, moment, of_hundred, relation
from review import rules
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.model import Claim, Relation
    from review.dossier import ClaimRecord, Dossier
    from review.model import Event, VerdictScale

UNANSWERED: dict[Layer, str] = {
    Layer.SAID: "Nobody has settled whether it was said.",
    Layer.SO: "Nobody has settled whether it is so.",
}
"""What is told of a question that has no verdict while another of the claim has one."""

_SHOWN_EVENTS = 12
"""Events printed with a claim. A claim seldom has more; the record itself keeps all of them."""


def report_view(dossier: Dossier) -> ReportView:
    """Return everything that a report on `dossier` says, in its final words and order."""
    with days_written(dossier.house.days):
        return _view(disclosed(dossier))


def _view(shown: Dossier) -> ReportView:
    return ReportView(
        house=house_view(shown.house),
        title=shown.title,
        scope=shown.scope,
        size=f"{count(len(shown.claims), 'claim')} · {count(len(shown.documents), 'document')}",
        record=state_of(shown),
        digest=shown.head.digest,
        summaries=summary_views(shown),
        documents=tuple(document_view(document) for document in shown.documents),
        claims=_claim_views(shown),
        scales=tuple(_scale_view(scale) for scale in shown.scales),
        left_out=shown.left_out,
        foot=MADE_WITH,
    )


def state_of(dossier: Dossier) -> str:
    """Say which state of the record is shown; of a past one also when it stood so."""
    reached = f"{entry(dossier.head.events)} of the desk's record"
    return f"{reached}, as it stood on {moment(dossier.as_of)}" if dossier.as_of else reached


def _claim_views(dossier: Dossier) -> tuple[ClaimView, ...]:
    numbers = {record.claim.id: record.claim.number for record in dossier.claims}
    return tuple(
        _claim_view(record, dossier, position, numbers)
        for position, record in enumerate(dossier.claims, start=1)
    )


def _claim_view(
    record: ClaimRecord, dossier: Dossier, position: int, numbers: Mapping[str, int]
) -> ClaimView:
    claim = record.claim
    return ClaimView(
        number=claim.number,
        anchor=f"claim-{position}",
        statement=claim.statement,
        nature=(label(claim.kind), label(claim.checkability), label(claim.state)),
        worth=_worth(claim),
        places=tuple(place_view(o, claim.statement, dossier) for o in claim.occurrences),
        verdicts=verdict_views(record, dossier),
        caveats=(
            *(" ".join(c.text.split()) for c in record.caveats if c.resolved_at is None),
            *record.stale,
            *_unanswered(record),
        ),
        earlier_checks=tuple(map(earlier_checks.line, record.earlier_checks)),
        published=publication_words.lines(record),
        signed=sign_off_words.lines(record),
        replies=reply_words.lines(record.heard),
        stances=stance_views(record, dossier),
        origins=tuple(lineage_words.told(record)),
        bearings=tuple(_bearings(claim.id, dossier.relations, numbers)),
        earlier=earlier_views(record, dossier),
        history=tuple(_history(record.history, dossier)),
    )


def _unanswered(record: ClaimRecord) -> Iterator[str]:
    """Say which question of a claim was left open when another of its questions was answered."""
    standing = rules.of_record(record.verdicts)
    if standing:
        yield from (UNANSWERED[one] for one in rules.layers(record.claim) if one not in standing)


def _worth(claim: Claim) -> str:
    """Only a claim that nobody has looked at is described by what the rules think of it."""
    if claim.state is not ClaimState.CANDIDATE:
        return ""
    reasons = ", ".join(worth_words.reasons(claim.reasons))
    return f"Check-worthiness {of_hundred(claim.score)} of 100" + (
        f": {reasons}" if reasons else ""
    )


def _bearings(
    claim_id: str, relations: tuple[Relation, ...], numbers: Mapping[str, int]
) -> Iterator[str]:
    """Sentences on other claims; what a person has rejected is not printed."""
    for found in relations:
        if claim_id not in {found.left, found.right} or found.state is RelationState.REJECTED:
            continue
        from_left = found.left == claim_id
        other = numbers.get(found.right if from_left else found.left)
        name = f"claim {other}" if other is not None else "a claim outside this report"
        verb = relation(found.kind, from_left=from_left)
        yield f"It {verb} {name}: {found.reason} ({label(found.state)})"


def _history(events: tuple[Event, ...], dossier: Dossier) -> Iterator[str]:
    hidden = max(0, len(events) - _SHOWN_EVENTS)
    if hidden:
        yield f"{count(hidden, 'earlier entry', 'earlier entries')} not printed"
    for event in events[hidden:]:
        who = name_of(dossier, event.actor)
        yield f"{moment(event.at)}: {who} {act_words.told(event.action)} ({entry(event.seq)})"


def _scale_view(scale: VerdictScale) -> ScaleView:
    return ScaleView(
        title=scale.title,
        reference=f"{scale.title}, version {scale.version} ({scale.reference})",
        ratings=tuple(
            RatingView(label=r.label, meaning=r.meaning, tone=tone(r.colour)) for r in scale.ratings
        ),
    )
