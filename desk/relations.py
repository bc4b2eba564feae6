"""Deciding on proposed relations between claims, and the caveats that limit a claim.

What the rules propose comes from `desk.cross_check`; what they do not see, a person says
(`relate`). A decision is undone (`desk.undo`) or taken the other way; the record keeps both.
Neither a relation nor a caveat changes a claim's revision: nobody who reads it has to begin again
because somebody compared it with another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.model import ClaimState, RelationKind, RelationState
from claims.text import Extent, span_of, trim
from db import claims_store, relations_store
from desk.act import Act, Done, Told, carry_out, claim_of, document_of
from desk.authority import Role, needs
from desk.fields import prose, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Caveat, Claim, Relation
    from claims.text import Span
    from db.transaction import Snapshot
    from desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCaveat:
    """A caveat for a claim; with `document`, the words it comes from: `text[start:end]`."""

    claim: str
    words: str
    document: str | None = None
    start: int = 0
    end: int = 0
    command_id: str | None = None


BY_HAND = (
    RelationKind.CONTRADICTS,
    RelationKind.DISPUTES,
    RelationKind.QUALIFIES,
    RelationKind.UPDATES,
    RelationKind.CORROBORATES,
)
"""What a person can say that one claim does to another. Claims that are the same are merged."""

_EITHER_WAY = frozenset({RelationKind.CONTRADICTS, RelationKind.CORROBORATES})
"""What both claims do to each other, whichever stands left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relate:
    """That claim `left` does something to claim `right`, in the words of whoever says so."""

    left: str
    right: str
    kind: RelationKind
    because: str
    command_id: str | None = None


def relation_of(snapshot: Snapshot, relation_id: str) -> Relation:
    """Return the relation with this id, or raise NotFound."""
    found = relations_store.get(snapshot, relation_id)
    if found is None:
        msg = (
            f"There is no relation “{relation_id}” between two claims of this desk. "
            "Open the cross-check and look again."
        )
        raise NotFound(msg)
    return found


@needs(Role.CHECKER)
def decide(
    desk: Desk,
    relation_id: str,
    decision: RelationState,
    *,
    because: str = "",
    command_id: str | None = None,
) -> Done:
    """Confirm or reject a relation; a rejected pair is never proposed again."""

    def do(act: Act) -> Told:
        relation = relation_of(act.writing, relation_id)
        if decision is RelationState.PROPOSED:
            msg = "A relation is confirmed or rejected. Nothing was saved. Choose one of the two."
            raise InvalidInput(msg)
        if relation.state is decision:
            msg = f"This relation is {decision.value} already, so nothing was saved."
            raise NotAllowed(msg)
        why = _decided(act, relation, decision, because)
        verb = "confirmed" if decision is RelationState.CONFIRMED else "rejected"
        return _told(f"{verb} a relation", relation, **why)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def relate(desk: Desk, said: Relate) -> Done:
    """Set two claims beside each other by hand: a confirmed relation, decided by this person.

    What the rules proposed for the two in that kind, or somebody rejected, is taken up again.
    """
    because = reason(said.because, "Setting two claims beside each other")

    def do(act: Act) -> Told:
        left, right = (_standing_claim(act, one, _BESIDE) for one in (said.left, said.right))
        _check_pair(left, right, said.kind)
        row = _as_said(act, said.kind, because)
        relation = _set(act, (left, right), row)
        return Told(
            action="set two claims beside each other",
            subject=left.id,
            subjects=(right.id,),
            made=(relation,),
            details={
                "relation": relation,
                "kind": said.kind.value,
                "because": row["reason_digest"],
            },
        )

    return carry_out(desk, said.command_id, do)


@needs(Role.CHECKER)
def tell_apart(desk: Desk, relations: Sequence[str], *, command_id: str | None = None) -> Done:
    """Reject several relations as one event: the claims that they join are not the same."""
    if not relations:
        msg = "No pair of claims is chosen. Nothing was saved. Choose at least two claims."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        found = [relation_of(act.writing, one) for one in dict.fromkeys(relations)]
        for relation in found:
            _decided(act, relation, RelationState.REJECTED, "")
        claims = tuple(dict.fromkeys(c for one in found for c in (one.left, one.right)))
        return Told(
            action="told claims apart",
            subject=claims[0],
            subjects=claims[1:],
            details={"relations": [one.id for one in found]},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def make_caveat(
    desk: Desk,
    relation_id: str,
    words: str,
    *,
    claim: str | None = None,
    command_id: str | None = None,
) -> Done:
    """Confirm a relation and add a caveat to one of its claims, as one event.

    Without `claim`, the caveat goes to the one that the relation is done to. It comes from the
    words of the other one.
    """
    words = _caveat_words(words)

    def do(act: Act) -> Told:
        relation = relation_of(act.writing, relation_id)
        limited, other = _sides(act, relation, claim)
        if relation.state is not RelationState.CONFIRMED:
            _decided(act, relation, RelationState.CONFIRMED, "")
        span = other.occurrences[0].span if other.occurrences else None
        caveat = _add(act, limited, words, span, relation.id)
        told = _told("made a caveat of a relation", relation, limits=limited.id)
        return Told(
            action=told.action,
            subject=limited.id,
            made=(caveat,),
            details=told.details,
            subjects=told.subjects,
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def add_caveat(desk: Desk, caveat: AddCaveat) -> Done:
    """Add a caveat to a claim: a limit on how far it reaches."""
    words = _caveat_words(caveat.words)

    def do(act: Act) -> Told:
        claim = _standing_claim(act, caveat.claim, "Add the caveat to claim {taker}.")
        span = _span(act, caveat)
        made = _add(act, claim, words, span, None)
        documents = (span.document_id,) if span else ()
        return Told(action="added a caveat", subject=claim.id, made=(made,), subjects=documents)

    return carry_out(desk, caveat.command_id, do)


@needs(Role.CHECKER)
def resolve_caveat(
    desk: Desk, caveat_id: str, *, because: str, command_id: str | None = None
) -> Done:
    """Settle a caveat, with the reason; it stays in the record and is no longer printed."""
    because = reason(because, "Resolving a caveat")

    def do(act: Act) -> Told:
        found = _standing_caveat(act, caveat_id)
        why = act.writing.words(because)
        relations_store.resolve_caveat(act.writing, caveat_id, by=act.actor, at=act.at, because=why)
        return Told(
            action="resolved a caveat",
            subject=found.claim_id,
            details={"caveat": caveat_id, "because": why},
        )

    return carry_out(desk, command_id, do)


def _decided(act: Act, relation: Relation, decision: RelationState, because: str) -> dict[str, str]:
    """Write a decision; return what the event says of its reason."""
    clean = prose(because, "reason")
    why = act.writing.words(clean) if clean else None
    relations_store.change(
        act.writing,
        relation.id,
        {
            "state": decision.value,
            "withdrawn_at": None,
            "decided_by": act.actor,
            "decided_at": act.at,
            "decided_because": why,
        },
    )
    return {"because": why} if why else {}


def _check_pair(left: Claim, right: Claim, kind: RelationKind) -> None:
    if left.id == right.id:
        msg = "A claim cannot bear on itself. Nothing was saved. Choose another claim."
        raise InvalidInput(msg)
    if kind not in BY_HAND:
        msg = (
            "Claims that say the same are made one claim, not set beside each other. Nothing was "
            "saved. Merge them, or choose what the one does to the other."
        )
        raise InvalidInput(msg)
    for claim in (left, right):
        if claim.state is ClaimState.DISMISSED:
            msg = (
                f"Claim {claim.number} is dismissed, and its pairs are not shown. Nothing was "
                "saved. Restore it first."
            )
            raise NotAllowed(msg)


def _as_said(act: Act, kind: RelationKind, because: str) -> dict[str, str | float | None]:
    return {
        "kind": kind.value,
        "reason_digest": act.writing.words(because),
        "score": 1.0,
        "rules": relations_store.BY_HAND,
        "state": RelationState.CONFIRMED.value,
        "withdrawn_at": None,
        "decided_by": act.actor,
        "decided_at": act.at,
        "decided_because": None,
    }


def _set(act: Act, claims: tuple[Claim, Claim], row: dict[str, str | float | None]) -> str:
    """Add the pair, or take up what was said of it before in that kind; return its id."""
    left, right = claims
    kind = RelationKind(str(row["kind"]))
    before = relations_store.between(act.writing, left.id, right.id, kind.value)
    if before is None:
        new = {"id": act.new("rel"), "left_claim": left.id, "right_claim": right.id}
        added = relations_store.add(act.writing, {**new, **row, "proposed_at": act.at})
        return str(added["id"])
    if before["state"] == RelationState.CONFIRMED:
        msg = (
            f"That {kind.value} stands between claims {left.number} and {right.number} already, "
            "confirmed. Nothing was saved. To turn it round or word it anew, reject it first."
        )
        raise NotAllowed(msg)
    if before["left_now"] != left.id and kind not in _EITHER_WAY:
        row |= {"left_claim": before["right_claim"], "right_claim": before["left_claim"]}
    relations_store.change(act.writing, before["id"], row)
    return str(before["id"])


def _told(action: str, relation: Relation, **details: str) -> Told:
    return Told(
        action=action,
        subject=relation.left,
        subjects=(relation.right,),
        details={"relation": relation.id, "kind": relation.kind.value, **details},
    )


def _sides(act: Act, relation: Relation, claim: str | None) -> tuple[Claim, Claim]:
    """Return the claim that a caveat limits, and the one it comes from."""
    left, right = (claim_of(act.writing, one) for one in (relation.left, relation.right))
    wanted = right.id if claim is None else claim_of(act.writing, claim).id
    if wanted not in {left.id, right.id}:
        msg = (
            f"The relation joins claims {left.number} and {right.number}. Nothing was saved. "
            "Choose which of the two the caveat limits."
        )
        raise InvalidInput(msg)
    return (right, left) if wanted == right.id else (left, right)


def _add(act: Act, claim: Claim, words: str, span: Span | None, relation: str | None) -> str:
    row = relations_store.add_caveat(
        act.writing,
        {
            "id": act.new("cav"),
            "claim_id": claim.id,
            "words": act.writing.words(words),
            "document_id": span.document_id if span else None,
            "start_at": span.start if span else None,
            "end_at": span.end if span else None,
            "quote_digest": act.writing.words(span.quote) if span else None,
            "relation_id": relation,
            "added_by": act.actor,
            "added_at": act.at,
        },
    )
    return str(row["id"])


def _caveat_words(words: str) -> str:
    if not any(character.isalnum() for character in words):
        msg = "A caveat needs words. Nothing was saved. Say in a sentence what limits the claim."
        raise InvalidInput(msg)
    return prose(words, "caveat")


def _span(act: Act, caveat: AddCaveat) -> Span | None:
    if caveat.document is None:
        return None
    document = document_of(act.writing, caveat.document)
    extent = trim(document.text, max(0, caveat.start), min(caveat.end, len(document.text)))
    if extent is None:
        msg = "No words were selected. Nothing was saved. Select those that the caveat comes from."
        raise InvalidInput(msg)
    return span_of(document.id, document.text, Extent(start=extent.start, end=extent.end))


_BESIDE = "Choose claim {taker} instead."


def _standing_claim(act: Act, reference: str, instead: str) -> Claim:
    """Return a claim that stands by itself; `instead` says what to do with the one that has it."""
    claim = claim_of(act.writing, reference)
    taker = claims_store.merged_into(act.writing, claim.id)
    if taker is not None:
        number = taker["number"]
        msg = (
            f"Claim {claim.number} was merged into claim {number}. Nothing was saved. "
            f"{instead.format(taker=number)}"
        )
        raise NotAllowed(msg)
    return claim


def _standing_caveat(act: Act, caveat_id: str) -> Caveat:
    found = relations_store.caveat(act.writing, caveat_id)
    if found is None:
        msg = f"There is no caveat “{caveat_id}” on this desk. Open the claim and look again."
        raise NotFound(msg)
    if found.resolved_at is not None:
        msg = "This caveat was resolved already. Nothing was saved."
        raise NotAllowed(msg)
    return found
