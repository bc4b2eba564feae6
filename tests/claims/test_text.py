"""Folding and trimming: the same length, the same places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import fold, trim

MARKS = st.text(alphabet="ab \u00a0\u2009“”„‘’«»‐−é\U0001f600\n", max_size=40)


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_folding_goes_mark_by_mark_and_changes_no_length(text: str) -> None:
    folded = fold(text)

    assert folded == "".join(map(fold, text))
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_a_plain_text_is_its_own_copy() -> None:
    text = 'It\'s "plain" - quite.'

    assert fold(text) is text


@settings(max_examples=100, deadline=None)
@given(MARKS)
def test_trimming_leaves_what_strip_leaves(text: str) -> None:
    extent = trim(text, 0, len(text))

    assert (extent.of(text) if extent else "") == text.strip()
