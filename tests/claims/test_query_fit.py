"""What fits a claim: its rare words first, their relatives, the title, the sentences beside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.query_fit import Passage, Wanted, likeness, words

WEIGHTS = {"lamps": 5.0, "pier": 3.0, "mended": 4.0, "assist": 4.0}


def score(words: str, *, beside: str = "", title: str = "") -> float:
    return Wanted(WEIGHTS).fit(Passage(words=words, beside=beside, title=title)).score


def test_a_rarer_word_counts_for_more() -> None:
    assert score("the lamps there") > score("the pier there") > score("the ferry there") == 0


def test_the_same_word_counts_more_than_a_relative_and_that_more_than_none() -> None:
    assert score("he mends") == score("he mended") > score("the mender") > score("the merchant")


def test_a_word_used_in_its_place_counts_nearly_as_much() -> None:
    assert score("they assist") > score("they support") > score("they resist") == 0


def test_what_stands_beside_counts_a_little_and_the_title_much() -> None:
    alone = score("It was late.")
    assert alone < score("It was late.", beside="The lamps.") < score("The lamps. It was late.")
    assert score("It was late.", title="The lamps") > score("It was late.", beside="The lamps.")


def test_a_word_of_the_title_hardly_counts_again() -> None:
    again = score("The lamps.", title="Lamps") - score("It was late.", title="Lamps")

    assert 0 < again < score("The lamps.") / 2


def test_a_long_sentence_is_worth_less_than_a_short_one_with_the_same_words() -> None:
    assert score("The lamps. " + "word " * 60) < score("The lamps.")


def test_what_is_shared_is_told_in_the_words_of_both() -> None:
    fit = Wanted(WEIGHTS).fit(Passage(words="Nobody helped at the Pier lamp."))

    assert fit.shared == (("lamps", "lamp"), ("assist", "helped"), ("pier", "Pier"))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("14", "14", 1.0), ("14", "140", 0.0), ("ate", "atlas", 0.0), ("raid", "operation", 0.85)],
)
def test_figures_are_equal_or_strangers_and_short_words_have_no_relatives(
    one: str, other: str, far: float
) -> None:
    assert likeness(one, other) == far


@settings(max_examples=100, deadline=None)
@given(words=some.text(max_size=80), title=some.text(max_size=40))
def test_any_passage_has_a_score_from_nothing_up(words: str, title: str) -> None:
    assert score(words, title=title, beside=title) >= 0
    assert Wanted({}).fit(Passage(words=words)).score == 0


def test_common_words_strengthen_a_passage_about_the_thing_and_make_none() -> None:
    wanted = Wanted({"ferry": 5.0, "expects": 4.0, "last": 4.0, "week": 4.0})
    stray = wanted.fit(Passage(words="The mayor expects a quiet week, as last time.")).score
    about = wanted.fit(Passage(words="The ferry company has a quiet season, as in May.")).score
    both = wanted.fit(Passage(words="The ferry was full last week.")).score

    assert stray < about < both


def test_the_figures_of_one_number_are_not_looked_for_one_by_one() -> None:
    assert words("£1.9 million of 12,400") == ["1.9", "million", "of", "12,400"]


def test_a_long_common_beginning_makes_no_relative_where_the_rest_is_no_ending() -> None:
    assert likeness("compared", "company") == 0.0
    assert likeness("merger", "merged") > 0.0
    assert likeness("convicted", "conviction") > 0.0
