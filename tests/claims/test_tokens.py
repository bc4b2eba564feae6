"""Tokens: words with their inner marks, abbreviations, quotations as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import Extent, fold
from claims.tokens import text_of, tokens
from tests.claims.speech_cases import stream_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. agency paid $1,500.", ["The", "U.S.", "agency", "paid", "$", "1,500", "."]),
        ("Gov. O’Hara's twenty-one boats", ["Gov.", "O'Hara's", "twenty-one", "boats"]),
        ("Yes, we can.", ["Yes", ",", "we", "can", "."]),
        ("AT&T and R/V Ames", ["AT&T", "and", "R/V", "Ames"]),
    ],
)
def test_words_keep_their_inner_marks(text: str, words: list[str]) -> None:
    assert [token.raw for token in stream_of(text)] == words


def test_a_quotation_is_one_token() -> None:
    text = "She said “yes, today” twice."
    found = tokens(fold(text), Extent(start=0, end=len(text)), [(7, Extent(start=9, end=21))])

    assert [token.quotation for token in found] == [None, None, 7, None, None]


def test_a_genitive_is_known_and_can_be_taken_off() -> None:
    token = stream_of("Marlow’s office")[0]

    assert token.is_possessive
    assert token.bare == "Marlow"


def test_text_of_joins_what_was_joined() -> None:
    assert text_of(stream_of("Two  boats, sold.")) == "Two boats, sold."


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_tokens_stand_in_order_at_their_words(text: str) -> None:
    if not text:
        return
    plain = fold(text)
    found = tokens(plain, Extent(start=0, end=len(text)))

    assert all(plain[t.start : t.end] == t.raw for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
