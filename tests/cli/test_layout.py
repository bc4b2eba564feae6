"""Paragraphs and tables in a given number of columns."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cli.layout import Table, fields, table, wrapped
from cli.safe_text import one_line, width


def test_later_lines_stand_under_the_text_of_the_first() -> None:
    lines = wrapped("the bridge was closed for a year", 20, first="  12  ")

    assert lines == ["  12  the bridge was", "      closed for a", "      year"]


def test_a_word_longer_than_a_line_is_cut_and_not_lost() -> None:
    lines = wrapped("x" * 25, 10)

    assert lines == ["x" * 10, "x" * 10, "x" * 5]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300), st.integers(min_value=20, max_value=100))
def test_no_line_runs_over_the_edge_and_no_character_is_lost(text: str, columns: int) -> None:
    safe = one_line(text)

    lines = wrapped(safe, columns)

    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(safe.split())


def test_figures_stand_flush_right_and_the_last_column_wraps() -> None:
    what = Table(
        headings=("No.", "Title"),
        rows=[("7", "a long title that has to wrap"), ("112", "short")],
        right=frozenset({"No."}),
    )

    assert table(what, 20) == [
        "No.  Title",
        "  7  a long title",
        "     that has to",
        "     wrap",
        "112  short",
    ]


def test_a_field_without_a_value_is_left_out() -> None:
    assert fields([("by", "Maya"), ("note", ""), ("address", None)], 40) == ["by  Maya"]


def test_wide_characters_do_not_push_a_column_out_of_line() -> None:
    lines = table(Table(headings=("a", "b"), rows=[("日本", "x"), ("é", "y")]), 40)

    assert [width(line.rstrip("abxy")) for line in lines] == [6, 6, 6]
