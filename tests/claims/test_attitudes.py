"""What people are for and against, told apart from what they said."""

from __future__ import annotations

import pytest

from claims.attitudes import MANNER
from tests.claims.speech_cases import attribution_of, claims_of, speech_of


def attitudes_of(text: str) -> list[tuple[str | None, str]]:
    """Each attitude's holder and what it is about."""
    return [
        (each.attribution.speaker, each.extent.of(text))
        for each in speech_of(text).statements
        if each.attribution.method == MANNER
    ]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Tova Lind opposed the sale of the pier.", "the sale of the pier"),
        ("Tova Lind has called for a new survey.", "a new survey"),
        ("Tova Lind is defending the lease.", "the lease"),
        ("Tova Lind refused to sign the lease.", "to sign the lease"),
        ("Tova Lind went on to praise the divers.", "the divers"),
        ("Tova Lind spoke to the board, citing the survey.", "the survey"),
        ("Tova Lind was critical of the lease.", "the lease"),
        ("The sale was endorsed by Tova Lind.", "The sale"),
        ("Tova Lind's refusal to sign the lease angered many.", "to sign the lease"),
        ("Tova Lind described how the pier was built.", "how the pier was built"),
        ("Tova Lind opposed the sale on Monday and left.", "the sale"),
        ("Tova Lind wants to keep the pier.", "to keep the pier"),
        ("Tova Lind plans to stay.", "to stay"),
        ("Tova Lind's views on the lease are known.", "the lease"),
        ("Tova Lind Opposes New Pier Sale", "New Pier Sale"),
        ("Tova Lind to oppose sale of pier", "sale of pier"),
        ("Citing the survey, Tova Lind left.", "the survey"),
        ("Tova Lind (who once championed the lease) left.", "the lease"),
        ("Tova Lind criticizes the lease.", "the lease"),
        ("Tova Lind made an angry call for a new survey.", "a new survey"),
        ("Tova Lind has long raised doubts about the lease.", "the lease"),
        ("Tova Lind asked him about the lease.", "the lease"),
        ("Tova Lind made statements about how the pier was built.", "how the pier was built"),
        ("Tova Lind seemed to mock the divers.", "the divers"),
        ("Tova Lind is unwilling to sign the lease.", "to sign the lease"),
        ("Tova Lind grew confident the lease would end.", "the lease would end"),
        ("Tova Lind praised Karl Ames, who runs the port.", "Karl Ames"),
        ("Tova Lind told reporters about the lease.", "the lease"),
        ("Tova Lind walked out and began opposing the lease.", "the lease"),
        ("Tova Lind walked the pier twice without mentioning the lease.", "the lease"),
    ],
)
def test_an_attitude_has_its_holder_and_what_it_is_about(text: str, about: str) -> None:
    assert attitudes_of(text) == [("Tova Lind", about)]


@pytest.mark.parametrize("holders", ["Rivals", "Many", "The officials", "Four percent"])
def test_several_hold_an_attitude_in_the_present(holders: str) -> None:
    assert [about for _, about in attitudes_of(f"{holders} deride the lease.")] == ["the lease"]


@pytest.mark.parametrize(
    "text",
    [
        "Tova Lind did not oppose the sale.",
        "Tova Lind could oppose the sale.",
        "The wall supported the pier.",
        "They met in a bar called Blue Heron.",
        "Tova Lind backed away from the edge.",
        "Nobody opposed the sale.",
        "Support for the sale grew.",
        "Interest rates are rising.",
        "Tova Lind has faced criticism of the lease.",
        "His calls intensified in May.",
    ],
)
def test_what_nobody_holds_is_no_attitude(text: str) -> None:
    assert attitudes_of(text) == []


def test_an_attitude_makes_no_claim_of_its_own_and_keeps_the_sentence_whole() -> None:
    text = "Tova Lind opposed the sale of the pier."

    assert claims_of(text) == [(None, text)]


def test_an_attitude_gives_no_quotation_a_speaker() -> None:
    text = "Tova Lind opposed the plan by Karl Ames to “sell the whole old pier” in May."

    assert speech_of(text).quotations[0].attribution is None


def test_speech_about_an_attitude_stays_speech() -> None:
    text = "Tova Lind said she opposed the sale."

    assert attribution_of(text, "she opposed").method != MANNER


def test_an_attitude_inside_what_somebody_said_is_theirs_to_tell() -> None:
    assert attitudes_of("Karl Ames said that Tova Lind opposed the sale.") == []


def test_a_group_may_hold_what_stands_right_behind_it() -> None:
    assert attitudes_of("They met a group backing the sale.") == [("a group", "the sale")]
    assert attitudes_of("They sent a letter opposing the sale.") == []
