"""Which SQLite may run in its fastest mode."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db import migrate, opening
from db.driver import driver, is_affected, version
from db.opening import open_database
from tests.db.processes import ROOT

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


WITH_PYTHONS_OWN = """
import sys
sys.modules["pysqlite3"] = None
from pathlib import Path
from db.driver import driver
from desk import upkeep
from tests.builders import LEDGER, a_claim, a_desk, a_document, a_link, a_review, checked

folder = Path(sys.argv[1])
desk = a_desk(folder)
claim = a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")
piece = a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps")
a_review(desk, claim, rating="false", evidence_ids=(piece,))
file, _ = upkeep.backup(desk, folder / "copy.db")
print(driver.__name__, checked(desk).findings, upkeep.verify_backup(file).findings)
"""


def test_a_desk_works_with_the_sqlite_that_comes_with_python(tmp_path: Path) -> None:
    """Where pysqlite3 has no wheel, an older SQLite has to do; some know JSON less well."""
    answer = subprocess.run(
        [sys.executable, "-c", WITH_PYTHONS_OWN, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stdout.split(maxsplit=1)[1:] == ["() ()\n"], answer.stderr
    assert answer.stdout.startswith("sqlite3")
