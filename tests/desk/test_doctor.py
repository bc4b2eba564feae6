"""The doctor says what is right or wrong, why it matters and what to do, and changes nothing."""

from __future__ import annotations

import os
import shutil
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from db import driver as driver_module
from db import in_use
from db.driver import lacking
from desk import doctor, machine, upkeep
from desk.diagnosis import Mark
from desk.doctor import examine
from tests.builders import a_document
from tests.db.tampering import tamper
from tests.faults.writers import said_by_another

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk import Desk
    from desk.diagnosis import Diagnosis

NOTHING: Mapping[str, str] = {}


def _look(path: Path, *, now: datetime | None = None, port: int = 0) -> dict[str, Diagnosis]:
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
    moment = now or written or datetime(2026, 3, 9, tzinfo=UTC)
    return {one.about: one for one in examine(path, NOTHING, port=port, clock=lambda: moment)}


def test_a_sound_desk_is_well_and_stays_as_it_is(desk: Desk) -> None:
    a_document(desk)
    before = desk.database.path.read_bytes()
    found = _look(desk.database.path)

    assert {one.mark for one in found.values()} <= {Mark.GOOD, Mark.ODD}
    assert {about for about, one in found.items() if one.mark is Mark.ODD} <= {"backup", "rights"}
    assert desk.database.path.read_bytes() == before


def test_whatever_is_not_well_says_why_and_what_to_do(tmp_path: Path) -> None:
    for one in _look(tmp_path / "nothing.db").values():
        assert one.what
        assert one.mark is Mark.GOOD or (one.why and one.remedy)
    assert not (tmp_path / "nothing.db").exists()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert "database" not in _look(tmp_path / "nowhere" / "desk.db")
    assert not (tmp_path / "nowhere").exists()


def test_the_clock_standing_before_the_last_event_is_wrong(desk: Desk) -> None:
    a_document(desk)
    found = _look(desk.database.path, now=datetime(2020, 1, 1, tzinfo=UTC))["clock"]

    assert found.mark is Mark.BAD
    assert "2020-01-01" in found.what
    assert "time server" in found.remedy


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("delete from claims_fts", "whose words are not in it"),
        ("delete from passages_fts", "sentences that are not in it"),
    ],
)
def test_a_search_that_lacks_words_is_wrong(desk: Desk, harm: str, told: str) -> None:
    a_document(desk)
    tamper(desk.database, harm)
    found = _look(desk.database.path)["search"]

    assert (found.mark, told in found.what) == (Mark.BAD, True)


def test_a_desk_of_an_older_or_newer_version_is_told(desk: Desk) -> None:
    last = "(select max(name) from _sqlite_migrations)"
    tamper(desk.database, f"delete from _sqlite_migrations where name = {last}")
    assert _look(desk.database.path)["schema"].mark is Mark.ODD

    tamper(
        desk.database,
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('claimdesk', '9999_later', '2027')",
    )
    newer = _look(desk.database.path)["schema"]
    assert (newer.mark, "9999_later" in newer.what) == (Mark.BAD, True)


@pytest.mark.parametrize(
    "content", [b"", b"notes, and no database ", b"SQLite format 3\0" + bytes(90)]
)
def test_a_file_that_is_no_desk_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "desk.db").write_bytes(content * 300)

    assert _look(tmp_path / "desk.db")["database"].mark is Mark.BAD
    assert (tmp_path / "desk.db").read_bytes() == content * 300


def test_a_damaged_desk_is_told_with_the_way_back(desk: Desk) -> None:
    a_document(desk)
    in_use.fold(desk.database.path)
    with desk.database.path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)
    found = _look(desk.database.path)["database"]

    assert (found.mark, "restore-backup" in found.remedy) == (Mark.BAD, True)


def test_the_age_of_the_latest_backup_is_told(desk: Desk, tmp_path: Path) -> None:
    path = desk.database.path
    assert "no backup" in _look(path)["backup"].what
    (tmp_path / "backups").mkdir()
    made = upkeep.backup(desk, tmp_path / "backups")[1]
    now = datetime.fromisoformat(made.made_at)

    assert _look(path, now=now + timedelta(hours=5))["backup"].what.endswith("is 5 hours old.")
    assert _look(path, now=now + timedelta(hours=5))["backup"].mark is Mark.GOOD
    assert _look(path, now=now + timedelta(days=3))["backup"].mark is Mark.ODD


def test_a_manifest_that_cannot_be_read_is_no_backup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "x.manifest.json").write_text('{"made_at": 7}', "utf-8")

    assert "no backup" in _look(desk.database.path)["backup"].what


def test_a_disk_that_is_nearly_full_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FLOOR", 2**80)

    assert _look(desk.database.path)["room"].mark is Mark.BAD


def test_a_taken_port_is_told_unless_it_is_our_own_servers(desk: Desk) -> None:
    path = desk.database.path
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        assert _look(path, port=port)["port"].mark is Mark.ODD
        with in_use.served(path):
            assert "server is working" in _look(path, port=port)["port"].what


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_database_that_others_may_read_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_is_closed", lambda _folder: False)
    desk.database.path.chmod(0o644)
    assert _look(desk.database.path)["rights"].mark is Mark.ODD

    desk.database.path.chmod(0o600)
    assert _look(desk.database.path)["rights"].mark is Mark.GOOD


def test_a_python_sqlite_or_terminal_that_will_not_do_is_told() -> None:
    assert machine.python((3, 10)).mark is Mark.BAD
    assert machine.sqlite((3, 50, 6)).mark is Mark.ODD
    assert machine.sqlite((3, 50, 7)).mark is Mark.GOOD
    lacking = machine.sqlite((3, 36, 0), ("strict tables", "full-text search (FTS5)"))
    assert lacking.mark is Mark.BAD
    assert "3.36.0, without strict tables and full-text search" in lacking.what
    assert machine.language("ANSI_X3.4-1968").mark is Mark.ODD


def test_a_provider_without_its_extra_is_wrong() -> None:
    asked = {"CLAIMDESK_OIDC_ISSUER": "https://id.example.org"}

    assert machine.extras(asked, has_oidc=False).mark is Mark.BAD
    assert machine.extras(asked, has_oidc=True).mark is Mark.GOOD
    assert machine.extras({}, has_oidc=False).mark is Mark.GOOD


def test_a_journal_mode_that_loses_changes_is_wrong() -> None:
    assert doctor._journal("wal", affected=True).mark is Mark.BAD
    assert doctor._journal("delete", affected=True).mark is Mark.GOOD
    assert doctor._journal("delete", affected=False).mark is Mark.ODD
    assert doctor._log(doctor.LARGE_LOG + 1).mark is Mark.ODD


def test_this_sqlite_has_what_is_needed_and_what_one_lacks_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert lacking() == ()
    monkeypatch.setitem(driver_module._NEEDED, "lamps", "create virtual table probe using lamps")

    assert lacking() == ("lamps",)


@pytest.mark.skipif(os.name == "nt", reason="rights and forks are a matter of Unix")
def test_a_folder_that_lets_nobody_through_is_told_and_nothing_behind_it_is_asked() -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "shut" / "var" / "desk.db"
        path.parent.mkdir(parents=True)
        Path(name).chmod(0o755)
        path.parents[1].chmod(0o600)

        said = said_by_another(lambda: _all_said(path))

        path.parents[1].chmod(0o700)
    assert f"You may not go into the folder “{path.parents[1]}”." in said
    assert "database:" not in said


@pytest.mark.skipif(os.name == "nt", reason="rights and forks are a matter of Unix")
def test_where_the_rights_are_missing_nobody_is_told_to_restore_a_backup(desk: Desk) -> None:
    a_document(desk)
    with TemporaryDirectory() as name:
        path = Path(name) / "desk.db"
        shutil.copy(desk.database.path, path)
        path.chmod(0o600)
        Path(name).chmod(0o755)

        said = said_by_another(lambda: _all_said(path))

    assert "rights: You may not write in the folder" in said
    assert "First what is wrong above" in said
    assert "restore-backup" not in said


def _all_said(path: Path) -> str:
    found = examine(path, NOTHING, port=0)
    return "\n".join(f"{one.about}: {one.what} {one.remedy}" for one in found)


def test_a_disk_that_may_only_be_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.statvfs(desk.database.path.parent)
    read_only = os.statvfs_result([*real[:8], real.f_flag | os.ST_RDONLY, real.f_namemax])
    monkeypatch.setattr(os, "statvfs", lambda _: read_only)

    assert "may only be read" in _look(desk.database.path)["rights"].what
