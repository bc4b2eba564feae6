"""The printed report: tagged, the same bytes each time, and nobody else is obeyed."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from desk.house_style import logo_of
from reports.pdf_export import LINKED, UNSHOWN, can_show, render
from review.house import HouseStyle
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_claim, a_dossier, a_record
from tests.reports.reading_back import tags_of, text_of
from tests.sources.test_logo import picture


@pytest.fixture(scope="module")
def body() -> bytes:
    """The report of the affair, set once for all who only look at it."""
    return render(the_affair())


def printed(words: str) -> str:
    """Return what a report says whose title holds these words, white space as one space."""
    return " ".join(text_of(render(replace(the_affair(), title=words))).split())


def test_the_same_claims_at_the_same_event_are_the_same_bytes(body: bytes) -> None:
    assert render(the_affair()) == body


def test_the_file_says_that_it_is_tagged_for_everybody_and_in_which_language(body: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in body
    assert b"/Marked true" in body
    assert b"/StructTreeRoot" in body
    assert b"/Lang(en)" in body
    assert b"/DisplayDocTitle true" in body


def test_headings_lists_links_and_the_logo_are_tagged_as_what_they_are() -> None:
    house = HouseStyle(name="The Weir Courier", logo=logo_of(picture()))
    sheets = tags_of(render(replace(the_affair(), house=house)))
    tags = [tag for sheet in sheets for tag in sheet]
    levels = [int(tag.kind[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag.kind)]

    assert all(sheets)
    assert {"Document", "H1", "H2", "H3", "P", "L", "LI", "Link"} <= {tag.kind for tag in tags}
    assert [tag.alternative for tag in tags if tag.kind == "Figure"] == ["The Weir Courier"]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_page_says_which_of_how_many_it_is_and_what_it_belongs_to(body: bytes) -> None:
    with closing(pypdfium2.PdfDocument(body)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]

    assert len(pages) > 1
    for number, words in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in words
        assert "entry 1,204 of the desk's record" in words


def test_sources_and_claims_can_be_clicked_and_claims_are_bookmarks(body: bytes) -> None:
    with closing(pypdfium2.PdfDocument(body)) as document:
        bookmarks = [one.get_title() for one in document.get_toc()]

    assert any("No one has been hurt" in title for title in bookmarks)
    assert re.search(rb"/URI\s*\(https?://", body)
    assert b"(claim-1)" in body


@pytest.mark.parametrize(
    "words",
    [
        '#eval("1 + 1") and #read("/etc/passwd")',
        "$ x^2 $ *not strong* _not emphasis_ `not code`",
        "= no heading <no-label> @no-reference // no comment",
        "\\ #{ panic() } [no content]",
    ],
)
def test_what_looks_like_a_command_to_typst_is_printed_as_it_stands(words: str) -> None:
    assert words in printed(words)


@pytest.mark.parametrize("claims", [2, LINKED + 1])
def test_the_list_of_claims_leads_to_each_and_in_a_long_report_the_outline_does(
    claims: int,
) -> None:
    record = a_record(a_claim("It sank."))
    several = tuple(
        replace(record, claim=replace(record.claim, id=f"claim-{n}", number=n))
        for n in range(1, claims + 1)
    )
    with closing(pypdfium2.PdfDocument(render(a_dossier(*several, documents=())))) as document:
        headings = [one.get_title() for one in document.get_toc()]
        with closing(document[0]) as page:
            links = raw.FPDFPage_GetAnnotCount(page.raw)

    assert links == (claims if claims <= LINKED else 0)
    assert headings.count("It sank.") == claims


def test_what_no_font_here_can_show_is_a_box_and_is_counted() -> None:
    said = printed("The sign says 𓀀𓀁.")

    assert f"The sign says {UNSHOWN}{UNSHOWN}." in said
    assert "cannot show are printed as" in said
    assert "cannot show are printed as" not in printed("The sign says Tokyo.")


def test_a_word_longer_than_a_line_is_broken_and_whole() -> None:
    said = printed("x" * 3_000)

    assert said.replace(" ", "").count("x") >= 3_000


@pytest.mark.parametrize("part", range(8))
def test_every_character_that_is_listed_can_be_set(part: int) -> None:
    listed = [chr(point) for point in range(0x20, 0x3000) if can_show(chr(point))]
    words = " ".join(listed[part::8])

    assert len(listed) > 2_500
    assert render(replace(the_affair(), scope=words))


def test_the_template_opens_no_file_and_no_address() -> None:
    template = (files("reports.templates") / "report.typ").read_text("utf-8")

    assert (
        re.findall(
            r"\b(?:read|image(?!\(bytes\()|include|import|plugin|csv|yaml|toml|xml)\s*[(\"]",
            template,
        )
        == []
    )


def test_nothing_stands_beyond_the_edge_of_a_page() -> None:
    body = render(replace(the_affair(), title="y" * 500, scope="z" * 5_000))
    with closing(pypdfium2.PdfDocument(body)) as document:
        for page in document:
            width, height = page.get_size()
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = one.get_bounds()
                assert left >= 0
                assert right <= width
                assert bottom >= 0
                assert top <= height
