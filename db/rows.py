"""Rows as they leave SQLite, and the dataclasses they become.

The only module in which a value may be of any type: SQLite decides that at run time, STRICT
tables and the checks of the schema promise it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from claims.errors import Stale
from claims.model import (
    Attribution,
    Checkability,
    Claim,
    ClaimState,
    Comparator,
    Document,
    Kind,
    Mode,
    Occurrence,
    Quantity,
    Reason,
    SpeakerRole,
    TimeReference,
)
from claims.structure import Block, BlockKind
from claims.text import CONTEXT, Extent, Span
from db import digest
from db.withdrawn import Withdrawn, notice
from review.model import (
    Basis,
    Confidence,
    Confidentiality,
    Event,
    Evidence,
    Layer,
    OutsideSource,
    Review,
    Shown,
    SourceKind,
    Stance,
    Verdict,
)

Row: TypeAlias = Mapping[str, Any]
"""One row by column name."""

Value: TypeAlias = str | int | float | bytes | None
"""What a column can hold."""

Given: TypeAlias = dict[str, Any] | Sequence[Any]
"""What a statement is given: values by name, or in order."""

Cells: TypeAlias = Any
"""One row as a tuple."""


def stamp(moment: datetime) -> str:
    """Return an aware UTC moment as it is stored: ISO 8601 to the microsecond."""
    return moment.isoformat(timespec="microseconds")


def moment(stored: str) -> datetime:
    """Return the aware moment that `stamp` wrote."""
    return datetime.fromisoformat(stored)


def day(stored: str | None) -> date | None:
    """Return a stored ISO day, or None."""
    return None if stored is None else date.fromisoformat(stored)


def iso(value: date | None) -> str | None:
    """Return a day as it is stored."""
    return None if value is None else value.isoformat()


def document(row: Row) -> Document:
    """Return the document of a row joined with its text as `body`."""
    return Document(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        text=row["body"] or "",
        digest=row["digest"],
        file=row["file"],
        media_type=row["media_type"],
        reader=row["reader"],
        added_by=row["added_by_name"],
        added_at=moment(row["added_at"]),
        publisher=row["publisher"],
        author=row["author"],
        published_on=day(row["published_on"]),
        url=row["url"],
        by_hand=blocks(row["block_kinds"]),
        withdrawn=notice(row),
    )


def blocks_json(blocks: Iterable[Block]) -> str | None:
    """Return blocks as they are stored; None for no block."""
    told = [[block.extent.start, block.extent.end, block.kind.value] for block in blocks]
    return digest.canonical(told) if told else None


def blocks(stored: str | None) -> tuple[Block, ...]:
    """Return the blocks that `blocks_json` wrote."""
    return tuple(
        Block(kind=BlockKind(kind), extent=Extent(start=start, end=end))
        for start, end, kind in json.loads(stored or "[]")
    )


def reasons_json(reasons: tuple[Reason, ...]) -> str:
    """Return the reasons of a score as they are stored."""
    return digest.canonical([[r.feature, r.weight] for r in reasons])


def reasons(stored: str) -> tuple[Reason, ...]:
    """Return the reasons that `reasons_json` wrote."""
    return tuple(Reason(feature=name, weight=weight) for name, weight in json.loads(stored))


def attribution_json(attribution: Attribution) -> str:
    """Return what of an attribution has no column of its own."""
    cue = attribution.extent
    return digest.canonical(
        {
            "title": attribution.title,
            "verb": attribution.verb,
            "via": list(attribution.via),
            "addressee": attribution.addressee,
            "method": attribution.method,
            "confidence": attribution.confidence,
            "candidates": list(attribution.candidates),
            "cue": None if cue is None else [cue.start, cue.end],
        }
    )


def attribution(row: Row) -> Attribution:
    """Return the attribution of an occurrence's row."""
    more = json.loads(row["attribution"])
    return Attribution(
        speaker=row["speaker"],
        role=SpeakerRole(row["role"]),
        mode=Mode(row["mode"]),
        title=more["title"],
        verb=more["verb"],
        via=tuple(more["via"]),
        addressee=more["addressee"],
        method=more["method"],
        confidence=more["confidence"],
        candidates=tuple(more["candidates"]),
        extent=_extent(more["cue"]),
    )


def quantities_json(quantities: tuple[Quantity, ...]) -> str:
    """Return quantities as they are stored; decimals as strings, so that nothing is rounded."""
    return digest.canonical(
        [
            {
                "at": [q.extent.start, q.extent.end],
                "low": None if q.low is None else str(q.low),
                "high": None if q.high is None else str(q.high),
                "comparator": q.comparator.value,
                "unit": q.unit,
                "approximate": q.approximate,
            }
            for q in quantities
        ]
    )


def quantities(stored: str) -> tuple[Quantity, ...]:
    """Return the quantities that `quantities_json` wrote."""
    return tuple(
        Quantity(
            extent=_some_extent(q["at"]),
            low=None if q["low"] is None else Decimal(q["low"]),
            high=None if q["high"] is None else Decimal(q["high"]),
            comparator=Comparator(q["comparator"]),
            unit=q["unit"],
            approximate=q["approximate"],
        )
        for q in json.loads(stored)
    )


def times_json(times: tuple[TimeReference, ...]) -> str:
    """Return time references as they are stored."""
    return digest.canonical(
        [
            {
                "at": [t.extent.start, t.extent.end],
                "earliest": iso(t.earliest),
                "latest": iso(t.latest),
                "anchor": iso(t.anchor),
                "needs": t.needs,
            }
            for t in times
        ]
    )


def times(stored: str) -> tuple[TimeReference, ...]:
    """Return the time references that `times_json` wrote."""
    return tuple(
        TimeReference(
            extent=_some_extent(t["at"]),
            earliest=day(t["earliest"]),
            latest=day(t["latest"]),
            anchor=day(t["anchor"]),
            needs=t["needs"],
        )
        for t in json.loads(stored)
    )


def span(row: Row, text: str | Withdrawn | None) -> Span:
    """Return the span of a row, its words cut from the document's `text` (None once purged).

    Cut here and not in SQL, whose `substr` counts from the start each time and ends at NUL.
    Raises Stale when the words are not those that the row was made for.
    """
    start, end = row["start_at"], row["end_at"]
    if isinstance(text, Withdrawn):
        return Span(document_id=row["document_id"], start=start, end=end, quote=text.notice)
    whole = text or ""
    quote = whole[start:end]
    if text is not None and digest.of_text(quote) != row["quote_digest"]:
        raise Stale(_CHANGED.format(start=start, end=end, document=row["document_id"]))
    return Span(
        document_id=row["document_id"],
        start=start,
        end=end,
        quote=quote,
        prefix=whole[max(0, start - CONTEXT) : start],
        suffix=whole[end : end + CONTEXT],
    )


_CHANGED = (
    "The words at {start}:{end} of the document {document} are not those that were stored: the "
    "database was changed behind the desk's back. Nothing was saved. Verify the record, and "
    "compare it with the latest backup."
)


def occurrence(row: Row, text: str | Withdrawn | None) -> Occurrence:
    """Return the occurrence of a row in a document's `text`."""
    return Occurrence(
        id=row["id"],
        span=span(row, text),
        attribution=attribution(row),
        quantities=quantities(row["quantities"]),
        times=times(row["times"]),
    )


def claim(row: Row, occurrences: tuple[Occurrence, ...]) -> Claim:
    """Return the claim of a row joined with its `statement`."""
    return Claim(
        id=row["id"],
        number=row["number"],
        statement=row["statement"] or "",
        kind=Kind(row["kind"]),
        checkability=Checkability(row["checkability"]),
        state=ClaimState(row["state"]),
        score=row["score"],
        reasons=reasons(row["reasons"]),
        occurrences=occurrences,
        revision=row["revision"],
        scale=row["scale"],
        detector=row["detector"],
        created_at=moment(row["created_at"]),
        changed_at=moment(row["changed_at"]),
    )


def outside_source(row: Row) -> OutsideSource:
    """Return the outside source of a row whose columns are prefixed with `source_`."""
    return OutsideSource(
        id=row["source_id"],
        kind=SourceKind(row["source_kind"]),
        title=row["source_title"],
        address=row["source_address"],
        published_on=day(row["source_published_on"]),
        accessed_on=day(row["source_accessed_on"]),
        note=row["source_note"] or "",
        file=row["source_file"],
        digest=row["source_digest"],
    )


def evidence(row: Row, text: str | Withdrawn | None) -> Evidence:
    """Return the evidence of a row joined with its words and, if outside, its source.

    `text` is that of the document it points into; None when it points elsewhere.
    """
    retracted = row["retracted_at"]
    return Evidence(
        id=row["id"],
        claim_id=row["claim_id"],
        stance=Stance(row["stance"]),
        confidentiality=Confidentiality(row["confidentiality"]),
        added_by=row["added_by_name"],
        added_at=moment(row["added_at"]),
        span=span(row, text) if row["document_id"] else None,
        source=outside_source(row) if row["source_id"] else None,
        locator=row["locator"],
        quote=row["quote"] or "",
        note=row["note"] or "",
        retracted_at=moment(retracted) if retracted else None,
        retracted_because=row["because"],
        released=Shown(row["released"] or Shown.NOTHING),
    )


def review(row: Row) -> Review:
    """Return the review of a row joined with its rationale and its reviewer's name."""
    return Review(
        id=row["id"],
        claim_id=row["claim_id"],
        layer=Layer(row["layer"]),
        round=row["round"],
        scale=row["scale"],
        rating=row["rating"],
        confidence=Confidence(row["confidence"]) if row["confidence"] else None,
        rationale=row["rationale"] or "",
        evidence_ids=tuple(json.loads(row["evidence_ids"])),
        claim_revision=row["claim_revision"],
        given_by=row["given_by_name"],
        given_at=moment(row["given_at"]),
        supersedes=row["supersedes"],
        needed=row["needed"] or 1,
    )


def verdict(row: Row) -> Verdict:
    """Return the verdict of a row joined with the name of whoever decided it."""
    return Verdict(
        id=row["id"],
        claim_id=row["claim_id"],
        layer=Layer(row["layer"]),
        basis=Basis(row["basis"]),
        scale=row["scale"],
        rating=row["rating"],
        review_ids=tuple(json.loads(row["review_ids"])),
        decided_by=row["decided_by_name"],
        decided_at=moment(row["decided_at"]),
        supersedes=row["supersedes"],
    )


def event(row: Row) -> Event:
    """Return the event of a row joined with its actor's name."""
    return Event(
        seq=row["seq"],
        at=moment(row["at"]),
        actor=row["actor_name"],
        action=row["action"],
        subject=row["subject"],
        details=row["details"],
        changes=row["changes"],
        previous=row["previous"],
        digest=row["digest"],
        command_id=row["command_id"],
    )


def number(reference: str) -> int | None:
    """Return what people call a thing by, or None when `reference` is an id or no number."""
    if not reference.isdecimal() or len(reference) > 18:
        return None
    return int(reference)


def id_list(ids: Iterable[str]) -> str:
    """Return ids as the JSON array that `json_each` takes apart in a query."""
    return digest.canonical(list(ids))


def _extent(pair: list[int] | None) -> Extent | None:
    return None if pair is None else _some_extent(pair)


def _some_extent(pair: list[int]) -> Extent:
    return Extent(start=pair[0], end=pair[1])
