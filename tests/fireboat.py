"""Two reports of one evening that contradict, update and confirm each other, and a desk with both.

Everything in them was made up for the tests.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.model import RelationKind
from db import relations_store
from desk import cross_check
from tests.builders import a_document, the_claim

if TYPE_CHECKING:
    from claims.model import Claim, Document, Relation
    from desk import Desk

MORNING = """Fire boat stays in port

The harbour council is scheduled to vote on the fire boat next month. The port fined more than \
40 fishing boats in 2018. Lindow does not help the coast guard in night patrols.
"""
EVENING = """Council decides on the fire boat

The harbour council voted for the fire boat on Tuesday. The port fined 12 fishing boats in 2018. \
Lindow crews provided boats to support the coast guard on a night patrol.
"""
KINDS = {RelationKind.UPDATES: 1, RelationKind.CONTRADICTS: 2}
"""What a careful reader finds between the two."""


def both_reports(desk: Desk) -> tuple[Document, Document]:
    """Take both reports in; the evening's is a month later than the morning's."""
    morning = a_document(desk, MORNING, title="Morning", published_on=date(2019, 2, 1))
    evening = a_document(desk, EVENING, title="Evening", published_on=date(2019, 3, 6))
    return morning, evening


def a_checked_desk(desk: Desk) -> tuple[Relation, ...]:
    """Take both reports in and compare them; return the proposals, the most telling first."""
    both_reports(desk)
    cross_check.propose(desk)
    return relations(desk)


def relations(desk: Desk, *states: str) -> tuple[Relation, ...]:
    """Return what the list of the cross-check shows."""
    with desk.database.snapshot() as snapshot:
        return relations_store.listed(snapshot, states=states)


def of_kind(found: tuple[Relation, ...], kind: RelationKind) -> Relation:
    """Return the first relation of a kind."""
    return next(one for one in found if one.kind is kind)


def left_of(desk: Desk, relation: Relation) -> Claim:
    """Return the claim that does it."""
    return the_claim(desk, relation.left)


def right_of(desk: Desk, relation: Relation) -> Claim:
    """Return the claim that it is done to."""
    return the_claim(desk, relation.right)
