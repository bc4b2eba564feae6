"""Functions on a server are brought up to date when a desk is opened, once, and proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit
from db.driver import driver
from db.migrate import is_current
from db.opening import made_ready, open_database
from db.postgresql import functions
from desk.upkeep import verify
from tests.db.processes import add_person

if TYPE_CHECKING:
    from db.connection import Database
    from tests.postgresql import Server

pytest.importorskip("psycopg", reason="psycopg is not installed")

LATER = (
    "functions 0002_places_from_nought",
    """
create or replace function claimdesk.instr(told text, part text)
returns integer language sql immutable parallel safe
return strpos(told, part) - 1;

create function claimdesk.lamps()
returns text language sql immutable
return 'größer' collate {collation};
""",
)
"""What a later version might bring: a function with another body, and a new one."""


def update(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this be the later version from now on."""
    known = (*functions.numbered(), LATER)
    monkeypatch.setattr(functions, "numbered", lambda: known)


def place(database: Database) -> int:
    with database.snapshot() as snapshot:
        return snapshot.number("select instr('lamps', 'm')")


def sql(database: Database, statement: str) -> None:
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    assert database.server is not None
    with pool.transaction(database.server, 1.0, writes=True) as session:
        session.script(statement)


def test_an_older_desk_gets_the_later_functions_when_it_is_opened(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, made = made_ready(server.make())
    add_person(older, "Maya")
    assert made[0] == functions.FIRST
    assert place(older) == 3
    update(monkeypatch)
    assert not is_current(older)

    database, applied = made_ready(older.told)

    assert applied == (LATER[0],)
    assert place(database) == 2
    assert made_ready(older.told)[1] == ()
    assert verify(database).ok


def test_an_updated_desk_is_the_same_as_one_that_the_later_version_made(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(monkeypatch)

    database, made = made_ready(server.make())

    assert made[:2] == (functions.FIRST, LATER[0])
    assert place(database) == 2
    assert verify(database).ok


def test_a_desk_made_before_functions_were_numbered_needs_nothing(server: Server) -> None:
    database = open_database(server.make())
    sql(database, f"delete from migrations where name = '{functions.FIRST}'")

    assert made_ready(database.told)[1] == ()
    assert verify(database).ok


def test_a_desk_with_later_functions_is_refused_by_an_older_version(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        update(later)
        database = open_database(server.make())

    with pytest.raises(DatabaseUnfit, match=r"made by a newer Claimdesk \(functions 0002_places"):
        open_database(database.told)
    assert place(database) == 2


def test_a_function_that_was_changed_by_hand_is_named(server: Server) -> None:
    database = open_database(server.make())
    sql(
        database,
        "create or replace function claimdesk.instr(told text, part text) returns integer "
        "language sql immutable parallel safe return 7",
    )

    (finding,) = verify(database).findings

    assert "is not worded as in this version" in finding.what
    assert "instr" in finding.relation + finding.row


def test_a_file_that_fails_leaves_the_desk_as_it_was(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = open_database(server.make())
    broken = (*functions.numbered(), LATER, ("functions 0003_broken", "select no_such();"))
    with monkeypatch.context() as later:
        later.setattr(functions, "numbered", lambda: broken)
        with pytest.raises(driver.OperationalError, match="no_such"):
            open_database(older.told)

    assert place(open_database(older.told)) == 3
    assert verify(older).ok


def test_files_are_numbered_from_one_upwards_and_replace_what_was_there() -> None:
    numbers = [int(name.removeprefix("functions ")[:4]) for name, _ in functions.numbered()]

    assert numbers == list(range(1, len(numbers) + 1))
    assert functions.numbered()[0][0] == functions.FIRST
