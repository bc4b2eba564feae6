"""The records of a file of earlier fact-checks, one after the other, whatever their number.

A page with JSON-LD, a JSON array, a feed (`dataFeedElement`, `@graph`), JSON Lines, or a table
with a header (CSV, TSV). Files are read in pieces; memory does not grow with them. A record that
cannot be read comes back with what is wrong, and reading goes on behind it where that is certain.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from html import unescape
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from claims.errors import UnreadableSource
from sources import signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""What JSON can hold."""

LONGEST = 10_000_000
"""Characters of one record, or of one page. The longest in the feeds we know has some 50,000."""

SHOWN = 300
"""Characters with which a record that was kept out is shown again."""

_HEAD = 65_536
_PIECE = 1_000_000
_LISTS = re.compile(r'"(?:dataFeedElement|@graph|itemListElement|claims|reviews)"\s*:\s*\[')
_SCRIPT = re.compile(
    r"<script\b[^>]*\bapplication/ld\+json\b[^>]*>(?P<body>.*?)</script\s*>",
    re.DOTALL | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*")
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its line (or its count, where lines tell nothing), and its value or problem."""

    line: int
    value: Value = None
    problem: str = ""
    raw: str = ""


@dataclass(slots=True, kw_only=True)
class RecordFile:
    """A file that was looked at: what it is, and how to read it."""

    path: Path
    format: str
    encoding: str
    columns: tuple[str, ...] = ()
    """Of a table: its header."""
    read: Callable[[RecordFile, TextIOWrapper], Iterator[Record]]
    binary: BinaryIO | None = field(default=None)

    def records(self) -> Iterator[Record]:
        """Yield every record, in order."""
        with self.path.open("rb") as self.binary:
            text = TextIOWrapper(
                self.binary, encoding=self.encoding, errors="surrogateescape", newline=""
            )
            yield from self.read(self, text)

    @property
    def position(self) -> int:
        """Bytes read so far, about."""
        return 0 if self.binary is None or self.binary.closed else self.binary.tell()


def looked_at(path: Path, name: str) -> RecordFile:
    """Say what a file is, by its content. Raises UnreadableSource when it is nothing we read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UnreadableSource(
            f"“{name}” cannot be read ({error.strerror}). Nothing was imported. Check the path."
        ) from error
    encoding = _encoding(head, name)
    text = head.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n")
    if not text:
        raise UnreadableSource(f"“{name}” is empty. Nothing was imported. Choose another file.")
    if text[0] == "<":
        return RecordFile(path=path, format="page", encoding=encoding, read=_page)
    if text[0] in "{[":
        read, kind = (_lines, "jsonl") if _is_lines(text, name) else (_json, "json")
        return RecordFile(path=path, format=kind, encoding=encoding, read=read)
    columns = _header(text)
    return RecordFile(path=path, format="csv", encoding=encoding, read=_table, columns=columns)


def _encoding(head: bytes, name: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    seems = signatures.of_binary(head)
    if seems or b"\0" in head:
        what = seems or "no text"
        raise UnreadableSource(
            f"“{name}” seems to be {what}. Nothing was imported. Give JSON, JSON Lines, CSV, or a "
            "page, unpacked."
        )
    # The last line may be cut in the middle of a character; a file of one line is taken whole.
    lines = head.split(b"\n")[:-1] or [head[:-4]]
    foreign = [line for line in lines if not line.isascii()]
    return "cp1252" if foreign and not any(map(_is_utf8, foreign)) else "utf-8-sig"


def _is_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8: one among stray bytes tells what the whole file is meant to be."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_lines(text: str, name: str) -> bool:
    """Whether each line is an object of its own; a single line is left to the other reader."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        return True
    first, _, rest = text.partition("\n")
    if not first.startswith("{") or not rest.lstrip().startswith("{"):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(_: RecordFile, text: TextIOWrapper) -> Iterator[Record]:
    number = 0
    while line := text.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            yield Record(line=number, problem=_TOO_LONG, raw=line[:SHOWN])
            while line and not line.endswith("\n"):
                line = text.readline(_PIECE)
        elif not line.isspace():
            yield _decoded(line, number)


def _decoded(words: str, number: int) -> Record:
    try:
        return Record(line=number, value=json.loads(words), raw=words)
    except ValueError as error:
        return Record(line=number, problem=_no_json(error), raw=words[:SHOWN])
    except RecursionError:
        return Record(line=number, problem=_TOO_DEEP, raw=words[:SHOWN])


def _json(_: RecordFile, text: TextIOWrapper) -> Iterator[Record]:
    buffer = text.read(_PIECE)
    start = _list_start(buffer)
    if start is None:
        rest = text.read(LONGEST)
        if len(rest) == LONGEST:
            yield Record(line=1, problem=_TOO_LONG, raw=buffer[:SHOWN])
        else:
            yield _decoded(buffer + rest, 1)
        return
    yield from _elements(buffer[start:], text)


def _list_start(buffer: str) -> int | None:
    """Where the first element of the list begins; None where the file is one object."""
    if buffer.lstrip().startswith("["):
        return buffer.index("[") + 1
    found = _LISTS.search(buffer)
    return found.end() if found else None


def _elements(buffer: str, text: TextIOWrapper) -> Iterator[Record]:
    decoder, at, number = json.JSONDecoder(), 0, 0
    while True:
        at = _past(buffer, at)
        if at >= len(buffer) - 1 and (more := text.read(_PIECE)):
            buffer, at = buffer[at:] + more, 0
            continue
        if at >= len(buffer) or buffer[at] == "]":
            return
        try:
            value, end = decoder.raw_decode(buffer, at)
        except RecursionError:
            yield Record(line=number + 1, problem=_TOO_DEEP + _CUT, raw=buffer[at : at + SHOWN])
            return
        except ValueError as error:
            more = text.read(_PIECE) if len(buffer) - at < LONGEST else ""
            if not more:
                why = _no_json(error) if len(buffer) - at < LONGEST else _TOO_LONG
                yield Record(line=number + 1, problem=why + _CUT, raw=buffer[at : at + SHOWN])
                return
            buffer, at = buffer[at:] + more, 0
            continue
        number += 1
        yield Record(line=number, value=value, raw=buffer[at : min(end, at + SHOWN)])
        at = end


def _past(buffer: str, at: int) -> int:
    """Skip white space and commas."""
    found = _BETWEEN.match(buffer, at)
    return found.end() if found else at


def _page(_: RecordFile, text: TextIOWrapper) -> Iterator[Record]:
    page = text.read(LONGEST)
    blocks = [found["body"].strip() for found in _SCRIPT.finditer(page)]
    if not blocks:
        yield Record(line=1, problem="The page holds no JSON-LD.", raw=page[:SHOWN])
    for number, block in enumerate(blocks, start=1):
        body = re.sub(r"^(?:<!--|/\*)?\s*<!\[CDATA\[|\]\]>\s*(?:-->|\*/)?$", "", block)
        record = _decoded(body, number)
        if record.problem and "&quot;" in body:
            record = _decoded(unescape(body), number)
        yield record


def _table(file: RecordFile, text: TextIOWrapper) -> Iterator[Record]:
    reader = csv.reader(text, delimiter=_delimiter(text.readline()))
    yielded = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(line=yielded + 1, problem=f"The row cannot be read ({error}).")
            yielded = reader.line_num + 1
            continue
        line, yielded = yielded + 1, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) > len(file.columns):
            problem = f"The row has {len(cells)} cells; the header has {len(file.columns)}."
            yield Record(line=line, problem=problem, raw=" | ".join(cells)[:SHOWN])
        else:
            yield Record(line=line, value=dict(zip(file.columns, cells, strict=False)))


def _header(text: str) -> tuple[str, ...]:
    first = text.splitlines()[0]
    cells = next(csv.reader([first], delimiter=_delimiter(first)), [])
    return tuple(cell.strip() for cell in cells)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _no_json(error: ValueError) -> str:
    return f"It is no valid JSON ({str(error).partition(':')[0]})."


_TOO_LONG = f"It is longer than {LONGEST // 1_000_000} million characters."
_TOO_DEEP = "It is nested too deeply."
_CUT = " What follows it was not read."
