"""The door: recognised by content, read whole, or refused with a sentence that helps."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from sources.intake import DEFAULT_LIMIT, read_pasted, read_source, recognise
from sources.readers import KINDS
from tests.sources.files import container, workbook

PAGE = b"<!doctype html><html><head><title>Ferry</title></head><body><p>The ferry sails.</p></body>"


def test_a_text_is_stored_exactly_as_it_was_written() -> None:
    written = "The ferry sails daily.\r\n\r\n\tIt costs 4\u00a0crowns. \n"

    assert read_source(written.encode(), "a.txt").text == written


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-8"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(mark: bytes, encoding: str) -> None:
    data = mark + "Der Bürger zahlt 5 €.".encode(encoding)

    assert read_source(data, "a.txt").text == "Der Bürger zahlt 5 €."


def test_a_guessed_encoding_is_told() -> None:
    read = read_source("Le café coûte 5 €.".encode("cp1252"), "a.txt")

    assert read.text == "Le café coûte 5 €."
    assert read.found["encoding"].value == "windows-1252"
    assert "guessed" in read.found["encoding"].where


def test_another_alphabet_is_refused_and_not_turned_into_other_letters() -> None:
    with pytest.raises(UnreadableSource, match="UTF-8"):
        read_source("Мост стоит дорого, сказал мэр города.".encode("cp1251"), "a.txt")


@pytest.mark.parametrize(
    ("data", "named", "seems"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "speech.txt", "a PNG image"),
        (b"MZ\x90\x00\x03\x00", "speech.pdf", "a Windows program"),
        (b"\x7fELF\x02\x01\x01\x00", "speech", "a Linux program"),
        (workbook([["a"]]), "list.docx", "an Excel workbook"),
        (container({"ppt/slides.xml": b"x"}), "talk.docx", "a PowerPoint presentation"),
        (container({"holiday.txt": b"x"}), "holiday.txt", "a ZIP archive"),
        (b"RIFF\x00\x00\x00\x00WAVE\x00", "speech.txt", "a WAV recording"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "speech.txt", "a video"),
        (b"{\\rtf1\\ansi Hello}", "speech.txt", "a Rich Text file"),
        ("\ufeff<?xml version='1.0'?><list/>".encode("utf-16-le"), "list.txt", "an XML file"),
        (b"<svg xmlns='x'><text>Hi</text></svg>", "speech.html", "an SVG image"),
        (b"\x1f\x8b\x08\x00\x00", "speech.md", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "speech.docx", "an old Office file"),
    ],
)
def test_what_is_not_read_here_is_refused_by_its_content(
    data: bytes, named: str, seems: str
) -> None:
    with pytest.raises(UnreadableSource, match=f"“{named}” seems to be {seems}"):
        read_source(data, named)


def test_whoever_gives_a_file_that_is_not_read_here_is_told_every_kind_that_is() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_source(b"MZ\x90\x00", "speech.exe")

    assert all(kind in str(refused.value) for kind in KINDS)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"“a\.txt”"):
        read_source(data, "a.txt")


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(UnreadableSource, match="up to 25"):
        read_source(b"\x00" * (DEFAULT_LIMIT + 1), "a.txt")


def test_a_name_with_a_path_is_shown_without_it() -> None:
    with pytest.raises(UnreadableSource, match="“passwd” is empty"):
        read_source(b"", "../../etc/passwd")


def test_a_page_is_read_as_a_page_whatever_its_name() -> None:
    assert recognise(PAGE, "speech.txt").name == "web-page"


def test_a_file_that_is_not_what_its_name_says_is_refused_in_words_of_its_name() -> None:
    with pytest.raises(UnreadableSource, match=r"“minutes\.pdf” is not a PDF, whatever its name"):
        read_source(b"\x00\x01\x02" * 99, "minutes.pdf")


def test_only_the_name_tells_markdown_from_plain_text() -> None:
    assert recognise(b"# Ferry", "a.md").name == "markdown"
    assert recognise(b"# Ferry", "a.txt").name == "plain-text"


def test_pasted_words_are_kept_as_they_came() -> None:
    read = read_pasted(" The ferry sails.\r\n")

    assert read.text == " The ferry sails.\r\n"
    assert read.reader == "pasted@1"


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "a\ud800b"])
def test_pasting_nothing_or_no_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource):
        read_pasted(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@settings(deadline=None)
def test_any_pasted_text_is_kept_or_refused(text: str) -> None:
    try:
        read = read_pasted(text)
    except UnreadableSource:
        assert not text.strip()
        return
    assert read.text == text


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "b", "../c.pdf", ""]))
@settings(deadline=None)
def test_any_bytes_become_words_or_a_refusal(data: bytes, name: str) -> None:
    try:
        read = read_source(data, name)
    except UnreadableSource:
        return
    assert read.text.strip()
