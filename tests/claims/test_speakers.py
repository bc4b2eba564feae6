"""Speakers: every cue of speech, and what stays open."""

from __future__ import annotations

import pytest

from claims.model import Mode, SpeakerRole
from tests.claims.speech_cases import attribution_of, claims_of, said, speech_of

CAST = "Mayor Ines Marlow met Director Karl Ames. "


@pytest.mark.parametrize(
    "sentence",
    [
        "“The pier is sold,” Marlow said.",
        "“The pier is sold,” said Marlow.",
        "“The pier is sold,” said Marlow, the city's mayor, on Monday.",
        "Marlow said: “The pier is sold.”",
        "Marlow, who took office in May, said, “The pier is sold.”",
        "Of the long debate, Marlow said, “The pier is sold.”",
        "Marlow told reporters, “The pier is sold.”",
        "“The pier is sold,” the mayor said.",
        "“The pier,” Marlow said, “is sold.”",
        "Marlow wrote a letter to the board on Monday, saying: “The pier is sold.”",
        "After the vote, Ines Marlow, mayor of Harwick, said, “The pier is sold.”",
        "“The pier is sold,” said Mayor Ines Marlow when the vote was counted.",
        "“The pier is sold,” Marlow barked at the crew.",
        "“The pier is sold,” Marlow roared on Tuesday.",
        "The pier “was sold to the lowest of five bidders,” retired diver Ines Marlow said.",
        "A film showed Ines Marlow asking: “Why is the pier sold?”",
        "The channel aired footage of Ines Marlow saying, “The pier is sold.”",
        "Marlow left early, going on to say that “the pier is sold and gone.”",
        "“The pier is sold!” thundered Ines Marlow at the crew.",
        "Marlow called “the pier of the old town” a loss.",
        "Marlow typed in large letters: “The pier is sold.”",
        "As Marlow reported after the city seems to have lost it:\n\n“The pier is sold.”",
    ],
)
def test_exact_words_find_their_speaker(sentence: str) -> None:
    text = CAST + sentence
    quoted = [q for q in speech_of(text).quotations if q.attribution]

    assert quoted
    assert {q.attribution.speaker for q in quoted if q.attribution} == {"Ines Marlow"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow said the pier was sold.",
        "Marlow, who said that the pier was sold, left at once.",
        "Marlow cautioned, however, that the pier was sold.",
        "Marlow found that the pier was sold.",
        "Marlow said that the pier was sold.",
        "Marlow said on Monday that the pier was sold.",
        "Marlow has repeatedly said the pier was sold.",
        "The pier was sold, Marlow said.",
        "The pier was sold, said Marlow.",
        "According to Marlow, the pier was sold.",
        "The pier was sold, according to Marlow.",
        "Marlow told the public at the time that the pier was sold.",
        "Marlow filed a complaint against Ames, alleging that the pier was sold.",
        "Marlow wrote to the board and said the pier was sold.",
        "Marlow (I-Harwick) said the pier was sold.",
        "Marlow is claiming that the pier was sold.",
        "Marlow's claim that the pier was sold was wrong.",
    ],
)
def test_reported_words_find_their_speaker_and_exact_content(sentence: str) -> None:
    found = [(who, words.lower()) for who, words in said(CAST + sentence)]

    assert ("Ines Marlow", "the pier was sold") in [(w, t.split(" was wrong")[0]) for w, t in found]


@pytest.mark.parametrize(
    "rest",
    [
        ", but the port had already closed it.",
        ", while the port closed two docks.",
        ", adding that boats were gone.",
        ", according to the Harwick Gazette.",
        "; the port closed two docks.",
    ],
)
def test_reported_words_end_where_the_reporter_speaks_again(rest: str) -> None:
    assert ("Ines Marlow", "the pier was sold") in said(
        CAST + "Marlow said the pier was sold" + rest
    )


def test_the_addressee_is_kept() -> None:
    text = "Port chief Ines Marlow flatly told the public that two boats were there."

    assert attribution_of(text, "two boats").addressee == "the public"


def test_words_between_commas_around_a_speaker_are_one_content_in_two_halves() -> None:
    text = CAST + "The boats, Marlow said, were sold."

    assert said(text) == [("Ines Marlow", "The boats"), ("Ines Marlow", "were sold")]


def test_a_floating_quotation_continues_with_less_confidence() -> None:
    text = CAST + "“It is late,” Marlow said. “Boats rot.”\n\n“Nobody pays for them.”"
    first, second, third = speech_of(text).quotations
    given = [q.attribution for q in (first, second, third) if q.attribution]

    assert [g.speaker for g in given] == ["Ines Marlow"] * 3
    assert [g.method for g in given] == ["surname", "continued", "continued"]
    assert given[0].confidence > given[1].confidence > given[2].confidence


def test_a_quotation_after_narration_does_not_inherit_a_speaker() -> None:
    text = CAST + "“It is late,” Marlow said.\n\nThe crowd laughed at her.\n\n“Go home.”"

    assert speech_of(text).quotations[1].attribution is None


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next_one() -> None:
    text = CAST + "On Monday Marlow wrote:\n\n“The pier is sold.”"
    given = speech_of(text).quotations[0].attribution

    assert given is not None
    assert given.speaker == "Ines Marlow"


@pytest.mark.parametrize("more", ["adding that", "noting that", "going on to say that"])
def test_whoever_adds_something_is_who_spoke_and_not_whom_they_spoke_of(more: str) -> None:
    text = f"{CAST}Ines Marlow said Karl Ames had left the pier, {more} fog was near."

    assert said(text) == [
        ("Ines Marlow", "Karl Ames had left the pier"),
        ("Ines Marlow", "fog was near"),
    ]


@pytest.mark.parametrize(
    "text", ["Recent polling shows that boats had sunk.", "A new survey found boats had sunk."]
)
def test_what_papers_show_needs_no_that_where_a_clause_is_plain(text: str) -> None:
    assert [words for _, words in said(text)] == ["boats had sunk"]


def test_what_somebody_promises_to_do_is_no_claim_of_its_own() -> None:
    text = "Ines Marlow hopes to avoid a vote that could close the pier."

    assert claims_of(text) == [(None, text)]


def test_a_thing_that_is_spoken_of_never_goes_on_to_speak() -> None:
    text = f"{CAST}Ines Marlow said the pier was old, arguing that it leaked."

    assert said(text)[-1] == ("Ines Marlow", "it leaked")


def test_two_who_are_named_together_may_speak_in_the_present() -> None:
    text = "Ines Marlow and Karl Ames call it “the worst pier of the coast” and stay away."

    assert {who for who, _ in said(text)} == {"Ines Marlow and Karl Ames"}


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("From the report: “The pier is sold.”", "the report"),
        ("More from the report: “The pier is sold.”", "the report"),
        ("The loss is summed up by this finding: “The pier is sold.”", "this finding"),
    ],
)
def test_exact_words_behind_a_colon_are_the_papers_before_it(text: str, paper: str) -> None:
    assert said(text) == [(paper, "“The pier is sold.”")]


def test_a_party_and_state_in_a_bracket_are_nobody_else() -> None:
    text = "Senator Anna Marlow (D-Ohio) scolded him: “The pier is sold,” she said."

    assert said(text) == [("Anna Marlow", "“The pier is sold,”")]


def test_a_judgement_after_as_belongs_to_what_is_described_commas_or_not() -> None:
    text = "Ines Marlow described Director Karl Ames, of Harwick, as, “a tired man on an old pier.”"

    assert [each.attribution for each in speech_of(text).quotations if not each.attribution] == []


def test_an_office_that_says_i_speaks_for_its_owner() -> None:
    text = CAST + "Marlow's office sent a letter to the Gazette, saying: “I support the sale.”"
    given = attribution_of(text, "I support")

    assert (given.speaker, given.via) == ("Ines Marlow", ("Marlow's office",))


def test_an_outlet_that_quotes_a_source_passes_it_on() -> None:
    text = "The Harwick Gazette quoted a source that the port was preparing to close."
    given = attribution_of(text, "the port was")

    assert (given.speaker, given.role) == ("a source", SpeakerRole.UNNAMED)
    assert given.via == ("Harwick Gazette",)


def test_speech_inside_speech_keeps_the_chain() -> None:
    text = CAST + "“The head of the port has publicly stated that boats rot,” Marlow said."
    given = attribution_of(text, "boats rot")

    assert (given.speaker, given.via) == ("The head of the port", ("Ines Marlow",))


def test_a_thought_that_somebody_tells_is_part_of_what_they_say() -> None:
    text = CAST + "Marlow said that Ames hopes that the pier will be sold."

    assert said(text) == [("Ines Marlow", "Ames hopes that the pier will be sold")]


def test_reported_speech_inside_reported_speech_keeps_the_chain() -> None:
    text = CAST + "According to the Harwick Gazette, Marlow said the pier was sold."
    given = attribution_of(text, "the pier was sold")

    assert (given.speaker, given.via) == ("Ines Marlow", ("Harwick Gazette",))


def test_an_accusation_without_an_accuser_has_no_speaker() -> None:
    text = "One man, Bo Lund, was accused of being part of a ring, but it turned out he fished."
    given = attribution_of(text, "being part")

    assert (given.speaker, given.role, given.verb) == (None, SpeakerRole.UNKNOWN, "accused")


def test_a_named_accuser_is_the_speaker() -> None:
    text = CAST + "Marlow accused Ames of selling the boats."

    assert attribution_of(text, "selling").speaker == "Ines Marlow"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Asked about a report that no boat had sunk, she smiled.", "no boat", "a report"),
        ("The port closed amid reports the owners were planning sales.", "the owners", "reports"),
    ],
)
def test_a_report_is_a_source(text: str, words: str, speaker: str) -> None:
    given = attribution_of(text, words)

    assert (given.speaker, given.role) == (speaker, SpeakerRole.DOCUMENT)


def test_a_report_in_front_and_a_role_behind_are_two_sources() -> None:
    text = (
        "Responding to a report that there had been no sales in a decade, the mayor of Harwick "
        "has said she opposes it. Mayor Ines Marlow spoke on Monday."
    )

    assert said(text) == [
        ("a report", "there had been no sales in a decade"),
        ("Ines Marlow", "she opposes it"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence Marlow knew that the pier was sold.",
        "Marlow introduced the rule to clarify that the pier is not to be sold.",
        "Marlow did not say that the pier was sold.",
        "The claims were heard on Monday.",
        "She read the statement twice.",
    ],
)
def test_what_nobody_is_reported_to_have_said_has_no_speaker(sentence: str) -> None:
    assert said(CAST + sentence) == []


def test_that_is_what_somebody_told_her_names_teller_and_told() -> None:
    text = CAST + "Marlow was wrong, because that is what agents told her."
    given = attribution_of(text, "that is what")

    assert (given.speaker, given.addressee) == ("agents", "Ines Marlow")


@pytest.mark.parametrize(
    ("headline", "speaker", "words"),
    [
        ("City to sell the pier: report", "report", "City to sell the pier"),
        ("Police: two boats lost", "Police", "two boats lost"),
        ("Pier was sold, Marlow says", "Marlow", "Pier was sold"),
    ],
)
def test_headlines_name_their_source(headline: str, speaker: str, words: str) -> None:
    assert said(headline + "\n\nMore follows here.") == [(speaker, words)]


def test_the_label_of_a_turn_is_its_speaker() -> None:
    text = "MAYOR REED: We built 400 homes.\n\nMS. OKAFOR: That is wrong."

    assert said(text) == [
        ("MAYOR REED", "We built 400 homes."),
        ("MS. OKAFOR", "That is wrong."),
    ]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("“The pier is sold,” Marlow said.", Mode.DIRECT),
        ("Marlow said the pier was “gone for good” now.", Mode.MIXED),
        ("Marlow said the pier was sold.", Mode.INDIRECT),
    ],
)
def test_the_mode_tells_exact_from_reported_words(sentence: str, mode: Mode) -> None:
    assert attribution_of(CAST + sentence, "pier").mode is mode


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        (
            "Hernan Ortiz Vega, Harwick coach, said, “We lost.”",
            "Hernan Ortiz Vega",
            "Harwick coach",
        ),
        (
            "Senior researcher Li Wu, of the Harwick school of health, said “we lost it”.",
            "Li Wu",
            "Senior researcher",
        ),
        (
            "“We lost it,” said Ada Lind, head of the teachers’ union.",
            "Ada Lind",
            "head of the teachers' union",
        ),
        ("The U.S. Bureau of Fisheries notes, “Boats rot.”", "U.S. Bureau of Fisheries", None),
    ],
)
def test_names_with_appositions_and_long_titles(text: str, speaker: str, title: str | None) -> None:
    given = speech_of(text).quotations[0].attribution

    assert given is not None
    assert (given.speaker, given.title) == (speaker, title)


def test_the_cue_says_where_speaker_and_verb_stand() -> None:
    text = "“The pier is sold,” Mayor Ines Marlow said on Monday."
    given = attribution_of(text, "The pier")

    assert given.extent is not None
    assert given.extent.of(text) == "Mayor Ines Marlow said"
