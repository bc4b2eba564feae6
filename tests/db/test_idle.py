"""Connections wait between calls and are used again only where that is safe."""

from __future__ import annotations

import shutil
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from db import idle
from db.connection import Database
from tests.browser_support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from db.engine import Connection


def used(database: Database) -> Connection:
    """Return the connection that a call is given."""
    with database.snapshot() as snapshot:
        snapshot.rows("select 1 from people")
        return snapshot.connection


def is_open(connection: Connection) -> bool:
    try:
        connection.conn.execute("select 1")
    except Exception as error:  # noqa: BLE001 -- the driver in use decides which
        return "closed" not in str(error)
    return True


def test_the_next_call_uses_the_connection_of_the_last(database: Database) -> None:
    assert used(database).conn is used(database).conn


def test_another_thread_may_be_the_next(database: Database) -> None:
    first = used(database)
    found: list[Connection] = []
    thread = Thread(target=lambda: found.append(used(database)))
    thread.start()
    thread.join()

    assert found[0].conn is first.conn


def test_two_calls_at_once_never_share_one(database: Database) -> None:
    with database.snapshot() as outer, database.snapshot() as inner:
        assert outer.connection.conn is not inner.connection.conn


def test_one_is_not_used_again_after_an_error(database: Database) -> None:
    given: list[Connection] = []

    def fail() -> None:
        with database.snapshot() as snapshot:
            given.append(snapshot.connection)
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert not is_open(given[0])
    assert used(database).conn is not given[0].conn


def test_one_with_temporary_views_is_not_used_again(database: Database) -> None:
    with database.snapshot() as snapshot:
        snapshot.connection.conn.execute("create temp view people as select 1 as id")
        changed = snapshot.connection

    assert not is_open(changed)
    with database.snapshot() as snapshot:
        assert "name" in (snapshot.row("select * from people") or {"name": ""})


def test_what_is_read_afresh_is_read_over_a_connection_of_its_own(database: Database) -> None:
    waiting = used(database)
    with database.afresh() as snapshot:
        assert snapshot.connection.conn is not waiting.conn
        mine = snapshot.connection

    assert not is_open(mine)


def test_a_file_put_in_the_place_of_another_is_opened_anew(database: Database) -> None:
    before = used(database)
    idle.let_go(database.path)
    other = database.path.with_name("other.db")
    shutil.copy(database.path, other)
    with Database(other).write() as writing:
        writing.insert("people", {"id": "prs_x", "name": "Xenia", "arrived_at": "2026"})
    used(database)
    idle.let_go(other)
    other.replace(database.path)

    with database.snapshot() as snapshot:
        names = [row["name"] for row in snapshot.rows("select name from people")]
    assert names == ["Xenia"]
    assert not is_open(before)


def test_no_more_wait_than_are_likely_to_be_used(database: Database) -> None:
    opened = [Database(database.path, busy_seconds=1 + number) for number in range(idle.MOST + 3)]
    connections = [used(one) for one in opened]

    assert sum(is_open(one) for one in connections) <= idle.MOST
    idle.let_go(database.path)
    assert not any(is_open(one) for one in connections)


def test_a_program_that_ends_leaves_one_file_that_holds_everything(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    made = "from pathlib import Path; from db.opening import open_database as o; "
    made += "from desk.team import sit_down; import sys; sit_down(o(Path(sys.argv[1])), 'Maya')"
    subprocess.run([sys.executable, "-c", made, str(path)], check=True, cwd=ROOT)

    assert [one.name for one in tmp_path.iterdir() if one.name.endswith("-wal")] == []
    with Database(path).snapshot() as snapshot:
        assert snapshot.number("select count(*) from people") == 1
