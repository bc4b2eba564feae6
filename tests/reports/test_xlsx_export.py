"""The workbook: complete, sortable, and nothing in it but texts, numbers and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl import load_workbook

from reports.xlsx_export import CUT, LONGEST, fitted, render
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import CANARY, a_claim, a_document, a_dossier, a_record, an_occurrence
from tests.reports.payloads import ADDRESSES, MARKUP, everywhere

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from review.dossier import Dossier

FORMULAS = ('=HYPERLINK("https://evil.example";"x")', "+1+1", "-2+3", "@SUM(1)", "{=1}", "1e5")


def opened(dossier: Dossier) -> Workbook:
    return load_workbook(BytesIO(render(dossier)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def test_the_sheets_hold_claims_places_evidence_reviews_history_and_what_the_file_is() -> None:
    book = opened(the_affair())

    assert book.sheetnames == ["Claims", "Places", "Evidence", "Reviews", "History", "About"]
    assert [row["No."] for row in rows(book["Claims"])] == [1, 2, 3, 4, 5, 6, 7]


def test_a_claim_stands_with_both_verdicts_and_its_counts() -> None:
    first, second, *_ = rows(opened(the_affair())["Claims"])

    assert (second["That it was said"], second["That it is so"]) == ("True", "False")
    assert (first["Supports"], first["Refutes"], first["Withheld"]) == (1, 2, 1)
    assert "independent source" in str(first["Where the evidence comes from"])


def test_a_place_has_its_exact_words_offsets_and_chain() -> None:
    place = rows(opened(the_affair())["Places"])[2]

    assert str(place["Exact words"]).startswith("the ferry company was preparing")
    assert (
        a_document().text[int(str(place["Start"])) : int(str(place["End"]))]
        == (place["Exact words"])
    )
    assert place["Chain"] == "a source → The Courier → Weir Courier"


def test_days_are_days_and_moments_say_their_zone() -> None:
    piece = rows(opened(the_affair())["Evidence"])[0]

    assert piece["Read on"] == datetime(2018, 1, 18)  # noqa: DTZ001 - a day of a spreadsheet
    assert piece["Linked at"] == "2018-01-18T10:00:00Z"
    assert piece["Fingerprint"] == "sha256:0badc0ffee0badc0ffee"


def test_a_day_before_the_calendar_of_spreadsheets_is_a_text() -> None:
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))
    old = a_document(published_on=date(1871, 3, 1))

    place = rows(opened(a_dossier(a_record(claim), documents=(old,)))["Places"])[0]

    assert place["Published"] == "1871-03-01"


def test_evidence_off_the_record_keeps_its_row_and_nothing_else() -> None:
    silent = next(r for r in rows(opened(the_affair())["Evidence"]) if r["Id"] == "ev-5")

    assert silent["Source"] == "Kept in confidence."
    assert (silent["Quotation"], silent["Note"], silent["Address"]) == (None, None, None)
    assert CANARY.encode() not in render(the_affair())


def test_dissent_and_what_became_of_each_review_are_told() -> None:
    fates = {row["Id"]: row["What became of it"] for row in rows(opened(the_affair())["Reviews"])}

    assert fates["rev-0"] == "superseded"
    assert fates["rev-1"] == "carries the verdict"
    assert fates["rev-2"] == "dissent"


def test_the_file_says_its_event_its_digest_its_format_and_what_ratings_mean() -> None:
    book = opened(the_affair())
    about = "\n".join(str(cell) for row in book["About"].values for cell in row)

    assert "entry 1,204 of the desk's record" in about
    assert "9c41" * 16 in about
    assert "claimdesk/1" in about
    assert "Its core is accurate; a detail is wrong." in about
    assert "3 candidates that nobody has triaged" in about


@pytest.mark.parametrize("sheet", ["Claims", "Places", "Evidence", "Reviews", "History", "About"])
def test_each_sheet_prints_one_page_wide_as_much_as_can_be_read(sheet: str) -> None:
    one = opened(the_affair())[sheet]
    area = one.print_area.rpartition("!")[2].replace("$", "")
    printed = [str(cell.value) for cell in one[area][0]]
    rest = len(list(one.columns)) - len(printed)

    assert one.page_setup.fitToWidth in {None, 1}  # left out where it is one
    assert one.page_setup.fitToHeight == 0
    assert one.sheet_properties.pageSetUpPr is not None
    assert one.sheet_properties.pageSetUpPr.fitToPage
    assert one.oddFooter is not None
    assert set(ON_PAPER.get(sheet, ())) <= set(printed)
    assert (f"{rest} further columns in the file" in str(one.oddFooter.center.text)) == bool(rest)


ON_PAPER = {
    "Claims": ("Claim", "That it is so", "State", "Who answers for it", "Published and corrected"),
    "Places": ("Exact words", "Speaker", "Document", "Where"),
    "Evidence": ("Stance", "Retracted at", "Quotation", "Source", "Address"),
    "Reviews": ("Rating", "What became of it", "By", "Reasons"),
}
"""Without these a page would tell less than the truth."""


@pytest.mark.parametrize("text", [*FORMULAS, *ADDRESSES, *MARKUP])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    book = opened(everywhere(the_affair(), text))

    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in {"s", "n", "d"}
            assert cell.hyperlink is None
            assert cell.row == 1 or cell.data_type != "s" or cell.quotePrefix


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    assert fitted("x" * LONGEST) == "x" * LONGEST
    assert fitted("x" * (LONGEST + 1)).endswith(CUT)
    assert len(fitted("\U0001f980" * LONGEST).encode("utf-16-le")) <= 2 * LONGEST


def test_heads_stay_in_sight_and_every_sheet_can_be_filtered() -> None:
    for sheet in opened(the_affair()):
        assert str(sheet.freeze_panes).endswith("2")
        assert sheet.auto_filter.ref


def test_the_members_bear_no_time_and_the_first_bytes_tell_what_the_file_is() -> None:
    body = render(the_affair())

    with ZipFile(BytesIO(body)) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert members[0].filename == "[Content_Types].xml"
    assert members[1].compress_type == ZIP_STORED
    assert b"claimdesk/1" in body[:2000]


def test_a_long_hostile_title_stays_a_property() -> None:
    hostile = replace(the_affair(), title="&</dc:title>\x00" + "x" * 500)

    assert opened(hostile).properties.title.startswith("&</dc:title>\ufffdxx")
