"""The ends of a claim's exact words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.edges import fitted
from claims.reading import read
from claims.text import Extent
from tests.claims.test_reading import TEXTS

OPENS = re.compile(r"[^\W_]|[\"'“”‘’„«`(\[{$£€¥₹#§@+−\-±~<>=]")
CLOSES = re.compile(r"[^\W_]|[\"'“”’‘»`)\]}$£€¥%‰°.!?…*]")
LOOSE = re.compile(r"(?:that|[Aa]nd|[Bb]ut|[Oo]r)[\s,;:]")


def fit(words: str) -> str | None:
    """The words of a whole text that are left."""
    found = fitted(words, Extent(start=0, end=len(words)))
    return found.of(words) if found is not None else None


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (", the pier was sold", "the pier was sold"),
        ("; and that the pier was sold,", "the pier was sold"),
        ("and, he added, the pier was sold and", "he added, the pier was sold"),
        ("— the pier was sold —", "the pier was sold"),
        ("“The pier was sold.”", "“The pier was sold.”"),
        ("(the pier was sold)", "(the pier was sold)"),
        ("$4m was paid in rent: 5%", "$4m was paid in rent: 5%"),
        ("-4 degrees were measured", "-4 degrees were measured"),
        ("- the pier was sold", "the pier was sold"),
        ("That pier was sold!", "That pier was sold!"),
        ("android sales fell because", "android sales fell"),
        ("and-or gates were sold", "and-or gates were sold"),
        (", ; and that", None),
    ],
)
def test_a_claim_begins_and_ends_with_what_can_be_read(words: str, left: str | None) -> None:
    assert fit(words) == left


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ab ,;:-—“”()$%.!'and that", min_size=1, max_size=40))
def test_what_fits_is_fitted_already(words: str) -> None:
    left = fit(words)

    assert left is None or (left in words and fit(left) == left)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_no_candidate_of_any_text_begins_or_ends_with_a_loose_word_or_mark(text: str) -> None:
    for words in (each.extent.of(text) for each in read(text).candidates):
        assert OPENS.match(words[0]), words
        assert CLOSES.match(words[-1]), words
        assert not LOOSE.match(words), words
