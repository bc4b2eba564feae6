"""The Word file: real headings and links, dissent as comments, and nothing in it that acts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from reports.docx_export import render
from tests.reports.brambleford import the_affair

if TYPE_CHECKING:
    from docx.document import Document as WordFile

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
    fields = [one.get(f"{W}instr") for one in document.iter(f"{W}fldSimple")]

    assert list(document.iter(f"{W}hyperlink"))
    assert fields == ['TOC \\o "1-2" \\h']
    assert not list(document.iter(f"{W}instrText"))


@pytest.mark.parametrize(
    "words", ['{ DDEAUTO c:\\\\x "y" }', "{ INCLUDETEXT x }", "<w:p/>", "\x00a"]
)
def test_what_looks_like_a_field_or_markup_is_text(words: str) -> None:
    body = render(replace(the_affair(), title=words))
    fields = list(member("word/document.xml", body).iter(f"{W}fldSimple"))

    assert len(fields) == 1
    assert words.replace("\x00", "\ufffd") in Document(BytesIO(body)).paragraphs[1].text


def test_each_page_says_which_of_how_many_it_is() -> None:
    footers = [etree.tostring(member(name, render(the_affair()))) for name in ("word/footer1.xml",)]

    assert b'w:instr="PAGE"' in footers[0]
    assert b'w:instr="NUMPAGES"' in footers[0]
