"""Bringing a database up to the schema of this version, once, whoever starts first.

Racing migrations from several processes fail when each begins with a read; inside one
BEGIN IMMEDIATE the first does the work and the others find it done.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from claims.errors import DatabaseUnfit
from db import place
from db.driver import driver, is_affected, version
from db.migrations import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlite_utils import Database as Connection

    from db.connection import Database

APPLICATION_ID = 0x434C4D44
"""“CLMD” in the file's header: how a Claimdesk database is told from any other."""


def migrations() -> Migrations:
    """Return every migration of this version, in order."""
    known = Migrations("claimdesk")
    for name, sql in numbered():
        known(name=name)(_runs(sql))
    return known


def prepare(database: Database) -> tuple[str, ...]:
    """Make or migrate the database; return the names of the migrations applied now."""
    if database.server is not None:
        from db.postgresql import migrating  # noqa: PLC0415 -- psycopg is optional

        return migrating.prepare(database.server, database.busy_seconds, statements)
    place.claim_file(database.path)
    with database.connect() as connection:
        with _at_one_moment(connection):
            _refuse_foreign(database, connection)
        applied = _migrate(connection)
        _set_journal(connection)
        return applied


def is_current(database: Database) -> bool:
    """Whether nothing is left to migrate."""
    if database.server is not None:
        from db.postgresql import migrating, pool  # noqa: PLC0415 -- psycopg is optional

        with pool.transaction(database.server, database.busy_seconds, writes=False) as session:
            return not migrating.pending(session)
    with database.connect() as connection:
        return not migrations().pending(connection)


@contextmanager
def _at_one_moment(connection: Connection) -> Iterator[None]:
    """Read in one transaction: between two reads another process may finish its migration."""
    connection.conn.execute("begin")
    try:
        yield
    finally:
        connection.conn.execute("rollback")


def _migrate(connection: Connection) -> tuple[str, ...]:
    known = migrations()
    if not known.pending(connection):
        return ()
    connection.conn.execute("begin immediate")
    try:
        pending = tuple(migration.name for migration in known.pending(connection))
        known.apply(connection)
        connection.conn.execute(f"pragma application_id = {APPLICATION_ID}")
    except driver.OperationalError as error:
        _give_up(connection)
        if "already exists" in str(error):
            raise DatabaseUnfit(_UNLISTED.format(error=error)) from error
        raise
    except BaseException:
        _give_up(connection)
        raise
    connection.conn.execute("commit")
    return pending


def _give_up(connection: Connection) -> None:
    if connection.conn.in_transaction:
        connection.conn.execute("rollback")


def _runs(sql: str) -> Callable[[Connection], None]:
    def apply(connection: Connection) -> None:
        for statement in statements(sql):
            connection.conn.execute(statement)

    return apply


def statements(sql: str) -> tuple[str, ...]:
    """Return the single statements of an SQL text, triggers whole.

    `executescript` of the standard connection commits first, which would let go of the lock.
    """
    found, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if driver.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return tuple(statement for statement in found if statement)


@cache
def tables() -> tuple[str, ...]:
    """Return the tables of this version, each after those that its rows refer to."""
    whole = "\n".join(sql for _, sql in numbered())
    return tuple(dict.fromkeys(_TABLE.findall(whole)))


@cache
def views() -> tuple[str, ...]:
    """Return the statements that make the views of this version."""
    made: dict[str, str] = {}
    for _, sql in numbered():
        for statement in statements(sql):
            found = _VIEW.search(statement)
            if found is not None:
                made[found[1]] = statement[found.start() :].removesuffix(";")
    return tuple(made.values())


_TABLE = re.compile(r"^create (?:virtual )?table (\w+)", re.MULTILINE)
_VIEW = re.compile(r"^create view (\w+)", re.MULTILINE)


def _set_journal(connection: Connection) -> None:
    wanted = "delete" if is_affected(version()) else "wal"
    (current,) = connection.conn.execute("pragma journal_mode").fetchone()
    if current == wanted:
        return
    try:
        connection.conn.execute(f"pragma journal_mode = {wanted}")
    except driver.OperationalError as error:
        # Somebody else opens the file at this moment; SQLite does not wait here. The last one to
        # open it sets the mode, and until then the slower one is as safe.
        if "locked" not in str(error):
            raise


def _refuse_foreign(database: Database, connection: Connection) -> None:
    (found,) = connection.conn.execute("pragma application_id").fetchone()
    if found == APPLICATION_ID:
        return _refuse_newer(database, connection)
    if connection.table_names():
        msg = (
            f"“{database.path}” is an SQLite database of another program. "
            "It was left as it is. Give another file with --database."
        )
        raise DatabaseUnfit(msg)
    return None


def _refuse_newer(database: Database, connection: Connection) -> None:
    known = {name for name, _ in numbered()}
    applied = {migration.name for migration in migrations().applied(connection)}
    if applied - known:
        msg = (
            f"“{database.path}” was made by a newer Claimdesk ({', '.join(sorted(applied - known))}"
            "). It was left as it is. Update this Claimdesk, then open it again."
        )
        raise DatabaseUnfit(msg)


_UNLISTED = (
    "The database's own list of what was done to its schema is damaged ({error}). It was left as "
    "it is. Keep the file, and go on with the latest backup."
)
