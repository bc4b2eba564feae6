"""Cues of speech in one sentence."""

from __future__ import annotations

import pytest

from claims.cues import cues, is_somebody, named_beside
from claims.text import Extent, fold
from claims.tokens import Token, tokens
from tests.claims.speech_cases import said, stream_of


def with_quotation(text: str) -> list[Token]:
    """The tokens of a sentence in which the words between “ and ” are one."""
    place = Extent(start=text.index("“"), end=text.index("”") + 1)
    return tokens(fold(text), Extent(start=0, end=len(text)), [(0, place)])


@pytest.mark.parametrize(
    ("text", "manner", "source"),
    [
        ("Roe said boats were late.", "said", "Roe"),
        ("Boats were late, said Ann Roe.", "said", "Ann Roe"),
        ("According to Roe, boats were late.", "according", "Roe"),
        ("Boats were late, according to the harbour survey.", "according", "the harbour survey"),
        ("The paper quoted a diver as saying boats were late.", "cited", "a diver"),
        ("Roe accused the board of theft.", "accused", "Roe"),
        ("Roe's claim that boats were late was wrong.", "noun", "Roe's"),
        ("The board read a report that boats were late.", "noun", "a report"),
    ],
)
def test_a_cue_names_its_source_and_its_manner(text: str, manner: str, source: str) -> None:
    stream = stream_of(text)
    cue = next(each for each in cues(stream) if each.manner == manner)

    assert cue.source is not None
    words = stream[slice(*cue.source)]
    assert text[words[0].start : words[-1].end].rstrip(".") == source


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence Roe said boats were late.",
        "It was said boats were late.",
        "Roe never said boats were late.",
        "The claims were settled.",
        "The early-morning tweets stopped.",
        "Roe praised the proposed lease.",
        "The board has 40 pledged votes.",
    ],
)
def test_what_nobody_is_reported_to_have_said_has_no_cue(text: str) -> None:
    assert cues(stream_of(text)) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Said Ann Roe: “Boats were late.”", "Ann Roe"),
        ("“Boats were late” for a week, Ann Roe said.", "Ann Roe"),
        ("“Boats were late,” Ann Roe said, pointing at the pier, “and so was I.”", "Ann Roe"),
        ("Paul Ash, a driver, who knows Karl Lund, said he already left.", "Paul Ash"),
        ("One in three said the pier was closed.", "One in three"),
    ],
)
def test_the_speaker_is_found_around_the_verb(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker


def test_any_verb_right_behind_a_quotation_will_do_for_its_speaker() -> None:
    stream = with_quotation("“Boats are late!” Ann Roe barked.")

    assert named_beside(stream, 0) == (1, 3)
    assert named_beside(with_quotation("Ann Roe: “Boats are late!”"), 3) == (0, 2)
    assert named_beside(with_quotation("“Boats are late!” rain or no rain."), 0) is None


def test_somebody_is_a_name_an_office_an_organisation_or_a_pronoun() -> None:
    somebody = ["the mayor", "residents", "she", "old Karl Ames", "the survey"]
    nobody = ["there", "the wall", "rain"]

    for phrase in somebody + nobody:
        stream = stream_of(phrase)
        assert is_somebody(stream, (0, len(stream))) is (phrase in somebody), phrase
