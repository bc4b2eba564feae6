"""A connection to a server, used as sqlite-utils' connection is used in `db/`.

It takes SQLite's SQL with `:name` or `?` and gives rows of the same values: text, whole numbers,
floats and bytes. Given are put into the statement by psycopg on this side, so that the server
sees what type each has from where it stands.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeVar

import psycopg
from psycopg import ClientCursor
from psycopg.adapt import Dumper, Loader
from psycopg.rows import dict_row, tuple_row

from db.postgresql import trouble
from db.postgresql.dialect import SCHEMA, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from psycopg.abc import Buffer
    from psycopg.rows import RowFactory

    from db.postgresql.address import ServerAddress
    from db.rows import Cells, Given, Row

_Fetched = TypeVar("_Fetched")

_AT_ONCE = 2_000
"""Rows of a long answer that are fetched together: a few hundred kilobytes."""

_SETTINGS = f"""
set search_path = {SCHEMA};
set synchronous_commit = on;
set timezone = 'UTC';
set client_min_messages = warning;
set jit = off
"""
"""`synchronous_commit`: what was acknowledged is on the disk, however the server is set up. `jit`
compiles for longer than any question here takes."""


class Session:
    """One connection. Used by one caller at a time."""

    def __init__(self, address: ServerAddress, *, busy_seconds: float) -> None:
        self.address = address
        self.raw = _connected(address, busy_seconds)
        self._names = count(1)

    @property
    def conn(self) -> Session:
        """Itself: where sqlite-utils keeps the connection underneath."""
        return self

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.info.transaction_status != psycopg.pq.TransactionStatus.IDLE

    def query(self, sql: str, values: Given | None = None) -> Iterator[Row]:
        """Return the rows of a query by column."""
        with trouble.told(self.address), self.raw.cursor(row_factory=dict_row) as cursor:
            cursor.execute(_bytes(sql), values or {})
            return iter(cursor.fetchall() if cursor.description else [])

    def stream(self, sql: str, values: Given | None = None) -> Iterator[Row]:
        """Yield the rows of a query that may be long, some thousands at a time."""
        return self._fetched(sql, values, dict_row)

    def stream_cells(self, sql: str, values: Given | None = None) -> Iterator[Cells]:
        """Yield them as tuples: columns of one name stay two."""
        return self._fetched(sql, values, tuple_row)

    def _fetched(
        self, sql: str, values: Given | None, made: RowFactory[_Fetched]
    ) -> Iterator[_Fetched]:
        name = f"long_{next(self._names)}"
        with trouble.told(self.address):
            self.raw.execute(
                b"declare %s no scroll cursor for " % name.encode() + _bytes(sql), values or {}
            )
        try:
            while found := self._next(name, made):
                yield from found
        finally:
            if self.raw.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS:
                self.execute(f"close {name}")

    def execute(self, sql: str, values: Given = ()) -> psycopg.Cursor[Cells]:
        """Run one statement; its rows are tuples."""
        with trouble.told(self.address):
            return self.raw.execute(_bytes(sql), values)

    def _next(self, name: str, made: RowFactory[_Fetched]) -> list[_Fetched]:
        with trouble.told(self.address), self.raw.cursor(row_factory=made) as cursor:
            return cursor.execute(_bytes(f"fetch {_AT_ONCE} from {name}")).fetchall()

    def executemany(self, sql: str, rows: Iterable[Row | Sequence[Cells]]) -> None:
        """Run one statement for each row of values."""
        with trouble.told(self.address), self.raw.cursor() as cursor:
            cursor.executemany(_bytes(sql), list(rows))

    def script(self, sql: str) -> None:
        """Run statements that are PostgreSQL's own already, and take no values."""
        with trouble.told(self.address):
            self.raw.execute(sql.encode())

    def close(self) -> None:
        """Let go of the connection; what was not committed is gone."""
        self.raw.close()


def _bytes(sql: str) -> bytes:
    # psycopg asks that a text of SQL be a literal of the program, and ours is put together.
    return translated(sql).encode()


def _connected(address: ServerAddress, busy_seconds: float) -> psycopg.Connection[Cells]:
    try:
        raw = psycopg.connect(
            address.told,
            autocommit=True,
            cursor_factory=ClientCursor,
            client_encoding="utf8",
            application_name="claimdesk",
            connect_timeout=10,
            keepalives_idle=30,
            keepalives_interval=10,
            keepalives_count=3,
        )
    except (psycopg.Error, ValueError) as error:
        raise trouble.unreachable(address, error) from None
    raw.adapters.register_loader("numeric", _Number)
    raw.adapters.register_loader("bool", _Truth)
    raw.adapters.register_dumper(bool, _TruthDumper)
    with trouble.told(address):
        raw.execute(_SETTINGS)
        raw.execute(f"set lock_timeout = {int(busy_seconds * 1000)}".encode())
    return raw


class _Number(Loader):
    """Sums and averages: whole where they are, as in SQLite."""

    def load(self, data: Buffer) -> int | float:
        words = bytes(data).decode()
        return float(words) if "." in words else int(words)


class _Truth(Loader):
    """1 or 0, as in SQLite."""

    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")


class _TruthDumper(Dumper):
    """1 or 0: no column is a truth value."""

    def dump(self, obj: bool) -> bytes:
        return b"1" if obj else b"0"

    def quote(self, obj: bool) -> bytes:
        return self.dump(obj)
