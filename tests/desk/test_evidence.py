"""Evidence is exact words or a place outside, and is only ever taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotAllowed, NotFound
from claims.model import ClaimState
from db import documents_store, evidence_store
from desk import evidence as evidence_desk
from desk import triage
from desk.attachments import LARGEST
from desk.evidence import LinkPassage, LinkSource
from review.model import Confidentiality, SourceKind, Stance
from tests.builders import (
    LEDGER,
    a_claim,
    a_document,
    a_link,
    a_review,
    checked,
    place_of,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk
    from review.model import Evidence


@pytest.fixture
def ledger(desk: Desk) -> Document:
    """A document that evidence is taken from."""
    return a_document(desk, LEDGER)


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim of another document."""
    return a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")


@pytest.fixture
def outside(claim: Claim) -> LinkSource:
    """A web page to link."""
    return LinkSource(
        claim=claim.id,
        kind=SourceKind.WEB,
        title="Lamp register",
        stance=Stance.SUPPORTS,
        address="https://harbour.example/lamps",
    )


def pieces(desk: Desk, claim: Claim) -> tuple[Evidence, ...]:
    with desk.database.snapshot() as snapshot:
        return evidence_store.of_claims(snapshot, [claim.id])


def test_linked_words_are_the_documents_own(desk: Desk, claim: Claim, ledger: Document) -> None:
    a_link(desk, claim, ledger, "Ten of the lamps", Stance.QUALIFIES)
    (piece,) = pieces(desk, claim)

    assert piece.span is not None
    assert piece.quote == piece.span.quote == "Ten of the lamps"
    assert ledger.text[piece.span.start : piece.span.end] == piece.quote
    assert ledger.text[: piece.span.start].endswith(piece.span.prefix)
    assert (piece.stance, piece.added_by) == (Stance.QUALIFIES, "Maya")


def test_linking_begins_the_checking(desk: Desk, claim: Claim, ledger: Document) -> None:
    a_link(desk, claim, ledger, "Ten of the lamps")
    after = the_claim(desk, claim.id)

    assert after.state is ClaimState.IN_REVIEW
    assert after.revision == claim.revision + 1


def test_a_dismissed_claim_takes_no_evidence(desk: Desk, claim: Claim, ledger: Document) -> None:
    triage.dismiss(desk, [claim.id])

    with pytest.raises(NotAllowed, match="Restore it first"):
        a_link(desk, claim, ledger, "Ten of the lamps")
    assert pieces(desk, claim) == ()


def test_a_claims_own_words_are_no_evidence_for_it(desk: Desk, claim: Claim) -> None:
    own = claim.occurrences[0].span
    link = LinkPassage(
        claim=claim.id,
        document=own.document_id,
        start=own.start + 4,
        end=own.end,
        stance=Stance.SUPPORTS,
    )

    with pytest.raises(InvalidInput, match="cannot be evidence for itself"):
        evidence_desk.link_passage(desk, link)


def test_the_same_passage_is_linked_once_for_each_stance(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    first = a_link(desk, claim, ledger, "Ten of the lamps")

    with pytest.raises(InvalidInput, match="linked to the claim already"):
        a_link(desk, claim, ledger, "Ten of the lamps")
    a_link(desk, claim, ledger, "Ten of the lamps", Stance.CONTEXT)
    evidence_desk.retract(desk, first, because="wrong month")
    a_link(desk, claim, ledger, "Ten of the lamps")

    assert len(pieces(desk, claim)) == 3


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (-7, -1), (10**6, 10**7)])
def test_a_passage_needs_words(
    desk: Desk, claim: Claim, ledger: Document, start: int, end: int
) -> None:
    link = LinkPassage(
        claim=claim.id, document=ledger.id, start=start, end=end, stance=Stance.SUPPORTS
    )

    with pytest.raises(InvalidInput, match="No words were selected"):
        evidence_desk.link_passage(desk, link)


def test_linking_to_what_somebody_changed_meanwhile_is_refused(
    desk: Desk, colleague: Desk, claim: Claim, ledger: Document
) -> None:
    a_link(colleague, claim, ledger, "Fourteen lamps")
    start, end = place_of(ledger, "Ten of the lamps")
    link = LinkPassage(
        claim=claim.id,
        document=ledger.id,
        start=start,
        end=end,
        stance=Stance.SUPPORTS,
        seen_revision=claim.revision,
    )

    with pytest.raises(Conflict, match="Tomas linked evidence"):
        evidence_desk.link_passage(desk, link)


def test_an_outside_source_keeps_what_was_said_of_it(
    desk: Desk, claim: Claim, outside: LinkSource
) -> None:
    evidence_desk.link_source(
        desk,
        replace(
            outside,
            title="  Lamp   register ",
            published_on=date(2026, 1, 2),
            accessed_on=date(2026, 3, 9),
            locator=" table 2 ",
            quote=" 26 lamps lit ",
            note=" as of January ",
            confidentiality=Confidentiality.BACKGROUND,
        ),
    )
    (piece,) = pieces(desk, claim)

    assert piece.source is not None
    assert piece.source.title == "Lamp register"
    assert piece.source.address == "https://harbour.example/lamps"
    assert (piece.source.published_on, piece.source.accessed_on) == (
        date(2026, 1, 2),
        date(2026, 3, 9),
    )
    assert (piece.locator, piece.quote, piece.note) == (
        "table 2",
        "26 lamps lit",
        "as of January",
    )
    assert piece.confidentiality is Confidentiality.BACKGROUND


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "file:///etc/passwd", "harbour.example", "https://", "http://[::1",
        "https://a b.example", "data:text/html,x", "https://a.example/\u202e", "ftp://a.example",
        "https://a.example/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(desk: Desk, outside: LinkSource, address: str) -> None:
    with pytest.raises(InvalidInput, match="is not a web address"):
        evidence_desk.link_source(desk, replace(outside, address=address))


@pytest.mark.parametrize("address", [None, "", "  "])
def test_a_web_page_needs_its_address_and_an_interview_does_not(
    desk: Desk, outside: LinkSource, address: str | None
) -> None:
    with pytest.raises(InvalidInput, match="needs its address"):
        evidence_desk.link_source(desk, replace(outside, address=address))

    evidence_desk.link_source(desk, replace(outside, kind=SourceKind.INTERVIEW, address=address))


@pytest.mark.parametrize("title", ["", "   "])
def test_an_outside_source_needs_a_title(desk: Desk, outside: LinkSource, title: str) -> None:
    with pytest.raises(InvalidInput, match="needs a title"):
        evidence_desk.link_source(desk, replace(outside, title=title))


def test_fields_have_a_length(desk: Desk, outside: LinkSource) -> None:
    long = "lamp " * 50_000

    for link in (
        replace(outside, title=long),
        replace(outside, locator=long),
        replace(outside, quote=long),
        replace(outside, note=long),
    ):
        with pytest.raises(InvalidInput, match="it may have"):
            evidence_desk.link_source(desk, link)


def test_a_file_is_kept_byte_for_byte_under_a_safe_name(desk: Desk, outside: LinkSource) -> None:
    body = bytes(range(256)) * 3
    evidence_desk.link_source(
        desk,
        replace(outside, kind=SourceKind.FILE, attachment=("../../etc/lamps\u202e.pdf", body)),
    )
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select * from outside_sources") or {}
        assert row["file"] == "lamps.pdf"
        assert documents_store.original(snapshot, row["digest"]) == body
    assert checked(desk).ok


@pytest.mark.parametrize(
    ("body", "why"), [(b"", "is empty"), (b"x" * (LARGEST + 1), "larger than")]
)
def test_a_file_that_cannot_be_kept_leaves_no_evidence(
    desk: Desk, claim: Claim, outside: LinkSource, body: bytes, why: str
) -> None:
    with pytest.raises(InvalidInput, match=why):
        evidence_desk.link_source(desk, replace(outside, attachment=("lamps.pdf", body)))
    assert pieces(desk, claim) == ()


def test_retracted_evidence_stays_with_the_reason(
    desk: Desk, colleague: Desk, claim: Claim, ledger: Document
) -> None:
    piece = a_link(desk, claim, ledger, "Ten of the lamps")
    evidence_desk.retract(colleague, piece, because=" It counts other lamps. ")
    (after,) = pieces(desk, claim)

    assert after.retracted_because == "It counts other lamps."
    assert after.retracted_at is not None
    assert after.quote == "Ten of the lamps"
    assert the_claim(desk, claim.id).revision == 3


def test_evidence_is_retracted_once_and_with_a_reason(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    piece = a_link(desk, claim, ledger, "Ten of the lamps")

    with pytest.raises(InvalidInput, match="needs a reason"):
        evidence_desk.retract(desk, piece, because=" … ")
    evidence_desk.retract(desk, piece, because="wrong month")
    with pytest.raises(NotAllowed, match="retracted already"):
        evidence_desk.retract(desk, piece, because="wrong month")
    with pytest.raises(NotFound, match="no evidence"):
        evidence_desk.retract(desk, "evd_nowhere", because="wrong month")


def test_evidence_of_a_decided_claim_can_be_retracted_and_its_verdict_stands_until_looked_at(
    desk: Desk, claim: Claim, ledger: Document
) -> None:
    piece = a_link(desk, claim, ledger, "Ten of the lamps")
    a_review(desk, claim, rating="true", evidence_ids=(piece,))
    evidence_desk.retract(desk, piece, because="wrong month")

    assert the_claim(desk, claim.id).state is ClaimState.READY
    assert checked(desk).ok
