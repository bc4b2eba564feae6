"""A desk of a wanted size for measuring, built through the desk's own use-cases.

Documents come from `benchmarks.fictional`; every tenth claim is accepted and has evidence, and
every twentieth a verdict, which is about how far a desk ever gets; of a very large one no more than
a team can do in months (`MOST_LINKED`). What is built could have been
made by people, so `verify` must find nothing wrong with it.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from benchmarks.fictional import article, day
from claims.model import Checkability
from db import claims_store
from db.opening import open_database
from desk import triage, verdicts
from desk.act import claim_of
from desk.evidence import LinkPassage, link_passage
from desk.intake import About, take_in_pasted
from desk.team import sit_down
from review.model import Layer, Stance

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from desk import Desk

PERSON = "Maya"
EACH_LINKED = 10
EACH_JUDGED = 20
MOST_LINKED = 2_000
_STANCES = tuple(Stance)


def build(path: Path, *, claims: int) -> Desk:
    """Make a desk with at least `claims` claims at `path`; the last document is kept whole."""
    desk = sit_down(open_database(path), PERSON)
    with desk.database.connect() as held:
        # While one connection stays open, closing the others does not write the log back each time.
        held.execute("select 1 from people limit 1").fetchall()
        _take_in(desk, claims)
        _work_on(desk)
    return desk


def claim_ids(desk: Desk) -> list[str]:
    """Return the id of every claim, in order of number."""
    with desk.database.snapshot() as snapshot:
        return claims_store.all_ids(snapshot)


def documents_count(desk: Desk) -> int:
    """Return how many documents there are; they are numbered from 1."""
    with desk.database.snapshot() as snapshot:
        return snapshot.number("select count(*) from documents")


def review_of(claim: Claim, reason: str) -> verdicts.GiveReview:
    """Return a review that needs no evidence."""
    layer = Layer.SAID if claim.checkability is Checkability.ONLY_THAT_IT_WAS_SAID else Layer.SO
    return verdicts.GiveReview(claim=claim.id, layer=layer, rating="unproven", rationale=reason)


def link_to(desk: Desk, claim: Claim, turn: int) -> LinkPassage:
    """Return the command that links a sentence of another document; which, follows from `turn`."""
    with desk.database.snapshot() as snapshot:
        passages = snapshot.number("select max(number) from passages")
        first = 1 + (turn * 131 + 7) % passages
        own = claim.occurrences[0].span.document_id
        # Forward from there, and from the beginning when nothing of another document follows.
        row = snapshot.row(_NEXT, first=first, own=own) or snapshot.rows(_NEXT, first=1, own=own)[0]
    return LinkPassage(
        claim=claim.id,
        document=row["document_id"],
        start=row["start_at"],
        end=row["end_at"],
        stance=_STANCES[turn % len(_STANCES)],
    )


_NEXT = """
select document_id, start_at, end_at from passages
where number >= :first and document_id <> :own order by number limit 1
"""


def claim_called(desk: Desk, reference: str) -> Claim:
    """Return a claim by id or number."""
    with desk.database.snapshot() as snapshot:
        return claim_of(snapshot, reference)


def _take_in(desk: Desk, claims: int) -> None:
    made = 0
    for number in count(1):
        about = About(publisher=f"Gazette {number % 12}", published_on=day(number))
        made += take_in_pasted(desk, article(number), about).claims
        if made >= claims:
            break


def _work_on(desk: Desk) -> None:
    accepted = claim_ids(desk)[::EACH_LINKED]
    triage.accept(desk, accepted)
    for turn, claim_id in enumerate(accepted[:: -(-len(accepted) // MOST_LINKED)]):
        claim = claim_called(desk, claim_id)
        link_passage(desk, link_to(desk, claim, turn))
        if turn % (EACH_JUDGED // EACH_LINKED) == 0:
            verdicts.give(desk, review_of(claim, f"Nobody at the desk could say, turn {turn}."))
