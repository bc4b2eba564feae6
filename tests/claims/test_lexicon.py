"""The lists of words do not contradict one another."""

from __future__ import annotations

import pytest

from claims import attitude_words, lexicon
from claims import word_classes as classes
from claims.given_names import FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("denies", "deny"), ("wrote", "write"), ("admitted", "admit")],
)
def test_every_form_of_a_verb_of_saying_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lexicon.SAYING[form] == lemma
    assert lexicon.REPORTING[form] == lemma


def test_a_verb_that_may_be_a_noun_is_a_verb_of_reporting_or_asking() -> None:
    known = set(lexicon.REPORTING) | set(lexicon.ACCUSING)

    assert lexicon.NOUN_LIKE - known <= {
        "charge", "charges", "object", "objects", "question", "questions",
    }  # fmt: skip


def test_finite_forms_are_forms_of_reporting_verbs() -> None:
    assert set(lexicon.REPORTING) >= lexicon.FINITE_REPORTING
    assert "saying" not in lexicon.FINITE_REPORTING


def test_no_given_name_or_word_tells_both_genders() -> None:
    assert not FEMALE_NAMES & MALE_NAMES
    assert not FEMALE_WORDS & MALE_WORDS


def test_words_are_in_small_letters_so_that_they_can_be_found() -> None:
    every = (
        lexicon.DOCUMENT_NOUNS, lexicon.SPEAKING_NOUNS, FEMALE_NAMES, MALE_NAMES,
        classes.PREPOSITIONS, frozenset(attitude_words.ATTITUDE_VERBS),
        frozenset(attitude_words.NOUNS), frozenset(attitude_words.ADJECTIVES),
    )  # fmt: skip

    assert all(word == word.lower() for words in every for word in words)


def test_what_an_attitude_takes_is_a_word_that_can_stand_there() -> None:
    particles = classes.PREPOSITIONS | {"that", "to", "back"}
    tables = (attitude_words.WITH_PREPOSITION, attitude_words.NOUNS, attitude_words.ADJECTIVES)

    assert all(taken <= particles for table in tables for taken in table.values())
