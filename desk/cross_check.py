"""Comparing the claims of a desk with one another, and keeping what the rules propose.

A proposal is never a judgement: it waits until a person confirms or rejects it
(`desk.relations`). A pair that a person has decided on is never proposed again, in any kind,
even where its claims were folded into others since. A proposal that nobody has decided on is
withdrawn when the rules no longer make it.

Within one document only what limits or attacks a claim is proposed; that two sentences of one
article agree says nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, cast

from claims.comparison import Assertion
from claims.model import RelationKind, RelationState
from claims.pairing import worth_comparing
from claims.relate import RULES, relate
from db import claims_store, documents_store, relations_store, settings_store
from desk.act import Act, Told, carry_out, document_of
from desk.authority import Role, needs
from desk.origins import UNKNOWN, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claims.comparison import Proposal
    from claims.model import Claim, Occurrence
    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk
    from desk.origins import Origin
    from review.model import Event

KEY = "cross-check"
"""Under which name the settings keep what was compared last, and by which rules."""

_NOW_AND_THEN = 5_000
"""Pairs between two words on how far the comparing is: about half a second."""

_WITHIN_ONE_DOCUMENT = frozenset(
    {RelationKind.CONTRADICTS, RelationKind.QUALIFIES, RelationKind.DISPUTES}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing came to: ids of relations made and withdrawn; no event if nothing changed."""

    claims: int
    pairs: int
    made: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    event: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A proposal between two claims, the one that does it first."""

    left: str
    right: str
    proposal: Proposal

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.left, self.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What has to be written: new proposals, standing ones that read otherwise now, stale ones."""

    new: tuple[_Found, ...]
    renewed: tuple[tuple[Row, _Found], ...]
    stale: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.renewed or self.stale)


def size(snapshot: Snapshot) -> int:
    """Return how many claims there are to compare."""
    return len(relations_store.compared(snapshot))


def is_due(snapshot: Snapshot) -> bool:
    """Whether documents were taken in, or the rules have changed, since claims were compared."""
    rules, document = _before(snapshot)
    newest = relations_store.newest_document(snapshot)
    return newest > 0 and (rules != RULES or document < newest)


@needs(Role.CHECKER)
def propose(
    desk: Desk,
    documents: Sequence[str] | None = None,
    *,
    only_new: bool = False,
    command_id: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Compared:
    """Compare the desk's claims and keep new proposals as one event; nothing new writes nothing.

    With `documents` (numbers or ids), only pairs with a claim in one of them are compared; with
    `only_new`, those of documents taken in since the last time, unless the rules have changed.
    The comparing is over before the transaction begins, so that it holds nobody up. `progress` is
    told now and then how many pairs are compared, and of how many.
    """
    with desk.database.snapshot() as snapshot:
        wanted = None if documents is None else {document_of(snapshot, d).id for d in documents}
        due = wanted is None and is_due(snapshot)
        if only_new and wanted is None:
            wanted = _since(snapshot)
        claims = claims_store.several(snapshot, relations_store.compared(snapshot))
        newest = relations_store.newest_document(snapshot)
        pairs, found = _found(claims, origins(snapshot), wanted, progress)
        plan = _plan(snapshot, found, wanted)
    if plan.is_empty and not due:
        return Compared(claims=len(claims), pairs=pairs)
    done = carry_out(
        desk, command_id, lambda act: _keep(act, found, wanted, newest if due else None)
    )
    withdrawn = tuple(json.loads(done.event.details)["withdrawn"])
    return Compared(
        claims=len(claims), pairs=pairs, made=done.made, withdrawn=withdrawn, event=done.event
    )


class _Last(TypedDict, total=False):
    rules: str
    document: int


def _before(snapshot: Snapshot) -> tuple[str, int]:
    """Return by which rules claims were compared last, and the newest document of then."""
    kept = cast("_Last", settings_store.value(snapshot, KEY) or {})
    return kept.get("rules", ""), kept.get("document", 0)


def _since(snapshot: Snapshot) -> set[str] | None:
    """Return the documents taken in since the last comparison; None where all must be compared."""
    rules, document = _before(snapshot)
    if rules != RULES:
        return None
    return {row["id"] for row in documents_store.titles(snapshot) if row["number"] > document}


def _found(
    claims: Iterable[Claim],
    known: Mapping[str, Origin],
    wanted: set[str] | None,
    progress: Callable[[int, int], None] | None,
) -> tuple[int, tuple[_Found, ...]]:
    """Return how many pairs were compared, and the surest proposal for each pair of claims."""
    sides = [
        (claim.id, _assertion(claim, o, known.get(o.span.document_id, UNKNOWN)))
        for claim in claims
        for o in claim.occurrences
    ]
    pairs, best = list(_pairs(sides, wanted)), dict[frozenset[str], _Found]()
    for compared, (one, other) in enumerate(pairs):
        if progress is not None and not compared % _NOW_AND_THEN:
            progress(compared, len(pairs))
        found = _related(sides[one], sides[other])
        if found is None:
            continue
        before = best.get(found.pair)
        if before is None or before.proposal.score < found.proposal.score:
            best[found.pair] = found
    return len(pairs), tuple(best.values())


def _pairs(
    sides: Sequence[tuple[str, Assertion]], wanted: set[str] | None
) -> Iterator[tuple[int, int]]:
    statements = [assertion.statement for _, assertion in sides]
    speakers = [assertion.attribution.speaker for _, assertion in sides]
    touching = None
    if wanted is not None:
        touching = frozenset(i for i, (_, one) in enumerate(sides) if one.document in wanted)
    for one, other in worth_comparing(statements, speakers, touching=touching):
        if sides[one][0] != sides[other][0]:
            yield one, other


def _assertion(claim: Claim, occurrence: Occurrence, origin: Origin) -> Assertion:
    return Assertion(
        statement=claim.statement,
        kind=claim.kind,
        document=occurrence.span.document_id,
        extent=occurrence.span.extent,
        attribution=occurrence.attribution,
        quantities=occurrence.quantities,
        times=occurrence.times,
        block=origin.block_at(occurrence.span.start),
        outlet=origin.outlet,
        published_on=origin.published_on,
        words=occurrence.span.quote,
        setting=origin.setting,
    )


def _related(one: tuple[str, Assertion], other: tuple[str, Assertion]) -> _Found | None:
    proposal = relate(one[1], other[1])
    if proposal is None:
        return None
    same_document = one[1].document == other[1].document
    if same_document and proposal.kind not in _WITHIN_ONE_DOCUMENT:
        return None
    left, right = (one[0], other[0]) if proposal.from_left else (other[0], one[0])
    return _Found(left=left, right=right, proposal=proposal)


def _plan(snapshot: Snapshot, found: Iterable[_Found], wanted: set[str] | None) -> _Plan:
    """Compare what was found with all that was ever proposed."""
    alive = set(relations_store.compared(snapshot))
    known = relations_store.known(snapshot)
    decided = {_pair(row) for row in known if row["state"] != RelationState.PROPOSED}
    waiting, doubles = _waiting(known)
    new, renewed = [], []
    for one in found:
        if one.pair in decided or not one.pair <= alive:
            continue
        row = waiting.pop((one.pair, one.proposal.kind.value), None)
        if row is None:
            new.append(one)
        elif row["withdrawn_at"] or row["rules"] != RULES:
            renewed.append((row, one))
    return _Plan(
        new=tuple(new),
        renewed=tuple(renewed),
        stale=_stale((*waiting.values(), *doubles), alive) if wanted is None else (),
    )


def _waiting(known: Iterable[Row]) -> tuple[dict[tuple[frozenset[str], str], Row], list[Row]]:
    """Return the undecided proposals by pair and kind, and those that folding made double."""
    first: dict[tuple[frozenset[str], str], Row] = {}
    doubles = []
    for row in known:
        if row["state"] != RelationState.PROPOSED:
            continue
        if first.setdefault((_pair(row), row["kind"]), row) is not row:
            doubles.append(row)
    return first, doubles


def _pair(row: Row) -> frozenset[str]:
    return frozenset((row["left_now"], row["right_now"]))


def _stale(unmet: Iterable[Row], alive: set[str]) -> tuple[str, ...]:
    """Return which proposals no longer hold; those of a dismissed claim wait for its return."""
    return tuple(row["id"] for row in unmet if row["withdrawn_at"] is None and _pair(row) <= alive)


def _keep(act: Act, found: tuple[_Found, ...], wanted: set[str] | None, newest: int | None) -> Told:
    """Write what is still new now that nobody else can write."""
    plan = _plan(act.writing, found, wanted)
    made = tuple(_add(act, one) for one in plan.new)
    for row, one in plan.renewed:
        renewal = {**_reading(act, one), **_sides(row, one), "withdrawn_at": None}
        relations_store.change(act.writing, row["id"], renewal)
    for relation in plan.stale:
        relations_store.change(act.writing, relation, {"withdrawn_at": act.at})
    if newest is not None:
        _remember(act, newest)
    return Told(
        action="compared the claims",
        subject=KEY,
        made=made,
        details={"rules": RULES, "renewed": len(plan.renewed), "withdrawn": list(plan.stale)},
    )


def _add(act: Act, one: _Found) -> str:
    row = {
        "id": act.new("rel"),
        "left_claim": one.left,
        "right_claim": one.right,
        "kind": one.proposal.kind.value,
        "state": RelationState.PROPOSED.value,
        **_reading(act, one),
    }
    return str(relations_store.add(act.writing, row)["id"])


def _reading(act: Act, one: _Found) -> dict[str, str | float]:
    return {
        "reason_digest": act.writing.words(one.proposal.reason),
        "score": one.proposal.score,
        "rules": RULES,
        "proposed_at": act.at,
    }


def _sides(row: Row, one: _Found) -> dict[str, str]:
    """Turn a row round whose claims now stand the other way: what the left one does changed."""
    if row["left_now"] == one.left:
        return {}
    return {"left_claim": row["right_claim"], "right_claim": row["left_claim"]}


def _remember(act: Act, newest: int) -> None:
    settings_store.put(act.writing, KEY, _Last(rules=RULES, document=newest), at=act.at)
