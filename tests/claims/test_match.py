"""Likeness: of two wordings, and of documents that share theirs."""

from __future__ import annotations

import pytest

from claims.match import connected, document_likeness, likeness, set_apart

WIRE = (
    "The harbour board of Lindow voted on Tuesday to close the north quay after three inspectors "
    "found that its timber piles had rotted below the waterline, officials said."
)


def test_word_order_marks_and_capitals_do_not_matter() -> None:
    assert likeness("The quay, closed!", "closed “the quay”") == 1.0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The board fired 12 pilots.", "The board fired 14 pilots.", "other numbers"),
        ("The board met four times.", "The board met five times.", "other numbers"),
        ("The board met four times.", "The board met twice.", "other numbers"),
        ("The board met four times.", "The board met 4 times.", ""),
        ("Twenty-five of 1500 came.", "25 of 1,500 came.", ""),
        ("It cost 5 million pounds.", "It cost five million pounds.", ""),
        ("The board fired one pilot.", "The board fired a pilot.", ""),
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


def test_pairs_join_groups_one_through_another() -> None:
    pairs = [("a", "b"), ("c", "d"), ("e", "b"), ("d", "c"), ("f", "g"), ("c", "a")]

    assert connected(pairs) == [frozenset("abcde"), frozenset("fg")]
    assert connected([]) == []
