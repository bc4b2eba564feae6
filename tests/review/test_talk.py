"""Whom a remark names, whatever is typed around the name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.talk import mentioned, pieces

PEOPLE = ("Maya", "Tomas Reyes", "Ada Quill", "Ada Wren", "Ad")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("@Maya can you look?", ["Maya"]),
        ("Ask @maya, and @MAYA again.", ["Maya"]),
        ("@Tomas Reyes: is it 40?", ["Tomas Reyes"]),
        ("@Tomas is it 40?", ["Tomas Reyes"]),
        ("(@Ada Quill)", ["Ada Quill"]),
        ("@Ada Quill and @Ada Wren", ["Ada Quill", "Ada Wren"]),
        ("@Ad’s list", ["Ad"]),
        ("@Mayak", []),
        ("write to desk@Maya.example", []),
        ("@ Maya", []),
        ("Maya", []),
        ("@@Maya", []),
    ],
)
def test_a_name_after_an_at_sign_is_meant_whole_and_in_any_case(
    words: str, named: list[str]
) -> None:
    assert list(mentioned(words, PEOPLE)) == named


def test_a_first_word_that_two_people_share_names_neither() -> None:
    assert mentioned("@Ada?", ("Ada Quill", "Ada Wren")) == ()


@given(st.text(alphabet="@MayaTomsRe \n’.", max_size=40))
@settings(deadline=None, max_examples=60)
def test_the_pieces_of_a_remark_are_the_remark(words: str) -> None:
    assert "".join(piece for piece, _ in pieces(words, PEOPLE)) == words
