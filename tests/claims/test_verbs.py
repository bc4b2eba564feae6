"""Finite verbs and verbs of saying, told from nouns and participles by their neighbours."""

from __future__ import annotations

import pytest

from claims.noun_phrases import phrase_after, subject_before
from claims.tokens import text_of
from claims.verbs import is_finite, is_reporting_verb
from tests.claims.speech_cases import stream_of


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The council sold the pier.", ["sold"]),
        ("A boat built by Ames was lost.", ["was"]),
        ("The port has closed.", ["has"]),
        ("She faces a trial.", ["faces"]),
        ("Parents want new schools.", ["want"]),
        ("The faces of the crowd were pale.", ["were"]),
        ("In May the port left the board.", ["left"]),
        ("Selling boats to pay debts.", []),
    ],
)
def test_finite_verbs_are_known_by_their_neighbours(text: str, verbs: list[str]) -> None:
    stream = stream_of(text)

    assert [t.raw for n, t in enumerate(stream) if is_finite(stream, n)] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor claims that boats rot.", ["claims"]),
        ("The claims of the mayor were wrong.", []),
        ("Her early-morning tweets angered people.", []),
        ("Ames's report on boats was late.", []),
        ("Officials say boats rot.", ["say"]),
        ("Twelve swing states voted.", []),
        ("Ames said it.", ["said"]),
    ],
)
def test_verbs_of_saying_are_told_from_nouns(text: str, verbs: list[str]) -> None:
    stream = stream_of(text)

    assert [t.raw for n, t in enumerate(stream) if is_reporting_verb(stream, n)] == verbs


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("On Monday Ines Marlow said yes.", "said", "Ines Marlow"),
        ("Ines Marlow, the mayor, later said yes.", "said", "Ines Marlow, the mayor"),
        ("The head of the port said yes.", "said", "The head of the port"),
        ("Marlow met Ames and said yes.", "said", "Marlow"),
        ("Marlow wrote to Ames, saying yes.", "saying", "Marlow"),
        ("A man who said yes was hurt.", "said", "A man"),
        ("Marlow (I-Harwick) said yes.", "said", "Marlow"),
        ("After the vote, Ines Marlow, mayor, said yes.", "said", "Ines Marlow, mayor"),
        ("Boats rot, but Marlow said yes.", "said", "Marlow"),
    ],
)
def test_the_subject_of_a_verb_is_found_before_it(text: str, verb: str, subject: str) -> None:
    stream = stream_of(text)
    place = next(n for n, token in enumerate(stream) if token.key == verb)
    found = subject_before(stream, place)

    assert found is not None
    assert text_of(stream[slice(*found)]) == subject


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("said the mayor of Harwick on Monday.", "the mayor of Harwick"),
        ("said Ines Marlow, who left.", "Ines Marlow"),
        ("said he was late.", "he"),
        ("said in a letter.", None),
    ],
)
def test_an_inverted_subject_is_found_after_the_verb(text: str, phrase: str | None) -> None:
    stream = stream_of(text)
    found = phrase_after(stream, 1)

    assert (text_of(stream[slice(*found)]) if found else None) == phrase
