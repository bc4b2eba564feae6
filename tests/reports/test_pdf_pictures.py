"""The sheets of a printed report as pictures, for whoever looks before they print."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from claims.errors import Defect
from reports.pdf_export import render
from reports.pdf_pictures import printed_page
from tests.reports.brambleford import the_affair


def test_each_sheet_is_a_picture_of_its_paper_and_beyond_the_last_is_the_last() -> None:
    pdf = render(the_affair())
    first, beyond = printed_page(pdf, 1), printed_page(pdf, 99)
    width, height = Image.open(BytesIO(first.picture)).size

    assert first.number == 1
    assert first.pages == beyond.pages == beyond.number > 1
    assert height / width == pytest.approx(297 / 210, abs=0.01)


def test_what_is_no_printed_report_is_a_fault_of_ours() -> None:
    with pytest.raises(Defect, match="could not be drawn"):
        printed_page(b"%PDF-1.7 and no more", 1)
