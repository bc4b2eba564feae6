"""ClaimReview: published verdicts as schema.org describes them, for archives and research feeds.

One review is one object with its own context, as a page embeds it; the export is a feed of them.
Each is looked at before it leaves (`problems`): one that lacks what it must have is refused, or
left out of the feed and named to the desk. What is not known is left out, never guessed: a rating
outside the order of its scale has no numbers, an undated document no day.

A verdict is published when the record says so; a verdict on whether it was said at all is none on
the claim, so only the layer “it is so” is handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from claims.errors import InvalidInput
from claims.model import SpeakerRole
from reports import exact_json, permalinks
from reports.claim_places import web_address
from reports.claimreview_rules import problems
from reports.disclosure import disclosed
from reports.lookup import document_of, rating_of, standing
from reports.publisher import organisation, publisher_of
from reports.reasoning import reason_of
from reports.renderer import FORMAT, Renderer
from reports.wording import iso_moment, listed
from review.model import Layer
from review.publication import PublicationKind, as_published
from review.publication import standing as standing_publication

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claims.model import Attribution, Document
    from reports.exact_json import Json
    from reports.publisher import Publisher
    from review.dossier import ClaimRecord, Dossier
    from review.model import Rating, VerdictScale
    from review.publication import Publication

Members: TypeAlias = "dict[str, Json]"

CONTEXT = "https://schema.org"


def claim_review(record: ClaimRecord, dossier: Dossier, publisher: Publisher) -> Members:
    """Return what stands published of a claim as one ClaimReview.

    Raises InvalidInput, naming every member that is missing or cannot be as it is.
    """
    made = drafted(record, dossier, publisher)
    lacking = problems(made)
    if lacking:
        raise InvalidInput(
            f"Claim {record.claim.number} cannot leave as ClaimReview: {listed(lacking)}. Nothing "
            "was exported. Publish its verdict, and give the desk a name and a site address."
        )
    return made


def drafted(record: ClaimRecord, dossier: Dossier, publisher: Publisher) -> Members:
    """Return the members of a ClaimReview as far as the record has them."""
    published = standing_publication(record)
    shown = as_published(record, published) if published else record
    url = permalinks.within(publisher.site, permalinks.page_of(record.claim.id))
    members: Members = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": " ".join(record.claim.statement.split()),
        "author": _kept({"@type": "Organization", **organisation(publisher)}),
        "reviewRating": _rating(shown, dossier) if published else {},
        "itemReviewed": _claim(record, dossier),
        **_days(record),
    }
    return _kept(members)


def _days(record: ClaimRecord) -> Members:
    """When it was published first and last, and what was corrected since, newest first."""
    out = record.publications
    if not out:
        return {}
    notices = [_notice(one) for one in out if one.kind is PublicationKind.CORRECTION]
    return {
        "datePublished": iso_moment(out[0].out_at),
        "dateModified": iso_moment(out[-1].out_at) if notices else "",
        "correction": [*reversed(notices)],
    }


def _notice(publication: Publication) -> Json:
    return {
        "@type": "CorrectionComment",
        "text": publication.because,
        "datePublished": iso_moment(publication.out_at),
    }


def _rating(record: ClaimRecord, dossier: Dossier) -> Members:
    verdict = standing(record, Layer.SO)
    rating = rating_of(dossier, record, verdict) if verdict else None
    if verdict is None or rating is None:
        return {}
    return _kept(
        {
            "@type": "Rating",
            "alternateName": rating.label,
            "name": rating.label,
            **_numbers(rating, record.scale),
            "ratingExplanation": reason_of(verdict, record),
        }
    )


def _numbers(rating: Rating, scale: VerdictScale) -> Members:
    """The place in the order, counted from 1: readers of feeds take 1 for the worst there is."""
    ranks = [r.rank for r in scale.ratings if r.rank is not None]
    if rating.rank is None or rating.rank not in ranks or len(ranks) < 2:
        return {}
    return {
        "ratingValue": rating.rank + 1,
        "bestRating": max(ranks) + 1,
        "worstRating": min(ranks) + 1,
    }


def _claim(record: ClaimRecord, dossier: Dossier) -> Members:
    places = record.claim.occurrences
    found = dict.fromkeys(place.span.document_id for place in places)
    documents = [d for d in (document_of(dossier, one) for one in found) if d]
    documents.sort(key=lambda d: (d.published_on is None, d.published_on or d.added_at.date()))
    works = [_work(document) for document in documents if web_address(document.url)]
    first = next(iter(places), None)
    return _kept(
        {
            "@type": "Claim",
            "author": _speaker(first.attribution, documents) if first else {},
            "datePublished": _day(documents[0].published_on) if documents else "",
            "firstAppearance": works[0] if works else {},
            "appearance": [*works[1:]],
        }
    )


def _speaker(attribution: Attribution, documents: list[Document]) -> Members:
    """Who made the claim. A source without a name is not told by what the text calls it."""
    if attribution.role is SpeakerRole.AUTHOR:
        publisher = documents[0].publisher if documents else None
        return {"@type": "Organization", "name": publisher} if publisher else {}
    if not attribution.speaker or attribution.role in {SpeakerRole.UNNAMED, SpeakerRole.UNKNOWN}:
        return {}
    if attribution.role is SpeakerRole.PERSON:
        title = attribution.title or ""
        return _kept({"@type": "Person", "name": attribution.speaker, "jobTitle": title})
    return {"@type": "Organization", "name": attribution.speaker}


def _work(document: Document) -> Json:
    return _kept(
        {
            "@type": "CreativeWork",
            "url": web_address(document.url) or "",
            "name": document.title,
            "datePublished": _day(document.published_on),
        }
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _kept(members: Members) -> Members:
    """The members that say something; a thing of which only the type is known is nothing."""
    kept: Members = {
        name: value for name, value in members.items() if value not in ("", [], {}, None)
    }
    return kept if set(kept) != {"@type"} else {}


def stream(dossier: Dossier) -> Iterator[bytes]:
    """Yield the feed of all reviews that can leave, in the order of the dossier."""
    shown, publisher = disclosed(dossier), publisher_of(dossier)
    drafts = (drafted(record, shown, publisher) for record in shown.claims)
    head = shown.head
    yield from exact_json.streamed(
        {
            "@context": CONTEXT,
            "@type": "DataFeed",
            "name": shown.title,
            "description": f"{FORMAT} · event {head.events} of the record · {head.digest}",
            "dataFeedElement": (
                {"@type": "DataFeedItem", "item": [draft]}
                for draft in drafts
                if not problems(draft)
            ),
        }
    )


def render(dossier: Dossier) -> bytes:
    """Return the feed of all reviews that can leave; one without any is empty."""
    return b"".join(stream(dossier))


def leaves_out(dossier: Dossier) -> tuple[str, ...]:
    """Return a sentence for each claim that is not in the feed, with what it lacks."""
    shown, publisher = disclosed(dossier), publisher_of(dossier)
    found = ((r.claim.number, problems(drafted(r, shown, publisher))) for r in shown.claims)
    return tuple(f"Claim {number}: {listed(lacking)}" for number, lacking in found if lacking)


RENDERER = Renderer(
    key="claimreview",
    label="ClaimReview (JSON-LD), published verdicts",
    media_type="application/ld+json",
    suffix=".claimreview.json",
    render=render,
    stream=stream,
    leaves_out=leaves_out,
)
