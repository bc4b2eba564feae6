"""Claims within sentences: where they are cut, and how they read alone."""

from __future__ import annotations

import pytest

from claims.clauses import clauses
from tests.claims.speech_cases import claims_of, statements_of, stream_of


def cut(sentence: str) -> list[str]:
    """The clauses of a sentence, without attribution."""
    stream = stream_of(sentence)
    return [
        sentence[stream[each.start].start : stream[each.end - 1].end]
        for each in clauses(stream, 0, len(stream))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The council sold the pier, and the port closed two docks.",
            ["The council sold the pier", "the port closed two docks"],
        ),
        (
            "It followed a storm where a boat was lost and now lies on the beach.",
            ["It followed a storm", "a boat was lost", "now lies on the beach"],
        ),
        (
            "Rates rose in May; the port closed two docks.",
            ["Rates rose in May", "the port closed two docks"],
        ),
        (
            "The board fired the director, who was paid $90,000 a year.",
            ["The board fired the director", "was paid $90,000 a year"],
        ),
    ],
)
def test_certain_clauses_are_cut(sentence: str, expected: list[str]) -> None:
    assert cut(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody had been charged and convicted of theft.",
        "The council bought and sold the pier.",
        "If boats sink and the port closes, we lose.",
        "Boats and nets were sold by the port.",
        "The port will close if boats sink, and the city will pay for it.",
        "They asked whether rates rose and the port closed.",
        "The man and the woman left the port.",
    ],
)
def test_what_is_not_certain_stays_whole(sentence: str) -> None:
    assert len(cut(sentence)) == 1


def test_a_clause_without_subject_borrows_it_in_brackets() -> None:
    text = "It followed a storm where a boat was lost and now lies on the beach."

    assert statements_of(text)[-1] == "[a boat] now lies on the beach"


def test_a_pronoun_is_replaced_in_brackets_when_settled() -> None:
    text = "One man, Bo Lund, was hurt. He is now waiting for a trial."

    assert statements_of(text)[-1] == "[Bo Lund] is now waiting for a trial."


def test_a_pronoun_of_reported_speech_means_the_speaker() -> None:
    text = "Councilwoman Tova Lind said she now opposes the sale."

    assert statements_of(text) == ["[Tova Lind] now opposes the sale"]


def test_what_an_explanation_takes_for_true_is_a_claim_without_its_why() -> None:
    text = "Councilwoman Tova Lind explained why she opposes the sale."

    assert statements_of(text) == ["[Tova Lind] opposes the sale"]


@pytest.mark.parametrize(
    "text",
    [
        "Councilwoman Tova Lind asked whether the pier was safe.",
        "Councilwoman Tova Lind asked if the pier was safe.",
        "Councilwoman Tova Lind wondered who had sold the pier.",
    ],
)
def test_a_question_asserts_only_that_it_was_asked(text: str) -> None:
    assert statements_of(text) == [text]


def test_a_condition_in_reported_speech_is_a_claim() -> None:
    text = "Councilwoman Tova Lind said if the pier closes the shops close too."

    assert statements_of(text) == ["if the pier closes the shops close too"]


def test_a_pronoun_means_a_speaker_who_is_named_only_later() -> None:
    text = "The councilwoman said she opposes the sale. Councilwoman Tova Lind left."

    assert statements_of(text)[0] == "[Tova Lind] opposes the sale"


def test_a_pronoun_deep_in_reported_speech_is_not_taken_for_the_speaker() -> None:
    text = "Spokeswoman Tova Lind said the candidate left for a vote, which she had asked for."

    assert statements_of(text) == ["the candidate left for a vote, which she had asked for"]


def test_quotation_marks_inside_reported_words_stay_in_pairs() -> None:
    text = "Mayor Ines Marlow said “two boats” were lost."

    assert claims_of(text) == [("Ines Marlow", "“two boats” were lost")]


def test_a_participle_before_the_speaker_is_no_claim() -> None:
    text = "Asked about boats that were lost, Mayor Ines Marlow said nobody had paid."

    assert claims_of(text) == [("Ines Marlow", "nobody had paid")]


def test_a_possessive_pronoun_becomes_a_genitive() -> None:
    text = "Councilwoman Tova Lind spoke. On Monday the board read her statement."

    assert statements_of(text)[-1] == "On Monday the board read [Tova Lind's] statement."


def test_a_pronoun_that_is_not_settled_keeps_its_word() -> None:
    text = "Director Karl Ames met Judge Peter Hall. He fell ill."

    assert statements_of(text)[-1] == "He fell ill."


def test_first_person_keeps_standing_beside_the_name() -> None:
    text = "Mayor Ines Marlow said: “I oppose the sale of the pier.”"

    assert statements_of(text) == ["I [Ines Marlow] oppose the sale of the pier."]


def test_content_and_narration_are_claims_of_different_voices() -> None:
    text = (
        "The Harwick Gazette conducted a review of port records and found that no one in Harwick "
        "had been charged with theft in the last 12 years."
    )

    assert claims_of(text) == [
        (None, "The Harwick Gazette conducted a review of port records"),
        (
            "Harwick Gazette",
            "no one in Harwick had been charged with theft in the last 12 years",
        ),
    ]


def test_who_said_it_alone_is_no_claim() -> None:
    text = "Port chief Ines Marlow flatly told the public on Monday that two boats were there."

    assert claims_of(text) == [("Ines Marlow", "two boats were there")]


def test_an_accusation_and_what_it_turned_out_to_be_are_two_claims() -> None:
    text = (
        "The case began when one man, Bo Lund, was accused of being part of a “boat theft” ring, "
        "but it turned out he was only fined for parking."
    )

    assert claims_of(text)[1:] == [
        (None, "one man, Bo Lund, was accused of being part of a “boat theft” ring"),
        (None, "he was only fined for parking"),
    ]


def test_exact_words_lose_their_marks_but_not_a_word() -> None:
    text = "“The pier was sold for $2 million,” Marlow said."

    assert claims_of(text) == [("Marlow", "The pier was sold for $2 million")]


def test_calls_and_greetings_are_kept_and_classified() -> None:
    text = "Mayor Ines Marlow said: “We must stand together.”"

    assert claims_of(text) == [("Ines Marlow", "We must stand together.")]


def test_a_denial_stays_whole() -> None:
    text = "Mayor Ines Marlow denied that the pier was sold."

    assert claims_of(text) == [(None, text)]


@pytest.mark.parametrize(
    "heading",
    [
        "Press release, 19 March 2026",
        "Minutes, 4 May 2025",
        "Statement (3 June 2024)",
        "The ferry in figures",
        "The pier at a glance",
    ],
)
def test_a_heading_that_only_names_its_text_is_no_claim(heading: str) -> None:
    assert claims_of(f"{heading}\n\nThe pier was sold on Monday.") == [
        (None, "The pier was sold on Monday.")
    ]


@pytest.mark.parametrize(
    "heading",
    ["Bridge closes 3 May 2026", "Pier sold, 412 jobs lost", "In figures, the ferry failed"],
)
def test_a_heading_that_says_something_with_a_day_or_number_stays_one(heading: str) -> None:
    assert claims_of(f"{heading}\n\nThe pier was sold on Monday.")[0] == (None, heading)


def test_a_headline_is_a_claim_with_its_source() -> None:
    text = "City sold the pier for $2 million: report\n\nThe pier was sold on Monday."

    assert claims_of(text)[0] == ("report", "City sold the pier for $2 million")
