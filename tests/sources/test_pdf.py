"""PDF: words of the text layer, page by page, with divided words whole and running lines gone."""

from __future__ import annotations

import pytest

from claims.errors import UnreadableSource
from sources.intake import read_source
from sources.model import Found
from tests.sources.pdfs import pdf

HEAD, FOOT = 810, 30


def page(number: int, *lines: str) -> list[tuple[int, int, str]]:
    """Return a page with a running head, lines 14 points apart, and a page number."""
    body = [(70, 700 - 14 * at, words) for at, words in enumerate(lines)]
    return [(70, HEAD, "Harbour inspection"), *body, (280, FOOT, f"Page {number} of 3")]


def text_of(*lines: tuple[int, int, str]) -> str:
    """Return the words of a PDF of one page."""
    return read_source(pdf([lines]), "a.pdf").text


def test_lines_become_paragraphs_again() -> None:
    text = text_of(
        (70, 700, "The council withdrew the licence of the"),
        (70, 686, "ferry company on Monday."),
        (70, 658, "Three boats had failed."),
    )

    assert text == (
        "The council withdrew the licence of the ferry company on Monday.\n\n"
        "Three boats had failed."
    )


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the licence of the ferry com-", "pany on Monday", "ferry company on Monday"),
        ("a well-", "known captain of the boat", "well-known captain"),
        ("the years 2019-", "2020 were good for boats", "2019-2020 were"),
        ("the Port-", "Elias line and its boats", "Port-Elias line"),
    ],
)
def test_a_word_divided_at_a_line_end_is_whole_again(first: str, second: str, joined: str) -> None:
    assert joined in text_of((70, 700, first), (70, 686, second))


def test_a_divided_word_follows_how_it_is_written_elsewhere() -> None:
    text = text_of(
        (70, 700, "The ship-owner came and the ship-"),
        (70, 686, "owner of the other boat went away"),
        (70, 672, "again."),
    )

    assert text.count("ship-owner") == 2


def test_running_heads_and_page_numbers_are_left_out_and_named() -> None:
    pages = [
        page(1, "The first page tells of the boats."),
        page(2, "The second tells of the pumps."),
        page(3, "The third one tells of the price."),
    ]

    source = read_source(pdf(pages), "a.pdf")

    assert "Harbour inspection" not in source.text
    assert "Page" not in source.text
    assert "page # of #" in source.found["left_out"].value


def test_a_line_that_heads_one_page_only_stays() -> None:
    assert "Harbour inspection" in read_source(pdf([page(1, "Words.")]), "a.pdf").text


def test_a_sentence_that_runs_over_a_page_is_one_paragraph_and_each_page_is_cited() -> None:
    source = read_source(
        pdf(
            [[(70, 700, "The council withdrew the licence of")], [(70, 700, "the ferry company.")]]
        ),
        "a.pdf",
    )

    assert source.text == "The council withdrew the licence of the ferry company."
    assert [source.text[place.start : place.end] for place in source.places] == [
        "The council withdrew the licence of",
        "the ferry company.",
    ]
    assert [place.label for place in source.places] == ["page 1", "page 2"]


def test_pages_without_words_keep_their_number_and_are_told() -> None:
    source = read_source(pdf([[(70, 700, "One.")], [], [(70, 700, "Three.")]]), "a.pdf")

    assert [place.label for place in source.places] == ["page 1", "page 3"]
    assert source.found["left_out"].value == "pages without a text layer (2)"


def test_title_and_author_come_from_the_properties_but_no_day_of_publication() -> None:
    fields = "/Title (Ferry inspection) /Author (Harbour office) /CreationDate (D:20240304)"

    found = read_source(pdf([[(70, 700, "Three boats failed.")]], fields), "a.pdf").found

    assert found == {
        "title": Found(value="Ferry inspection", where="PDF properties"),
        "author": Found(value="Harbour office", where="PDF properties"),
    }


@pytest.mark.parametrize("title", ["Microsoft Word - x.docx", "untitled", "Document1", ""])
def test_a_title_that_a_program_made_up_is_not_taken(title: str) -> None:
    file = pdf([[(70, 700, "Three boats failed on Monday.")]], f"/Title ({title})")

    assert read_source(file, "a.pdf").found["title"].where == "first words"


def test_a_scan_is_refused_and_told_to_be_recognised_first() -> None:
    with pytest.raises(UnreadableSource, match=r"“a\.pdf” .* text recognition \(OCR\)"):
        read_source(pdf([[], []]), "a.pdf")


def test_a_locked_file_is_refused_and_told_to_be_saved_without_its_password() -> None:
    with pytest.raises(UnreadableSource, match="password"):
        read_source(pdf([[(70, 700, "Secret words.")]], password="key"), "a.pdf")  # noqa: S106


def test_a_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="damaged or cut off"):
        read_source(pdf([[(70, 700, "Words.")]])[:200], "a.pdf")


def test_a_pdf_is_read_as_one_whatever_its_name() -> None:
    assert read_source(pdf([[(70, 700, "Words.")]]), "notes.txt").media_type == "application/pdf"


def test_a_text_that_speaks_of_pdf_is_no_pdf() -> None:
    assert read_source(b"A file that begins with %PDF-1.7 is one.", "a.txt").places == ()
