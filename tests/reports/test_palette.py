"""A rating has one colour, whatever shows it: the app, a web page, a printed page, a Word file."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document

from reports.layout import sheet
from reports.palette import PALETTE, VerdictColour, page_rules
from reports.registry import render
from review.house import PAPER, contrast
from review.scales import COLOURS
from tests.reports.published import the_published_affair
from ui.components.palette import css_variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

WEB = ("html", "annotated", "site")


def colours_of(pixels: Iterable[tuple[int, int, int]]) -> set[str]:
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in pixels}


def test_the_table_has_every_colour_that_a_scale_may_name() -> None:
    assert set(PALETTE) == set(VerdictColour) == set(COLOURS)


@pytest.mark.parametrize("key", VerdictColour)
def test_pages_and_the_app_take_a_colour_from_the_same_table(key: VerdictColour) -> None:
    shade = PALETTE[key]

    assert [shade.light in css_variables(), shade.dark in css_variables()] == [True, True]
    assert page_rules().count(f"--{key}: {shade.light};") == 1
    assert page_rules().count(f"--{key}: {shade.dark};") == 1


def test_no_style_sheet_chooses_a_colour_of_a_verdict_again() -> None:
    names = ("palette.css", "patterns.css", "report.css", "annotated.css", "site.css")
    rules = sheet(*names).removeprefix(page_rules())

    assert not re.search(rf"--({'|'.join(VerdictColour)}):", rules)


@pytest.mark.parametrize("key", WEB)
def test_a_page_brings_the_colours_with_it(key: str) -> None:
    body = render(the_published_affair(), key)

    if key == "site":
        assert PALETTE[VerdictColour.FALSE].light in _style_of_the_site(body)
    else:
        assert page_rules() in body.decode()


def _style_of_the_site(body: bytes) -> str:
    with ZipFile(BytesIO(body)) as package:
        return "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".css"))


def test_a_word_file_writes_a_rating_in_its_colour() -> None:
    word = Document(BytesIO(render(the_published_affair(), "docx")))
    written = {run.text: run.font.color.rgb for p in word.paragraphs for run in p.runs}

    assert str(written["Mostly false"]) == PALETTE[VerdictColour.MOSTLY_FALSE].light[1:].upper()
    assert str(written["False"]) == PALETTE[VerdictColour.FALSE].light[1:].upper()


def test_a_pdf_draws_a_rating_in_its_colour() -> None:
    document = pypdfium2.PdfDocument(render(the_published_affair(), "pdf"))
    sheets = [page.render(scale=3).to_pil().convert("RGB") for page in document]
    document.close()
    drawn = set().union(*(colours_of(_pixels(one)) for one in sheets))

    used = (VerdictColour.TRUE, VerdictColour.MOSTLY_FALSE, VerdictColour.FALSE)
    assert [PALETTE[key].light in drawn for key in used] == [True, True, True]


def _pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    return [colour for _, colour in picture.getcolors(picture.width * picture.height) or ()]  # type: ignore[misc]


@pytest.mark.parametrize("ground", ["#ffffff", PAPER])
@pytest.mark.parametrize("key", VerdictColour)
def test_a_rating_can_be_read_on_paper(key: VerdictColour, ground: str) -> None:
    assert contrast(PALETTE[key].light, ground) >= 4.5


@pytest.mark.parametrize("key", VerdictColour)
def test_a_rating_can_be_read_on_a_dark_page(key: VerdictColour) -> None:
    (ground,) = re.findall(r"--none: (#[0-9a-f]{6});\s*\}\s*\}", sheet("palette.css"))

    assert contrast(PALETTE[key].dark, ground) >= 4.5
