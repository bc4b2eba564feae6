"""A workbook to sort, filter and print: claims, places, evidence, reviews, history, and about.

Every text is written as text: no cell is a formula or a link, not even after somebody has edited
it (the cells carry Excel's own mark for quoted text). Days are real days, which no time zone
shifts; moments are ISO texts in UTC. A text longer than a cell can be is cut, and says so.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from reports.disclosure import disclosed
from reports.gathering import report_view
from reports.office_package import sealed
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.tables import tables
from reports.wording import count, short_digest

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from reports.tables import Cell, Row, Table
    from reports.views import ReportView
    from review.dossier import Dossier

LONGEST = 32_767
"""UTF-16 units that a cell of Excel can hold."""

CUT = "… (cut: a cell holds no more)"

_LINE = 13.5
"""Points a line of 10-point text takes."""

_TALLEST = 405
"""Points: Excel allows a row 409. What does not fit is in the cell all the same."""

_FITS_ONE_PAGE = 250
"""Characters of column width that can be read on one page: 10 points become 6. Columns beyond are
left to the screen, and the foot of each page says so."""

_TEXTS_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BODY = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
_TEXT = {**_BODY, "quote_prefix": True}
_HEAD = {**_BODY, "bold": True, "bottom": 1, "bg_color": "#F4F1E8", "text_wrap": True}


class _Looks(NamedTuple):
    head: Format
    text: Format
    number: Format
    day: Format


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as an XLSX workbook of six sheets."""
    shown = disclosed(dossier)
    report = report_view(shown)
    out = BytesIO()
    with Workbook(out, _TEXTS_ONLY) as book:
        looks = _looks(book)
        for table in tables(shown, report):
            sheet = book.add_worksheet(table.name)
            _fill(sheet, table, looks)
            _paper(sheet, table, report)
    return sealed(out.getvalue(), report)


def fitted(text: str) -> str:
    """Return `text` as a cell can hold it: showable, and cut with a remark where it is too long."""
    clean = showable(text)
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return clean
    kept = units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT


def _looks(book: Workbook) -> _Looks:
    return _Looks(
        head=book.add_format(_HEAD),
        text=book.add_format(_TEXT),
        number=book.add_format({**_BODY, "num_format": "0", "align": "left"}),
        day=book.add_format({**_BODY, "num_format": "yyyy-mm-dd", "align": "left"}),
    )


def _fill(sheet: Worksheet, table: Table, looks: _Looks) -> None:
    for column, (name, width) in enumerate(table.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, looks.head)
    for number, row in enumerate(table.rows, start=1):
        sheet.set_row(number, _height(row, table))
        _row(sheet, number, row, looks)
    sheet.freeze_panes(1, 2 if len(table.columns) > 2 else 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _height(row: Row, table: Table) -> float:
    """Points that show the longest text of a row; LibreOffice would not find out by itself."""
    texts = ((str(cell), width) for cell, (_, width) in zip(row, table.columns, strict=True))
    return min(_TALLEST, _LINE * max(_lines(text, width) for text, width in texts))


def _lines(text: str, width: int) -> int:
    return sum(1 + len(line) // width for line in text.splitlines()) or 1


def _row(sheet: Worksheet, number: int, row: Row, looks: _Looks) -> None:
    for column, cell in enumerate(row):
        _cell(sheet, number, column, cell, looks)


def _cell(sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, looks.number)
    elif isinstance(cell, date):
        _day(sheet, row, column, cell, looks)
    elif cell:
        sheet.write_string(row, column, fitted(cell), looks.text)


def _day(sheet: Worksheet, row: int, column: int, cell: date, looks: _Looks) -> None:
    """Excel's calendar begins in 1900; an earlier day is a text."""
    if cell.year < 1900:
        sheet.write_string(row, column, cell.isoformat(), looks.text)
    else:
        sheet.write_datetime(row, column, cell, looks.day)


def _paper(sheet: Worksheet, table: Table, report: ReportView) -> None:
    record = f"{report.record} · {short_digest(report.digest)}"[:100]
    columns = printed_columns(table)
    cut = len(table.columns) - columns
    rest = f"&C&8 {count(cut, 'further column')} in the file" if cut else ""
    sheet.set_landscape()
    sheet.set_paper(1 if report.house.is_letter else 9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(1, len(table.rows)), columns - 1)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.set_footer(f"&L&8{showable(record).replace('&', '&&')}{rest}&R&8&P / &N")


def printed_columns(table: Table) -> int:
    """Return how many columns from the first go on paper: as many as can be read there."""
    widths = accumulate(width for _, width in table.columns)
    return sum(width <= _FITS_ONE_PAGE for width in widths)


RENDERER = Renderer(
    key="xlsx",
    label="Workbook (Excel), to sort and filter",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    suffix=".xlsx",
    render=render,
)
