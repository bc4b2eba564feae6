"""Tokens: words with their inner marks, abbreviations, quotations as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import Extent, fold
from claims.tokens import text_of, tokens, with_quotations
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


PLACES = st.tuples(st.integers(0, 24), st.integers(0, 24)).filter(lambda pair: pair[0] != pair[1])


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet="ab.. \"')1,U'-é", min_size=2, max_size=24),
    st.lists(PLACES, max_size=3).map(sorted),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_quotations_are_put_into_a_sentence_that_was_cut_up_just_as_when_it_is_cut_up_with_them(
    text: str, places: list[tuple[int, int]], left: int, right: int
) -> None:
    if left + right >= len(text):
        return
    extent = Extent(start=left, end=len(text) - right)
    quotations = [
        (number, Extent(start=min(pair), end=max(pair))) for number, pair in enumerate(places)
    ]
    stream = tokens(text, Extent(start=0, end=len(text)))

    found = with_quotations(stream, text, extent, quotations)

    assert found == tokens(text, extent, quotations)
