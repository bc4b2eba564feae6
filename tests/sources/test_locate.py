"""Quoted words found again: where they stand, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.text import fold
from sources.locate import (
    NOT_FOUND,
    Method,
    Standing,
    differs_in_spelling_only,
    locate,
    squeeze,
)

TEXT = (
    "The owner  said:\r\n“We were never told that 42 passengers had complained about the "
    "boats, the pumps and the harbour before the inspectors came in the middle of the winter.” "
    "He will appeal. The mayor agreed. He will appeal. The organisation of the harbour, which "
    "the colour of its flags makes famous, agreed with the council at the end of the winter."
)
LONG = (
    "We were never told that 42 passengers had complained about the boats, the pumps and the "
    "harbour before the inspectors came in the middle of the winter."
)


def found(quote: str) -> tuple[Method, Standing, str]:
    """Return how a quote is found in the text, and the raw words there."""
    located = locate(quote, TEXT)
    return (
        located.method, located.standing, located.extent.of(TEXT) if located.extent else ""
    )  # fmt: skip


def test_words_that_stand_there_are_found_exactly() -> None:
    assert found("never told") == (Method.EXACT, Standing.LOCATED, "never told")


def test_white_space_around_a_quote_does_not_matter() -> None:
    assert found("\n never told ") == (Method.EXACT, Standing.LOCATED, "never told")


def test_other_quotation_marks_and_line_ends_are_the_same_words() -> None:
    assert found('The owner said: "We were') == (
        Method.FOLDED,
        Standing.LOCATED,
        "The owner  said:\r\n“We were",
    )


def test_another_spelling_is_located_by_likeness() -> None:
    quote = (
        "The organization of the harbour, which the colour of its flags makes famous, agreed with "
        "the council at the end of the winter"
    )

    method, standing, words = found(quote)

    assert (method, standing) == (Method.FUZZY, Standing.LOCATED)
    assert words == quote.replace("organization", "organisation")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("42", "43"),
        ("never told", "told"),
        ("had complained", "had not complained"),
        ("passengers", "passages"),
        ("complained", "complained bitterly"),
        ("before", "after"),
    ],
)
def test_a_changed_number_or_a_missing_word_is_for_a_person_to_decide(
    before: str, after: str
) -> None:
    located = locate(LONG.replace(before, after), TEXT)

    assert located.standing is Standing.ALTERED
    assert located.score > 90
    assert located.extent is not None
    assert located.extent.of(TEXT).endswith("middle of the winter.")


@pytest.mark.parametrize(
    "quote", ["", "  ", "The council bought a new bus for the school.", "zzz", "x" * 2_000]
)
def test_words_that_do_not_stand_there_are_not_found(quote: str) -> None:
    assert locate(quote, TEXT) == NOT_FOUND


def test_nothing_stands_in_an_empty_text() -> None:
    assert locate("words", "") == NOT_FOUND


def test_of_two_places_the_surroundings_choose() -> None:
    second = TEXT.rindex("He will appeal.")

    by_prefix = locate("He will appeal.", TEXT, prefix="The mayor agreed. ")
    by_suffix = locate("He will appeal.", TEXT, suffix=" The organisation")

    assert by_prefix.extent is not None
    assert by_suffix.extent is not None
    assert by_prefix.extent.start == by_suffix.extent.start == second
    assert by_prefix.places == 1


def test_of_two_places_that_fit_alike_the_nearest_is_taken_and_both_are_counted() -> None:
    second = TEXT.rindex("He will appeal.")

    far = locate("He will appeal.", TEXT)
    near = locate("He will appeal.", TEXT, near=second - 3)

    assert far.extent is not None
    assert near.extent is not None
    assert far.extent.start == TEXT.index("He will appeal.")
    assert near.extent.start == second
    assert far.places == near.places == 2


def test_a_whole_word_is_preferred_to_a_part_of_one() -> None:
    text = "The boatman sold the boat."

    located = locate("boat", text)

    assert located.extent is not None
    assert located.extent.start == text.rindex("boat")


def test_a_quote_longer_than_the_text_can_still_be_close() -> None:
    located = locate("He will appeal the decision!", "He will appeal the decision")

    assert located.standing is Standing.LOCATED
    assert located.method is Method.FUZZY


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("the organisation agreed", "The organization agreed.", True),
        ("the mayor's “plan”", 'the mayor’s "plan"', True),
        ("he could agree", "he couldn't agree", False),
        ("he can agree", "he cannot agree", False),
        ("a legal plan", "an illegal plan", False),
        ("5 million", "5 billion", False),
        ("1,500 people", "1,600 people", False),
        ("the plan", "the new plan", False),
    ],
)
def test_only_spelling_may_differ_between_the_same_words(one: str, two: str, *, same: bool) -> None:
    assert differs_in_spelling_only(fold(one), fold(two)) is same


words = st.text(alphabet="ab cAB ’'“\u00a0\n\t.,-é", max_size=60)


@given(words, st.integers(0, 60), st.integers(1, 30))
@settings(deadline=None)
def test_any_piece_of_a_text_is_found_in_it_exactly(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    assume(quote.strip())

    located = locate(quote, text, near=start)

    assert located.method is Method.EXACT
    assert located.extent is not None
    assert located.extent.of(text) == quote.strip()


@given(words, words, words)
@settings(deadline=None)
def test_refolded_white_space_is_found_at_its_raw_offsets(
    before: str, quote: str, after: str
) -> None:
    assume(quote.strip())
    plain = " ".join(fold(quote).split())
    text = f"{before}\n{quote}\n{after}"

    located = locate(plain, text)

    assert located.standing is Standing.LOCATED
    assert located.extent is not None
    assert " ".join(fold(located.extent.of(text)).split()) == plain


@given(words)
@settings(deadline=None)
def test_a_squeezed_copy_maps_back_to_the_same_words(text: str) -> None:
    squeezed = squeeze(text)
    for at, mark in enumerate(squeezed.text):
        if mark != " ":
            assert fold(squeezed.raw_extent(at, at + 1).of(text)) == mark


@given(words, words)
@settings(deadline=None)
def test_whatever_is_located_lies_in_the_text(quote: str, text: str) -> None:
    located = locate(quote, text)

    assert (located.extent is None) == (located.standing is Standing.NOT_FOUND)
    if located.extent:
        assert located.extent.of(text).strip()
        assert located.extent.end <= len(text)
