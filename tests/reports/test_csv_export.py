"""One row a claim, for people who open it in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.cells import restored
from reports.csv_export import COLUMNS, render
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_claim, a_dossier, a_record
from tests.reports.payloads import everywhere

if TYPE_CHECKING:
    from review.dossier import Dossier

FORMULAS = ('=HYPERLINK("https://evil.example";"x")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "＝1+1")


def rows(dossier: Dossier) -> list[dict[str, str]]:
    text = render(dossier).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_begins_with_the_mark_that_spreadsheets_need() -> None:
    assert render(the_affair()).startswith(b"\xef\xbb\xbf")


def test_the_columns_are_stable() -> None:
    assert tuple(rows(the_affair())[0]) == COLUMNS
    assert COLUMNS[:3] == ("number", "id", "statement")
    assert len(set(COLUMNS)) == 47


def test_every_claim_has_one_row() -> None:
    assert [row["number"] for row in rows(the_affair())] == list("1234567")


def test_a_row_says_what_was_claimed_and_what_came_of_it() -> None:
    row = rows(the_affair())[1]

    assert row["exact_words"] == "No one has been hurt on this ferry in at least a decade"
    assert (row["speaker"], row["speaker_title"]) == ("Ottilie Marsh", "harbour master")
    assert (row["said_rating"], row["so_label"], row["so_basis"]) == ("true", "False", "agreed")
    assert row["so_rationale"].count("\n\n") == 1
    assert row["numbers"] == "No one = 0 people hurt"


def test_retracted_evidence_is_not_counted_and_off_the_record_only_counted() -> None:
    row = rows(the_affair())[0]

    assert (row["supports"], row["refutes"], row["off_the_record"]) == ("1", "2", "1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_becomes_a_formula_and_every_text_comes_back(formula: str) -> None:
    dossier = everywhere(the_affair(), formula)

    for row in rows(dossier):
        assert restored(row["statement"]) == formula
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_a_claim_without_a_place_has_a_row_all_the_same() -> None:
    (row,) = rows(a_dossier(a_record(a_claim("The ferry closes."))))

    assert (row["statement"], row["exact_words"], row["places"]) == ("The ferry closes.", "", "0")


def test_a_document_that_is_not_at_hand_leaves_its_cells_empty() -> None:
    row = rows(replace(the_affair(), documents=()))[0]

    assert (row["document"], row["exact_words"][:5], row["start"]) == ("", "which", "167")
