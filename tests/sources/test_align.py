"""Runs of equal parts keep the order of both lists."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from sources.align import Run, aligned

PARTS = some.lists(some.sampled_from("abcdefgh"), max_size=14)


@settings(max_examples=120, deadline=None)
@given(PARTS, PARTS)
def test_runs_are_equal_and_in_order_on_both_sides(left: list[str], right: list[str]) -> None:
    runs = aligned(left, right)

    for run in runs:
        assert left[run.left :][: run.length] == right[run.right :][: run.length]
        assert run.length > 0
    for one, then in pairwise(runs):
        assert one.left + one.length <= then.left
        assert one.right + one.length <= then.right


def test_a_repeated_line_is_matched_by_its_neighbours() -> None:
    assert aligned(list("axbxc"), list("bxc")) == [Run(2, 0, 3)]


def test_the_same_list_is_one_run() -> None:
    assert aligned(list("abcab"), list("abcab")) == [Run(0, 0, 5)]
    assert aligned([], list("a")) == []
