"""Pairs of claims that bear on each other, with their passages side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from claims.differences import differences
from claims.model import RelationKind, RelationState
from db import claims_store, documents_store, relations_store
from desk.cross_check import is_due
from desk.screens.claim import context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.differences import Mark
    from claims.model import Claim, Document, Occurrence, Relation
    from db.connection import Database
    from db.transaction import Snapshot
    from desk.screens.claim import Context

AROUND = 160
"""Characters on either side of a claim's words: two passages have to fit beside each other."""

OVERVIEW = 200
"""Relations in the overview, the most telling ones: it is to be seen at a glance."""

OPEN = (RelationState.PROPOSED, RelationState.CONFIRMED)
"""The states that a list shows unless another is asked for: what was rejected is out of the way."""


_AGREEING = frozenset({RelationKind.CORROBORATES, RelationKind.SAME, RelationKind.DUPLICATE})
"""The reason of these quotes what both have, which is no difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFilter:
    """What the list is narrowed to; an empty field narrows nothing but `states` (see OPEN)."""

    kinds: tuple[RelationKind, ...] = ()
    states: tuple[RelationState, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claim of a pair, in its passage; `marks` count from the claim's own words."""

    claim: str
    number: int
    statement: str
    context: Context
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A relation with both its claims; the left one does it to the right one."""

    relation: Relation
    left: Side
    right: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a claim does, or has done to it, by claims of one document; the most telling first."""

    kind: RelationKind
    from_left: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A claim of the overview, with a cell for each document that has something to say on it."""

    number: int
    statement: str
    documents: frozenset[str]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheckScreen:
    """A page of pairs, how many there are by kind and state, and what they can be filtered by.

    `matrix` covers the OVERVIEW most telling ones.

    `documents` are (id, number, title) of all documents; `is_due` says that some were taken in
    since claims were compared.
    """

    total: int
    pairs: tuple[Pair, ...]
    kinds: Mapping[RelationKind, int]
    states: Mapping[RelationState, int]
    documents: tuple[tuple[str, int, str], ...]
    matrix: tuple[MatrixRow, ...]
    is_due: bool


def cross_check_screen(
    database: Database, chosen: PairFilter, *, page: int = 1, size: int = 20
) -> CrossCheckScreen:
    """Return one page of the pairs that the filter leaves; `page` counts from 1."""
    with database.snapshot() as snapshot:
        every = relations_store.listed(snapshot, documents=chosen.documents)
        left = [one for one in every if _fits(one, chosen)]
        titles = documents_store.titles(snapshot)
        return CrossCheckScreen(
            total=len(left),
            pairs=_pairs(snapshot, left[(page - 1) * size : page * size]),
            kinds=Counter(one.kind for one in every if _has_state(one, chosen)),
            states=Counter(one.state for one in every if _has_kind(one, chosen)),
            documents=tuple((row["id"], row["number"], row["title"]) for row in reversed(titles)),
            matrix=_matrix(snapshot, left[:OVERVIEW]),
            is_due=is_due(snapshot),
        )


def _fits(one: Relation, chosen: PairFilter) -> bool:
    return _has_state(one, chosen) and _has_kind(one, chosen)


def _has_state(one: Relation, chosen: PairFilter) -> bool:
    return one.state in (chosen.states or OPEN)


def _has_kind(one: Relation, chosen: PairFilter) -> bool:
    return not chosen.kinds or one.kind in chosen.kinds


def _pairs(snapshot: Snapshot, found: Sequence[Relation]) -> tuple[Pair, ...]:
    claims = _claims(snapshot, found)
    wanted = {o.span.document_id for claim in claims.values() for o in claim.occurrences}
    documents = {d.id: d for d in documents_store.several(snapshot, sorted(wanted))}
    return tuple(
        _pair(snapshot, one, (claims[one.left], claims[one.right]), documents)
        for one in found
        if claims[one.left].occurrences and claims[one.right].occurrences
    )


def _claims(snapshot: Snapshot, found: Iterable[Relation]) -> dict[str, Claim]:
    ids = {claim for one in found for claim in (one.left, one.right)}
    return {claim.id: claim for claim in claims_store.several(snapshot, sorted(ids))}


def _pair(
    snapshot: Snapshot,
    relation: Relation,
    claims: tuple[Claim, Claim],
    documents: Mapping[str, Document],
) -> Pair:
    left, right = _places(*claims)
    reason = "" if relation.kind in _AGREEING else relation.reason

    def side(claim: Claim, own: Occurrence, other: Occurrence) -> Side:
        return Side(
            claim=claim.id,
            number=claim.number,
            statement=claim.statement,
            context=context_of(snapshot, own, documents, most=AROUND),
            marks=differences(own, other, reason),
        )

    return Pair(
        relation=relation,
        left=side(claims[0], left, right),
        right=side(claims[1], right, left),
    )


def _places(left: Claim, right: Claim) -> tuple[Occurrence, Occurrence]:
    """Return where the two are shown: in different documents if they can be."""
    both = list(product(left.occurrences, right.occurrences))
    apart = (pair for pair in both if pair[0].span.document_id != pair[1].span.document_id)
    return next(apart, both[0])


def _matrix(snapshot: Snapshot, found: Sequence[Relation]) -> tuple[MatrixRow, ...]:
    """Return a row for each claim with a relation, in order of number."""
    claims = _claims(snapshot, found)
    cells: dict[str, dict[str, list[tuple[RelationKind, bool]]]] = {}
    for one in found:
        for own, other, from_left in ((one.left, one.right, True), (one.right, one.left, False)):
            row = cells.setdefault(own, {})
            for document in _documents(claims[other]):
                row.setdefault(document, []).append((one.kind, from_left))
    ordered = sorted(cells, key=lambda claim: claims[claim].number)
    return tuple(
        MatrixRow(
            number=claims[claim].number,
            statement=claims[claim].statement,
            documents=_documents(claims[claim]),
            cells={document: _cell(said) for document, said in cells[claim].items()},
        )
        for claim in ordered
    )


def _documents(claim: Claim) -> frozenset[str]:
    return frozenset(occurrence.span.document_id for occurrence in claim.occurrences)


def _cell(said: Sequence[tuple[RelationKind, bool]]) -> Cell:
    kind, from_left = said[0]
    return Cell(kind=kind, from_left=from_left, count=len(said))
