"""Cues of speech in one sentence."""

from __future__ import annotations

import pytest

from claims.cues import cues, named_beside
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
        ("Boats, according to Roe, were late.", "according", "Roe"),
        ("Boats, according to men who met Roe, were late.", "according", "men who met Roe"),
        ("The paper quoted a diver as saying boats were late.", "cited", "a diver"),
        ("Roe accused the board of theft.", "accused", "Roe"),
        ("Roe's claim that boats were late was wrong.", "noun", "Roe's"),
        ("The board read a report that boats were late.", "noun", "a report"),
        ("Roe repeated his claim that boats were late.", "noun", "his"),
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
        "The board read a report that was late.",
        "The four states that vote in May are late.",
        "A pier known as the long one was sold.",
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
        ("Noting that boats were late, Ann Roe left.", "Ann Roe"),
        ("Six in 10 say the pier is closed.", "Six in 10"),
        ("Ann Roe — who owns a boat — said the pier was closed.", "Ann Roe"),
        ("Two divers who saw it, in May or in June, said the pier was closed.", "Two divers"),
        ("“The pier is closed,” says a clerk involved in the sale.", "a clerk"),
        ("“The pier is closed,” US Senator Ann Roe said.", "Ann Roe"),
    ],
)
def test_the_speaker_is_found_around_the_verb(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker


def test_any_verb_right_behind_a_quotation_will_do_for_its_speaker() -> None:
    stream = with_quotation("“Boats are late!” Ann Roe barked.")

    assert named_beside(stream, 0) == (1, 3)
    assert named_beside(with_quotation("Ann Roe: “Boats are late!”"), 3) == (0, 2)
    assert named_beside(with_quotation("“Boats are late!” rain or no rain."), 0) is None


def test_a_cue_between_commas_parts_what_is_said() -> None:
    assert said("The pier, Ann Roe told them, was closed.") == [
        ("Ann Roe", "The pier"),
        ("Ann Roe", "was closed"),
    ]


def test_a_verb_with_an_object_of_its_own_closes_nothing() -> None:
    assert said("In May, the officials decided nothing.") == []
    assert said("The pier was late, the officials found last week.")[0][1] == "The pier was late"
