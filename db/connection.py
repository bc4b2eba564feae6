"""Opening the database: the one `write()` and the one `snapshot()`.

`write()` takes SQLite's write lock at once (BEGIN IMMEDIATE). A deferred transaction that reads
first and writes later loses to any other writer immediately, whatever the busy timeout: measured
with eight processes, 3,686 of 4,000 transactions failed; with BEGIN IMMEDIATE none did.

A connection serves one call at a time and then waits for the next one (`db.idle`); checks, backups
and migrations open their own. What SQLite cannot do for reasons that a person can mend becomes a
Refusal (`db.trouble`), and nothing of the transaction is kept.

A desk may be on a server instead (`db.postgresql`). Everything above this module is the same then.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database as Connection

from claims.errors import DatabaseUnfit
from db import idle, trouble, turn
from db.driver import driver, knows_json_is_harmless
from db.transaction import Snapshot, Writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db import engine
    from db.postgresql.address import ServerAddress

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before it gives up."""


@dataclass(frozen=True, slots=True)
class Database:
    """One desk's database. May be shared by threads: every call uses a connection of its own."""

    path: Path
    """The file. Of a desk on a server no file has this name: what this machine keeps beside the
    record, such as the index of the archive, is named after it."""
    busy_seconds: float = BUSY_SECONDS
    server: ServerAddress | None = None
    """Where the desk is if not in a file."""

    @property
    def name(self) -> str:
        """Where the desk is, for people: never with a password."""
        return str(self.server or self.path)

    @property
    def told(self) -> str:
        """Where the desk is, to open it again: on a server with its password, so for no log."""
        return str(self.path.absolute()) if self.server is None else self.server.told

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """Open a transaction that may write; commit at the end, roll back on any exception."""
        with self._transaction(writes=True) as connection:
            yield Writing(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Open a transaction that only reads: everything in it shows one moment."""
        with self._transaction(writes=False) as connection:
            yield Snapshot(connection)

    @contextmanager
    def afresh(self) -> Iterator[Snapshot]:
        """Read as `snapshot` does what stands in the file now, and nothing that was read before."""
        if self.server is not None:
            with self.snapshot() as snapshot:
                yield snapshot
            return
        with self.connect() as connection:
            connection.conn.execute("begin")
            yield Snapshot(connection)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Open a bare connection to the file; for migrations, backups and checks of SQLite's."""
        self.refuse_server("do this")
        with trouble.told(self.path), _opened(self.path, self.busy_seconds) as connection:
            yield connection

    def refuse_server(self, what: str) -> None:
        """Raise DatabaseUnfit where the desk is on a server, and `what` needs a file."""
        if self.server is not None:
            raise DatabaseUnfit(_NOT_THERE.format(what=what, name=self.name))

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[engine.Connection]:
        if self.server is not None:
            with _on_server(self.server, self.busy_seconds, writes=writes) as session:
                yield session
            return
        with trouble.told(self.path), _borrowed(self.path, self.busy_seconds) as connection:
            if writes:
                turn.begin(connection.conn, self.busy_seconds)
            else:
                connection.conn.execute("begin")
            try:
                yield connection
                connection.conn.execute("commit")
            except BaseException:
                _roll_back(connection)
                raise


_NOT_THERE = (
    "Claimdesk cannot {what} with a desk on a PostgreSQL server (“{name}”). Nothing was changed. "
    "Use the server's own tools, or copy the desk into a file first: claimdesk copy."
)


@contextmanager
def _on_server(
    address: ServerAddress, busy_seconds: float, *, writes: bool
) -> Iterator[engine.Connection]:
    # psycopg is there only where somebody uses a server.
    from db.postgresql import pool  # noqa: PLC0415

    with (
        trouble.values_told(),
        pool.transaction(address, busy_seconds, writes=writes) as session,
    ):
        yield session


@contextmanager
def immutable(path: Path) -> Iterator[Snapshot]:
    """Read a file that nobody writes to, such as a backup, without leaving a trace beside it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with trouble.told(path), _opened(address, BUSY_SECONDS, uri=True) as connection:
        yield Snapshot(connection)


@contextmanager
def _opened(where: Path | str, busy_seconds: float, *, uri: bool = False) -> Iterator[Connection]:
    raw = driver.connect(where, timeout=busy_seconds, isolation_level=None, uri=uri)
    try:
        _settle(raw)
        yield Connection(raw, execute_plugins=False)
    finally:
        raw.close()


@contextmanager
def _borrowed(path: Path, busy_seconds: float) -> Iterator[Connection]:
    """Use a connection that waits, or a new one; after an error it is closed for good."""
    file = idle.file_at(path, busy_seconds)
    raw = idle.take(file) or _new(path, busy_seconds)
    try:
        yield Connection(raw, execute_plugins=False)
    except BaseException:
        raw.close()
        raise
    if raw.execute("select 1 from sqlite_temp_master limit 1").fetchone():
        # Temporary tables and views would stand before the record's for whoever comes next.
        raw.close()
    else:
        idle.give_back(file or idle.file_at(path, busy_seconds), raw)


def _new(path: Path, busy_seconds: float) -> driver.Connection:
    # Whoever borrows it next may be another thread; it is never used by two at once.
    raw = driver.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        _settle(raw)
    except BaseException:
        raw.close()
        raise
    return raw


def _settle(raw: driver.Connection) -> None:
    raw.execute("pragma foreign_keys = on")
    raw.execute("pragma synchronous = full")
    if knows_json_is_harmless():
        raw.execute("pragma trusted_schema = off")
    raw.execute("pragma cell_size_check = on")
    raw.execute("pragma recursive_triggers = on")


def _roll_back(connection: Connection) -> None:
    if connection.conn.in_transaction:
        connection.conn.execute("rollback")
