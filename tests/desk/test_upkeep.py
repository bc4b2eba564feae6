"""Proving that the record is whole, and keeping copies of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db.rows import stamp
from desk import exports, upkeep
from desk.screens import settings_screen
from review.model import Head
from tests.builders import Ticking, a_desk, a_document, checked
from tests.db.tampering import tamper

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "printed",
    [
        f"12 {DIGEST}",
        f"12:{DIGEST}",
        f" 12, {DIGEST.upper()} \n",
        f"event 12 of the record · {DIGEST}",
        f"event 12 of the record\ndigest {DIGEST}",
    ],
)
def test_a_head_is_read_as_reports_and_people_write_it(printed: str) -> None:
    assert upkeep.printed_head(printed) == Head(events=12, digest=DIGEST)


def test_thousands_may_be_marked() -> None:
    assert upkeep.printed_head(f"event 1,412 of the record {DIGEST}").events == 1_412


@pytest.mark.parametrize(
    "printed", ["", "12", DIGEST, f"12 {DIGEST[:-1]}", f"12 {DIGEST}0", "\ud800"]
)
def test_what_is_no_head_is_refused(desk: Desk, printed: str) -> None:
    with pytest.raises(InvalidInput, match="is not the head of a record"):
        upkeep.verify(desk.database, expect_head=printed)


def test_the_head_at_the_foot_of_a_report_is_found_in_the_record(desk: Desk) -> None:
    a_document(desk)
    head = checked(desk).head
    body = exports.preview(desk, exports.Scope(), "markdown").body.decode()
    a_document(desk, "Three boats came back at noon.")

    assert head.digest in body
    assert upkeep.verify(desk.database, expect_head=f"{head.events} {head.digest}").ok
    assert not upkeep.verify(desk.database, expect_head=f"{head.events} {DIGEST}").ok


def test_a_backup_is_named_after_its_moment_in_a_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    file, made = upkeep.backup(desk, tmp_path / "safe")

    assert file.name == "claimdesk-20260309-080200.db"
    assert made.made_at == "2026-03-09T08:02:00.000000+00:00"
    assert upkeep.verify_backup(file).ok


def test_a_folder_that_is_not_there_yet_is_made_and_no_file_takes_its_name(
    desk: Desk, tmp_path: Path
) -> None:
    first, _ = upkeep.backup(desk, tmp_path / "mnt" / "backups")

    assert (first.parent, first.suffix) == (tmp_path / "mnt" / "backups", ".db")
    assert upkeep.verify_backup(first).ok


def test_the_desk_knows_when_it_was_backed_up_last_and_where(desk: Desk, tmp_path: Path) -> None:
    assert settings_screen(desk.database).backup is None
    a_document(desk)
    upkeep.backup(desk, tmp_path / "monday.db")
    _, tuesday = upkeep.backup(desk, tmp_path / "tuesday.db")

    found = settings_screen(desk.database).backup

    assert found is not None
    assert stamp(found.at) == tuesday.made_at
    assert found.events == tuesday.events
    assert found.place == str(tmp_path / "tuesday.db")
    assert checked(desk).ok


def test_a_desk_that_cannot_be_written_to_is_backed_up_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    locked = replace(desk, database=replace(desk.database, busy_seconds=0.01))
    with desk.database.write():
        file, _ = upkeep.backup(locked, tmp_path / "monday.db")

    assert upkeep.verify_backup(file).ok
    assert settings_screen(desk.database).backup is None


def test_a_backup_can_be_given_a_name(desk: Desk, tmp_path: Path) -> None:
    file, _ = upkeep.backup(desk, tmp_path / "monday.db")

    assert file == tmp_path / "monday.db"
    with pytest.raises(InvalidInput, match="never overwrites"):
        upkeep.backup(desk, file)


def test_a_backup_of_a_record_that_was_tampered_with_is_found_out(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    tamper(desk.database, "update people set name = 'Somebody Else'")
    file, _ = upkeep.backup(desk, tmp_path / "monday.db")

    assert "is not as event 1 left it" in upkeep.verify_backup(file).findings[0].what


def test_a_backup_is_compared_with_the_record_it_came_from(desk: Desk, tmp_path: Path) -> None:
    _, made = upkeep.backup(desk, tmp_path / "monday.db")
    a_document(desk)

    assert upkeep.verify(desk.database, expect_head=made.printed).ok


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, clock=Ticking())

    with pytest.raises(DatabaseUnfit, match="has no manifest"):
        upkeep.verify_backup(desk.database.path)
