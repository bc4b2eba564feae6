"""Where a database may lie."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from claims.errors import DatabaseUnfit
from db import place
from db.backup import back_up
from db.opening import open_database
from db.restore import restore
from tests.builders import a_desk, a_document

MOUNTS = """\
overlay / overlay rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sda1 /home ext4 rw 0 0
server:/desks /home/maya/shared nfs4 rw 0 0
//server/desks /mnt/common\\040desks cifs rw 0 0
maya@server: /home/maya/far fuse.sshfs rw 0 0
tmpfs /home/maya/shared/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/desk.db", "overlay"),
        ("/home/desk.db", "ext4"),
        ("/home/maya/shared/desk.db", "nfs4"),
        ("/home/maya/shared/deep/desk.db", "nfs4"),
        ("/home/maya/sharedness/desk.db", "ext4"),
        ("/home/maya/shared/local/desk.db", "tmpfs"),
        ("/mnt/common desks/desk.db", "cifs"),
        ("/mnt/common/desk.db", "overlay"),
    ],
)
def test_the_filesystem_of_a_path_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert place.filesystem_of(Path(path), MOUNTS) == kind


def test_of_two_mounts_on_one_place_the_later_one_counts() -> None:
    assert place.filesystem_of(Path("/a/b"), "x /a ext4 rw 0 0\ny /a nfs rw 0 0\n") == "nfs"


@pytest.mark.parametrize("mounts", ["", "\n", "broken line\n", "x", "a /\udcff\\377 ext4 rw"])
def test_a_mount_table_that_cannot_be_read_says_nothing(mounts: str) -> None:
    assert place.filesystem_of(Path("/desk.db"), mounts) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/maya/shared/desk.db", "nfs4"),
        ("/mnt/common desks/desk.db", "cifs"),
        ("/home/maya/far/desk.db", "fuse.sshfs"),
    ],
)
def test_a_network_filesystem_is_refused_with_what_to_use_instead(path: str, kind: str) -> None:
    with pytest.raises(DatabaseUnfit, match=rf"network filesystem \({kind}\).*local disk.*Postgre"):
        place.refuse_unfit(Path(path), MOUNTS)


def test_a_link_to_a_network_filesystem_is_refused_too(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (tmp_path / "link").symlink_to(shared)

    with pytest.raises(DatabaseUnfit, match="network filesystem"):
        place.refuse_unfit(tmp_path / "link" / "desk.db", f"s:/x {shared} nfs rw 0 0\n")


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")

    with pytest.raises(DatabaseUnfit, match="cannot be"):
        open_database(tmp_path / "one" / "desk.db")


def test_a_windows_share_is_refused() -> None:
    with pytest.raises(DatabaseUnfit, match="Windows network share"):
        place.refuse_unfit(Path("\\\\server\\desks\\desk.db"), MOUNTS)


def test_a_local_disk_is_fine() -> None:
    place.refuse_unfit(Path("/home/desk.db"), MOUNTS)
    place.refuse_unfit(Path("/home/maya/shared/local/desk.db"), MOUNTS)


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_a_folder_is_refused(path: str) -> None:
    with pytest.raises(DatabaseUnfit, match="a database is a file"):
        open_database(path)


def test_a_name_with_nul_is_refused() -> None:
    with pytest.raises(DatabaseUnfit, match="cannot hold a NUL character"):
        open_database("desk\0.db")


def test_a_home_folder_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DatabaseUnfit, match="names a home folder that does not exist"):
        open_database("~nobody-of-that-name/desk.db")


def test_the_folder_of_a_database_is_made(tmp_path: Path) -> None:
    open_database(tmp_path / "var" / "deep" / "desk.db")

    assert (tmp_path / "var" / "deep" / "desk.db").is_file()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of Unix")
def test_nobody_else_may_read_a_new_desk_its_log_its_folder_or_its_backup(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        desk = a_desk(tmp_path / "var")
        a_document(desk)
        back_up(desk.database, tmp_path / "safe" / "copy.db", made_at="")
        restore(tmp_path / "safe" / "copy.db", tmp_path / "back" / "desk.db")
    finally:
        os.umask(before)

    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {one.name for one in files} >= {"desk.db", "desk.db-wal", "copy.db", "desk.db.serving"}
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    folders = [tmp_path / name for name in ("var", "safe", "back")]
    assert [stat.S_IMODE(one.stat().st_mode) for one in folders] == [0o700] * 3


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of Unix")
def test_a_file_and_a_folder_that_are_there_keep_the_rights_they_were_given(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    (tmp_path / "desk.db").touch(mode=0o640)
    (tmp_path / "desk.db").chmod(0o640)

    open_database(tmp_path / "desk.db")

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750
    assert stat.S_IMODE((tmp_path / "desk.db").stat().st_mode) == 0o640


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(DatabaseUnfit, match=r"cannot be made: .*Choose another place"):
        open_database(tmp_path / "file" / "deep" / "desk.db")


def test_a_name_that_sqlite_takes_for_memory_is_a_file_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_database(":memory:")

    assert (tmp_path / ":memory:").is_file()
