"""The SQLite in use: the one place where the program meets it.

sqlite-utils silently prefers pysqlite3 where that is installed. Whoever imported the standard
module beside it would miss its errors in every `except`, so everybody takes `driver` from here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as driver  # noqa: TID251 -- this is the one place
else:
    from sqlite_utils.utils import sqlite3 as driver

__all__ = ["driver", "is_affected", "knows_json_is_harmless", "lacking", "version"]

_FIXED_BRANCHES = {(3, 44): 6, (3, 50): 7}
"""Older branches that received the fix, and the first patch that carries it."""


def version() -> tuple[int, int, int]:
    """Return the version of the SQLite library in use."""
    major, minor, patch = driver.sqlite_version_info
    return major, minor, patch


def is_affected(of: tuple[int, int, int]) -> bool:
    """Whether this SQLite can lose committed transactions in WAL mode.

    The fault: a write-ahead log reset while several connections write and checkpoint. Fixed in
    3.51.3, and in 3.50.7 and 3.44.6 of the older branches (sqlite.org/wal.html, "WAL-reset bug").
    """
    branch = of[:2]
    if branch in _FIXED_BRANCHES:
        return of[2] < _FIXED_BRANCHES[branch]
    return of < (3, 51, 3)


_NEEDED = {
    "strict tables": "create table probe (body text) strict",
    "full-text search (FTS5)": "create virtual table probe using fts5 (body)",
    "JSON": "select value from json_each('[1]')",
}
"""What the schema and our statements are made of; some systems build SQLite without."""


def lacking() -> tuple[str, ...]:
    """Return what this SQLite does not have and Claimdesk cannot do without."""
    return tuple(name for name, statement in _NEEDED.items() if not _can(statement))


def _can(statement: str) -> bool:
    raw = driver.connect(":memory:")
    try:
        raw.execute(statement)
    except driver.OperationalError:
        return False
    finally:
        raw.close()
    return True


@cache
def knows_json_is_harmless() -> bool:
    """Whether our schema's checks work while the schema is not trusted.

    SQLite 3.40, which comes with many a Python 3.11, then refuses every write to a table that
    checks a column with `json_valid`: "unsafe use of json_valid()".
    """
    raw = driver.connect(":memory:")
    try:
        raw.execute("pragma trusted_schema = off")
        raw.execute("create table probe (body text check (json_valid(body)))")
        raw.execute("insert into probe values ('{}')")
    except driver.OperationalError:
        return False
    finally:
        raw.close()
    return True
