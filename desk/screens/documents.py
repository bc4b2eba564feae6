"""The list of documents, and one document as it was read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from claims.model import ClaimState, Mode, Quantity, TimeReference
from claims.reading import ENGINE
from claims.structure import Statement
from db import claims_store, documents_store, events_store, rows, unchanged, verdicts_store
from desk.act import document_of
from desk.clearance import evidence_in, hidden_from
from desk.read_once import reading_of
from desk.readings import is_corrected
from review.model import Layer
from review.scales import scale as scale_called
from sources.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from claims.model import Claim, Document, Kind, Occurrence
    from claims.structure import Block, Reading
    from claims.text import Extent
    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Event, Evidence, Rating

_Figure = TypeVar("_Figure", Quantity, TimeReference)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document as the list shows it."""

    id: str
    number: int
    title: str
    publisher: str | None
    author: str | None
    published_on: date | None
    url: str | None
    file: str
    media_type: str
    added_by: str
    added_at: datetime
    characters: int
    claims: int
    candidates: int
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentList:
    """One page of the list of documents, newest first.

    `found` counts those that hold the words looked for, `everything` all of the desk.
    """

    documents: tuple[ListedDocument, ...]
    page: int
    pages: int
    found: int
    everything: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """An occurrence as the reader marks it: where, in which state, with which verdict."""

    claim: str
    number: int
    statement: str
    extent: Extent
    state: ClaimState
    kind: Kind
    score: float
    speaker: str | None
    rating: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScreen:
    """A document with its blocks, quotations, claims and what waits to be known."""

    document: Document
    revision: int
    engine: str
    """The reading engine that proposed its claims."""
    engine_now: str
    found: Mapping[str, tuple[str, str]]
    """Metadata as found in the file: value and where it stood, by field."""
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    """What is said and by whom, as people corrected it."""
    sentences: tuple[Extent, ...]
    numbers: tuple[Quantity, ...]
    times: tuple[TimeReference, ...]
    places: tuple[Place, ...]
    marks: tuple[MarkedClaim, ...]
    evidence: tuple[Evidence, ...]
    unresolved: tuple[TimeReference, ...]
    history: tuple[Event, ...]


def documents_screen(
    database: Database, *, viewer: str | None = None
) -> tuple[ListedDocument, ...]:
    """Return every document, newest first."""
    with database.snapshot() as snapshot:
        found = documents_store.listed(snapshot, hidden=hidden_from(snapshot, viewer))
    return tuple(_listed(row) for row in found)


def document_list(
    database: Database,
    words: str = "",
    *,
    page: int = 1,
    size: int = 50,
    viewer: str | None = None,
) -> DocumentList:
    """Return a page (from 1) of the documents whose title, publisher, author or file hold `words`.

    A page beyond the last one is the last one.
    """
    sought = words.split()
    with database.snapshot() as snapshot:
        everything, found = _counted(snapshot, ()), _counted(snapshot, tuple(sought))
        pages = max(1, -(-found // size))
        page = min(max(1, page), pages)
        page_rows = documents_store.listed(
            snapshot,
            sought,
            start=(page - 1) * size,
            size=size,
            hidden=hidden_from(snapshot, viewer),
        )
    return DocumentList(
        documents=tuple(_listed(row) for row in page_rows),
        page=page,
        pages=pages,
        found=found,
        everything=everything,
    )


def _counted(snapshot: Snapshot, words: tuple[str, ...]) -> int:
    return unchanged.answer(
        snapshot,
        ("documents", words),
        lambda: documents_store.counted(snapshot, words),
        of=("documents", "withdrawals"),
    )


def document_screen(
    database: Database, reference: str, *, viewer: str | None = None
) -> DocumentScreen:
    """Return the screen of a document by number or id, with the evidence the viewer may see."""
    with database.snapshot() as snapshot:
        document = document_of(snapshot, reference)
        row = documents_store.row_of(snapshot, document.id) or {}
        claims = claims_store.of_document(snapshot, document.id)
        ratings = _ratings(snapshot, claims)
        evidence = evidence_in(snapshot, document.id, viewer=viewer)
        places = documents_store.places(snapshot, document.id)
        history = events_store.history(snapshot, document.id)
    reading = reading_of(document)
    here = _occurrences(claims, document)
    return DocumentScreen(
        document=document,
        revision=row["revision"],
        engine=row["engine"],
        engine_now=ENGINE,
        found={field: (told[0], told[1]) for field, told in json.loads(row["found"]).items()},
        blocks=reading.blocks,
        statements=_statements(reading, here),
        sentences=tuple(sentence.extent for sentence in reading.sentences),
        numbers=_figures(reading.quantities, here, lambda one: one.quantities),
        times=_figures(reading.times, here, lambda one: one.times),
        places=tuple(Place(start=p["start_at"], end=p["end_at"], label=p["label"]) for p in places),
        marks=_marks(document, claims, ratings),
        evidence=evidence,
        unresolved=_unresolved(document, claims),
        history=history,
    )


def claims_at(
    database: Database, document_id: str, place: Extent
) -> tuple[tuple[Claim, Occurrence], ...]:
    """Return the claims that share words with a place of a document, the nearest in length first.

    The ones that were set aside come last.
    """
    with database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document_id)
    length = place.end - place.start
    found = [
        (
            claim.state is ClaimState.DISMISSED,
            abs(one.span.end - one.span.start - length),
            claim,
            one,
        )
        for claim in claims
        for one in claim.occurrences
        if one.span.document_id == document_id and one.span.extent.overlaps(place)
    ]
    found.sort(key=lambda each: each[:2])
    return tuple((claim, one) for _, _, claim, one in found)


def _listed(row: Row) -> ListedDocument:
    return ListedDocument(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published_on=rows.day(row["published_on"]),
        url=row["url"],
        file=row["file"],
        media_type=row["media_type"],
        added_by=row["added_by_name"],
        added_at=rows.moment(row["added_at"]),
        characters=row["characters"] or 0,
        claims=row["claims"],
        candidates=row["candidates"],
        evidence=row["evidence"],
    )


def _ratings(snapshot: Snapshot, claims: tuple[Claim, ...]) -> dict[str, Rating | None]:
    """Return the rating that stands for each claim: that it is so, or else that it was said."""
    verdicts = verdicts_store.verdicts_of(snapshot, [claim.id for claim in claims])
    last = {(v.claim_id, v.layer): v for v in verdicts}
    found: dict[str, Rating | None] = {}
    for claim in claims:
        for layer in (Layer.SAID, Layer.SO):
            verdict = last.get((claim.id, layer))
            if verdict is not None and verdict.rating is not None:
                found[claim.id] = scale_called(verdict.scale).rating(verdict.rating)
    return found


def _marks(
    document: Document, claims: tuple[Claim, ...], ratings: Mapping[str, Rating | None]
) -> tuple[MarkedClaim, ...]:
    marks = [
        MarkedClaim(
            claim=claim.id,
            number=claim.number,
            statement=claim.statement,
            extent=occurrence.span.extent,
            state=claim.state,
            kind=claim.kind,
            score=claim.score,
            speaker=occurrence.attribution.speaker,
            rating=ratings.get(claim.id),
        )
        for claim in claims
        for occurrence in _occurrences((claim,), document)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.extent.start, mark.number)))


def _occurrences(claims: tuple[Claim, ...], document: Document) -> tuple[Occurrence, ...]:
    """Return where in a document claims are made."""
    found = (occurrence for claim in claims for occurrence in claim.occurrences)
    return tuple(one for one in found if one.span.document_id == document.id)


def _statements(reading: Reading, here: tuple[Occurrence, ...]) -> tuple[Statement, ...]:
    """Return what is said in a text; where a person settled who says it, claim by claim.

    What somebody else is quoted with inside a settled stretch stays theirs.
    """
    settled = [one.span.extent for one in here if is_corrected(one.attribution)]
    kept = [one for one in reading.statements if not any(_covers(one, e) for e in settled)]
    gone = [one.extent for one in reading.statements if one not in kept]
    told = {one.extent: one for one in kept}
    for one in here:
        extent = one.span.extent
        replaced = is_corrected(one.attribution) or any(e.contains(extent) for e in gone)
        if replaced and one.attribution.mode is not Mode.NARRATED:
            told.setdefault(extent, Statement(extent=extent, attribution=one.attribution))
    return tuple(told[extent] for extent in sorted(told))


def _covers(statement: Statement, settled: Extent) -> bool:
    """Whether a settled stretch is the statement's own, or a part of it."""
    nested = settled != statement.extent and settled.contains(statement.extent)
    return statement.extent.overlaps(settled) and not nested


def _figures(
    read: tuple[_Figure, ...],
    here: tuple[Occurrence, ...],
    of: Callable[[Occurrence], tuple[_Figure, ...]],
) -> tuple[_Figure, ...]:
    """Return the figures of a text: a claim's where one stands, and elsewhere what was read."""
    claimed = [one.span.extent for one in here]
    found: dict[Extent, _Figure] = {}
    for figure in read:
        if not any(extent.contains(figure.extent) for extent in claimed):
            found[figure.extent] = figure
    for one in here:
        found.update({figure.extent: figure for figure in of(one)})
    return tuple(found[extent] for extent in sorted(found))


def _unresolved(document: Document, claims: tuple[Claim, ...]) -> tuple[TimeReference, ...]:
    waiting = {
        time.extent: time
        for occurrence in _occurrences(claims, document)
        for time in occurrence.times
        if time.needs is not None
    }
    return tuple(waiting[extent] for extent in sorted(waiting))
