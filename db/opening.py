"""Opening a desk's database for the first time in a process: its place, its schema, its engine."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import log_damage, place
from db.connection import Database
from db.driver import is_affected, version
from db.migrate import prepare
from db.postgresql.address import ServerAddress, is_server, server_at

if TYPE_CHECKING:
    from pathlib import Path


def open_database(address: Path | ServerAddress | str) -> Database:
    """Return the database at a path or on a server, made and migrated if it is new.

    Raises DatabaseUnfit when its place, its content or the engine in use will not do.
    """
    if isinstance(address, str) and is_server(address):
        address = server_at(address)
    if isinstance(address, ServerAddress):
        return _on_server(address)
    where = place.path_of(address)
    place.refuse_unfit(where)
    place.make_folder(where)
    log_damage.keep_damaged(where)
    database = Database(where)
    prepare(database)
    return database


def _on_server(address: ServerAddress) -> Database:
    if find_spec("psycopg") is None:
        raise DatabaseUnfit(_NO_DRIVER.format(name=address))
    database = Database(address.beside, server=address)
    prepare(database)
    return database


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
