"""Numbers in words, against a slow and obvious speller."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.number_words import cardinal

ONES_IN_ORDER = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS_IN_ORDER = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
ONES = ONES_IN_ORDER.split()
TENS = TENS_IN_ORDER.split()


def spelled(number: int) -> str:
    """Spell a number the way a school book does, by subtraction from the top."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if number >= scale:
            return joined(f"{spelled(number // scale)} {name}", number % scale)
    if number >= 1000:
        return joined(f"{spelled(number // 1000)} thousand", number % 1000)
    if number >= 100:
        return joined(f"{ONES[number // 100]} hundred", number % 100)
    if number >= 20:
        rest = f"-{ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + rest
    return ONES[number]


def joined(head: str, rest: int) -> str:
    if not rest:
        return head
    return f"{head} {'and ' if rest < 100 else ''}{spelled(rest)}"


def keys(words: str) -> list[str]:
    return words.replace("-", " - ").replace(",", " ,").split()


@given(st.integers(min_value=0, max_value=10**14))
def test_every_number_reads_back_as_it_was_spelled(number: int) -> None:
    words = keys(spelled(number))

    read = cardinal(words, 0)

    assert read is not None
    assert (read.value, read.stop) == (Decimal(number), len(words))


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["officers", "in", "-", "of"]))
def test_a_number_ends_before_the_next_word(number: int, following: str) -> None:
    words = [*keys(spelled(number)), following, "x"]

    read = cardinal(words, 0)

    assert read is not None
    assert read.stop == len(words) - 2


@given(
    st.lists(
        st.sampled_from(
            [*ONES, *TENS[2:], "hundred", "thousand", "million", "and", "-", ",", "a", "half"]
        ),
        max_size=9,
    )
)
def test_no_run_of_number_words_ever_crashes(words: list[str]) -> None:
    read = cardinal(words, 0)

    assert read is None or 0 < read.stop <= len(words)


@pytest.mark.parametrize(
    ("words", "value", "stop"),
    [
        ("a hundred and fifty", 150, 4),
        ("a million", 1_000_000, 2),
        ("twelve hundred", 1200, 2),
        ("two and a half", Decimal("2.5"), 4),
        ("two and a half million", 2_500_000, 5),
        ("six and three", 6, 1),
        ("one hundred and two hundred", 100, 2),
        ("twenty five", 25, 2),
        ("two million, three hundred thousand and five", 2_300_005, 8),
    ],
)
def test_spoken_forms_are_read(words: str, value: Decimal, stop: int) -> None:
    read = cardinal(keys(words), 0)

    assert read is not None
    assert (read.value, read.stop) == (value, stop)


@pytest.mark.parametrize("words", ["a dog", "hundreds", "and five", "", "hundred"])
def test_what_is_no_number_is_not_read(words: str) -> None:
    assert cardinal(keys(words), 0) is None
