"""Claims that seem to say the same, in groups: one more click makes one claim of each group.

The groups are what relations of the kinds "same" and "duplicate" join, proposed or confirmed.
A rejected pair joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.match import connected
from claims.model import ClaimState, RelationKind, RelationState
from db import claims_store, documents_store, relations_store, verdicts_store
from desk.screens.claim import context_of
from review import rules
from review.model import Layer
from review.scales import scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.model import Claim, Document, Relation
    from db.connection import Database
    from db.transaction import Snapshot
    from desk.screens.claim import Context
    from review.model import Rating, Verdict

KINDS = (RelationKind.SAME, RelationKind.DUPLICATE)
"""The relations that make one claim of two."""

AROUND = 80
"""Characters beside a claim's words, enough to know the sentence again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One claim of a group, where it stands, and the rating of its verdict if it has one."""

    claim: str
    number: int
    statement: str
    state: ClaimState
    contexts: tuple[Context, ...]
    rating: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgain:
    """A group: its claims, the decided ones and then the oldest first, and why they are one.

    `relations` are the ids of the pairs that joined them.
    """

    members: tuple[Member, ...]
    relations: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgainScreen:
    """One page of the groups, those with most claims first."""

    total: int
    groups: tuple[SaidAgain, ...]


def said_again_screen(database: Database, *, page: int = 1, size: int = 10) -> SaidAgainScreen:
    """Return one page of the groups; `page` counts from 1."""
    with database.snapshot() as snapshot:
        found = relations_store.listed(
            snapshot,
            kinds=[one.value for one in KINDS],
            states=[RelationState.PROPOSED.value, RelationState.CONFIRMED.value],
        )
        groups = sorted(connected((one.left, one.right) for one in found), key=len, reverse=True)
        shown = groups[(page - 1) * size : page * size]
        return SaidAgainScreen(total=len(groups), groups=_groups(snapshot, shown, found))


def _groups(
    snapshot: Snapshot, shown: Sequence[frozenset[str]], found: Sequence[Relation]
) -> tuple[SaidAgain, ...]:
    ids = sorted(set().union(*shown))
    claims = {claim.id: claim for claim in claims_store.several(snapshot, ids)}
    wanted = {o.span.document_id for claim in claims.values() for o in claim.occurrences}
    documents = {d.id: d for d in documents_store.several(snapshot, sorted(wanted))}
    verdicts = verdicts_store.verdicts_of(snapshot, ids)
    members = {claim.id: _member(snapshot, claim, documents, verdicts) for claim in claims.values()}
    return tuple(_group([members[one] for one in group], found) for group in shown)


def _group(members: list[Member], found: Sequence[Relation]) -> SaidAgain:
    inside = {member.claim for member in members}
    joining = [one for one in found if one.left in inside]
    ordered = sorted(members, key=lambda one: (not one.state.is_decided, one.number))
    return SaidAgain(
        members=tuple(ordered),
        relations=tuple(one.id for one in joining),
        reasons=tuple(dict.fromkeys(one.reason for one in joining)),
    )


def _member(
    snapshot: Snapshot,
    claim: Claim,
    documents: Mapping[str, Document],
    verdicts: Sequence[Verdict],
) -> Member:
    own = rules.of_record([one for one in verdicts if one.claim_id == claim.id]).get(Layer.SO)
    return Member(
        claim=claim.id,
        number=claim.number,
        statement=claim.statement,
        state=claim.state,
        contexts=tuple(
            context_of(snapshot, one, documents, most=AROUND) for one in claim.occurrences
        ),
        rating=_rating(own) if own else None,
    )


def _rating(verdict: Verdict) -> Rating | None:
    return next((one for one in scale(verdict.scale).ratings if one.key == verdict.rating), None)
