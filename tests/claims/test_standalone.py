"""The wording that stands alone."""

from __future__ import annotations

import pytest

from tests.claims.speech_cases import statements_of


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Councilwoman Tova Lind said she sold it.", "[Tova Lind] sold it"),
        ("Councilwoman Tova Lind said her board sold it.", "[Tova Lind's] board sold it"),
        ("Director Karl Ames said his board sold it.", "[Karl Ames's] board sold it"),
    ],
)
def test_a_settled_pronoun_is_named_in_brackets(text: str, wording: str) -> None:
    assert statements_of(text) == [wording]


def test_i_keeps_standing_with_the_name_beside_it_once() -> None:
    text = "“I sold it and I paid,” Councilwoman Tova Lind said."

    assert statements_of(text) == ["I [Tova Lind] sold it and I paid"]


def test_a_pronoun_of_another_gender_is_not_the_speaker() -> None:
    text = "Councilwoman Tova Lind said he sold it."

    assert statements_of(text) == ["he sold it"]


def test_a_pronoun_behind_a_second_name_of_its_gender_keeps_its_word() -> None:
    text = "Councilwoman Tova Lind said Judge Anna Hall paid because she sold it."

    assert "[" not in "".join(statements_of(text))


def test_a_borrowed_subject_is_shown_as_borrowed() -> None:
    text = "The board sold the old pier and now faces a lawsuit."

    assert statements_of(text) == ["The board sold the old pier", "[The board] now faces a lawsuit"]


@pytest.mark.parametrize("verb", ["brings", "has brought", "will bring"])
def test_a_clause_about_all_that_went_before_borrows_no_noun(verb: str) -> None:
    text = f"The board spent 1.4 million on the repair, which {verb} the bill to 3 million."

    assert statements_of(text) == [text]


def test_a_clause_about_the_last_noun_borrows_it() -> None:
    text = "The board sold the old pier, which was built in 1901."

    assert statements_of(text) == [
        "The board sold the old pier",
        "[the old pier] was built in 1901",
    ]


def test_what_is_told_of_a_speaker_in_passing_reads_as_a_sentence() -> None:
    text = "“It is a gamble,” said Councilwoman Tova Lind, who voted against it."

    assert "[Councilwoman Tova Lind] voted against it" in statements_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, who runs the port, sold the quay in 2019.",
        "Councilwoman Tova Lind, who voted against it, called the bill “a scandal”.",
    ],
)
def test_a_sentence_that_goes_on_behind_what_it_tells_of_somebody_stays_whole(text: str) -> None:
    assert statements_of(text) == [text]


def test_a_number_in_what_is_told_of_somebody_ends_no_clause() -> None:
    text = "“It is a gamble,” said Tova Lind, who sold 12,400 lamps."

    assert "[Tova Lind] sold 12,400 lamps" in statements_of(text)
