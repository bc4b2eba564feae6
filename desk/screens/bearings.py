"""What other claims do to one claim, in the few facts that its page has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import RelationState
from db import relations_store

if TYPE_CHECKING:
    from claims.model import Claim, Relation
    from db.transaction import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A relation as one of its claims sees it.

    `from_left` says that this claim does it to the other, whose number is given, and those of
    the documents where it stands.
    """

    relation: Relation
    from_left: bool
    other: int
    documents: tuple[int, ...]


def bearings(snapshot: Snapshot, claim: Claim) -> tuple[Bearing, ...]:
    """Return the relations of a claim that nobody rejected, the most telling first."""
    found = [
        one
        for one in relations_store.of_claims(snapshot, [claim.id])
        if one.state is not RelationState.REJECTED
    ]
    if not found:
        return ()
    others = [one.right if one.left == claim.id else one.left for one in found]
    numbers = relations_store.numbers(snapshot, others)
    return tuple(
        Bearing(
            relation=one,
            from_left=one.left == claim.id,
            other=numbers[other][0],
            documents=numbers[other][1],
        )
        for one, other in zip(found, others, strict=True)
    )
