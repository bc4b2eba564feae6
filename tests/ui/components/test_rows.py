"""Rows reach the browser whole, and nothing the browser sends is taken on trust."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.components.claim_list import (
    BulkAction,
    ClaimRow,
    FigureKind,
    Notice,
    Paging,
    VerdictChip,
)
from ui.components.claim_list.rows import bulk_action, initials, page_number, parts, payload, undone

KINDS = st.sampled_from(["number", "time"])
MARKS = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40), KINDS), max_size=6)


@settings(deadline=None, max_examples=80)
@given(statement=st.text(max_size=30), marks=MARKS)
def test_whatever_is_marked_the_parts_join_to_the_claims_own_words(
    statement: str, marks: list[tuple[int, int, FigureKind]]
) -> None:
    assert "".join(words for words, _ in parts(statement, marks)) == statement


def test_marks_are_code_points_even_behind_an_emoji() -> None:
    assert list(parts("🐟 cost 4 crowns", [(7, 8, "number")])) == [
        ["🐟 cost ", ""],
        ["4", "number"],
        [" crowns", ""],
    ]


def test_a_score_beyond_its_range_is_drawn_at_the_nearest_end() -> None:
    scores = [
        payload(ClaimRow(id="c", number=1, statement="x", score=score))["score"]
        for score in (-1.0, 0.456, 7.0)
    ]

    assert scores == [0, 46, 100]


def test_a_verdict_in_a_colour_nobody_knows_keeps_its_words() -> None:
    row = ClaimRow(
        id="c", number=1, statement="x", verdicts=(VerdictChip(layer="so", rating="Odd"),)
    )

    assert payload(row)["verdicts"] == [["so", "Odd", "none"]]


@pytest.mark.parametrize(
    "value",
    [None, 4, "accept", {}, {"action": "delete", "ids": ["a"]}, {"action": "accept", "ids": []}],
)
def test_what_is_no_bulk_action_is_nothing(value: object) -> None:
    assert bulk_action(value) is None


def test_a_bulk_action_keeps_only_ids_that_are_words() -> None:
    sent = {"action": "dismiss", "ids": ["a", 3, None, "b"], "everything": "yes"}

    assert bulk_action(sent) == BulkAction(action="dismiss", ids=("a", "b"), everything=False)


def test_pages_that_do_not_exist_are_not_turned_to() -> None:
    paging = Paging(number=1, size=50, total=101)
    asked = [page_number(value, paging) for value in (0, 1, 3, 4, True, "2", None)]

    assert paging.pages == 3
    assert asked == [None, 1, 3, None, None, None, None]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ben Ode", "BO"), ("ben", "B"), ("Ana de la Cruz", "AC"), ("…", "·"), ("", "·")],
)
def test_one_or_two_letters_stand_for_a_person(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_only_the_notice_that_is_shown_can_be_undone() -> None:
    shown = Notice(number=7, words="Three claims dismissed.")

    assert undone(7, shown) == 7
    assert undone(6, shown) is None
    assert undone(True, Notice(number=1, words="One.")) is None
    assert undone(7, Notice(number=7, words="As before.", can_undo=False)) is None
    assert undone(7, None) is None
