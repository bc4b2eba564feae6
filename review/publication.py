"""What went out: publications of a claim's verdicts, corrections and retractions.

Each is a line of its own and stays. A correction takes the place of the one before and says why;
a retraction takes the verdict back without another in its place. `as_published` gives a claim's
record back as one of them showed it, so that old words stay readable and nothing that was added
to the record since is told before somebody publishes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from review.dossier import ClaimRecord
    from review.reply import Heard


class PublicationKind(StrEnum):
    """What a publication does."""

    FIRST = "first"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One line of what went out; `because` is the notice readers are given, "" for a first one.

    `events` is how far the record reached before it. `not_before` is an embargo.
    """

    id: str
    kind: PublicationKind
    verdict_ids: tuple[str, ...]
    events: int
    published_at: datetime
    because: str = ""
    not_before: datetime | None = None

    @property
    def out_at(self) -> datetime:
        """When readers could first see it."""
        return max(self.published_at, self.not_before or self.published_at)


def standing(record: ClaimRecord) -> Publication | None:
    """Return what of a claim readers see now; None when nothing went out or it was taken back."""
    last = next(reversed(record.publications), None)
    return None if last is None or last.kind is PublicationKind.RETRACTION else last


def retracted(record: ClaimRecord) -> Publication | None:
    """Return the retraction that took a claim's verdict back, or None."""
    last = next(reversed(record.publications), None)
    return last if last and last.kind is PublicationKind.RETRACTION else None


def as_published(record: ClaimRecord, publication: Publication) -> ClaimRecord:
    """Return the record with what stood when this was published: verdicts, reviews, evidence.

    The claim's own words are as they are now: while it stands published nobody can change them.
    """
    verdicts = tuple(v for v in record.verdicts if v.id in publication.verdict_ids)
    carrying = {review for verdict in verdicts for review in verdict.review_ids}
    then = publication.published_at
    return replace(
        record,
        verdicts=verdicts,
        reviews=tuple(r for r in record.reviews if r.id in carrying),
        evidence=tuple(
            replace(e, retracted_at=None, retracted_because=None)
            for e in record.evidence
            if e.added_at <= then and (e.retracted_at is None or e.retracted_at > then)
        ),
        caveats=tuple(
            replace(c, resolved_at=None)
            for c in record.caveats
            if (c.added_at is None or c.added_at <= then)
            and (c.resolved_at is None or c.resolved_at > then)
        ),
        earlier_checks=tuple(c for c in record.earlier_checks if c.decided_at <= then),
        heard=_heard_by(record.heard, then),
        signed=tuple(
            replace(one, ended_at=None)
            for one in record.signed
            if one.given_at <= then
            and (one.ended_at is None or one.ended_at > then)
            and set(publication.verdict_ids) <= set(one.verdict_ids)
        ),
        history=(),
        stale=(),
        strands=(),
        shared=(),
    )


def _heard_by(heard: Heard, then: datetime) -> Heard:
    """Who had been asked and had answered when something was published."""
    requests = (
        replace(one, replies=tuple(r for r in one.replies if r.recorded_at <= then))
        for one in heard.standing
        if one.recorded_at <= then
    )
    waivers = (one for one in heard.waivers if one.said_at <= then)
    return replace(heard, requests=tuple(requests), waivers=tuple(waivers))
