"""What `db/` asks of a connection, whichever engine is behind it.

SQLite's connection comes from sqlite-utils; a server's is `db.postgresql.session.Session`. Both
take the same SQL, with `:name` or `?` for values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.rows import Cells, Given, Row


class Answer(Protocol):
    """Rows as tuples."""

    def fetchone(self) -> Cells:
        """Return the next row, or None."""

    def __iter__(self) -> Iterator[Cells]: ...


class Raw(Protocol):
    """The connection underneath: single statements, rows as tuples."""

    def execute(self, sql: str, values: Given = ..., /) -> Answer:
        """Run one statement."""

    def executemany(self, sql: str, rows: Iterable[Row | Sequence[Cells]], /) -> object:
        """Run one statement for each row of values."""


class Connection(Protocol):
    """A connection with an open transaction."""

    @property
    def conn(self) -> Raw:
        """The connection underneath."""

    def query(self, sql: str, values: Given | None = ..., /) -> Iterator[Row]:
        """Return the rows of a query by column."""


class Streaming(Connection, Protocol):
    """A connection that would fetch all rows at once, were it not asked otherwise."""

    def stream(self, sql: str, values: Given | None = ..., /) -> Iterator[Row]:
        """Yield the rows of a query, some thousands at a time."""

    def stream_cells(self, sql: str, values: Given | None = ..., /) -> Iterator[Cells]:
        """Yield them as tuples: columns of one name stay two."""

    def script(self, sql: str, /) -> None:
        """Run statements that are PostgreSQL's own and take no values."""


def streamed(connection: Connection, sql: str, values: Given) -> Iterator[Row]:
    """Yield the rows of a query that may be long."""
    if is_server(connection):
        return connection.stream(sql, values)
    return connection.query(sql, values)


def streamed_cells(connection: Connection, sql: str, values: Given) -> Iterator[Cells]:
    """Yield the rows of a query that may be long, each a tuple."""
    if is_server(connection):
        return connection.stream_cells(sql, values)
    return iter(connection.conn.execute(sql, values))


def is_server(connection: Connection) -> TypeGuard[Streaming]:
    """Whether PostgreSQL is behind a connection."""
    return hasattr(connection, "stream")
