"""Taking in a list of claims that are worded already: rows of a table, objects of JSON.

The list becomes a document whose text is its statements, one a paragraph in their order, so
that each claim stands at exact words like any other and can be cited as “row N”. Numbers,
dates, kind and score are read as everywhere else; a row's own day, where it has one, resolves
its dates, and the day of the list the others.

A row's note and address are not stored apart; the original file is kept whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.candidates import propose
from claims.dates import times
from claims.model import Attribution, Mode, SpeakerRole
from claims.numbers import quantities
from claims.reading import read
from claims.text import Extent
from desk.intake import read_file, take_in
from desk.storing import About, ReadFile, TakenIn, already_here, store, told_of
from sources.identity import display_name
from sources.intake import DEFAULT_LIMIT, read_claims_guarded
from sources.model import Place, ReadSource
from sources.ready_claims import is_claim_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from claims.model import Candidate
    from claims.structure import Reading
    from desk import Desk
    from sources.model import ReadyClaim

DETECTOR = "list@1"
"""What a claim's `detector` says when it came from a list, and the document's `reader`."""

BETWEEN = "\n\n"


def take_in_claims(
    desk: Desk,
    data: bytes,
    name: str,
    about: About | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    command_id: str | None = None,
) -> TakenIn:
    """Take a list of claims in. The same bytes again give the document that is here already.

    Raises UnreadableSource, naming the row where there is one, when it is no list of claims.
    """
    known = already_here(desk, data, name)
    if known is not None:
        return known
    return store(desk, _read_claims(data, name, about, limit=limit), command_id)


def take_in_either(
    desk: Desk, data: bytes, name: str, about: About | None = None, *, as_list: bool = False
) -> TakenIn:
    """Take a file in as the list of claims it is recognised as, or else as a document.

    `as_list` says that it is a list, whatever it looks like. Raises UnreadableSource.
    """
    if as_list or is_claim_list(data, name):
        return take_in_claims(desk, data, name, about)
    return take_in(desk, data, name, about)


def read_either(
    data: bytes, name: str, about: About | None = None, *, as_list: bool = False
) -> ReadFile:
    """Return what `take_in_either` would store, asking no desk. Raises UnreadableSource."""
    if as_list or is_claim_list(data, name):
        return _read_claims(data, name, about)
    return read_file(data, name, about)


def _read_claims(
    data: bytes, name: str, about: About | None, *, limit: int = DEFAULT_LIMIT
) -> ReadFile:
    listed = read_claims_guarded(data, name, limit=limit)
    return _prepared(display_name(name), data, listed, about)


def _prepared(
    name: str, data: bytes, listed: Sequence[ReadyClaim], about: About | None
) -> ReadFile:
    told = told_of({}, about or About())
    text = BETWEEN.join(claim.statement for claim in listed)
    extents = _extents(listed)
    reading = replace(read(text, published_on=told.published_on), published_on=told.published_on)
    return ReadFile(
        name=name,
        data=data,
        source=ReadSource(
            text=text,
            media_type=_media_type(data),
            reader=DETECTOR,
            places=_places(listed, extents),
        ),
        about=told,
        reading=reading,
        candidates=tuple(
            _candidate(text, reading, extent, claim, told.published_on)
            for claim, extent in zip(listed, extents, strict=True)
        ),
    )


def _extents(listed: Sequence[ReadyClaim]) -> list[Extent]:
    extents, start = [], 0
    for claim in listed:
        extents.append(Extent(start=start, end=start + len(claim.statement)))
        start += len(claim.statement) + len(BETWEEN)
    return extents


def _places(listed: Sequence[ReadyClaim], extents: Sequence[Extent]) -> tuple[Place, ...]:
    return tuple(
        Place(start=extent.start, end=extent.end, label=f"row {claim.row}")
        for claim, extent in zip(listed, extents, strict=True)
    )


def _candidate(
    text: str, reading: Reading, extent: Extent, claim: ReadyClaim, list_day: date | None
) -> Candidate:
    """Read one row by itself: its neighbours are other people's words, not its context."""
    row = replace(
        reading,
        quantities=tuple(quantities(text, extent)),
        times=tuple(times(text, extent, published_on=claim.said_on or list_day)),
    )
    return propose(
        text,
        row,
        extent,
        statement=claim.statement,
        attribution=_attribution(claim),
        detector=DETECTOR,
    )


def _attribution(claim: ReadyClaim) -> Attribution:
    """Say whose the claim is; a list asserts nothing in its own voice."""
    return Attribution(
        speaker=claim.speaker,
        role=SpeakerRole.PERSON if claim.speaker else SpeakerRole.UNKNOWN,
        mode=Mode.INDIRECT,
        via=(claim.source,) if claim.source else (),
        method="listed",
    )


def _media_type(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return "application/json" if data.lstrip()[:1] in {b"{", b"["} else "text/csv"
