"""Where a claim is made: exact words with their numbers and dates marked, speaker, document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.model import Mode, SpeakerRole
from reports.lookup import document_of
from reports.views import DocumentView, Piece, PlaceView
from reports.wording import amount, day, label, listed, period, short_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Attribution, Document, Occurrence
    from claims.text import Span
    from review.dossier import Dossier

_BLANK_LINE = re.compile(r"\n\s*\n")

_FOLLOWABLE = re.compile(r"https?://[^\s\x00-\x20\x7f<>\"'`\\^{|}]+", re.ASCII | re.IGNORECASE)
"""An address made of the characters that addresses are written in, and nothing to break out."""


def web_address(address: str | None) -> str | None:
    """Return `address` when it may become a link: http or https, with a host; else None."""
    if not address or not _FOLLOWABLE.fullmatch(address):
        return None
    try:
        return address if urlsplit(address).hostname else None
    except ValueError:
        return None


def place_view(occurrence: Occurrence, statement: str, dossier: Dossier) -> PlaceView:
    """Return one place of a claim as a report shows it."""
    document = document_of(dossier, occurrence.span.document_id)
    attribution = occurrence.attribution
    return PlaceView(
        pieces=tuple(_pieces(occurrence)),
        is_headline=occurrence.span.quote == statement,
        speaker=_speaker(attribution),
        manner=label(attribution.mode),
        chain=_chain(attribution, document),
        document=document_view(document),
        where=where(occurrence.span, document),
    )


def document_view(document: Document | None) -> DocumentView:
    """Return a document as a report cites it; a missing one says so."""
    if document is None:
        return DocumentView(
            title="A document outside this report",
            publisher="",
            published="",
            address=None,
            printed="",
            file="",
            digest="",
        )
    return DocumentView(
        title=" ".join(filter(None, (document.title or document.file, document.withdrawn))),
        publisher=document.publisher or "",
        published=day(document.published_on) if document.published_on else "undated",
        address=web_address(document.url),
        printed=document.url or "",
        file=document.file,
        digest=short_digest(document.digest),
    )


def where(span: Span, document: Document | None) -> str:
    """Return the paragraph, counted from 1, and the characters of a passage."""
    characters = f"characters {span.start:,}–{span.end:,}"
    if document is None:
        return characters
    before = document.text[: span.start].lstrip()
    return f"paragraph {len(_BLANK_LINE.findall(before)) + 1}, {characters}"


def _speaker(attribution: Attribution) -> str:
    if attribution.speaker:
        return ", ".join(filter(None, (attribution.speaker, attribution.title)))
    if attribution.role is SpeakerRole.AUTHOR or attribution.mode is Mode.NARRATED:
        return "The writer"
    if attribution.candidates:
        return f"Not settled; possibly {listed(attribution.candidates, 'or')}"
    return label(attribution.role)


def _chain(attribution: Attribution, document: Document | None) -> tuple[str, ...]:
    """Empty where nobody stands between the speaker and the document."""
    if not attribution.via:
        return ()
    steps = [attribution.speaker or label(attribution.role), *attribution.via]
    publisher = document.publisher if document else None
    return (*steps, publisher) if publisher and publisher not in steps else tuple(steps)


def _pieces(occurrence: Occurrence) -> Iterator[Piece]:
    """Cut the exact words at the marks; where two overlap, the one that begins first stays."""
    span, done = occurrence.span, 0
    for start, end, mark, reading in _marks(occurrence):
        if start < done:
            continue
        if start > done:
            yield Piece(text=span.quote[done:start])
        text = span.quote[start:end]
        yield Piece(text=text, mark=mark, reading="" if reading == text else reading)
        done = end
    if done < len(span.quote):
        yield Piece(text=span.quote[done:])


def _marks(occurrence: Occurrence) -> list[tuple[int, int, str, str]]:
    """Offsets in the quotation of what was read there, in order of place, longest first."""
    origin, length = occurrence.span.start, len(occurrence.span.quote)
    read = [(q.extent, "number", amount(q)) for q in occurrence.quantities]
    read += [(t.extent, "date", period(t)) for t in occurrence.times]
    found = [(e.start - origin, e.end - origin, mark, reading) for e, mark, reading in read]
    inside = [mark for mark in found if mark[0] >= 0 and mark[1] <= length]
    return sorted(inside, key=lambda mark: (mark[0], -mark[1]))
