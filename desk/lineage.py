"""Where a claim and its evidence come from, how many independent sources that makes, and by whom.

Whose words a passage holds is what was read there, with people's corrections; where no claim stands
at the place, the text is read for it. A person may say that two pieces lean on one origin, which no
rule could know, and may take that back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from claims.lineage import Outlet, Strand, strand
from db import documents_store, lineage_store, sources_store
from desk.act import Act, Done, Told, carry_out, claim_of
from desk.authority import Role, needs
from desk.clearance import evidence_of
from desk.fields import prose, reason
from desk.read_once import read_once
from review.independence import Independence, Shared, independence, strand_of_source
from review.model import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Attribution, Claim, Document
    from claims.text import Extent
    from db.rows import Value
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Evidence
    from review.sources import ClassSaid

OPENING = 400
"""Characters in which a dateline stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A claim's strands, its own first; what they amount to; and what people said of them."""

    strands: tuple[Strand, ...]
    independence: Independence
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOrigin:
    """Two pieces of a claim, evidence or its own occurrences, that lean on one origin."""

    claim: str
    left: str
    right: str
    because: str
    command_id: str | None = None


def lineage_screen(desk: Desk, claim_id: str) -> Lineage:
    """Return the lineage of a claim by number or id."""
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, claim_id)
        return lineage(snapshot, claim, evidence_of(snapshot, [claim.id], viewer=desk.actor))


def lineage(snapshot: Snapshot, claim: Claim, evidence: Iterable[Evidence]) -> Lineage:
    """Return where a claim and the evidence that stands come from."""
    return lineages(snapshot, [claim], evidence)[claim.id]


def lineages(
    snapshot: Snapshot, claims: Sequence[Claim], evidence: Iterable[Evidence]
) -> dict[str, Lineage]:
    """Return the lineage of each claim by its id; as many queries for a thousand as for one."""
    standing = [piece for piece in evidence if piece.retracted_at is None]
    ground = _ground(snapshot, claims, standing)
    strands = {claim.id: _own(claim, ground) for claim in claims}
    for piece in standing:
        found = _strand(piece, ground)
        if found is not None:
            strands[piece.claim_id].append(found)
    shared = lineage_store.shared(snapshot, [o.id for each in strands.values() for o in each])
    return {claim: _lineage(found, shared) for claim, found in strands.items()}


def _lineage(strands: Sequence[Strand], shared: Iterable[Shared]) -> Lineage:
    ids = {one.id for one in strands}
    own = tuple(one for one in shared if {one.left, one.right} <= ids)
    return Lineage(strands=tuple(strands), independence=independence(strands, own), shared=own)


@needs(Role.CHECKER)
def share_origin(desk: Desk, said: ShareOrigin) -> Done:
    """Say that two pieces of a claim lean on the same origin: from now on they count once."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, said.claim)
        left, right = sorted((said.left, said.right))
        _check_pair(act, claim, left, right)
        row: dict[str, Value] = {
            "id": act.new("sor"),
            "claim_id": claim.id,
            "left_id": left,
            "right_id": right,
            "because_digest": act.writing.words(prose(said.because, "reason")),
            "said_by": act.actor,
            "said_at": act.at,
        }
        made = str(lineage_store.add(act.writing, row)["id"])
        return Told(
            action="said that two pieces lean on one origin",
            subject=claim.id,
            made=(made,),
            details={"left": left, "right": right},
        )

    return carry_out(desk, said.command_id, do)


@needs(Role.CHECKER)
def part_origins(
    desk: Desk, shared_id: str, *, because: str, command_id: str | None = None
) -> Done:
    """Take back that two pieces lean on one origin, with the reason; both stay in the record."""
    because = reason(because, "Taking it back")

    def do(act: Act) -> Told:
        found = lineage_store.get(act.writing, shared_id)
        if found is None:
            msg = f"Nothing like “{shared_id[:40]}” holds any more. Open the claim and look again."
            raise NotFound(msg)
        why = act.writing.words(because)
        lineage_store.undo(act.writing, found.id, by=act.actor, at=act.at, because=why)
        return Told(
            action="took back that two pieces lean on one origin",
            subject=found.claim,
            details={"shared": found.id, "because": why},
        )

    return carry_out(desk, command_id, do)


def _check_pair(act: Act, claim: Claim, left: str, right: str) -> None:
    linked = evidence_of(act.writing, [claim.id], viewer=act.actor)
    own = {o.id for o in claim.occurrences}
    pieces = {e.id for e in linked if e.retracted_at is None and e.shown is Shown.EVERYTHING}
    if left == right or not {left, right} <= own | pieces or {left, right} <= own:
        msg = (
            "Choose two pieces of this claim's evidence that stand, or one and a place where the "
            "claim itself is made. Nothing was saved."
        )
        raise InvalidInput(msg)
    if lineage_store.shared(act.writing, [left, right]):
        msg = "That these two lean on one origin is said already. Nothing was saved."
        raise InvalidInput(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What strands are read from: documents, whose words stand in them, classes of sources."""

    documents: Mapping[str, Document]
    said: Mapping[str, Sequence[tuple[Extent, Attribution]]]
    classes: Mapping[str, ClassSaid]


def _ground(snapshot: Snapshot, claims: Iterable[Claim], evidence: Sequence[Evidence]) -> _Ground:
    quoted = {e.span.document_id for e in evidence if e.span}
    wanted = quoted | {o.span.document_id for claim in claims for o in claim.occurrences}
    return _Ground(
        documents={d.id: d for d in documents_store.several(snapshot, sorted(wanted))},
        said=lineage_store.attributions_in(snapshot, quoted),
        classes=sources_store.classes(snapshot, {e.source.id for e in evidence if e.source}),
    )


def _own(claim: Claim, ground: _Ground) -> list[Strand]:
    return [
        strand(
            one.id, one.span.quote, one.attribution,
            _outlet(ground.documents[one.span.document_id]), is_own=True,
        )
        for one in claim.occurrences
    ]  # fmt: skip


def _strand(piece: Evidence, ground: _Ground) -> Strand | None:
    if piece.source is not None:
        said = ground.classes.get(piece.source.id)
        return strand_of_source(
            piece.id, piece.quote, piece.source, said.source_class if said else None
        )
    if piece.span is None:
        return None
    document = ground.documents[piece.span.document_id]
    spoken = _said_at(document, piece.span.extent, ground.said.get(document.id, ()))
    return strand(piece.id, piece.span.quote, spoken, _outlet(document))


def _said_at(
    document: Document, place: Extent, known: Sequence[tuple[Extent, Attribution]]
) -> Attribution | None:
    """Return whose words most of a passage is; None for the writer's own."""
    found = _most(known, place)
    if found is not None:
        return found
    reading = read_once(document.text, published_on=document.published_on)
    read = [(one.extent, one.attribution) for one in reading.statements]
    read += [(one.inner, one.attribution) for one in reading.quotations if one.attribution]
    return _most(read, place)


def _most(found: Sequence[tuple[Extent, Attribution]], place: Extent) -> Attribution | None:
    """Return the attribution that covers at least half of a place, the widest one."""
    half = (place.end - place.start) / 2
    covered = [(_shared_length(extent, place), said) for extent, said in found]
    length, said = max(covered, key=lambda one: one[0], default=(0, None))
    return said if length >= half else None


def _shared_length(one: Extent, other: Extent) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _outlet(document: Document) -> Outlet:
    return Outlet(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        opening=document.text[:OPENING],
    )
