"""Words as the rules about values see them, and the quick look at which of them there are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import fold
from claims.words import DASH, DECADE, FIGURE, SLASHED, YEARLIKE, small, vocabulary, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two-thirds of 1,500 haven't paid.",
         ["Two", "-", "thirds", "of", "1,500", "haven't", "paid", "."]),
        ("At 5 p.m. the U.S. team won 3.5 points.",
         ["At", "5", "p.m.", "the", "U.S.", "team", "won", "3.5", "points", "."]),
        ("version 3.11.2, 12,34 and 40k",
         ["version", "3.11.2", ",", "12", ",", "34", "and", "40", "k"]),
    ],
)  # fmt: skip
def test_words_figures_and_marks_are_told_apart(text: str, words: list[str]) -> None:
    assert [word.raw for word in words_of(text)] == words


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    plain = fold(text)
    words = words_of(plain)

    assert all(plain[word.start : word.end] == word.raw for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))
    covered = {place for word in words for place in range(word.start, word.end)}
    assert all(plain[n].isspace() for n in range(len(plain)) if n not in covered)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aBz9 -–'_.é٣", max_size=40))
def test_a_vocabulary_holds_each_run_of_plain_letters_and_whether_there_are_figures_or_dashes(
    text: str,
) -> None:
    runs = "".join(mark if mark in "aBz" else " " for mark in text).split()

    found = vocabulary(text) - {YEARLIKE, SLASHED}

    figures = {FIGURE} if any(mark in "9٣" for mark in text) else set()
    dashes = {DASH} if any(mark in "-–" for mark in text) else set()
    assert found == {*runs, *(run.lower() for run in runs), *figures, *dashes}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("In 1990", {YEARLIKE}),
        ("The 1990S and '80s", {YEARLIKE, DECADE}),
        ("on 3/4 or 3.4", {SLASHED}),
        ("1,990 or 199 / 0s", set()),
    ],
)
def test_a_vocabulary_tells_years_decades_and_figures_that_a_slash_parts(
    text: str, marks: set[str]
) -> None:
    assert vocabulary(text) & {YEARLIKE, DECADE, SLASHED} == marks


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="skiIK'É \u0130\u0131\u017f\u212a", max_size=12))
def test_in_small_letters_a_pattern_finds_what_it_finds_where_case_is_ignored(text: str) -> None:
    found = [match.span() for match in re.finditer(r"\b(?:s|ki|is)\b", small(text))]

    assert found == [match.span() for match in re.finditer(r"(?i)\b(?:s|ki|is)\b", text)]
    assert len(small(text)) == len(text)
