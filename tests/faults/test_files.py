"""Files that were cut off, may not be written, or are held by others are told in a sentence."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, Refusal
from db import idle
from db.backup import back_up
from db.connection import Database
from db.driver import driver
from db.opening import open_database
from desk.upkeep import verify
from tests.builders import a_desk, a_document
from tests.db.processes import add_person
from tests.faults.record import told
from tests.faults.writers import said_by_another

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("resource", reason="rights and forks are a matter of Unix")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk in one file."""
    folder = tmp_path_factory.mktemp("whole")
    desk = a_desk(folder)
    a_document(desk)
    back_up(desk.database, folder / "copy.db", made_at="")
    return folder / "copy.db"


@pytest.fixture
def elsewhere(whole: Path) -> Iterator[Path]:
    """A copy of it in a folder that everybody can reach, and owns if there is nobody else."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "var" / "desk.db"
        path.parent.mkdir()
        shutil.copy(whole, path)
        Path(name).chmod(0o755)
        yield path
        path.parent.chmod(0o755)


def refusal_of_writing(path: Path) -> str:
    try:
        add_person(open_database(path), "Tomas")
    except Refusal as refusal:
        return str(refusal)
    return "saved"


@pytest.mark.parametrize("part", range(1, 20))
def test_a_file_that_was_cut_off_anywhere_is_named(whole: Path, tmp_path: Path, part: int) -> None:
    content = whole.read_bytes()
    (tmp_path / "desk.db").write_bytes(content[: len(content) * part // 20])

    assert told(tmp_path / "desk.db")


@pytest.mark.parametrize("left", [16, 50, 99, 100, 512, 4_095, 4_096, 4_097, -4_096, -1])
def test_a_file_that_was_cut_off_at_a_boundary_is_named(
    whole: Path, tmp_path: Path, left: int
) -> None:
    (tmp_path / "desk.db").write_bytes(whole.read_bytes()[:left])

    assert told(tmp_path / "desk.db")


@pytest.mark.parametrize("left", [0, 1])
def test_a_file_that_lost_all_is_a_new_desk_to_sqlite_and_its_head_says_so(
    whole: Path, tmp_path: Path, left: int
) -> None:
    shutil.copy(whole, tmp_path / "whole.db")
    head = verify(open_database(tmp_path / "whole.db")).head
    (tmp_path / "desk.db").write_bytes(whole.read_bytes()[:left])

    found = verify(open_database(tmp_path / "desk.db"), expect_head=head)

    assert "the end of the record was cut off" in found.findings[0].what


@pytest.mark.parametrize(
    ("folder", "file"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444), (0o700, 0o600)]
)
def test_a_desk_that_may_not_be_written_refuses_in_a_sentence_and_stays_as_it_is(
    elsewhere: Path, folder: int, file: int
) -> None:
    if os.geteuid() and folder == 0o700:
        pytest.skip("only root has others to keep out")
    before = elsewhere.read_bytes()
    elsewhere.chmod(file)
    elsewhere.parent.chmod(folder)

    said = said_by_another(lambda: refusal_of_writing(elsewhere))

    assert "Nothing was saved." in said
    assert "write there" in said
    assert elsewhere.read_bytes() == before


def test_a_file_that_another_program_holds_is_told_after_the_time_one_waits(
    tmp_path: Path,
) -> None:
    path = open_database(tmp_path / "desk.db").path
    with closing(driver.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")

        with pytest.raises(DatabaseUnfit, match=r"kept .* busy for too long.*Send again"):
            add_person(Database(path, busy_seconds=0.02), "Tomas")

        other.execute("rollback")
    add_person(Database(path), "Tomas")
    assert told(path) == ""


def test_a_full_disk_refuses_the_file_of_a_backup_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    database = a_desk(tmp_path).database
    idle.let_go(database.path)

    said = said_by_another(
        lambda: _backed_up_on_a_full_disk(database, tmp_path / "copy.db"), as_nobody=False
    )

    assert f"The backup “{tmp_path / 'copy.db'}” cannot be written: there is no room" in said
    assert not (tmp_path / "copy.db").exists()
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".*.part")) == []


def _backed_up_on_a_full_disk(database: Database, path: Path) -> str:
    import resource  # noqa: PLC0415 -- Windows has no such module

    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        back_up(database, path, made_at="")
    except Refusal as refusal:
        return f"refused: {refusal}"
    return "saved"
