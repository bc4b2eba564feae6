"""The orders of the list of claims, beside a slow and obvious sort of all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest

from db import board_view, claims_store, documents_store
from db.board_order import Order
from db.board_view import ClaimFilter
from desk import triage
from tests.builders import LEDGER, PIER, a_claim, a_desk, a_document, the_claim

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk

LIGHTS = """Lights on the quay

The crane is green. The crane is red. The crane is blue. The tide is early. The tide is late.
"""


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Candidates of three documents; some claims stand in several places, many score alike."""
    desk = a_desk(tmp_path_factory.mktemp("orders"))
    pier, lights, ledger = (a_document(desk, text) for text in (PIER, LIGHTS, LEDGER))
    of = [_claims_of(desk, document.id) for document in (pier, lights, ledger)]
    twins = [a_claim(desk, lights, "The crane is red.").id for _ in range(2)]
    triage.merge(desk, twins[0], twins[1:])
    triage.merge(desk, of[2][0], [of[0][1], of[1][0]])
    triage.merge(desk, of[1][2], [of[1][1]])
    triage.dismiss(desk, [of[0][0]])
    return desk


def _claims_of(desk: Desk, document: str) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return [claim.id for claim in claims_store.of_document(snapshot, document)]


def _ids(desk: Desk, order: Order, chosen: ClaimFilter | None = None) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return board_view.ids(snapshot, chosen or ClaimFilter(), order=order)


def _neighbours(
    desk: Desk, claim: str, order: Order, chosen: ClaimFilter | None = None
) -> tuple[int | None, int | None]:
    with desk.database.snapshot() as snapshot:
        found = board_view.neighbours(
            snapshot, chosen or ClaimFilter(), order=order, claim_id=claim
        )
    before, after = (None if row is None else int(row["number"]) for row in found)
    return before, after


def _sorted(desk: Desk, order: Order) -> list[str]:
    """Put all open claims in order the slow way."""
    with desk.database.snapshot() as snapshot:
        claims = claims_store.several(snapshot, claims_store.all_ids(snapshot))
        numbers = {row["id"]: row["number"] for row in documents_store.titles(snapshot)}

    def place(claim: Claim) -> tuple[int, int]:
        spans = [occurrence.span for occurrence in claim.occurrences]
        return min((numbers[span.document_id], span.start) for span in spans)

    keys = {
        "worth": lambda claim: (-claim.score, claim.number),
        "changed": lambda claim: (-claim.changed_at.timestamp(), claim.number),
        "number": lambda claim: claim.number,
        "place": lambda claim: (*place(claim), claim.number),
    }
    open_ = [claim for claim in claims if claim.occurrences and claim.state != "dismissed"]
    return [claim.id for claim in sorted(open_, key=keys[order])]


@pytest.mark.parametrize("order", get_args(Order))
def test_an_order_is_that_of_a_plain_sort_and_holds_each_claim_once(
    merged: Desk, order: Order
) -> None:
    listed = _ids(merged, order)

    assert listed == _sorted(merged, order)
    assert len(set(listed)) == len(listed) > 5


@pytest.mark.parametrize("order", get_args(Order))
def test_stepping_on_and_back_visits_every_claim_of_the_list(merged: Desk, order: Order) -> None:
    listed = _ids(merged, order)
    numbers = {one: the_claim(merged, one).number for one in listed}

    for here, there in pairwise(listed):
        assert _neighbours(merged, here, order)[1] == numbers[there]
        assert _neighbours(merged, there, order)[0] == numbers[here]
    assert _neighbours(merged, listed[0], order)[0] is None
    assert _neighbours(merged, listed[-1], order)[1] is None


@pytest.mark.parametrize("order", get_args(Order))
def test_who_dismisses_a_claim_goes_on_to_the_next_of_the_list(merged: Desk, order: Order) -> None:
    chosen = ClaimFilter(states=("candidate",))
    listed = _ids(merged, order, chosen)
    before, here, after = listed[1:4]

    triage.dismiss(merged, [here])

    steps = _neighbours(merged, here, order, chosen)
    triage.restore(merged, [here])
    if order != "changed":
        assert steps == tuple(the_claim(merged, one).number for one in (before, after))
    else:
        assert steps == (None, the_claim(merged, listed[0]).number)
