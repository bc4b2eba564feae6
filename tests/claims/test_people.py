"""The table of people, and what a phrase resolves to in it."""

from __future__ import annotations

import pytest

from claims.model import SpeakerRole
from claims.names import Gender
from claims.people import people
from claims.resolution import resolve
from claims.source_form import Context
from tests.claims.speech_cases import attribution_of, speech_of, stream_of


def names(text: str) -> list[str]:
    """The full names in a text's table."""
    return [person.name for person in speech_of(text).table.people]


@pytest.mark.parametrize(
    ("text", "name", "title", "gender"),
    [
        ("Mayor Ines Marlow left.", "Ines Marlow", "Mayor", None),
        ("City Councilwoman Tova Lind left.", "Tova Lind", "City Councilwoman", Gender.FEMALE),
        ("Acting Port Director Karl Ames left.", "Karl Ames", "Acting Port Director", Gender.MALE),
        ("They met spokesman Oke Brandt there.", "Oke Brandt", "spokesman", Gender.MALE),
        ("Tova Lind, head of the board, left.", "Tova Lind", "head of the board", None),
        ("One woman, Tova Lind, was hurt.", "Tova Lind", "woman", Gender.FEMALE),
        ("Senior engineer Bo Lund, of Harwick, left.", "Bo Lund", "Senior engineer", None),
    ],
)
def test_a_title_a_role_or_a_given_name_makes_a_person(
    text: str, name: str, title: str, gender: Gender | None
) -> None:
    person = speech_of(text).table.people[0]

    assert (person.name, person.titles[0], person.gender) == (name, title, gender)


@pytest.mark.parametrize(
    "text",
    [
        "The major Harbour Street works ended.",
        "Harwick City Council met on Monday.",
        "The Department of Fisheries closed it.",
        "On Tuesday March winds blew.",
    ],
)
def test_places_organisations_and_days_are_no_people(text: str) -> None:
    assert names(text) == []


def test_a_later_surname_is_a_mention_of_the_same_person() -> None:
    text = "Mayor Ines Marlow spoke. Marlow left. Mr. Lund stayed."
    table = speech_of(text).table

    assert [person.name for person in table.people] == ["Ines Marlow", "Lund"]
    assert [mention.person for mention in table.mentions] == [0, 0, 1]
    assert [mention.extent.of(text) for mention in table.mentions][1:] == ["Marlow", "Lund"]


def test_a_middle_name_does_not_make_another_person_but_a_suffix_does() -> None:
    text = "Mayor John P. Ames met Mayor John Ames and Sen. John Ames Jr. there."

    assert names(text) == ["John P. Ames", "John Ames Jr."]


def test_a_surname_of_two_people_names_neither() -> None:
    text = "Mayor Ines Marlow met Judge Peter Marlow. Marlow said the pier was sold."
    given = attribution_of(text, "the pier was sold")

    assert given.speaker is None
    assert set(given.candidates) == {"Ines Marlow", "Peter Marlow"}


def test_an_honorific_tells_two_people_of_one_surname_apart() -> None:
    text = "Mayor Mary Marlow met Judge Peter Marlow. Mr. Marlow said the pier was sold."

    assert attribution_of(text, "the pier was sold").speaker == "Peter Marlow"


def test_a_role_phrase_finds_its_only_holder_even_when_named_later() -> None:
    text = "The mayor of Harwick said the pier was sold. Mayor Ines Marlow then left."
    given = attribution_of(text, "the pier was sold")

    assert (given.speaker, given.method) == ("Ines Marlow", "role")


def test_a_role_that_two_people_hold_stays_open() -> None:
    text = "Mayor Ines Marlow met Mayor Bo Lund. The mayor said the pier was sold."
    given = attribution_of(text, "the pier was sold")

    assert given.speaker is None
    assert len(given.candidates) == 2


def test_a_pronoun_takes_the_last_person_of_its_gender() -> None:
    text = "Councilwoman Tova Lind wrote to Director Karl Ames. He said that boats were late."

    assert attribution_of(text, "boats were late").speaker == "Karl Ames"


def test_a_pronoun_that_fits_two_people_of_one_sentence_stays_open() -> None:
    text = "Director Karl Ames met Judge Peter Hall. He said that boats were late."
    given = attribution_of(text, "boats were late")

    assert given.speaker is None
    assert set(given.candidates) == {"Karl Ames", "Peter Hall"}


def test_a_pronoun_without_anybody_before_it_stays_open() -> None:
    assert attribution_of("He said that boats were late.", "boats").speaker is None


@pytest.mark.parametrize(
    ("phrase", "speaker", "role"),
    [
        ("The U.S. Department of Fisheries", "U.S. Department of Fisheries", "organisation"),
        ("the Harwick Gazette", "Harwick Gazette", "organisation"),
        ("NOAA", "NOAA", "organisation"),
        ("a source", "a source", "unnamed"),
        ("police", "police", "unnamed"),
        ("a new study", "a new study", "document"),
        ("the city council", "the city council", "organisation"),
        ("Marlow", "Marlow", "person"),
    ],
)
def test_a_source_outside_the_table_keeps_its_own_words(
    phrase: str, speaker: str, role: str
) -> None:
    stream = stream_of(phrase)
    found = resolve(Context(text=phrase, table=people([stream])), stream)

    assert (found.speaker, found.role) == (speaker, SpeakerRole(role))
