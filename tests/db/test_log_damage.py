"""A log that lost saved changes to a disk is kept and named, and no other log is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cli.__main__ import main
from db import log_damage
from db.driver import is_affected, version
from db.opening import open_database
from db.restore import restore
from desk import upkeep
from desk.diagnosis import Mark
from desk.doctor import examine
from tests.builders import LEDGER, a_desk, a_document

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

pytestmark = pytest.mark.skipif(is_affected(version()), reason="this SQLite works without a log")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody: no test writes into a log while it is looked at."""
    monkeypatch.setattr(log_damage, "_STILL", 0)


def cut_off(desk: Desk, folder: Path) -> Path:
    """Copy a desk with its log, as a power cut would leave it."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(desk.database.path.with_name(f"desk.db{ending}"), folder)
    return folder / "desk.db"


def harm(path: Path, at: int) -> None:
    log = path.with_name("desk.db-wal")
    changed = bytearray(log.read_bytes())
    changed[at] ^= 1
    log.write_bytes(changed)


def test_a_whole_log_is_in_order_and_so_is_one_that_was_cut_off_in_a_change(desk: Desk) -> None:
    a_document(desk)
    log = desk.database.path.with_name("desk.db-wal").read_bytes()

    assert len(log) > 100_000
    assert log_damage.damage(log) is None
    assert log_damage.damage(log[: len(log) - 2_000]) is None
    assert log_damage.damage(b"") is None


def test_what_is_left_of_the_round_before_is_no_damage(desk: Desk) -> None:
    a_document(desk)
    with desk.database.connect() as connection:
        connection.conn.execute("pragma wal_checkpoint(restart)")
    a_document(desk, LEDGER)

    assert log_damage.damage(desk.database.path.with_name("desk.db-wal").read_bytes()) is None


@pytest.mark.parametrize("at", [0, 16, 30, 40, 5_000, 100_000])
def test_a_damaged_log_is_kept_whole_and_named_until_somebody_moves_it(
    desk: Desk, tmp_path: Path, at: int
) -> None:
    a_document(desk)
    a_document(desk, LEDGER)
    path = cut_off(desk, tmp_path / "cut")
    harm(path, at)
    log = path.with_name("desk.db-wal").read_bytes()

    database = open_database(path)

    (kept,) = log_damage.kept(path)
    assert kept.read_bytes() == log
    assert kept.stat().st_mode & 0o077 == 0
    found = upkeep.verify(database).findings
    assert "could not be read." in found[0].what
    assert "It is kept as “desk.db-wal.damaged-" in found[0].what
    kept.unlink()
    assert upkeep.verify(database).ok


def last_frame(path: Path) -> int:
    """Return where the last frame of a log begins."""
    return path.with_name("desk.db-wal").stat().st_size - 24 - 4_096


def cut_off_in_the_last_frame(path: Path) -> None:
    """Leave the log as a program does that is killed between the two parts of a frame."""
    at, log = last_frame(path) + 24, path.with_name("desk.db-wal")
    whole = log.read_bytes()
    log.write_bytes(whole[:at] + bytes(reversed(whole[at:])))


def test_a_change_that_was_cut_off_as_it_was_saved_is_a_notice_and_the_record_is_whole(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    head = upkeep.verify(desk.database).head
    a_document(desk, LEDGER)
    path = cut_off(desk, tmp_path / "cut")
    cut_off_in_the_last_frame(path)

    found = upkeep.verify(open_database(path), expect_head=head)

    assert (found.ok, found.findings, found.head) == (True, (), head)
    (notice,) = found.notices
    assert notice.startswith("A change was cut off as it was saved")
    (kept,) = log_damage.kept(path)
    assert kept.name in notice
    kept.unlink()
    assert upkeep.verify(open_database(path)).notices == ()


def test_a_change_that_was_cut_off_is_a_finding_where_its_head_was_noted(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    a_document(desk, LEDGER)
    head = upkeep.verify(desk.database).head
    path = cut_off(desk, tmp_path / "cut")
    cut_off_in_the_last_frame(path)

    found = upkeep.verify(open_database(path), expect_head=head)

    assert not found.ok
    assert "the end of the record was cut off" in found.findings[0].what


def test_the_program_tells_of_it_and_its_exit_code_says_that_the_record_is_whole(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_document(desk)
    path = cut_off(desk, tmp_path / "cut")
    cut_off_in_the_last_frame(path)

    assert main(["--database", str(path), "verify"]) == 0
    assert "- A change was cut off as it was saved" in capsys.readouterr().out
    (told,) = [one for one in examine(path, {}) if one.what.startswith("A change was cut off")]
    assert told.mark is Mark.ODD


@pytest.mark.parametrize("bit", [0, 40, 64, 100, 128, 159, 160, 191, 192, 9_999, 32_959])
def test_one_bit_of_the_last_frame_is_a_finding_for_no_killed_program_leaves_that(
    desk: Desk, tmp_path: Path, bit: int
) -> None:
    a_document(desk)
    path = cut_off(desk, tmp_path / "cut")
    log = path.with_name("desk.db-wal")
    changed = bytearray(log.read_bytes())
    changed[last_frame(path) + bit // 8] ^= 1 << bit % 8
    log.write_bytes(changed)

    found = upkeep.verify(open_database(path))

    assert found.notices == ()
    assert "A log of this desk was damaged" in found.findings[0].what


def test_a_frame_that_is_wrong_before_another_change_is_a_finding(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    path = cut_off(desk, tmp_path / "cut")
    cut_off_in_the_last_frame(path)
    between = path.with_name("desk.db-wal").read_bytes()
    a_document(desk, LEDGER)
    path = cut_off(desk, tmp_path / "later")
    log = path.with_name("desk.db-wal")
    log.write_bytes(between + log.read_bytes()[len(between) :])

    found = upkeep.verify(open_database(path))

    assert found.notices == ()
    assert "at least 2 changes" in found.findings[0].what


def test_a_damaged_log_goes_with_the_desk_that_a_backup_replaces(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    path = cut_off(desk, tmp_path / "cut")
    harm(path, 5_000)
    _, made = upkeep.backup(a_desk(tmp_path / "other"), tmp_path / "copy.db")

    restore(tmp_path / "copy.db", path, aside=path.with_name("before.db"))

    assert log_damage.kept(path) == []
    assert len(log_damage.kept(path.with_name("before.db"))) == 1
    assert made.events
