"""A backup is complete or not there, and says what it holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db import backup
from db.backup import back_up, check_backup, manifest_of
from db.connection import immutable
from db.digest import of_bytes
from db.verify import verify
from tests.builders import a_document
from tests.db.test_migrate import a_foreign_file

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

NOON = "2026-03-09T12:00:00.000000+00:00"


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Path:
    """A backup of a desk with one document."""
    a_document(desk)
    back_up(desk.database, tmp_path / "safe" / "copy.db", made_at=NOON)
    return tmp_path / "safe" / "copy.db"


def test_a_backup_holds_the_whole_record_and_says_how_far_it_reaches(
    desk: Desk, tmp_path: Path
) -> None:
    a_document(desk)
    made = back_up(desk.database, tmp_path / "copy.db", made_at=NOON)

    with immutable(tmp_path / "copy.db") as snapshot:
        found = verify(snapshot, expect_head=made.printed)
    assert found.ok
    assert (found.events, found.head.digest) == (made.events, made.head)
    assert made.sha256 == of_bytes((tmp_path / "copy.db").read_bytes())
    assert made.made_at == NOON


def test_a_backup_checks_out_against_its_manifest(copy: Path) -> None:
    assert check_backup(copy).events == 2


def test_a_backup_is_two_files_and_nothing_else(copy: Path) -> None:
    assert sorted(file.name for file in copy.parent.iterdir()) == [
        "copy.db",
        "copy.db.manifest.json",
    ]


def test_a_backup_is_for_its_owners_eyes(copy: Path) -> None:
    assert copy.stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites_a_file(desk: Desk, copy: Path) -> None:
    before = copy.read_bytes()

    with pytest.raises(InvalidInput, match=r"never overwrites one\. Nothing was written"):
        back_up(desk.database, copy, made_at=NOON)
    assert copy.read_bytes() == before


def test_a_file_that_appears_while_a_backup_is_made_is_not_overwritten(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "safe" / "copy.db"
    looked_at = backup._looked_at

    def and_meanwhile(part: Path, made_at: str, sha256: str) -> backup.Backup:
        path.write_text("somebody else's", "utf-8")
        return looked_at(part, made_at, sha256)

    monkeypatch.setattr(backup, "_looked_at", and_meanwhile)

    with pytest.raises(InvalidInput, match="There is a file"):
        back_up(desk.database, path, made_at=NOON)
    assert path.read_text("utf-8") == "somebody else's"


def test_a_backup_that_fails_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(part: Path, made_at: str, sha256: str) -> backup.Backup:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_looked_at", no_room)

    with pytest.raises(DatabaseUnfit, match=r"No space left on device\. Nothing was left behind"):
        back_up(desk.database, tmp_path / "safe" / "copy.db", made_at=NOON)
    assert list((tmp_path / "safe").iterdir()) == []


def test_a_backup_into_a_place_that_is_no_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(DatabaseUnfit, match="cannot be written"):
        back_up(desk.database, tmp_path / "file" / "copy.db", made_at=NOON)


def test_a_backup_on_a_disk_without_hard_links_works_too(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(type(tmp_path), "hardlink_to", unsupported)
    back_up(desk.database, tmp_path / "safe" / "copy.db", made_at=NOON)

    assert check_backup(tmp_path / "safe" / "copy.db").events == 1


def test_a_backup_that_was_changed_does_not_check_out(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)

    with pytest.raises(DatabaseUnfit, match=r"has the digest .*, and its manifest says"):
        check_backup(copy)


def test_a_manifest_that_was_changed_does_not_check_out(copy: Path) -> None:
    said = json.loads(manifest_of(copy).read_text("utf-8"))
    manifest_of(copy).write_text(json.dumps({**said, "events": 7}), "utf-8")

    with pytest.raises(DatabaseUnfit, match="reaches to event 2, and its manifest says 7"):
        check_backup(copy)


@pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"events": "many"}'])
def test_a_backup_without_a_manifest_that_can_be_read_does_not_check_out(
    copy: Path, manifest: str | None
) -> None:
    manifest_of(copy).unlink()
    if manifest is not None:
        manifest_of(copy).write_text(manifest, "utf-8")

    with pytest.raises(DatabaseUnfit, match="has no manifest"):
        check_backup(copy)


def test_a_backup_whose_file_is_gone_does_not_check_out(copy: Path) -> None:
    copy.unlink()

    with pytest.raises(DatabaseUnfit, match="cannot be read"):
        check_backup(copy)


def test_a_backup_replaced_by_another_programs_database_does_not_check_out(
    copy: Path, tmp_path: Path
) -> None:
    foreign = a_foreign_file(tmp_path).read_bytes()
    copy.write_bytes(foreign)
    said = json.loads(manifest_of(copy).read_text("utf-8"))
    manifest_of(copy).write_text(json.dumps({**said, "sha256": of_bytes(foreign)}), "utf-8")

    with pytest.raises(DatabaseUnfit, match="is not a database of Claimdesk"):
        check_backup(copy)


def test_people_go_on_working_while_a_backup_is_made(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = backup._looked_at

    def and_meanwhile(part: Path, made_at: str, sha256: str) -> backup.Backup:
        a_document(desk)
        return looked_at(part, made_at, sha256)

    monkeypatch.setattr(backup, "_looked_at", and_meanwhile)
    made = back_up(desk.database, tmp_path / "copy.db", made_at=NOON)

    assert made.events == 1
    assert check_backup(tmp_path / "copy.db").events == 1
