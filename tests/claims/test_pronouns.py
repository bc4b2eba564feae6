"""Whom "he" and "she" mean: nobody who may be somebody else, above all nobody with a name."""

from __future__ import annotations

import pytest

from tests.claims.speech_cases import claims_of, statements_of


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Tova Lind runs the pier. A woman was hurt there in May. She was treated for a week.",
        "Mr Karl Ames left on Monday. Police arrested a 43-year-old man. He was released on bail.",
        "Mr Karl Ames left. The port said that a 19-year-old had drowned. He was never found.",
        "Officer Rowan Voss shot at a woman in May. She was treated for a week.",
        "Mr Karl Ames left. An elderly resident of Harwick called in May. He was sent away.",
        "Mr Karl Ames left after a man from Harwick drowned. He was never found.",
    ],
)
def test_somebody_without_a_name_keeps_a_pronoun_from_who_was_named_before(text: str) -> None:
    assert "[" not in statements_of(text)[-1]


def test_who_spoke_before_an_unnamed_person_does_not_speak_behind_them() -> None:
    text = "Mr Karl Ames said it rained. A 43-year-old man was held. He said 4 boats burned."

    assert claims_of(text)[-1] == (None, "4 boats burned")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Karl Ames, a man of 60, left on Monday. He was never found.",
        "Mr Karl Ames was the first man at the port. He was never found.",
        "Mr Karl Ames met a man in May. He was never found.",
        "Mr Karl Ames left as a young man in May. He was never found.",
        "Mr Karl Ames left. A woman was hurt in May. He was never found.",
        "A man drowned in May. Mr Karl Ames left. He was never found.",
    ],
)
def test_a_pronoun_means_who_was_named_where_nobody_else_can_be_meant(text: str) -> None:
    assert statements_of(text)[-1] == "[Karl Ames] was never found."


def test_whom_somebody_told_of_in_exact_words_is_nobody_who_speaks() -> None:
    text = "Mr Karl Ames said it rained. “A man drowned in May,” he said. He said 4 boats burned."

    assert claims_of(text)[-1] == ("Karl Ames", "4 boats burned")
