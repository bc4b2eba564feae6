"""What is worked out once for each word."""

from __future__ import annotations

from claims.kept import LONGEST, MOST, Kept


def test_a_word_is_worked_out_the_first_time_only() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Kept(length)

    assert [kept["quay"], kept["pier"], kept["quay"]] == [4, 4, 4]
    assert asked == ["quay", "pier"]


def test_no_number_of_words_fills_the_memory() -> None:
    kept = Kept(len)

    assert all(kept[str(number)] == len(str(number)) for number in range(MOST + 9))
    assert len(kept) == 9


def test_a_word_longer_than_any_is_answered_and_not_kept() -> None:
    kept = Kept(len)

    assert (kept["a" * LONGEST], kept["a" * (LONGEST + 1)]) == (LONGEST, LONGEST + 1)
    assert list(kept) == ["a" * LONGEST]
