"""What the pages of the public site say, in final words and order, each as it was published.

Nothing is on a page that was not on the record when its verdict was published: evidence linked or
reviews given since wait for a correction. People of the desk are not named; the desk is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports import earlier_checks, lineage_words, permalinks, reply_words, sign_off_words
from reports.annotated_notes import OutcomeView, outcomes
from reports.claim_evidence import stance_views
from reports.claim_places import place_view
from reports.claim_verdicts import verdict_views
from reports.wording import day, days_written, iso_moment
from review.publication import PublicationKind, as_published, retracted, standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reports.views import PlaceView, StanceView, VerdictView
    from review.dossier import ClaimRecord, Dossier
    from review.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentView:
    """When something happened: a day for people, a moment for machines."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A correction or a retraction: what readers are told of it, and what stood there before."""

    when: MomentView
    reason: tuple[str, ...]
    path: str
    statement: str
    before: tuple[VerdictView, ...]
    is_retraction: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictPage:
    """The page of one published claim."""

    path: str
    name: str
    statement: str
    published: MomentView
    updated: MomentView
    event: int
    outcomes: tuple[OutcomeView, ...]
    verdicts: tuple[VerdictView, ...]
    alone: str
    """That whoever signed them had also reviewed them; empty where it was somebody else."""
    places: tuple[PlaceView, ...]
    caveats: tuple[str, ...]
    replies: tuple[str, ...]
    earlier_checks: tuple[str, ...]
    stances: tuple[StanceView, ...]
    origins: tuple[str, ...]
    """How many independent sources there are, and why some do not count."""
    notices: tuple[NoticeView, ...]

    @property
    def main(self) -> OutcomeView:
        """Whether it is so, before whether it was said."""
        return self.outcomes[-1]

    @property
    def speaker(self) -> str:
        """Who made the claim, where the first place settles it."""
        return self.places[0].speaker if self.places else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The whole site: pages and notices, the newest first."""

    pages: tuple[VerdictPage, ...]
    notices: tuple[NoticeView, ...]

    @property
    def retractions(self) -> tuple[NoticeView, ...]:
        """Pages whose verdict was taken back."""
        return tuple(notice for notice in self.notices if notice.is_retraction)

    @property
    def labels(self) -> tuple[OutcomeView, ...]:
        """The verdicts that occur, each once, by name."""
        found = {page.main.label: page.main for page in self.pages}
        return tuple(found[name] for name in sorted(found))


def site_view(dossier: Dossier) -> SiteView:
    """Return what stands published, and every notice; `dossier` is disclosed."""
    with days_written(dossier.house.days):
        return _view(dossier)


def _view(dossier: Dossier) -> SiteView:
    pages = [_page(record, out, dossier) for record, out in _standing(dossier)]
    taken_back = [
        _notice(record, out, dossier) for record in dossier.claims if (out := retracted(record))
    ]
    notices = [*taken_back, *(notice for page in pages for notice in page.notices)]
    return SiteView(
        pages=tuple(sorted(pages, key=lambda p: (p.updated.iso, p.path), reverse=True)),
        notices=tuple(sorted(notices, key=lambda n: (n.when.iso, n.path), reverse=True)),
    )


def _standing(dossier: Dossier) -> Iterable[tuple[ClaimRecord, Publication]]:
    return ((record, out) for record in dossier.claims if (out := standing(record)))


def _page(record: ClaimRecord, out: Publication, dossier: Dossier) -> VerdictPage:
    shown, claim = as_published(record, out), record.claim
    corrections = [p for p in record.publications if p.kind is PublicationKind.CORRECTION]
    return VerdictPage(
        path=permalinks.page_of(claim.id),
        name=permalinks.name("claim", claim.id),
        statement=claim.statement,
        published=_moment(record.publications[0].out_at),
        updated=_moment(out.out_at),
        event=out.events,
        outcomes=outcomes(shown, dossier),
        verdicts=verdict_views(shown, dossier),
        alone=sign_off_words.alone(shown),
        places=tuple(place_view(o, claim.statement, dossier) for o in claim.occurrences),
        caveats=tuple(" ".join(c.text.split()) for c in shown.caveats),
        replies=reply_words.lines(shown.heard),
        earlier_checks=tuple(map(earlier_checks.line, shown.earlier_checks)),
        stances=stance_views(shown, dossier),
        origins=tuple(lineage_words.told(shown)),
        notices=tuple(_notice(record, one, dossier) for one in reversed(corrections)),
    )


def _notice(record: ClaimRecord, publication: Publication, dossier: Dossier) -> NoticeView:
    """What a line corrected is the line before it; what was taken back is not shown again."""
    taken_back = publication.kind is PublicationKind.RETRACTION
    earlier = record.publications[: record.publications.index(publication)]
    hidden = taken_back or not earlier
    old = () if hidden else verdict_views(as_published(record, earlier[-1]), dossier)
    return NoticeView(
        when=_moment(publication.out_at),
        reason=tuple(publication.because.splitlines()),
        path=permalinks.page_of(record.claim.id),
        statement="" if taken_back else record.claim.statement,
        before=old,
        is_retraction=taken_back,
    )


def _moment(value: datetime) -> MomentView:
    return MomentView(words=day(value), iso=iso_moment(value))
