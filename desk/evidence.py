"""Linking evidence to claims, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.text import Extent, span_of, trim
from db import evidence_store
from desk import outside_sources
from desk.act import Act, Done, Told, carry_out, change_claim, claim_of, document_of, seen, step
from desk.authority import Role, needs
from desk.clearance import evidence_of, hidden_from
from desk.fields import line, prose, reason
from review.model import Confidentiality, Stance
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claims.model import Claim
    from db.rows import Value
    from desk import Desk
    from review.model import Evidence, SourceKind
    from review.sources import SourceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPassage:
    """Link exact words of a document: `text[start:end]`, code points."""

    claim: str
    document: str
    start: int
    end: int
    stance: Stance
    note: str = ""
    confidentiality: Confidentiality = Confidentiality.ON_THE_RECORD
    seen_revision: int | None = None
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSource:
    """Link a place in something outside the desk's documents.

    `source` is the id of one that is here already; kind, title and address then say nothing new.
    `attachment` is (file name, bytes) of a file, image or recording to keep as a copy of it, and
    `source_note` tells how far it can be relied on.
    """

    claim: str
    kind: SourceKind
    title: str
    stance: Stance
    source: str | None = None
    address: str | None = None
    published_on: date | None = None
    accessed_on: date | None = None
    locator: str = ""
    quote: str = ""
    note: str = ""
    confidentiality: Confidentiality = Confidentiality.ON_THE_RECORD
    attachment: tuple[str, bytes] | None = None
    source_class: SourceClass | None = None
    source_note: str = ""
    archive_address: str | None = None
    seen_revision: int | None = None
    command_id: str | None = None


@needs(Role.CHECKER)
def link_passage(desk: Desk, link: LinkPassage) -> Done:
    """Link a passage of a document to a claim; a candidate is accepted by it."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, link.claim)
        seen(act.writing, claim, link.seen_revision)
        document = document_of(act.writing, link.document)
        extent = trim(document.text, max(0, link.start), min(link.end, len(document.text)))
        if extent is None:
            msg = "No words were selected. Select the words that matter and link them again."
            raise InvalidInput(msg)
        _refuse_own_words(claim, document.id, extent)
        _refuse_twice(act, claim, document.id, extent, link.stance)
        span = span_of(document.id, document.text, extent)
        where: dict[str, Value] = {
            "document_id": document.id,
            "start_at": span.start,
            "end_at": span.end,
            "locator": "",
        }
        evidence_id = _add(act, claim, link, where, span.quote)
        return _told(act, claim, evidence_id, link.stance, document.id)

    return carry_out(desk, link.command_id, do)


@needs(Role.CHECKER)
def link_source(desk: Desk, link: LinkSource) -> Done:
    """Link an outside source to a claim; a candidate is accepted by it.

    A source with the same address or the same file is linked instead of made again. A quotation
    is looked for in the copies that the desk has of the source.
    """
    described = _described(link)
    if link.source is None:
        outside_sources.check(described)
    kept = outside_sources.kept_of(described)

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, link.claim)
        seen(act.writing, claim, link.seen_revision)
        source_id, made = outside_sources.find_or_add(act, described, kept, known=link.source)
        quote, place = outside_sources.place_quotation(act, source_id, prose(link.quote, "quote"))
        locator = line(link.locator, "place in the source")
        where: dict[str, Value] = {"source_id": source_id, "locator": locator}
        evidence_id = _add(act, claim, link, where, quote)
        if place is not None:
            outside_sources.keep_place(act, evidence_id, place)
        told = _told(act, claim, evidence_id, link.stance, source_id)
        return replace(told, made=(evidence_id, source_id, *made))

    return carry_out(desk, link.command_id, do)


@needs(Role.CHECKER)
def retract(desk: Desk, evidence_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take a piece of evidence back, with the reason; it stays in the record."""
    because = reason(because, "Retracting evidence")

    def do(act: Act) -> Told:
        piece = _standing(act, evidence_id)
        if piece.id in hidden_from(act.writing, act.actor):
            msg = (
                "This piece is kept from you, so you cannot say what was wrong with it. Nothing "
                f"was saved. Ask {piece.added_by}, or an editor to clear you for it."
            )
            raise NotAllowed(msg)
        claim = claim_of(act.writing, piece.claim_id)
        _, revision = _step(act, claim, ClaimAction.RETRACT)
        why = act.writing.words(because)
        evidence_store.retract(act.writing, evidence_id, by=act.actor, at=act.at, because=why)
        return Told(
            action="retracted evidence",
            subject=claim.id,
            details={"evidence": evidence_id, "because": why, "revisions": {claim.id: revision}},
        )

    return carry_out(desk, command_id, do)


def _standing(act: Act, evidence_id: str) -> Evidence:
    piece = evidence_store.get(act.writing, evidence_id)
    if piece is None:
        msg = f"There is no evidence “{evidence_id}” on this desk. Open the claim and look again."
        raise NotFound(msg)
    if piece.retracted_at is not None:
        msg = "This piece of evidence was retracted already. Nothing was saved."
        raise NotAllowed(msg)
    return piece


def _add(
    act: Act,
    claim: Claim,
    link: LinkPassage | LinkSource,
    where: Mapping[str, Value],
    quote: str,
) -> str:
    stored = evidence_store.add(
        act.writing,
        {
            "id": act.new("evd"),
            "claim_id": claim.id,
            "stance": link.stance.value,
            "confidentiality": link.confidentiality.value,
            **where,
            "quote_digest": act.writing.words(quote),
            "note_digest": act.writing.words(prose(link.note, "note")),
            "added_by": act.actor,
            "added_at": act.at,
        },
    )
    return str(stored["id"])


def _told(act: Act, claim: Claim, evidence_id: str, stance: Stance, where: str) -> Told:
    state, revision = _step(act, claim, ClaimAction.LINK)
    return Told(
        action="linked evidence",
        subject=claim.id,
        made=(evidence_id,),
        details={
            "stance": stance.value,
            "where": where,
            "state": [claim.state.value, state],
            "revisions": {claim.id: revision},
        },
        subjects=(where,),
    )


def _step(act: Act, claim: Claim, action: ClaimAction) -> tuple[str, int]:
    """Move the claim along by `action`; a candidate is taken up by being worked on."""
    state = step(act, claim.state, action)
    return state.value, change_claim(act, claim, {"state": state.value})


def _refuse_own_words(claim: Claim, document_id: str, extent: Extent) -> None:
    for occurrence in claim.occurrences:
        span = occurrence.span
        if span.document_id == document_id and span.extent.contains(extent):
            msg = (
                "These are the claim's own words; a claim cannot be evidence for itself. "
                "Nothing was saved. Select words elsewhere, or in another document."
            )
            raise InvalidInput(msg)


def _refuse_twice(act: Act, claim: Claim, document_id: str, extent: Extent, stance: Stance) -> None:
    for piece in evidence_of(act.writing, [claim.id], viewer=act.actor):
        same_place = piece.span and (
            piece.span.document_id == document_id and piece.span.extent == extent
        )
        if same_place and piece.stance is stance and piece.retracted_at is None:
            msg = (
                f"This passage is linked to the claim already, as “{stance.value}”. Nothing was "
                "saved. To change its stance, retract the piece and link it anew."
            )
            raise InvalidInput(msg)


def _described(link: LinkSource) -> outside_sources.AddSource:
    return outside_sources.AddSource(
        kind=link.kind,
        title=link.title,
        address=link.address,
        published_on=link.published_on,
        accessed_on=link.accessed_on,
        source_class=link.source_class,
        note=link.source_note,
        attachment=link.attachment,
        archive_address=link.archive_address,
    )
