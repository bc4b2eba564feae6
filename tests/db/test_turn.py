"""Waiting for the write lock: taken once it is free, given up in time, and SQLite waits again."""

from __future__ import annotations

from contextlib import closing
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit
from db import turn
from db.connection import Database
from db.driver import driver

if TYPE_CHECKING:
    from pathlib import Path

WRITERS, TURNS = 4, 25


def opened(path: Path) -> driver.Connection:
    return driver.connect(path, isolation_level=None, timeout=0)


def test_whoever_waits_gets_the_lock_when_it_is_let_go(tmp_path: Path) -> None:
    path, began = tmp_path / "desk.db", Barrier(WRITERS)
    with closing(opened(path)) as first:
        first.execute("create table counted (n integer)")
        first.execute("insert into counted values (0)")

    def count() -> None:
        with closing(opened(path)) as raw:
            began.wait()
            for _ in range(TURNS):
                turn.begin(raw, 30)
                (n,) = raw.execute("select n from counted").fetchone()
                raw.execute("update counted set n = ?", (n + 1,))
                raw.execute("commit")

    threads = [Thread(target=count) for _ in range(WRITERS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    with closing(opened(path)) as last:
        assert last.execute("select n from counted").fetchone() == (WRITERS * TURNS,)


def test_a_writer_gives_up_when_another_one_takes_longer_than_it_would_wait(
    database: Database,
) -> None:
    impatient = Database(database.path, busy_seconds=0.0)
    with (
        database.write(),
        pytest.raises(DatabaseUnfit, match="busy for too long"),
        impatient.write(),
    ):
        pass


def test_a_waiting_connection_lets_sqlite_wait_again_afterwards(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "desk.db")) as raw:
        turn.begin(raw, 2.5)

        assert raw.execute("pragma busy_timeout").fetchone() == (2500,)
