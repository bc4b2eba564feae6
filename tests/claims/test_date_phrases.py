"""Finding dates: no form is passed over that could match, and only what belongs to one is taken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.date_phrases import FORMS, find, taken
from claims.words import vocabulary

PIECES_IN_A_ROW = (
    "Monday Tues. Sunday late last next this past coming the that same following previous day "
    "night morning evening today tomorrow yesterday week weeks month year years decade "
    "century fortnight weekend hours ago from now recent in within over at least a an two ten "
    "dozen 10 several few before after since until by during Aug. August May March Sept. 5 31 "
    "29th Feb. 2018 1999 16th of to through - – / , . ' 1990s '90s 80s nineties Q3 FY2018 "
    "fiscal first 2nd quarter half summer fall winter mid early middle beginning end 19th "
    "3/4/2018 2018-01-02 between and raid election LAST YEAR NEXT Ye\u017fterday \u0663 "
    "wee\u212a m\u0131d K\u00f6ln Christmas Eve Day Boxing Halloween New Year's St Patrick's "
)
PIECES = PIECES_IN_A_ROW.split()
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "-"])), max_size=9
).map(lambda parts: "".join(piece + gap for piece, gap in parts))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_wherever_a_form_matches_each_of_its_hints_has_a_word_in_the_text(text: str) -> None:
    words = vocabulary(text)

    for form in FORMS:
        if form.pattern.search(text):
            assert all(not words.isdisjoint(hint.split()) for hint in form.hints), form.pattern


@pytest.mark.parametrize("gap", [" ", "  ", "\t\n", " " * 60])
def test_a_preposition_belongs_to_its_date_however_far_off_it_stands(gap: str) -> None:
    (only,) = find(f"It has rained since{gap}2014.")

    assert (only.start, only.bound) == (14, "since")


def test_a_preposition_before_another_word_belongs_to_no_date() -> None:
    (only,) = find("It has rained since spring of the wet year 2014.")

    assert only.bound == ""


def test_figures_of_dates_are_taken_and_those_of_long_spans_that_count_are_not() -> None:
    assert taken("On May 5, 40 came.") == [(3, 8)]
    assert taken("It is the first in at least 10 years.") == []
