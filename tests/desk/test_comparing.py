"""Comparing beside the page: the same relations, once a desk, stopped at will."""

from __future__ import annotations

from dataclasses import replace

from desk import Desk, comparing
from desk.cross_check import is_due, propose
from desk.upkeep import verify
from tests.fireboat import KINDS, both_reports, relations


def waits(desk: Desk) -> bool:
    """Whether something is left to be compared."""
    with desk.database.snapshot() as snapshot:
        return is_due(snapshot)


def test_comparing_beside_the_page_comes_to_what_comparing_comes_to(desk: Desk) -> None:
    both_reports(desk)
    beside = comparing.begin(desk, only_new=True)
    beside.wait()

    assert (beside.refused, beside.was_given_up, beside.is_over) == ("", False, True)
    assert (beside.made, len(relations(desk))) == (sum(KINDS.values()),) * 2
    assert (beside.compared, waits(desk)) == (0, False)
    assert propose(desk).pairs == beside.pairs > 0
    assert propose(desk).made == ()
    assert verify(desk.database).ok


def test_whoever_asks_while_it_goes_on_looks_at_the_same_one(desk: Desk, colleague: Desk) -> None:
    both_reports(desk)
    first = comparing.begin(desk, only_new=True)
    second = comparing.begin(colleague, only_new=False)
    first.wait()

    assert second is first is comparing.latest(desk.database)
    assert comparing.begin(desk, only_new=False) is not first


def test_what_was_stopped_changed_nothing_and_is_still_due(desk: Desk) -> None:
    both_reports(desk)
    begun = comparing.begin(desk, only_new=True)
    begun.give_up()
    begun.wait()

    assert (begun.was_given_up, begun.refused, begun.made) == (True, "", 0)
    assert waits(desk)
    assert relations(desk) == ()


def test_a_refusal_says_why(desk: Desk) -> None:
    both_reports(desk)
    begun = comparing.Comparing(replace(desk, actor="per_nobody"), only_new=True)
    begun.wait()

    assert begun.refused
    assert relations(desk) == ()
