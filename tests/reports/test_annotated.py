"""The annotated copy: the article whole, its facts marked, notes beside them, inert."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from claims.model import ClaimState
from reports.annotated import render
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import (
    ARTICLE,
    CANARY,
    a_claim,
    a_document,
    a_dossier,
    a_letter,
    a_record,
    a_verdict,
    an_occurrence,
    passage,
)
from tests.reports.payloads import PAYLOADS, everywhere
from tests.reports.test_html import ACTIVE, LOADING

if TYPE_CHECKING:
    from review.dossier import ClaimRecord, Dossier

ODD = (*PAYLOADS, "\u202e\u2066evil", "w" * 10_000, "\x00\x1b\ud800")


def parsed(dossier: Dossier) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(render(dossier))


def text_of(dossier: Dossier) -> str:
    return " ".join(parsed(dossier).text_content().split())


def a_fact(words: str, number: int, rating: str | None = "false") -> ClaimRecord:
    """A claim on words of the article, with a verdict."""
    claim = a_claim(words, an_occurrence(words), id=f"c{number}", number=number)
    verdicts = (a_verdict(rating=rating),) if rating else ()
    return a_record(claim, verdicts=verdicts)


def test_the_article_is_whole_and_in_order() -> None:
    page = parsed(the_affair())
    for one in page.xpath("//a[@class and starts-with(@class, 'ref')]"):
        one.drop_tree()
    words = " ".join(e.text_content() for e in page.find_class("article")[0].find_class("words"))

    assert words.split() == ARTICLE.split()


def test_a_fact_is_marked_in_the_colour_and_pattern_of_its_verdict_with_a_note_beside_it() -> None:
    page = parsed(the_affair())
    mark = page.xpath("//mark[contains(., '1,500')]")[0]
    [reference] = mark.xpath("following-sibling::a[1]")
    note = page.get_element_by_id(reference.get("href")[1:])

    assert "t-mostly_false" in mark.get("class")
    assert "Mostly false" in note.text_content()
    assert "The company's notice and the register agree on 1,212." in note.text_content()
    assert "Harbour register of Brambleford, 2017" in note.text_content()
    assert note.getparent().getparent() is mark.getparent().getparent().getparent()


def test_every_note_is_reached_from_the_text_and_from_the_list_of_facts() -> None:
    page = parsed(the_affair())
    notes = {note.get("id") for note in page.find_class("note")}

    assert {a.get("href")[1:] for a in page.find_class("ref")} == notes
    assert {a.get("href")[1:] for a in page.find_class("facts")[0].iter("a")} == notes


def test_the_key_names_each_verdict_that_is_marked_and_no_other() -> None:
    key = [one.text_content() for one in parsed(the_affair()).find_class("key")[0].iter("li")]

    assert sorted(key) == sorted(
        ["Mostly false", "True", "False", "No verdict yet", "Unproven", "Verdict withdrawn"]
    )


@pytest.mark.parametrize("state", [ClaimState.CANDIDATE, ClaimState.DISMISSED, ClaimState.KILLED])
def test_what_nobody_took_up_is_not_marked(state: ClaimState) -> None:
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"), state=state)
    page = parsed(a_dossier(a_record(claim)))

    assert page.findall(".//mark") == []
    assert "1 claim not taken up, not marked" in page.text_content()


def test_overlapping_facts_are_both_marked_and_both_noted() -> None:
    page = parsed(
        a_dossier(
            a_fact("voted 7 to 2 late Tuesday night", 1),
            a_fact("7 to 2", 2, rating="true"),
            a_fact("Tuesday night to close the\nMill Lane ferry", 3, rating=None),
        )
    )
    inner = page.xpath("//mark/mark")

    assert [one.text_content() for one in inner] == ["7 to 2", "Tuesday night"]
    assert "t-true" in inner[0].get("class")
    assert "d2" in inner[0].getparent().get("class")
    assert len(page.find_class("note")) == 3


def test_a_fact_made_twice_in_an_article_has_two_marks_and_one_note() -> None:
    article = a_document()
    places = tuple(an_occurrence(w, id=w) for w in ("Mill Lane ferry", "The council"))
    claim = a_claim("The ferry closes.", *places)
    page = parsed(a_dossier(a_record(claim), documents=(article,)))

    assert (len(page.findall(".//mark")), len(page.find_class("note"))) == (2, 1)


def test_words_that_do_not_stand_in_the_text_are_listed_after_it() -> None:
    record = the_affair().claims[0]
    page = parsed(a_dossier(record, documents=(a_document(text="Another text."),)))

    assert page.findall(".//mark") == []
    assert "Mostly false" in page.find_class("lost")[0].text_content()


def test_several_documents_become_several_articles_with_contents() -> None:
    letter = a_letter()
    words = "neither needed a hospital"
    second = a_claim(
        words, replace(an_occurrence("Mill Lane ferry"), span=passage(letter, words)), id="z"
    )
    page = parsed(a_dossier(a_fact("7 to 2", 1), a_record(second)))

    targets = [a.get("href")[1:] for a in page.find(".//nav").iter("a")]
    assert targets == [one.get("id") for one in page.findall(".//article")]
    assert len(targets) == 2


def test_a_document_that_only_evidence_points_to_is_no_article() -> None:
    assert len(parsed(a_dossier(the_affair().claims[0])).findall(".//article")) == 1


def test_nothing_confidential_is_in_a_note() -> None:
    assert CANARY not in text_of(the_affair())
    assert "withheld" in text_of(the_affair())


@pytest.mark.parametrize("payload", ODD)
def test_no_text_becomes_script_handler_or_remote_source(payload: str) -> None:
    page = parsed(everywhere(the_affair(), payload))

    for element in page.iter():
        assert str(element.tag).lower() not in ACTIVE
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name.lower() not in LOADING
            if name.lower().endswith("href"):
                assert re.match(r"https?://|#(note|article)-\d+$", value)
    assert len(page.findall(".//style")) == 1
    assert len(page.findall(".//meta")) == 6


@pytest.mark.parametrize("words", PAYLOADS[:20])
def test_hostile_words_of_an_article_are_marked_as_words(words: str) -> None:
    text = f"It says {words} here.\n\nAnd more."
    document = a_document(text=text)
    place = replace(an_occurrence("Mill Lane ferry"), span=passage(document, words))
    page = parsed(a_dossier(a_record(a_claim(words, place)), documents=(document,)))

    shown = "".join(e.text or "" for e in page.findall(".//mark"))
    assert shown.replace("\ufffd", "") == "".join(c for c in words if c >= " " and c != "\ud83d")


def test_a_long_text_with_many_facts_is_rendered_whole() -> None:
    sentence = "The Mill Lane ferry carried 1,212 passengers. "
    text = "\n\n".join(f"{sentence * 5}Day {n}." for n in range(600))
    document = a_document(text=text)
    places = [
        replace(an_occurrence("Mill Lane ferry"), span=passage(document, f"Day {n}."))
        for n in range(600)
    ]
    records = [
        a_record(a_claim(f"Day {n}.", place, id=f"c{n}", number=n))
        for n, place in enumerate(places)
    ]
    page = parsed(a_dossier(*records, documents=(document,)))

    assert len(page.findall(".//mark")) == 600
