"""What is marked where two claims stand side by side."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dates import times
from claims.differences import differences
from claims.model import NARRATED, Occurrence
from claims.numbers import quantities
from claims.text import Extent, span_of

LEAD = "A lead of some words. "


def occurrence(words: str) -> Occurrence:
    """The words as they stand in a document, after a lead."""
    text = LEAD + words
    extent = Extent(start=len(LEAD), end=len(text))
    return Occurrence(
        id="occ_1",
        span=span_of("doc_1", text, extent),
        attribution=NARRATED,
        quantities=quantities(text, extent),
        times=times(text, extent, published_on=date(2019, 5, 22)),
    )


def marked(one: str, other: str, reason: str = "") -> list[tuple[str, str]]:
    """The marked words of `one` and what each is."""
    found = differences(occurrence(one), occurrence(other), reason)
    return [(mark.extent.of(one), mark.kind.value) for mark in found]


def test_numbers_and_days_are_marked_where_they_differ() -> None:
    one, other = "The port fined 40 boats in May", "The port fined 12 boats in June"

    assert marked(one, other) == [("40 boats", "number"), ("May", "time")]
    assert marked(other, one) == [("12 boats", "number"), ("June", "time")]


def test_a_number_that_both_have_is_not_marked() -> None:
    found = marked("The port fined 40 boats", "Inspectors fined 40 trawlers at the quay")

    assert "number" not in [kind for _, kind in found]


def test_the_word_that_denies_is_marked_on_the_side_that_denies() -> None:
    one, other = "Lindow does not help the coast guard", "Lindow gave boats to the coast guard"

    assert ("not", "word") in marked(one, other)
    assert "not" not in [words for words, _ in marked(other, one)]


def test_words_that_the_reason_quotes_are_marked() -> None:
    one = "A loophole in the law of Lindow allows for help with fuel"

    assert ("loophole", "word") in marked(one, "Lindow helps nobody", "It names a “loophole”.")


def test_in_nearly_the_same_sentence_every_other_word_is_marked() -> None:
    one = "The port fined federal inspectors on the north quay"
    other = "The port fined inspectors on the north quay"

    assert marked(one, other) == [("federal", "word")]
    assert marked(other, one) == []


def test_in_quite_different_sentences_words_are_left_alone() -> None:
    assert marked("The mayor keeps goats on a hill", "A ferry sailed to the port at noon") == []


WORDS = st.lists(
    st.sampled_from(["40", "not", "“", "boats", "Tuesday", "🚤", "no", "İ", "never", "12%"]),
    min_size=1, max_size=9,
).map(" ".join)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_marks_lie_inside_the_words_in_order_and_never_overlap(
    one: str, other: str, quoted: str
) -> None:
    found = differences(occurrence(one), occurrence(other), f"Because of “{quoted}”.")

    ends = [0]
    for mark in found:
        assert ends[-1] <= mark.extent.start < mark.extent.end <= len(one)
        ends.append(mark.extent.end)
