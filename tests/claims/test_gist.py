"""What a statement is about: stems, names, denials, opposites."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.gist import gist, opposites, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("faces", "facing"),
        ("stopped", "stopping"),
        ("charged", "charges"),
        ("assist", "support"),
        ("conviction", "convicted"),
        ("raids", "operation"),
        ("mayor's", "mayor"),
    ],
)
def test_forms_of_a_word_and_words_for_one_another_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("charge", "change"), ("fire", "fine"), ("port", "post"), ("increase", "decrease")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("statement", "denies"),
    [
        ("The pilot was charged", False),
        ("The pilot was not charged", True),
        ("The pilot wasn’t charged", True),
        ("No pilot was ever not charged", False),
        ("Nobody was charged", True),
    ],
)
def test_an_odd_number_of_denials_denies(statement: str, denies: bool) -> None:
    assert gist(statement).denies is denies


def test_a_name_is_what_is_never_written_small() -> None:
    about = gist("The council of Lindow met the Council of Harwick")

    assert {"lindow", "harwick"} <= about.names
    assert stem("council") not in about.names


def test_a_denial_knows_the_word_it_stands_before() -> None:
    assert stem("help") in gist("Lindow does not help the coast guard").denied


def test_opposites_are_found_on_either_side() -> None:
    one, other = gist("The council supports the tax"), gist("The council opposes the tax")

    assert opposites(one, other) is not None
    assert opposites(other, one) is not None
    assert opposites(one, one) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_words_have_a_gist(statement: str) -> None:
    about = gist(statement)

    assert about.names <= about.stems
    assert about.lower <= about.stems


def test_what_an_act_is_for_denies_nothing() -> None:
    assert not gist("Lind introduced the rule to clarify that police do not help").denies
    assert gist("Lind did not introduce the rule to clarify that police help").denies
