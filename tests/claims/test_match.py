"""Likeness: near-duplicates against all-with-all, and documents that share their wording."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.match import (
    NEAR,
    connected,
    document_likeness,
    likeness,
    near_duplicates,
    set_apart,
)

WORDS = st.sampled_from(
    ["ferry", "sank", "harbour", "mayor", "said", "three", "the", "a", "in", "Otto", "boats", "12"]
)
WIRE = (
    "The harbour board of Lindow voted on Tuesday to close the north quay after three inspectors "
    "found that its timber piles had rotted below the waterline, officials said."
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), max_size=8))
def test_every_pair_found_is_one_that_comparing_all_with_all_would_find(texts: list[str]) -> None:
    found = {(pair.left, pair.right) for pair in near_duplicates(texts)}

    near = {
        (left, right)
        for left, right in combinations(range(len(texts)), 2)
        if likeness(texts[left], texts[right]) >= NEAR
    }
    assert found <= near
    assert {pair for pair in near if likeness(texts[pair[0]], texts[pair[1]]) == 1} <= found


def test_a_claim_with_one_word_changed_is_a_near_duplicate() -> None:
    texts = [
        "The harbour board closed the north quay after three inspectors complained.",
        "A goat won the mayoral vote in Lindow.",
        "The harbor board closed the north quay after three inspectors complained.",
    ]

    (pair,) = near_duplicates(texts)

    assert (pair.left, pair.right, pair.apart) == (0, 2, "")


def test_word_order_marks_and_capitals_do_not_matter() -> None:
    assert likeness("The quay, closed!", "closed “the quay”") == 1.0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The board fired 12 pilots.", "The board fired 14 pilots.", "other numbers"),
        ("The pilot was charged.", "The pilot was not charged.", "one denies"),
        ("The pilot wasn't charged.", "The pilot was not charged.", ""),
        ("The pilot was charged.", "The pilots were charged.", ""),
    ],
)
def test_what_sets_alike_wordings_apart_is_said(one: str, other: str, apart: str) -> None:
    assert set_apart(one, other) == apart


def test_two_outlets_with_the_same_wire_paragraph_share_it() -> None:
    article = "LINDOW - A long morning began with rain and ended with none of it. " + WIRE

    assert document_likeness(article, WIRE) == 1.0
    assert document_likeness(WIRE, WIRE.replace("Tuesday", "Monday")) > 0.5


def test_texts_of_their_own_share_nothing() -> None:
    other = "Goats are kept on the common again, to the delight of the older people of Lindow."

    assert document_likeness(WIRE, other) == 0.0
    assert document_likeness("Too short.", "Too short.") == 0.0


def test_a_crowd_of_equal_claims_does_not_take_forever_and_is_found() -> None:
    pairs = near_duplicates(["The quay is closed."] * 400)

    assert len(pairs) >= 399


def test_pairs_join_groups_one_through_another() -> None:
    pairs = [("a", "b"), ("c", "d"), ("e", "b"), ("d", "c"), ("f", "g"), ("c", "a")]

    assert connected(pairs) == [frozenset("abcde"), frozenset("fg")]
    assert connected([]) == []
