"""Two real articles, read where they lie; nothing of them is kept here but a few words each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claims.model import Candidate, Kind, Mode, SpeakerRole
from claims.reading import read
from claims.structure import BlockKind, QuotationKind, Reading
from claims.text import fold

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An article and its reading."""

    text: str
    plain: str
    reading: Reading

    def candidate(self, words: str) -> Candidate:
        """The candidate whose words begin as given."""
        found = [
            each
            for each in self.reading.candidates
            if self.plain.startswith(words, each.extent.start)
        ]
        assert len(found) == 1, words
        return found[0]


def seed(number: str) -> Seed:
    """Read one of the articles, or skip where they are not there."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip(f"no article {number} in {SEEDS}: the shared folder is not here")
    text = found[0].read_bytes().decode("utf-8")
    return Seed(text=text, plain=fold(text), reading=read(text))


@pytest.fixture(scope="module")
def council() -> Seed:
    """The article about the council's vote."""
    return seed("000")


@pytest.fixture(scope="module")
def mayor() -> Seed:
    """The article about the mayor and the report."""
    return seed("004")


def test_metadata_and_dateline_stand_before_the_first_sentence(council: Seed) -> None:
    kinds = [block.kind for block in council.reading.blocks[:3]]

    assert kinds == [BlockKind.METADATA, BlockKind.DATELINE, BlockKind.BODY]
    assert council.reading.published_on == date(2018, 1, 17)
    assert council.text[council.reading.sentences[0].extent.start :].startswith("The ")
    assert council.text[0] == " "


def test_all_whole_quotations_of_the_councilwoman_are_hers(council: Seed) -> None:
    direct = [q for q in council.reading.quotations if q.kind is QuotationKind.DIRECT]
    given = [q.attribution for q in direct if q.attribution]

    assert len(direct) == len(given) == 5
    assert {each.speaker for each in given} == {"Rebecca Kaplan"}
    assert [each.method == "continued" for each in given] == [False, True, False, True, True]


def test_a_pronoun_after_a_named_official_is_the_official(council: Seed) -> None:
    mixed = [q for q in council.reading.quotations if q.kind is QuotationKind.MIXED]

    assert mixed[0].attribution is not None
    assert mixed[0].attribution.speaker == "Thomas Homan"
    assert mixed[0].attribution.mode is Mode.MIXED
    assert mixed[1].unopened
    assert council.plain[mixed[1].extent.start : mixed[1].extent.end] == 'then ICE will."'


def test_the_threat_is_reported_speech_of_the_same_official(council: Seed) -> None:
    found = council.candidate("if California lawmakers don't")

    assert found.attribution.speaker == "Thomas Homan"
    assert council.plain[: found.extent.end].endswith("then ICE will")


def test_speech_inside_her_quotation_keeps_the_chain(council: Seed) -> None:
    inner = [s for s in council.reading.statements if s.attribution.via == ("Rebecca Kaplan",)]

    assert len(inner) == 1
    assert (inner[0].attribution.speaker or "").startswith("The head of ICE")


def test_the_unnamed_source_speaks_through_its_newspaper(council: Seed) -> None:
    found = council.candidate("ICE was preparing")

    assert found.attribution.speaker == "a source"
    assert found.attribution.role is SpeakerRole.UNNAMED
    assert found.attribution.via == ("San Francisco Chronicle",)
    assert found.kind is Kind.PREDICTION_OR_PLAN


def test_the_traffic_support_is_a_claim_of_its_own(council: Seed) -> None:
    found = council.candidate("Despite Oakland being")

    assert "provided traffic support for ICE agents executing the raid" in found.statement


def test_a_detained_person_makes_two_claims(council: Seed) -> None:
    council.candidate("a person was detained")

    assert council.candidate("now faces").statement == "[a person] now faces deportation"


def test_the_purpose_of_the_law_is_nobodys_speech(council: Seed) -> None:
    at = council.plain.index("introduced the legislation")

    assert not any(s.extent.start <= at + 40 < s.extent.end for s in council.reading.statements)
    assert council.candidate("City Councilwoman Rebecca").kind is Kind.EVENT


def test_the_councilwoman_of_the_city_is_the_only_one_named(council: Seed) -> None:
    at = council.plain.index("the Oakland councilwoman said")
    given = next(q for q in council.reading.quotations if at - 3 < q.extent.end <= at).attribution

    assert given is not None
    assert (given.speaker, given.method) == ("Rebecca Kaplan", "role")


def test_the_headline_is_a_block_and_its_source_a_report(mayor: Seed) -> None:
    assert mayor.reading.blocks[0].kind is BlockKind.HEADLINE
    assert mayor.candidate("Oakland mayor supports").attribution.speaker == "report"


def test_the_letter_is_one_quotation_of_the_mayor_through_her_office(mayor: Seed) -> None:
    letter = mayor.reading.quotations[0]

    assert (letter.extent.start, letter.extent.end) == (706, 1868)
    assert letter.attribution is not None
    assert letter.attribution.speaker == "Libby Schaaf"
    assert letter.attribution.via == ("Schaaf's office",)


def test_the_scare_quotes_are_no_speech(mayor: Seed) -> None:
    scare = mayor.reading.quotations[1]

    assert (scare.kind, scare.attribution) == (QuotationKind.SCARE, None)


def test_the_first_sentence_holds_two_claims_of_two_sources(mayor: Seed) -> None:
    report = mayor.candidate("there haven't been any federal")
    she = mayor.candidate("she now supports")

    assert report.attribution.speaker == "a report"
    assert mayor.plain[: report.extent.end].endswith("in at least a decade")
    assert she.attribution.speaker == "Libby Schaaf"
    assert she.statement.startswith("[Libby Schaaf] now supports")


def test_the_review_found_that_nobody_was_convicted(mayor: Seed) -> None:
    found = mayor.candidate("no one in Oakland")

    assert mayor.plain[: found.extent.end].endswith("in the last 10 years")
    assert found.attribution.speaker == "East Bay Express"


def test_the_police_chief_told_the_public(mayor: Seed) -> None:
    found = mayor.candidate("two officers were only there")

    assert found.attribution.speaker == "Anne Kirkpatrick"
    assert found.attribution.title == "Police Chief"
    assert found.attribution.addressee == "the public"


def test_the_complaint_is_an_allegation_by_its_author(mayor: Seed) -> None:
    found = mayor.candidate("she made false statements")

    assert found.attribution.speaker == "Brian Hofer"
    assert (found.attribution.title or "").startswith("chair of the city")
    assert found.statement.startswith("[Anne Kirkpatrick] made")
    assert found.kind is Kind.ALLEGATION


def test_the_accusation_and_the_arrest_are_two_claims(mayor: Seed) -> None:
    accused = mayor.candidate("one man, Santos de Leon")
    arrested = mayor.candidate("he was only arrested")

    assert (accused.attribution.speaker, accused.attribution.verb) == (None, "accused")
    assert accused.attribution.role is SpeakerRole.UNKNOWN
    assert arrested.attribution.role is SpeakerRole.AUTHOR
    assert arrested.statement.startswith("[Santos de Leon] was only arrested")


def test_missing_evidence_is_an_absence_and_nobodys_speech(mayor: Seed) -> None:
    found = mayor.candidate("There is no evidence")

    assert found.kind is Kind.ABSENCE
    assert found.attribution.role is SpeakerRole.AUTHOR
    assert found.quantities == ()


def test_what_agents_told_her_names_agents_and_her(mayor: Seed) -> None:
    told = [s for s in mayor.reading.statements if s.attribution.speaker == "agents"]

    assert [s.attribution.addressee for s in told] == ["Anne Kirkpatrick"]


def test_the_call_to_stand_united_is_kept_but_no_fact(mayor: Seed) -> None:
    assert mayor.candidate("We must stand united").kind is Kind.OPINION


def test_no_sentence_ends_inside_an_abbreviation(council: Seed, mayor: Seed) -> None:
    ends = ("Aug.", "U.S.", "Feb.", "Dec.")

    assert (len(council.reading.sentences), len(mayor.reading.sentences)) == (13, 23)
    for article in (council, mayor):
        for sentence in article.reading.sentences:
            assert not sentence.extent.of(article.plain).endswith(ends)


def test_no_break_spaces_part_sentences_and_belong_to_none(mayor: Seed) -> None:
    words = [sentence.extent.of(mayor.text) for sentence in mayor.reading.sentences]

    assert all(each == each.strip() and not each.endswith("\u00a0") for each in words)
    assert [each[:7] for each in words if each.startswith("I do so")] == ["I do so"]
    assert any(each.endswith('communities."') for each in words)
    assert any(each.startswith("Oakland, a sanctuary city") for each in words)


def test_those_who_called_together_are_both_named(mayor: Seed) -> None:
    speakers = {each.attribution.speaker for each in mayor.reading.statements}

    assert "Rebecca Kaplan and Desley Brooks" in speakers


def test_no_sentence_is_lost(council: Seed, mayor: Seed) -> None:
    for article in (council, mayor):
        for sentence in article.reading.sentences:
            near = [c for c in article.reading.candidates if c.extent.overlaps(sentence.extent)]
            assert near, sentence.extent.of(article.text)
