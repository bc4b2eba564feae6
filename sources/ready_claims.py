"""Claims that arrive already worded: rows of CSV or XLSX, objects of JSON or JSON Lines.

Columns are recognised by the names people give them (claim, statement, text; speaker,
author, claimant; …). A row without any words is skipped; a row with words but without a
claim is an error that names the row, because skipping it would lose somebody's work. A
date that could be two days is not decided here: it goes into the note as it was given.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources import tables
from sources.calendar_day import certain_day
from sources.encoding import decode, is_text
from sources.identity import display_name, suffix
from sources.metadata import address
from sources.model import ReadyClaim
from sources.recognition import DEFAULT_LIMIT, check_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sources.tables import Row

MOST_CLAIMS = 20_000
LONGEST_CLAIM = 5_000
"""Characters of one claim. A longer cell is a document, and belongs among the documents."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "statement": (
        "claim", "statement", "claim text", "claim statement", "claim reviewed", "claimreviewed",
        "normalized claim", "assertion", "quote", "quotation", "sentence", "text", "vclaim",
    ),
    "speaker": (
        "speaker", "claimant", "said by", "speaker name", "person", "who", "politician",
        "attributed to", "author", "by",
    ),
    "said_on": (
        "said on", "date said", "claim date", "statement date", "date", "day", "when",
        "published on", "published", "date published", "datepublished",
    ),
    "source": (
        "source", "publisher", "outlet", "publication", "medium", "media", "channel", "where",
        "source name", "origin",
    ),
    "url": ("url", "link", "source url", "claim url", "address", "href", "source link"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "context"),
}  # fmt: skip
"""For each field the names of its column, surest first."""


def read_ready_claims(
    data: bytes, name: str, *, limit: int = DEFAULT_LIMIT
) -> tuple[ReadyClaim, ...]:
    """Return the claims of a list, in its order. `limit` is in bytes.

    Raises UnreadableSource, with the row where there is one, when the file is no list of
    claims, holds none, or more than 20,000.
    """
    shown = display_name(name)
    check_size(data, shown, limit)
    claims: list[ReadyClaim] = []
    for seen, row in enumerate(_rows(data, shown)):
        if claim := _claim(row, shown):
            claims.append(claim)
        if len(claims) > MOST_CLAIMS or seen > tables.MOST_ROWS:
            raise UnreadableSource(_MANY.format(name=shown, most=MOST_CLAIMS))
    if not claims:
        raise UnreadableSource(_NONE.format(name=shown))
    return tuple(claims)


def is_claim_list(data: bytes, name: str) -> bool:
    """Whether a file is to be read as ready claims and not as a document.

    A workbook is. Delimited text and JSON are when one of their columns has the name of a
    claim's column, or when the file's name says table.
    """
    if data.startswith(b"PK"):
        return b"xl/" in data[:65_536] or suffix(name) == ".xlsx"
    head = data[:65_536]
    if not head.strip() or not is_text(head):
        return False
    says_table = suffix(name) in {".csv", ".tsv", ".jsonl", ".ndjson", ".json"}
    text = head.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        keys = re.findall(r'"([\w @-]{1,40})"\s{0,3}:', text)
        return says_table or is_header(keys)
    cells = tables.first_line(text).split(tables.delimiter_of(text, is_header))
    return says_table or (len(cells) > 1 and is_header(cells) and max(map(len, cells)) <= 40)


def is_header(cells: Iterable[str]) -> bool:
    """Whether one of these names is a name for the column of claims."""
    return any(_plain(cell) in _COLUMNS["statement"] for cell in cells)


def _rows(data: bytes, name: str) -> Iterator[Row]:
    if data.startswith(b"PK"):
        yield from _recognised(tables.rows_of_xlsx(data, name, is_header), name)
        return
    text = decode(data, name).text
    if tables.is_json_lines(text):
        yield from tables.rows_of_json_lines(data, name)
    elif text.lstrip().startswith(("{", "[")):
        yield from tables.rows_of_json(data, name)
    else:
        yield from _recognised(tables.rows_of_csv(data, name, is_header), name)


def _recognised(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows of a table, once its header is known to hold a column of claims."""
    for row in rows:
        if not is_header(row.cells):
            columns = ", ".join(f"“{column}”" for column in list(row.cells)[:8] if column)
            raise UnreadableSource(_HEADER.format(name=name, columns=columns or "none"))
        yield row


def _claim(row: Row, name: str) -> ReadyClaim | None:
    """The claim of one row; None when the row is blank."""
    fields = _fields(row.cells)
    statement = " ".join(str(fields.get("statement", "")).split())
    if not statement:
        if any(str(cell).strip() for cell in row.cells.values()):
            raise UnreadableSource(_EMPTY.format(name=name, row=row.number))
        return None
    if len(statement) > LONGEST_CLAIM:
        raise UnreadableSource(_LONG.format(name=name, row=row.number, most=LONGEST_CLAIM))
    said_on, note = _day(fields)
    source, url = _source(fields)
    return ReadyClaim(
        statement=statement,
        row=row.number,
        speaker=_line(fields.get("speaker")),
        said_on=said_on,
        source=source,
        url=url,
        note=note,
    )


def _fields(cells: Mapping[str, str | date]) -> dict[str, str | date]:
    """The cells by field: of several columns for one field, the surest that is filled."""
    named = {
        _plain(column): cell for column, cell in reversed(list(cells.items())) if str(cell).strip()
    }
    return {
        field: next(named[name] for name in names if name in named)
        for field, names in _COLUMNS.items()
        if any(name in named for name in names)
    }


def _plain(column: str) -> str:
    """A column's name without case, marks and underscores."""
    return " ".join(re.sub(r"[\W_]+", " ", column).split()).casefold()


def _line(cell: str | date | None) -> str | None:
    return " ".join(str(cell or "").split()) or None


def _day(fields: Mapping[str, str | date]) -> tuple[date | None, str]:
    """The certain day, and the note, which keeps a date that is not certain as it was given."""
    given, note = fields.get("said_on"), str(fields.get("note", "")).strip()
    if given is None or isinstance(given, date):
        return given, note
    day = certain_day(given)
    kept = "" if day else f"Date as given: {given}"
    return day, "\n".join(filter(None, (note, kept)))


def _source(fields: Mapping[str, str | date]) -> tuple[str | None, str | None]:
    """Source and address; an address in the column of sources moves to its own field."""
    source, url = _line(fields.get("source")), _line(fields.get("url"))
    if source and not url and address(source, "source"):
        return None, source
    return source, url if url and address(url, "url") else None


_HEADER = (
    "“{name}” has no column of claims; its columns are {columns}. "
    "Name one of them “claim” and take the file in again."
)
_NONE = (
    "“{name}” holds no claims under a column named “claim”, “statement” or “text”. "
    "Check that the first row names the columns."
)
_EMPTY = (
    "“{name}”, row {row}: there are words but no claim. Fill in the claim or empty the row, "
    "then take the file in again; nothing was taken in."
)
_LONG = (
    "“{name}”, row {row}: the claim has more than {most:,} characters. "
    "Take that text in as a document; nothing was taken in."
)
_MANY = "“{name}” holds more than {most:,} claims, or far too many blank rows. Split it."
