"""Opening a desk's database for the first time in a process: its place, its schema, its SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import place
from db.connection import Database
from db.driver import is_affected, version
from db.migrate import prepare

if TYPE_CHECKING:
    from pathlib import Path


def open_database(path: Path | str) -> Database:
    """Return the database at `path`, made and migrated if it is new.

    Raises DatabaseUnfit when its place, its content or the SQLite in use will not do.
    """
    where = place.path_of(path)
    place.refuse_unfit(where)
    place.make_folder(where)
    database = Database(where)
    prepare(database)
    return database


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
