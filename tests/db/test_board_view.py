"""The list of claims: what each filter leaves, in which order, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from claims.model import Kind
from db import board_view
from db.board_view import ClaimFilter, Order
from desk import bulk, triage
from desk.bulk import Asked, Bulk
from review.model import Layer, Stance
from tests.builders import (
    LEDGER,
    START,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_link,
    a_review,
    the_claim,
)

if TYPE_CHECKING:
    from db.board_view import Listed
    from desk import Desk

QUAY = """Quay notes

The crane is green. The crates are wet. "The tide is early," said Ada Quill.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A desk with four claims by hand and no candidates."""

    desk: Desk
    pier: str
    quay: str
    claims: dict[str, str]

    def left(self, **chosen: object) -> set[str]:
        """Return the short names of the claims that a filter leaves."""
        with self.desk.database.snapshot() as snapshot:
            found = board_view.ids(snapshot, ClaimFilter(**chosen))  # type: ignore[arg-type]
        names = {claim: name for name, claim in self.claims.items()}
        return {names[one] for one in found}

    def page(self, order: Order = "number", start: int = 0, size: int = 10) -> Listed:
        """Return a page of all claims."""
        with self.desk.database.snapshot() as snapshot:
            return board_view.page(snapshot, ClaimFilter(), order=order, start=start, size=size)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """Four claims: open, crane, crates, tide; the tests only read them."""
    desk = a_desk(tmp_path_factory.mktemp("board"))
    ledger = a_document(desk, LEDGER)
    pier, quay = a_document(desk), a_document(desk, QUAY)
    candidates = number_ids(desk)
    triage.merge(desk, candidates[0], candidates[1:])
    triage.dismiss(desk, candidates[:1], because="Not today.")
    made = {
        "open": a_claim(desk, pier, "The pier is open every day."),
        "crane": a_claim(desk, quay, "The crane is green."),
        "crates": a_claim(desk, quay, "The crates are wet."),
        "tide": a_claim(desk, quay, "The tide is early"),
    }
    triage.edit(desk, triage.Rewording(claim=made["crane"].id, kind=Kind.OPINION))
    piece = a_link(desk, made["open"], ledger, "put back in April", Stance.REFUTES)
    a_review(desk, the_claim(desk, made["open"].id), rating="false", evidence_ids=(piece,))
    a_review(a_colleague(desk), made["crates"])
    names = {name: claim.id for name, claim in made.items()}
    return Board(desk=desk, pier=pier.id, quay=quay.id, claims=names | {"gone": candidates[0]})


def number_ids(desk: Desk) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return board_view.ids(snapshot, ClaimFilter())


def test_a_list_shows_open_claims_unless_others_are_asked_for(board: Board) -> None:
    assert board.left() == {"open", "crane", "crates", "tide"}
    assert board.left(states=("dismissed",)) == {"gone"}


def test_merged_claims_are_in_no_list(board: Board) -> None:
    everything = ("candidate", "triaged", "in_review", "ready", "dismissed")

    assert len(board.left(states=everything)) == 5


def test_each_filter_narrows_the_list(board: Board) -> None:
    assert board.left(states=("ready",)) == {"open", "crates"}
    assert board.left(documents=(board.pier,)) == {"open"}
    assert board.left(documents=(board.pier, board.quay)) == board.left()
    assert board.left(speakers=("Ada Quill",)) == {"tide"}
    assert board.left(speakers=("Nobody",)) == set()
    assert board.left(kinds=("opinion",)) >= {"crane"}
    assert board.left(checkabilities=("no such thing",)) == set()
    assert board.left(ratings=("five-steps@1/false",)) == {"open"}
    assert board.left(ratings=("five-steps@1/false", "five-steps@1/unproven")) == {"open", "crates"}
    assert board.left(stances=("refutes",)) == {"open"}
    assert board.left(stances=("supports",)) == set()
    assert board.left(words="crane green") == {"crane"}
    assert board.left(words="cra") == {"crane", "crates"}
    assert board.left(least_score=1.1) == set()


def test_days_are_inclusive(board: Board) -> None:
    day = START.date().isoformat()

    assert board.left(from_day=day, to_day=day) == board.left()
    assert board.left(from_day=date(2026, 3, 10).isoformat()) == set()
    assert board.left(to_day=date(2026, 3, 8).isoformat()) == set()


def test_a_reviewers_claims_are_found_by_the_persons_id(board: Board) -> None:
    assert board.left(reviewed_by=board.desk.actor) == {"open"}
    assert board.left(reviewed_by=a_colleague(board.desk).actor) == {"crates"}


def test_filters_together_leave_what_each_of_them_leaves(board: Board) -> None:
    assert board.left(documents=(board.quay,), states=("ready",)) == {"crates"}
    assert board.left(documents=(board.quay,), states=("ready",), words="crane") == set()
    assert board.left(words="the", kinds=("opinion",), documents=(board.quay,)) >= {"crane"}


@pytest.mark.parametrize("order", get_args(Order))
def test_pages_together_are_the_whole_list_in_order(board: Board, order: Order) -> None:
    whole = [row["id"] for row in board.page(order).rows]
    paged = [board.page(order, start, 1) for start in range(5)]

    assert [row["id"] for page in paged for row in page.rows] == whole
    assert {page.total for page in paged} == {4}
    assert len(whole) == 4


def test_each_order_is_what_its_name_says(board: Board) -> None:
    def by(order: Order, column: str) -> list[str]:
        return [row[column] for row in board.page(order).rows]

    assert by("number", "number") == sorted(by("number", "number"))
    assert by("worth", "score") == sorted(by("worth", "score"), reverse=True)
    assert by("changed", "changed_at") == sorted(by("changed", "changed_at"), reverse=True)
    assert by("place", "id") == [board.claims[n] for n in ("open", "crane", "crates", "tide")]


def test_a_page_carries_words_evidence_and_verdicts(board: Board) -> None:
    page, claim = board.page(), board.claims["open"]

    assert page.rows[0]["statement"] == "The pier is open every day."
    assert page.occurrences[claim][0]["quote"] == "The pier is open every day."
    assert page.stances[claim] == {"refutes": 1}
    assert [(v["layer"], v["rating"]) for v in page.verdicts[claim]] == [(Layer.SO, "false")]
    assert board.claims["tide"] not in page.verdicts


def test_a_page_beyond_the_end_is_empty_and_still_knows_the_total(board: Board) -> None:
    page = board.page(start=1_000)

    assert page.rows == ()
    assert page.total == 4


@pytest.mark.parametrize("order", get_args(Order))
def test_neighbours_are_those_of_the_list_one_came_from(board: Board, order: Order) -> None:
    listed = board.page(order).rows
    with board.desk.database.snapshot() as snapshot:
        for place, row in enumerate(listed):
            before, after = board_view.neighbours(
                snapshot, ClaimFilter(), order=order, claim_id=row["id"]
            )
            expected = listed[place - 1]["number"] if place else None
            assert (before or {}).get("number") == expected
            expected = listed[place + 1]["number"] if place + 1 < len(listed) else None
            assert (after or {}).get("number") == expected


def test_a_claim_outside_the_list_has_no_neighbours(board: Board) -> None:
    with board.desk.database.snapshot() as snapshot:
        chosen = ClaimFilter(documents=(board.pier,))
        found = board_view.neighbours(
            snapshot, chosen, order="worth", claim_id=board.claims["tide"]
        )

    assert found == (None, None)


def test_states_are_counted_whatever_state_is_asked_for(board: Board) -> None:
    with board.desk.database.snapshot() as snapshot:
        counts = board_view.state_counts(snapshot, ClaimFilter(states=("ready",)))
        of_pier = board_view.state_counts(snapshot, ClaimFilter(documents=(board.pier,)))

    assert counts == {"ready": 2, "triaged": 2, "dismissed": 1}
    assert of_pier.get("ready") == 1


def test_speakers_and_ratings_in_use_are_offered(board: Board) -> None:
    with board.desk.database.snapshot() as snapshot:
        speakers = {row["speaker"] for row in board_view.speakers(snapshot)}
        ratings = [(row["rating"], row["n"]) for row in board_view.ratings_in_use(snapshot)]

    assert "Ada Quill" in speakers
    assert ratings == [("false", 1), ("unproven", 1)]


def test_a_tag_and_a_person_leave_what_carries_it_and_what_they_have(desk: Desk) -> None:
    document = a_document(desk)
    first, second, third = (
        a_claim(desk, document, words)
        for words in ("14 of its 40 lamps", "open every day", "vote on new lamps")
    )
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=(first.id, second.id), tag="Harbour"))
    bulk.carry(desk, Asked(action=Bulk.ASSIGN, claims=(first.id, third.id), person="Maya"))

    def left(*, tags: tuple[str, ...] = (), assignees: tuple[str, ...] = ()) -> set[str]:
        states = ("triaged", "assigned")
        chosen = ClaimFilter(states=states, tags=tags, assignees=assignees)
        with desk.database.snapshot() as snapshot:
            return set(board_view.ids(snapshot, chosen))

    assert left(tags=("harbour",)) == {first.id, second.id}
    assert left(assignees=(desk.actor,)) == {first.id, third.id}
    assert left(assignees=(board_view.NOBODY,)) == {second.id}
    assert left(assignees=(board_view.NOBODY, desk.actor)) == {first.id, second.id, third.id}
    assert left(tags=("harbour",), assignees=(desk.actor,)) == {first.id}


@pytest.mark.parametrize("order", get_args(Order))
def test_the_place_of_a_claim_is_how_many_stand_before_it(desk: Desk, order: Order) -> None:
    a_document(desk)
    with desk.database.snapshot() as snapshot:
        listed = board_view.page(snapshot, ClaimFilter(), order=order, start=0, size=50).rows
        places = [
            board_view.place(snapshot, ClaimFilter(), order=order, number=row["number"])
            for row in listed
        ]
        assert board_view.place(snapshot, ClaimFilter(), order=order, number=99) is None

    assert places == list(range(len(listed)))
