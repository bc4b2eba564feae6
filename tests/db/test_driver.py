"""Which SQLite may run in its fastest mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import migrate, opening
from db.driver import driver, is_affected, version
from db.opening import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database

AFFECTED = [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 50, 6), (3, 51, 0), (3, 51, 2)]
FIXED = [(3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 51, 3), (3, 52, 0), (3, 53, 4), (4, 0, 0)]


@pytest.mark.parametrize("found", AFFECTED)
def test_a_version_with_the_fault_is_known(found: tuple[int, int, int]) -> None:
    assert is_affected(found)


@pytest.mark.parametrize("found", FIXED)
def test_a_version_with_the_fix_is_known(found: tuple[int, int, int]) -> None:
    assert not is_affected(found)


def test_a_version_with_the_fault_is_told_with_what_to_do() -> None:
    told = opening.warning((3, 40, 1)) or ""

    assert "SQLite 3.40.1" in told
    assert "Install pysqlite3" in told


def test_a_version_with_the_fix_is_not_mentioned() -> None:
    assert opening.warning((3, 53, 4)) is None


def test_the_version_in_use_is_that_of_the_driver() -> None:
    assert ".".join(map(str, version())) == driver.sqlite_version


@pytest.mark.parametrize(("found", "mode"), [((3, 40, 1), "delete"), ((3, 53, 4), "wal")])
def test_an_affected_version_works_in_the_slower_safe_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: tuple[int, int, int], mode: str
) -> None:
    monkeypatch.setattr(migrate, "version", lambda: found)
    database = open_database(tmp_path / "desk.db")

    with database.connect() as connection:
        assert connection.conn.execute("pragma journal_mode").fetchone() == (mode,)


def test_a_file_made_in_the_fast_mode_is_slowed_down_by_an_affected_version(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "version", lambda: (3, 40, 1))
    migrate.prepare(database)

    with database.connect() as connection:
        assert connection.conn.execute("pragma journal_mode").fetchone() == ("delete",)
