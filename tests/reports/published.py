"""The affair of the ferry after its verdicts went out: published, corrected, retracted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.model import ClaimState
from reports.publisher import Publisher
from review.publication import Publication, PublicationKind
from review.sign_off import Office, SignOff
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_review, a_verdict, at

if TYPE_CHECKING:
    from typing import Any

    from review.dossier import ClaimRecord, Dossier

SITE = "https://facts.courier.example/checked"
DESK = Publisher(name="The Weir Courier fact desk", site=SITE, corrections="We mend what is wrong.")


def a_publication(**changes: Any) -> Publication:
    """Return the first publication of Maya's verdict, on 19 January at nine."""
    publication = Publication(
        id="pub-1",
        kind=PublicationKind.FIRST,
        verdict_ids=("ver-1",),
        events=40,
        published_at=at(9, day=19),
    )
    return replace(publication, **changes)


def a_sign_off(**changes: Any) -> SignOff:
    """Return Ida's signature under Maya's verdict, which she did not check."""
    signed = SignOff(
        office=Office.EDITORIAL,
        verdict_ids=("ver-1",),
        given_by="Ida Voss",
        given_at=at(17),
        checked=False,
    )
    return replace(signed, **changes)


def out(record: ClaimRecord, *publications: Publication, **changes: Any) -> ClaimRecord:
    """Return the record with these publications."""
    corrected = publications[-1].kind is PublicationKind.CORRECTION
    state = ClaimState.CORRECTED if corrected else ClaimState.PUBLISHED
    return replace(
        record, claim=replace(record.claim, state=state), publications=publications, **changes
    )


def corrected(record: ClaimRecord) -> ClaimRecord:
    """Return the claim on the passengers, first published as false and then corrected."""
    old = a_verdict(id="ver-0", rating="false", review_ids=("rev-00",), decided_at=at(9))
    first = a_review(id="rev-00", rating="false", rationale="The figure is made up.")
    correction = a_publication(
        id="pub-2",
        kind=PublicationKind.CORRECTION,
        because="We had overlooked the register: the figure is wrong, but not made up.",
        published_at=at(11, day=22),
        events=71,
    )
    return out(
        record,
        a_publication(verdict_ids=("ver-0",)),
        correction,
        verdicts=(old, *record.verdicts),
        reviews=(first, *record.reviews),
        signed=(a_sign_off(),),
    )


def taken_back(record: ClaimRecord) -> ClaimRecord:
    """Return a claim whose published verdict was retracted."""
    retraction = a_publication(
        id="pub-9",
        kind=PublicationKind.RETRACTION,
        verdict_ids=(),
        because="The minutes we relied on were of another meeting.",
        published_at=at(8, day=25),
        events=90,
    )
    found = out(record, a_publication(id="pub-8", verdict_ids=("ver-5",)), retraction)
    return replace(found, claim=replace(found.claim, state=ClaimState.KILLED))


_HURT = ("ver-2", "ver-3")


def the_published_affair(**changes: Any) -> Dossier:
    """Return the seven claims: one corrected, two published, one retracted, three not out.

    One was signed by somebody else than who reviewed it, one by a reviewer.
    """
    passengers, hurt, layoffs, cost, vote, *others = the_affair().claims
    return the_affair(
        claims=(
            corrected(passengers),
            out(
                hurt,
                a_publication(id="pub-3", verdict_ids=_HURT, events=55),
                signed=(a_sign_off(verdict_ids=_HURT, given_by="Jon Adeyemi", checked=True),),
            ),
            layoffs,
            out(
                cost, a_publication(id="pub-4", verdict_ids=("ver-4",), published_at=at(7, day=20))
            ),
            taken_back(vote),
            *others,
        ),
        **changes,
    )
