"""A role with its holder's name set off by commas, and what hangs on the last noun of a clause."""

from __future__ import annotations

import pytest

from tests.claims.speech_cases import claims_of, said, speech_of, statements_of


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        ("Its leader, Councillor Odd Bremer, said 40 boats had left.", "Odd Bremer", "leader"),
        (
            "The clinic's chief executive, Piet Rasmund, said 40 nurses had left.",
            "Piet Rasmund",
            "clinic's chief executive",
        ),
        (
            "The head of the inspectorate, Dr Ilka Vorden, said 40 wards had shut.",
            "Ilka Vorden",
            "head of the inspectorate",
        ),
        (
            "A spokeswoman for the guild, Brid Olaran, said 40 posts were gone.",
            "Brid Olaran",
            "spokeswoman for the guild",
        ),
        ("“40 wards shut,” wrote the inspector, Ilka Vorden.", "Ilka Vorden", "inspector"),
    ],
)
def test_a_name_behind_a_role_and_a_comma_is_who_speaks(
    text: str, speaker: str, title: str
) -> None:
    speech = speech_of(text)
    given = [each.attribution for each in speech.statements]
    given += [each.attribution for each in speech.quotations if each.attribution]

    assert {(each.speaker, each.title) for each in given} == {(speaker, title)}


def test_who_is_named_behind_a_role_is_known_by_it_and_by_surname_afterwards() -> None:
    text = (
        "The clinic's chief executive, Piet Rasmund, said 40 nurses had left. He said 3 would "
        "come back. Rasmund said 2 had come. The chief executive said it was over."
    )

    assert {who for who, _ in said(text)} == {"Piet Rasmund"}


@pytest.mark.parametrize(
    "text",
    [
        "The director, a former nurse, said 40 boats had left.",
        "The mayor, unlike Karl Ames, said 40 boats had left.",
        "The director, Ames, said 40 boats had left.",
    ],
)
def test_what_follows_a_role_and_is_no_name_leaves_the_role(text: str) -> None:
    assert all(who is None or who[:4] == "The " for who, _ in said(text))


def test_what_hangs_on_the_object_of_an_infinitive_is_told_of_that_object_alone() -> None:
    text = "They have enough to repair the north pier, which has been closed since May."

    assert statements_of(text)[-1] == "[the north pier] has been closed since May"


@pytest.mark.parametrize("plan", ["a plan to close the old school", "a vote on closing the school"])
def test_a_clause_that_may_tell_of_either_of_two_things_is_not_cut_off(plan: str) -> None:
    text = f"The board made {plan}, which was carried on Monday."

    assert claims_of(text) == [(None, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Roe said that 37 nurses had come and that waits of a day had been halved.",
            ["37 nurses had come", "waits of a day had been halved"],
        ),
        (
            "Roe said the marina had cost £3m, and that this had been met from reserves.",
            ["the marina had cost £3m", "this had been met from reserves"],
        ),
    ],
)
def test_two_things_that_are_said_with_that_are_two_claims(text: str, found: list[str]) -> None:
    assert claims_of(text) == [("Roe", words) for words in found]


def test_two_things_that_are_denied_stay_in_what_tells_of_the_denial() -> None:
    text = "Roe denied that 37 nurses had left and that they had been replaced."

    assert claims_of(text) == [(None, text)]


@pytest.mark.parametrize(
    "told", ["parliament last Wednesday", "MPs last week", "reporters on Monday", "the board"]
)
def test_whoever_is_told_and_when_stands_between_the_verb_and_the_content(told: str) -> None:
    assert said(f"Karl Ames told {told} that 3 wards had shut.") == [
        ("Karl Ames", "3 wards had shut")
    ]
