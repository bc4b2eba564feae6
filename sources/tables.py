"""Rows out of spreadsheets and JSON, each with the number by which people call it.

CSV with any usual delimiter, XLSX, JSON and JSON Lines give the same: an iterator of
rows, each a mapping from the column's name to its cell as text or as a day. Row numbers
are those a spreadsheet shows (the header is row 1), list positions in JSON, and line
numbers in JSON Lines.
"""

from __future__ import annotations

import csv
import json
import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources.archive import ZIP_FAULTS, members
from sources.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

DELIMITERS = ",;\t|"
_MOST_COLUMNS = 200
MOST_ROWS = 100_000
"""Rows looked at, blank ones included: a stray cell at the foot of a sheet makes a million."""
_MOST_UNPACKED = 60 * 1024 * 1024
_HEADER_ROWS = 10
"""How far down a sheet its header may stand, under a title and blank rows."""
_LISTS = ("claims", "items", "results", "rows", "itemListElement")
_GUARDED = re.compile(r"'(?=\s*[=+\-@\t\r＝＋－＠])")
"""The apostrophe that a safe export puts before what a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row or object: its number and its cells by column name."""

    number: int
    cells: Mapping[str, str | date]


def rows_of_csv(
    data: bytes, name: str, is_header: Callable[[Iterable[str]], bool]
) -> Iterator[Row]:
    """Yield the rows under the header of delimited text. Raises UnreadableSource."""
    text = decode(data, name).text
    delimiter = delimiter_of(text, is_header)
    records = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    try:
        for number, record in enumerate(records, start=1):
            cells = [_GUARDED.sub("", cell, count=1).strip() for cell in record]
            if any(cells[len(header) :]) and header:
                raise UnreadableSource(_WIDE.format(name=name, row=number))
            if header:
                blank = dict.fromkeys(header, "")
                yield Row(number=number, cells=blank | dict(zip(header, cells, strict=False)))
            elif any(cells):
                header = cells
                _refuse_wide(header, name)
    except csv.Error:
        raise UnreadableSource(_CELL.format(name=name, row=records.line_num)) from None


def _refuse_wide(header: list[str], name: str) -> None:
    if len(header) > _MOST_COLUMNS:
        raise UnreadableSource(_COLUMNS.format(name=name, columns=len(header), most=_MOST_COLUMNS))


def delimiter_of(text: str, is_header: Callable[[Iterable[str]], bool]) -> str:
    """Return the delimiter under which the first filled line makes the best header.

    A header of one column has none; then no mark divides, and commas belong to the claims.
    """
    line = first_line(text)
    if not any(delimiter in line for delimiter in DELIMITERS):
        return "\x1f"

    def rank(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return is_header(cells), len(cells)

    return max(DELIMITERS, key=rank)


def first_line(text: str) -> str:
    """Return the first line that is not blank, at most 20,000 characters of it."""
    lines = text[:20_000].lstrip().splitlines()
    return lines[0] if lines else ""


def rows_of_xlsx(
    data: bytes, name: str, is_header: Callable[[Iterable[str]], bool]
) -> Iterator[Row]:
    """Yield the rows of the first sheet that has a fitting header. Raises UnreadableSource.

    Cells hold the values last computed; formulas are not run.
    """
    # Loaded for workbooks only: it takes 0.4 s.
    import openpyxl  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    if "xl/workbook.xml" not in members(data, name, most_bytes=_MOST_UNPACKED):
        raise UnreadableSource(_NO_WORKBOOK.format(name=name))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of charts and styles it will not keep
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            yield from _first_table((sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
                                     for sheet in book.worksheets), is_header)  # fmt: skip
    except (*ZIP_FAULTS, *_XML_FAULTS, InvalidFileException):
        raise UnreadableSource(_NO_WORKBOOK.format(name=name)) from None


_XML_FAULTS = (SyntaxError, KeyError, IndexError, AttributeError, TypeError, RecursionError)
"""What openpyxl raises on parts that are not what it expects; XML errors are SyntaxErrors."""


def _first_table(
    sheets: Iterable[Iterator[tuple[object, ...]]], is_header: Callable[[Iterable[str]], bool]
) -> Iterator[Row]:
    for sheet in sheets:
        header: list[str] = []
        for number, values in enumerate(sheet, start=1):
            cells = [cell_of(value) for value in values]
            if header:
                yield Row(number=number, cells=dict(zip(header, cells, strict=False)))
            elif is_header(map(str, cells)):
                header = [str(cell) for cell in cells]
            if number == (MOST_ROWS if header else _HEADER_ROWS):
                break
        if header:
            return


def rows_of_json(data: bytes, name: str) -> Iterator[Row]:
    """Yield the objects of a JSON list, of a list inside an object, or one object alone.

    Raises UnreadableSource.
    """
    held = _loaded(decode(data, name).text, name, row=None)
    if isinstance(held, dict):
        held = next((held[key] for key in _LISTS if isinstance(held.get(key), list)), [held])
    for number, item in enumerate(held if isinstance(held, list) else [held], start=1):
        yield Row(number=number, cells=_cells(item))


def rows_of_json_lines(data: bytes, name: str) -> Iterator[Row]:
    """Yield one row for each line that is not blank. Raises UnreadableSource."""
    for number, line in enumerate(decode(data, name).text.split("\n"), start=1):
        if line.strip():
            yield Row(number=number, cells=_cells(_loaded(line, name, row=number)))


def is_json_lines(text: str) -> bool:
    """Whether more than one line stands alone as a JSON object."""
    lines = [line for line in text.split("\n") if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(json.loads(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _loaded(text: str, name: str, *, row: int | None) -> object:
    try:
        held: object = json.loads(text)
    except json.JSONDecodeError as fault:
        line = row or fault.lineno
        raise UnreadableSource(_JSON.format(name=name, line=line, column=fault.colno)) from None
    except (ValueError, RecursionError):
        raise UnreadableSource(_JSON.format(name=name, line=row or 1, column=1)) from None
    return held


def _cells(item: object) -> dict[str, str | date]:
    """An object's fields as cells; a bare string is a claim of its own."""
    if isinstance(item, dict):
        return {str(key): cell_of(value) for key, value in item.items()}
    return {"claim" if isinstance(item, str) else "": cell_of(item)}


def cell_of(value: object) -> str | date:
    """Return a cell as a day or as text; of an object its name, of a list its parts."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, dict):
        return cell_of(value.get("name") or value.get("text") or value.get("url"))
    if isinstance(value, list):
        return ", ".join(filter(None, (str(cell_of(part)) for part in value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


_WIDE = (
    "“{name}”, row {row}: there are more cells than columns. A cell that holds the delimiter "
    "needs quotation marks around it; mend that row and take the file in again."
)
_COLUMNS = (
    "“{name}” has {columns:,} columns; a list of claims may have {most}. "
    "Keep the columns of claim, speaker, date and source, and take the file in again."
)
_CELL = (
    "“{name}”, line {row}: a cell is too long or its quotation mark is never closed. "
    "Mend that line and take the file in again."
)
_NO_WORKBOOK = (
    "“{name}” is not an Excel workbook, or a damaged one. "
    "Save it again as .xlsx, or as CSV in UTF-8."
)
_JSON = (
    "“{name}”, line {line}, column {column}: this is not valid JSON. "
    "Mend that place and take the file in again."
)
