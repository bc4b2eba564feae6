"""From the words that name a source to who it is."""

from __future__ import annotations

import pytest

from claims.model import SpeakerRole
from claims.pronouns import pronoun_gender
from claims.resolution import resolve
from claims.source_form import Context
from claims.text import Extent
from claims.tokens import tokens
from tests.claims.speech_cases import attribution_of, speech_of, stream_of

TEXT = "Mayor Ines Marlow met Councilwoman Tova Lind. Judge Peter Hall left."


def meant(phrase: str, text: str = TEXT) -> tuple[str | None, SpeakerRole]:
    """Whom a phrase means that follows a text."""
    whole = f"{text} {phrase}"
    stream = tokens(whole, Extent(start=len(text) + 1, end=len(whole)))
    source = resolve(Context(text=whole, table=speech_of(text).table), stream)
    return source.speaker, source.role


@pytest.mark.parametrize(
    ("phrase", "speaker", "role"),
    [
        ("Marlow", "Ines Marlow", SpeakerRole.PERSON),
        ("the mayor of Harwick", "Ines Marlow", SpeakerRole.PERSON),
        ("Hall, a judge since May", "Peter Hall", SpeakerRole.PERSON),
        ("a judge", "a judge", SpeakerRole.UNNAMED),
        ("police", "police", SpeakerRole.UNNAMED),
        ("the harbour survey", "the harbour survey", SpeakerRole.DOCUMENT),
        ("the Department of Fisheries", "Department of Fisheries", SpeakerRole.ORGANISATION),
        ("the council", "the council", SpeakerRole.ORGANISATION),
        ("they", None, SpeakerRole.UNKNOWN),
        ("his", "Peter Hall", SpeakerRole.PERSON),
    ],
)
def test_a_phrase_means_a_person_of_the_table_or_keeps_its_words(
    phrase: str, speaker: str | None, role: SpeakerRole
) -> None:
    assert meant(phrase) == (speaker, role)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill and Dana Frost run the pier. She said boats were late.",
        "Dana Frost and Mara Quill run the pier. She said boats were late.",
        "Director Karl Ames met Judge Peter Hall. He said boats were late.",
    ],
)
def test_a_pronoun_that_the_text_does_not_settle_stays_open(text: str) -> None:
    assert attribution_of(text, "boats were late").speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Judge Peter Hall, a friend of Karl Ames, left. He said boats were late.", "Peter Hall"),
        ("Judge Peter Hall said so to Karl Ames. He said boats were late.", "Peter Hall"),
        ("Judge Peter Hall left. “Karl Ames paid,” he said; boats were late.", "Peter Hall"),
        ("Mr. Peter Hall told Mr. Karl Ames no. He said boats were late.", "Peter Hall"),
    ],
)
def test_a_pronoun_means_who_speaks_or_leads_and_not_who_is_merely_named(
    text: str, speaker: str
) -> None:
    words = "boats were late" if "“" not in text else "Karl Ames paid"

    assert attribution_of(text, words).speaker == speaker


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("Marlow and Hall", "Ines Marlow and Peter Hall"),
        ("Mayor Ines Marlow and Judge Peter Hall", "Ines Marlow and Peter Hall"),
        ("Marlow, Lind and Hall", "Ines Marlow, Tova Lind and Peter Hall"),
        ("Marks and Spencer", "Marks and Spencer"),
        ("police and residents", "police and residents"),
    ],
)
def test_two_who_speak_together_are_both_named(phrase: str, speaker: str) -> None:
    assert meant(phrase)[0] == speaker


def test_no_pronoun_goes_on_with_two_who_spoke_together() -> None:
    text = TEXT + " Marlow and Lind said boats were late. She said more boats had sunk."

    assert attribution_of(text, "more boats").speaker is None


def test_it_goes_on_with_the_institution_that_spoke_last() -> None:
    text = "The harbour survey said rents rose. It said boats were late."

    assert attribution_of(text, "boats were late").speaker == "The harbour survey"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ted Marlow rose. Marlow won. His son, Al Marlow, left. Marlow said boats were late.",
            "Ted Marlow",
        ),
        ("Ted Marlow met Ida Marlow. Marlow said boats were late.", None),
        ("Ted Marlow spoke. Marlow won. Ida Marlow lost. Marlow said boats were late.", None),
    ],
)
def test_a_bare_surname_is_whose_it_was_before_a_namesake_came(
    text: str, speaker: str | None
) -> None:
    assert attribution_of(text, "boats were late").speaker == speaker


def test_only_he_and_she_tell_a_gender() -> None:
    assert pronoun_gender(stream_of("She")) is not None
    assert pronoun_gender(stream_of("They")) is None
    assert pronoun_gender(stream_of("she herself")) is None
