"""Whether the file is whole, and its tables, triggers and indexes are those of this version.

What must exist is not listed anywhere: it is read from a database made anew in memory.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlite_utils import Database as Connection

from db.driver import driver
from db.engine import is_server
from db.findings import Finding
from db.migrate import migrations, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.engine import Streaming
    from db.findings import Checked
    from db.rows import Row
    from db.transaction import Snapshot

_SCHEMA = """
select type || ' ' || name as name, coalesce(sql, '') as sql
from sqlite_master
where name not like 'sqlite\\_%' escape '\\' and tbl_name <> '_sqlite_migrations'
  and not (type = 'table' and name in ('_litestream_seq', '_litestream_lock'))
"""
"""Litestream, which copies a desk as it is written, keeps its place in two tables of its own."""
_SEARCHED = ("passages_fts", "claims_fts", "titles_fts")
_SHADOWS = tuple(f"{index}_" for index in _SEARCHED)
"""Tables that FTS5 makes for itself; how it words them depends on its version."""


def schema(snapshot: Snapshot) -> Iterator[Checked]:
    """Compare every table, index and trigger with those of a database made anew."""
    if is_server(snapshot.connection):
        yield from _schema_there(snapshot.connection)
        return
    wanted, found = expected(), _items(snapshot.each(_SCHEMA))
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield _finding(name, "is missing")
        elif name not in wanted:
            yield _finding(name, "does not belong to this version of Claimdesk")
        elif found[name] != wanted[name]:
            yield _finding(name, "is not worded as in this version of Claimdesk")
        else:
            yield ()


def whole(snapshot: Snapshot) -> Iterator[Checked]:
    """Report pages that SQLite cannot make sense of, and rows that point to nothing."""
    if is_server(snapshot.connection):
        yield from _whole_there(snapshot.connection)
        return
    for row in snapshot.each("pragma integrity_check(100)"):
        said = str(next(iter(row.values())))
        if said != "ok":
            yield (_damage(said),)
    for row in snapshot.each("pragma foreign_key_check"):
        what = f"A row of “{row['table']}” points to one of “{row['parent']}” that is not there."
        yield (Finding(relation=row["table"], row=str(row["rowid"]), what=what),)


def _damage(said: str) -> Finding:
    """Tell an index of the search, which can be made again, from the file itself."""
    index = next((one for one in _SEARCHED if f"FTS5 table main.{one}" in said), "file")
    called = "file" if index == "file" else "search index"
    return Finding(relation=index, row="", what=f"SQLite finds the {called} damaged: {said}.")


@cache
def expected() -> Mapping[str, str]:
    """Return what a database of this version consists of: "trigger reviews_stay" → its SQL."""
    raw = driver.connect(":memory:", isolation_level=None)
    try:
        connection = Connection(raw, execute_plugins=False)
        migrations().apply(connection)
        return _items(connection.query(_SCHEMA))
    finally:
        raw.close()


def _schema_there(connection: Streaming) -> Iterator[Checked]:
    from db.postgresql import checks  # noqa: PLC0415 -- psycopg is optional

    for wrong in checks.differences(connection, statements):
        yield () if wrong is None else _finding(*wrong)


def _whole_there(connection: Streaming) -> Iterator[Checked]:
    from db.postgresql import checks  # noqa: PLC0415 -- psycopg is optional

    for child, parent, rows in checks.dangling(connection):
        what = f"Rows of “{child}” ({rows:,}) point to some of “{parent}” that are not there."
        yield (Finding(relation=child, row="", what=what),) if rows else ()


def _items(found: Iterable[Row]) -> dict[str, str]:
    return {row["name"]: _worded(row["name"], row["sql"]) for row in found}


def _worded(name: str, sql: str) -> str:
    own = name.split(" ", 1)[1]
    return "" if own.startswith(_SHADOWS) else sql


def _finding(name: str, what: str) -> Checked:
    kind, own = name.split(" ", 1)
    return (Finding(relation=kind, row=own, what=f"The {kind} “{own}” {what}."),)
