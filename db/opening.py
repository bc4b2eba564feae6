"""Opening a desk's database for the first time in a process: its place, its schema, its engine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import idle, log_damage, place
from db.connection import BUSY_SECONDS, Database
from db.driver import is_affected, version
from db.migrate import prepare
from db.postgresql.address import ServerAddress, is_server, server_at

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Snapshot


def open_database(address: Path | ServerAddress | str) -> Database:
    """Return the database at a path or on a server, made and migrated if it is new.

    Raises DatabaseUnfit when its place, its content or the engine in use will not do.
    """
    return made_ready(address)[0]


def made_ready(address: Path | ServerAddress | str) -> tuple[Database, tuple[str, ...]]:
    """Return the database as `open_database` does, and the migrations that were applied now."""
    if isinstance(address, str) and is_server(address):
        address = server_at(address)
    database = at(address) if isinstance(address, ServerAddress) else _in_file(address)
    return database, prepare(database)


def _in_file(address: Path | str) -> Database:
    where = place.path_of(address)
    place.refuse_unfit(where)
    place.make_folder(where)
    log_damage.keep_damaged(where)
    return Database(where)


def at(address: ServerAddress, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Return the desk on a server as it is: nothing is made or looked at yet."""
    try:
        import psycopg  # noqa: F401, PLC0415 -- optional, and of no use without its library
    except ImportError as error:
        raise DatabaseUnfit(_NO_DRIVER.format(name=address)) from error
    return Database(address.beside, busy_seconds, server=address)


def engine_of(database: Database) -> str:
    """Return what keeps a desk, with its version, for people."""
    if database.server is None:
        return f"SQLite {'.'.join(map(str, version()))}"
    with database.snapshot() as snapshot:
        row = snapshot.rows("select current_setting('server_version') as version")[0]
    return f"PostgreSQL {str(row['version']).split(' ')[0]}"


def reads_only(snapshot: Snapshot) -> bool:
    """Whether a desk on a server cannot be written to: a standby, or a login without the right."""
    return bool(
        snapshot.number(
            "select current_setting('transaction_read_only') = 'on' "
            "or not has_table_privilege('events', 'insert')"
        )
    )


def let_go(where: Path | ServerAddress) -> None:
    """Close all connections of this process that wait there."""
    if not isinstance(where, ServerAddress):
        idle.let_go(where)
    elif "db.postgresql.pool" in sys.modules:  # else nobody opened any
        sys.modules["db.postgresql.pool"].let_go(where)


_NO_DRIVER = (
    "“{name}” is on a PostgreSQL server, and this Claimdesk was installed without the driver for "
    "it. Nothing was opened. Install it: pip install 'claimdesk[postgresql]'."
)


def warning(found: tuple[int, int, int] | None = None) -> str | None:
    """Return what people should know about the SQLite in use, or None."""
    sqlite = found or version()
    if not is_affected(sqlite):
        return None
    return (
        f"This machine's SQLite {'.'.join(map(str, sqlite))} has a fault that can lose changes in "
        "its fastest mode. Claimdesk therefore works in a slower, safe mode. Install pysqlite3 "
        "or a newer Python to lift this."
    )
