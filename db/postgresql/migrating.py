"""Bringing a desk on a server up to the schema of this version, once, whoever starts first.

All of it is one transaction under the desk's lock. Which migrations and which files of functions
were applied stands in a table beside the record. Functions come first: tables call them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db.migrations import numbered
from db.postgresql import functions, pool, schema
from db.postgresql.dialect import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.engine import Streaming
    from db.postgresql.address import ServerAddress
    from db.postgresql.session import Session

OLDEST = 14
"""The first PostgreSQL with functions whose body is read when they are made."""

_APPLIED = """
create table migrations (
    name text primary key,
    applied_at timestamptz not null default now()
)
"""
_COLLATIONS = ("und-x-icu", "pg_c_utf8", "C.utf8", "en_US.utf8")
"""By which letters are told from other signs and made small; the first that the server has."""


def prepare(
    address: ServerAddress, busy_seconds: float, statements: Callable[[str], Iterable[str]]
) -> tuple[str, ...]:
    """Make or migrate the desk; return the names of what was applied now.

    `statements` takes an SQL text apart. Raises DatabaseUnfit for a server that will not do and
    for a desk of a newer version.
    """
    with pool.transaction(address, busy_seconds, writes=False) as session:
        if not pending(session, refuses=True):
            return ()
    with pool.transaction(address, busy_seconds, writes=True) as session:
        _refuse_unfit(session)
        if not _is_there(session):
            _refuse_foreign(session)
            return make(session, statements)
        return _apply(session, pending(session, refuses=True), statements)


def make(
    session: Streaming, statements: Callable[[str], Iterable[str]], where: str = SCHEMA
) -> tuple[str, ...]:
    """Make all of a desk in the schema `where`; return the names of what was applied."""
    session.script(f"create schema if not exists {where}; set local search_path = {where}")
    session.script(_APPLIED)
    return _apply(session, _known(), statements, where)


def pending(session: Session, *, refuses: bool = False) -> tuple[str, ...]:
    """Return the names of what is still to be applied, in order."""
    known = _known()
    if not _is_there(session):
        return known
    found = applied(session)
    if refuses and found - set(known):
        newer = ", ".join(sorted(found - set(known)))
        raise DatabaseUnfit(_NEWER.format(name=session.address, newer=newer))
    return tuple(name for name in known if name not in found)


def applied(session: Session) -> frozenset[str]:
    """Return the names of what was applied; none where no desk is."""
    if not _is_there(session):
        return frozenset()
    noted = session.execute(f"select name from {SCHEMA}.migrations")
    return frozenset(name for (name,) in noted) | {functions.FIRST}


def _known() -> tuple[str, ...]:
    return tuple(name for name, _ in (*functions.numbered(), *numbered()))


def _is_there(session: Session) -> bool:
    found = session.execute("select to_regclass(?) is not null", (f"{SCHEMA}.migrations",))
    return bool((found.fetchone() or (0,))[0])


def _refuse_unfit(session: Session) -> None:
    number = session.raw.info.server_version // 10_000
    (encoding,) = session.execute("show server_encoding").fetchone() or ("",)
    if number < OLDEST:
        raise DatabaseUnfit(_OLD.format(name=session.address, found=number, oldest=OLDEST))
    if encoding != "UTF8":
        raise DatabaseUnfit(_ENCODED.format(name=session.address, encoding=encoding))


def _refuse_foreign(session: Session) -> None:
    taken = session.execute("select 1 from pg_namespace where nspname = ?", (SCHEMA,)).fetchone()
    if (
        taken
        and session.execute(
            "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where n.nspname = ? limit 1",
            (SCHEMA,),
        ).fetchone()
    ):
        raise DatabaseUnfit(_FOREIGN.format(name=session.address, schema=SCHEMA))


def _collation(session: Streaming) -> str:
    has = {
        name
        for (name,) in session.conn.execute(
            "select collname from pg_collation "
            "where collencoding in (-1, pg_char_to_encoding('UTF8'))"
        )
    }
    return next((name for name in _COLLATIONS if name in has), "default")


def _apply(
    session: Streaming,
    names: tuple[str, ...],
    statements: Callable[[str], Iterable[str]],
    where: str = SCHEMA,
) -> tuple[str, ...]:
    def run(sql: str) -> None:
        session.script(sql.replace(f"{SCHEMA}.", f"{where}."))

    collation = f'"{_collation(session)}"'
    for name, sql in functions.numbered():
        if name in names:
            run(sql.replace("{collation}", collation))
    for name, sql in numbered():
        if name in names:
            for statement in statements(sql):
                for made in schema.of(statement):
                    run(made)
    for name in names:
        session.conn.execute("insert into migrations (name) values (?)", (name,))
    return names


_NEWER = (
    "The desk in “{name}” was made by a newer Claimdesk ({newer}). It was left as it is. "
    "Update this Claimdesk, then open it again."
)
_OLD = (
    "The server of “{name}” is PostgreSQL {found}, and Claimdesk needs {oldest} or newer. "
    "Nothing was made there. Have the server updated, or name another."
)
_ENCODED = (
    "The database “{name}” keeps text as {encoding}, which cannot hold every letter. Nothing was "
    "made there. Make one with: createdb --encoding=UTF8 --template=template0 NAME."
)
_FOREIGN = (
    "“{name}” has a schema “{schema}” of another program. It was left as it is. Name another "
    "database."
)
