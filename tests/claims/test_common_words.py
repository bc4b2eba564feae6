"""Words that news of any subject uses, and those that it does not."""

from __future__ import annotations

import pytest

from claims.common_words import rate


@pytest.mark.parametrize("word", ["last", "week", "expects", "percent", "around", "three", "7"])
def test_words_of_any_news_are_common(word: str) -> None:
    assert rate(word) > 0


@pytest.mark.parametrize("word", ["ferry", "reservoir", "wexmouth", "318", "12,400", ""])
def test_words_of_a_subject_are_not(word: str) -> None:
    assert rate(word) == 0


def test_small_words_are_more_common_than_those_of_time_and_these_than_verbs() -> None:
    assert rate("last") > rate("week") > rate("expects")


def test_a_figure_of_two_digits_or_a_year_is_common_and_a_longer_one_is_not() -> None:
    assert rate("14") == rate("2024") > rate("1422") == rate("140") == 0
