"""What is kept of the whole desk is what asking anew would give, whatever was written since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import board_view, unchanged
from db.board_view import ClaimFilter, Order
from db.unchanged import Shelf
from desk import bulk, triage, undo
from desk.bulk import Asked, Bulk
from tests.builders import (
    LEDGER,
    PIER,
    a_desk,
    a_document,
    a_review,
    the_claim,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desk import Desk

STATES = ("candidate", "triaged", "in_review", "ready", "dismissed")


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    unchanged.forget()
    yield
    unchanged.forget()


class Asking:
    """Answers with a number that rises each time it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        """Return how many times this was asked."""
        self.times += 1
        return self.times


def asked(desk: Desk, shelf: Shelf, ask: Callable[[], int], *of: str) -> int:
    with desk.database.snapshot() as snapshot:
        return shelf.answer(snapshot, "how many", ask, of=of)


def claims_of(desk: Desk) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return board_view.ids(snapshot, ClaimFilter(states=STATES))


def counted(desk: Desk, chosen: ClaimFilter) -> dict[str, int]:
    with desk.database.snapshot() as snapshot:
        return dict(board_view.state_counts(snapshot, chosen))


def counted_anew(desk: Desk) -> dict[str, int]:
    with desk.database.snapshot() as snapshot:
        found = snapshot.rows(
            "select state, count(*) as n from claims where merged_into is null group by state"
        )
    return {row["state"]: row["n"] for row in found}


def test_an_answer_is_asked_for_once_while_nothing_is_written(desk: Desk) -> None:
    shelf, ask = Shelf(), Asking()
    a_document(desk)

    assert [asked(desk, shelf, ask) for _ in range(3)] == [1, 1, 1]


def test_an_answer_of_every_table_is_asked_for_again_after_any_event(desk: Desk) -> None:
    shelf, ask = Shelf(), Asking()
    a_document(desk)
    asked(desk, shelf, ask)

    triage.dismiss(desk, claims_of(desk)[:1], because="Old news.")

    assert asked(desk, shelf, ask) == 2


def test_an_answer_stands_while_other_tables_are_written_and_falls_with_its_own(
    desk: Desk,
) -> None:
    shelf, ask = Shelf(), Asking()
    a_document(desk)
    asked(desk, shelf, ask, "documents")

    triage.dismiss(desk, claims_of(desk)[:1], because="Old news.")
    assert asked(desk, shelf, ask, "documents") == 1
    a_document(desk, LEDGER)
    assert asked(desk, shelf, ask, "documents") == 2


def test_the_answer_of_one_desk_is_never_given_at_another(tmp_path: Path) -> None:
    shelf, ask = Shelf(), Asking()
    (tmp_path / "other").mkdir()
    one = a_desk(tmp_path)
    other = a_desk(tmp_path / "other", name="Ines")

    assert (asked(one, shelf, ask), asked(other, shelf, ask)) == (1, 2)


def test_within_a_change_nothing_is_kept_and_nothing_kept_is_given(desk: Desk) -> None:
    shelf, ask = Shelf(), Asking()
    a_document(desk)
    asked(desk, shelf, ask)

    with desk.database.write() as writing:
        assert shelf.answer(writing, "how many", ask) == 2
    assert asked(desk, shelf, ask) == 1


def test_the_oldest_answer_goes_first(desk: Desk) -> None:
    shelf, ask = Shelf(most=1), Asking()
    with desk.database.snapshot() as snapshot:
        found = [shelf.answer(snapshot, question, ask) for question in ("a", "b", "b", "a")]

    assert found == [1, 2, 2, 3]


def test_counts_by_state_are_carried_on_through_every_kind_of_change(desk: Desk) -> None:
    a_document(desk, PIER)
    first, second, third, *_ = claims_of(desk)

    def now() -> tuple[dict[str, int], dict[str, int]]:
        return counted(desk, ClaimFilter()), counted_anew(desk)

    def same() -> bool:
        kept, anew = now()
        return kept == anew

    assert same()
    done = triage.dismiss(desk, [first], because="Old news.")
    assert same()
    undo.undo(desk, done.event.seq)
    assert same()
    triage.merge(desk, second, [third])
    assert same()
    a_review(desk, the_claim(desk, second))
    assert same()
    a_document(desk, LEDGER)
    assert same()
    bulk.carry(desk, Asked(action=Bulk.ACCEPT, claims=tuple(claims_of(desk))))
    assert same()


@pytest.mark.parametrize("order", ["worth", "changed", "number", "place"])
def test_a_list_walked_from_its_end_is_the_list_walked_from_its_beginning(
    desk: Desk, order: Order
) -> None:
    for text in (PIER, LEDGER):
        a_document(desk, text)
    with desk.database.snapshot() as snapshot:
        whole = board_view.ids(snapshot, ClaimFilter(), order=order)
        pages = [
            board_view.page(snapshot, ClaimFilter(), order=order, start=start, size=3)
            for start in range(0, len(whole), 3)
        ]

    assert [row["id"] for page in pages for row in page.rows] == whole
