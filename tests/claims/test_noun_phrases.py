"""Noun phrases beside a verb."""

from __future__ import annotations

import pytest

from claims.noun_phrases import (
    phrase_after,
    phrase_before,
    subject_before,
    subject_of_fronted,
    with_apposition_after,
)
from tests.claims.speech_cases import stream_of


def subject_of(text: str, verb: str) -> str | None:
    """The subject of a verb in a sentence."""
    stream = stream_of(text)
    place = next(n for n, token in enumerate(stream) if token.raw == verb)
    found = subject_before(stream, place)
    return text[stream[found[0]].start : stream[found[1] - 1].end] if found else None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The harbour board said so.", "said", "The harbour board"),
        ("On Monday evening Ann Roe said so.", "said", "Ann Roe"),
        ("Ann Roe, head of the board, said so.", "said", "Ann Roe, head of the board"),
        ("Ann Roe (Harwick) also said so.", "said", "Ann Roe"),
        ("Ann Roe rose and said so.", "said", "Ann Roe"),
        ("Ann Roe left, saying boats were late.", "saying", "Ann Roe"),
        ("Ann Roe, who said so, left.", "said", "Ann Roe"),
        ("A survey published Wednesday said so.", "said", "A survey published Wednesday"),
        ("Ann Roe, Bo Lund and Karl Ames said so.", "said", "Ann Roe, Bo Lund and Karl Ames"),
        ("In Harwick, Bo Lund and Karl Ames said so.", "said", "Bo Lund and Karl Ames"),
        ("Fog lay low, said Roe.", "said", None),
        ("To leave said much.", "said", None),
    ],
)
def test_the_subject_stands_before_its_verb(text: str, verb: str, subject: str | None) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the head of the board left", "the head of the board"),
        ("Ann Roe on Monday", "Ann Roe"),
        ("she left", "she"),
        ("of the board", None),
        ("and Roe", None),
    ],
)
def test_a_phrase_ends_where_the_sentence_goes_on(text: str, phrase: str | None) -> None:
    stream = stream_of(text)
    found = phrase_after(stream, 0)

    assert (text[: stream[found[1] - 1].end] if found else None) == phrase


def test_an_apposition_belongs_to_the_phrase_before_it() -> None:
    stream = stream_of("Ann Roe, head of the board, left")

    assert with_apposition_after(stream, 2) == 7
    assert with_apposition_after(stream, 1) == 1


def test_no_apposition_reaches_across_a_verb() -> None:
    stream = stream_of("the office, the rise is due to age")

    assert with_apposition_after(stream, 2) == 2


def test_the_subject_of_a_fronted_participle_follows_its_comma() -> None:
    stream = stream_of("Noting that boats, old or new, were late, Ann Roe left")

    assert subject_of_fronted(stream, 0) == (11, 13)
    assert subject_of_fronted(stream_of("Noting that boats were late"), 0) is None


def test_a_phrase_is_found_right_before_a_place() -> None:
    stream = stream_of("they met a group backing her")

    assert phrase_before(stream, 4) == (2, 4)
    assert phrase_before(stream_of("by backing her"), 1) is None
