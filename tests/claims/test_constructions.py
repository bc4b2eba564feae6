"""Constructions of news that are easily misread: where a sentence ends, and who said what."""

from __future__ import annotations

import pytest

from claims.model import Kind, SpeakerRole
from claims.reading import read
from claims.structure import QuotationKind
from tests.claims.speech_cases import attribution_of, claims_of, said, speech_of, statements_of


def quoted_by(text: str) -> list[str | None]:
    """The speaker of each quotation of a text."""
    given = (each.attribution for each in speech_of(text).quotations)
    return [each.speaker if each else None for each in given]


def test_he_after_comments_by_somebody_means_who_made_them() -> None:
    text = (
        "Councilwoman Ines Marlow reacted to comments by Acting Port Director Karl Ames to "
        "Coast News.\n\n"
        "He said that “Harwick better hold tight” adding that boats were gone."
    )
    given = [(who, words) for who, words in said(text) if who]

    assert ("Karl Ames", "boats were gone") in given
    assert quoted_by(text) == ["Karl Ames"]


def test_words_before_a_stray_closing_mark_stay_reported_speech() -> None:
    text = (
        "Port Director Karl Ames left. He said that “the port is full” adding that if crews "
        "don't pay for their berths, then we sell.”\n\nHarwick grew slowly in the spring."
    )

    assert said(text)[-1] == ("Karl Ames", "if crews don't pay for their berths, then we sell")
    assert [each.unopened for each in speech_of(text).quotations] == [False, True]


@pytest.mark.parametrize("phrase", ["the Harwick councilwoman", "the councilwoman"])
def test_a_role_with_its_town_means_its_only_holder(phrase: str) -> None:
    text = f"Councilwoman Tova Lind and Karl Ames met. “The port is full,” {phrase} said."

    assert quoted_by(text) == ["Tova Lind"]


def test_whole_paragraphs_in_marks_go_on_with_the_one_who_spoke() -> None:
    text = (
        "“The port is full,” Councilwoman Tova Lind said.\n\n“Nobody pays for a berth in winter.”"
        "\n\n“We will not sell the pier.”"
    )

    assert quoted_by(text) == ["Tova Lind"] * 3


def test_a_letter_of_several_paragraphs_is_one_quotation_of_its_author() -> None:
    text = (
        "Mayor Ines Marlow was out. Marlow's office sent the same letter to the Gazette on Monday, "
        'saying: "I support the sale.\n\nI do so after a long review.\n\nWe must go on."'
    )
    only = speech_of(text).quotations

    assert len(only) == 1
    assert only[0].inner.of(text).startswith("I support")
    assert only[0].inner.of(text).endswith("go on.")
    assert quoted_by(text) == ["Ines Marlow"]


def test_a_complaint_along_with_others_alleges_in_the_name_of_its_author() -> None:
    text = (
        "Police Chief Anna Hall left. Karl Lund, chair of the harbour board, along with several "
        "other people, filed a complaint against Hall, alleging that she made false statements."
    )
    found = next(each for each in read(text).candidates if "false" in each.statement)

    assert found.attribution.speaker == "Karl Lund"
    assert found.kind is Kind.ALLEGATION
    assert found.statement.startswith("[Anna Hall] made")


def test_an_accusation_and_what_turned_out_are_two_claims() -> None:
    text = (
        'One man, Bo Lund, was accused of being part of a "boat theft" ring, but it turned out he '
        "was only arrested for fishing at night."
    )

    assert [who for who, _ in claims_of(text)] == [None, None]
    assert statements_of(text)[1] == "[Bo Lund] was only arrested for fishing at night"
    assert attribution_of(text, "being part").role is SpeakerRole.UNKNOWN
    assert speech_of(text).quotations[0].kind is QuotationKind.SCARE


def test_what_a_law_is_for_is_nobodys_speech_and_no_plan() -> None:
    text = "Tova Lind introduced the rule to clarify that the port's police are to not help."
    only = read(text).candidates

    assert said(text) == []
    assert [(each.attribution.speaker, each.kind) for each in only] == [(None, Kind.EVENT)]


def test_an_outlet_in_front_reports_what_somebody_believes() -> None:
    text = "According to Coast News, Lind also believes the pier was sold."

    assert said(text)[0] == ("Coast News", "Lind also believes the pier was sold")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Of the long debate, he said, “It was open.”", None),
        ("Mr. Karl Ames left. Of the long debate, he said, “It was open.”", "Karl Ames"),
        ("After the race, Ana Maria Vega, Harwick coach, said, “It was open.”", "Ana Maria Vega"),
    ],
)
def test_a_preposition_in_front_is_nobody(text: str, speaker: str | None) -> None:
    assert quoted_by(text) == [speaker]


def test_who_told_whom_what_a_third_one_said_keeps_the_chain() -> None:
    text = "Ines Marlow told the Gazette that Karl Ames said the pier was sold."
    inner = attribution_of(text, "the pier was")

    assert (inner.speaker, inner.via) == ("Karl Ames", ("Ines Marlow",))


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("The department", SpeakerRole.ORGANISATION),
        ("Police", SpeakerRole.UNNAMED),
        ("Residents", SpeakerRole.UNNAMED),
        ("Sources close to the board", SpeakerRole.UNNAMED),
        ("Two officials", SpeakerRole.UNNAMED),
        ("A source close to the board", SpeakerRole.UNNAMED),
        ("The harbour survey", SpeakerRole.DOCUMENT),
    ],
)
def test_a_source_without_a_name_keeps_its_words(source: str, role: SpeakerRole) -> None:
    given = attribution_of(f"{source} said the pier was sold.", "the pier")

    assert (given.speaker, given.role) == (source, role)
