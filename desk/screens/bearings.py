"""What other claims do to one claim, in the few facts that its page has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import RelationState
from db import claims_store, relations_store

if TYPE_CHECKING:
    from claims.model import Claim, Relation
    from db.transaction import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A relation as one of its claims sees it.

    `from_left` says that this claim does it to the other, whose numbers are given: its own, and
    those of the documents where it stands.
    """

    relation: Relation
    from_left: bool
    other: int
    documents: tuple[str, ...]


def bearings(snapshot: Snapshot, claim: Claim) -> tuple[Bearing, ...]:
    """Return the relations of a claim that nobody rejected, the most telling first."""
    found = [
        one
        for one in relations_store.of_claims(snapshot, [claim.id])
        if one.state is not RelationState.REJECTED
    ]
    ids = {claim_id for one in found for claim_id in (one.left, one.right)}
    others = {other.id: other for other in claims_store.several(snapshot, sorted(ids))}
    return tuple(_bearing(one, claim, others) for one in found)


def _bearing(relation: Relation, claim: Claim, others: dict[str, Claim]) -> Bearing:
    from_left = relation.left == claim.id
    other = others[relation.right if from_left else relation.left]
    documents = dict.fromkeys(occurrence.span.document_id for occurrence in other.occurrences)
    return Bearing(
        relation=relation, from_left=from_left, other=other.number, documents=tuple(documents)
    )
