"""The Word file: real headings and links, dissent as comments, and nothing in it that acts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from desk.house_style import checked, logo_of
from reports.docx_contents import begin, fill
from reports.docx_export import render
from review.house import HouseStyle
from tests.reports.brambleford import the_affair
from tests.sources.test_logo import picture

if TYPE_CHECKING:
    from docx.document import Document as WordFile

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened() -> WordFile:
    return Document(BytesIO(render(the_affair())))


def member(name: str, body: bytes) -> etree._Element:
    with ZipFile(BytesIO(body)) as package:
        return etree.fromstring(package.read(name))


def test_headings_are_headings_so_that_word_can_list_them() -> None:
    styles = {p.style.name: p.text for p in opened().paragraphs if p.style and p.text}
    firsts = [p.text for p in opened().paragraphs if p.style and p.style.name == "Heading 1"]

    assert styles["Title"] == "The Brambleford ferry: what was said, and what is so"
    assert "2. No one has been hurt on this ferry in at least a decade" in firsts


def test_whoever_differed_stands_as_a_comment_beside_the_verdict() -> None:
    comments = {one.author: one.text for one in opened().comments}

    assert any("A figure that is off by a quarter is simply wrong." in t for t in comments.values())
    assert any(author.startswith("Jon Adeyemi") for author in comments)


def test_no_moment_of_writing_stands_in_the_file() -> None:
    body = render(the_affair())
    comments = member("word/comments.xml", body)

    assert [one.get(f"{W}date") for one in comments] == [None] * len(comments)
    assert body == render(the_affair())


def test_sources_are_links_to_the_web_and_the_only_fields_are_ours() -> None:
    body = render(the_affair())
    document = member("word/document.xml", body)
    fields = [one.text for one in document.iter(f"{W}instrText")]

    assert [one for one in document.iter(f"{W}hyperlink") if one.get(f"{R}id")]
    assert fields == ['TOC \\o "1-1" \\h']
    assert not list(document.iter(f"{W}fldSimple"))


@pytest.mark.parametrize(
    "words", ['{ DDEAUTO c:\\\\x "y" }', "{ INCLUDETEXT x }", "<w:p/>", "\x00a"]
)
def test_what_looks_like_a_field_or_markup_is_text(words: str) -> None:
    body = render(replace(the_affair(), title=words))
    document = member("word/document.xml", body)

    assert not list(document.iter(f"{W}fldSimple"))
    assert len(list(document.iter(f"{W}instrText"))) == 1
    assert words.replace("\x00", "\ufffd") in Document(BytesIO(body)).paragraphs[1].text


def test_the_contents_list_every_claim_without_being_asked_to() -> None:
    word = opened()
    entries = [p.text for p in word.paragraphs if p.style and p.style.name == "toc 1"]
    document = member("word/document.xml", render(the_affair()))
    marks = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    links = [one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")]

    claims = [f"{one.claim.number}. {one.claim.statement}" for one in the_affair().claims]
    assert [one for one in entries if one in claims] == claims
    assert "Contents" not in entries
    assert [one for one in links if one] == marks


def test_a_report_without_a_heading_behind_the_contents_has_no_field() -> None:
    word = Document()
    fill(begin(word))

    assert not list(word.element.iter(f"{W}fldChar"))


def test_the_logo_of_the_newsroom_stands_over_the_title_and_has_a_name() -> None:
    style = checked(HouseStyle(name="The Weir Courier", logo=logo_of(picture())))
    body = render(the_affair(house=style))
    word = Document(BytesIO(body))
    (drawn,) = member("word/document.xml", body).iter(f"{WP}docPr")

    assert drawn.get("descr") == "The Weir Courier"
    assert word.paragraphs[1]._p.xpath(".//w:drawing")
    assert word.paragraphs[2].text == the_affair().title
    assert not list(member("word/document.xml", render(the_affair())).iter(f"{WP}docPr"))


def test_each_page_says_which_of_how_many_it_is() -> None:
    footers = [etree.tostring(member(name, render(the_affair()))) for name in ("word/footer1.xml",)]

    assert b'w:instr="PAGE"' in footers[0]
    assert b'w:instr="NUMPAGES"' in footers[0]
