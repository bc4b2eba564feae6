"""What a sentence says beside the words it reports: nothing is lost, nobody is made to say it."""

from __future__ import annotations

import pytest

from tests.claims.speech_cases import claims_of, statements_of


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "According to the audit, the office was short of staff; its rent rose by 22 %.",
            [
                ("the audit", "the office was short of staff"),
                (None, "its rent rose by 22 %"),
            ],
        ),
        (
            "Ann Roe said the port was closed for a week; its crew of 12 was sent home.",
            [
                ("Ann Roe", "the port was closed for a week"),
                (None, "its crew of 12 was sent home"),
            ],
        ),
    ],
)
def test_a_clause_behind_a_semicolon_is_a_claim(
    text: str, claims: list[tuple[str | None, str]]
) -> None:
    assert claims_of(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Twelve boats were sold on, auditors believe, for as much as £900 apiece.",
        "Twelve boats sank, Ann Roe said, in the storm of 12 May.",
        "The firm paid for 12 boats, Ann Roe said, to be taken out of the port.",
    ],
)
def test_what_goes_on_behind_a_speaker_set_off_by_commas_belongs_to_the_claim(text: str) -> None:
    assert [words for _, words in claims_of(text)] == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve boats sank, Ann Roe said, in an interview with the Courier.",
        "Twelve boats sank, Ann Roe said, on Monday.",
    ],
)
def test_how_and_when_somebody_spoke_is_no_part_of_what_they_said(text: str) -> None:
    assert [words for _, words in claims_of(text)] == ["Twelve boats sank"]


def test_reported_words_that_end_in_exact_ones_are_one_claim_of_the_speaker() -> None:
    text = (
        "Ann Roe said the crews had paid £75 a year for berths “that are not worth the rope they "
        "are tied with”."
    )

    ((speaker, words),) = claims_of(text)
    assert speaker == "Ann Roe"
    assert words.startswith("the crews had paid £75")
    assert words.endswith("tied with”")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (
            "Ann Roe said that two pilots had been suspended, but declined to name them.",
            "[Ann Roe] declined to name them",
        ),
        (
            "The port office said it was “watching the matter” but would not say if pilots left.",
            "[The port office] would not say if pilots left",
        ),
        (
            "Ann Roe said three boats sank but did not name their owners.",
            "[Ann Roe] did not name their owners",
        ),
    ],
)
def test_what_a_speaker_would_not_say_has_its_subject_and_is_nobodys_words(
    text: str, beside: str
) -> None:
    assert statements_of(text)[-1] == beside
    assert claims_of(text)[-1][0] is None


def test_what_which_tells_of_its_noun_stands_alone() -> None:
    text = "The audit, which was never published, found that 12 boats sank."

    assert statements_of(text) == ["[The audit] was never published", "12 boats sank"]
