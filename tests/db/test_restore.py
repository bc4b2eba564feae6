"""A backup comes back whole or not at all, and nothing that stood in its place is lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db import in_use
from db.backup import back_up, check_backup, manifest_of
from db.connection import Database, immutable
from db.digest import of_bytes
from db.events_store import head
from db.restore import restore
from db.verify import verify
from desk import accounts, api_keys
from desk.authority import Role
from desk.sign_in import begin_session, session_of
from tests.builders import LEDGER, a_document, with_roles
from tests.db.tampering import tamper

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

NOON = "2026-03-09T12:00:00.000000+00:00"


@pytest.fixture
def backup(desk: Desk, tmp_path: Path) -> Path:
    """A backup of a desk with one document; the desk takes in another one afterwards."""
    a_document(desk)
    back_up(desk.database, tmp_path / "safe" / "copy.db", made_at=NOON)
    a_document(desk, LEDGER)
    return tmp_path / "safe" / "copy.db"


def _sealed_again(backup: Path, *, digest: str | None = None) -> None:
    """Make the manifest fit a file that somebody changed, as somebody could who means harm."""
    said = manifest_of(backup).read_text("utf-8")
    old = said.partition('"sha256":"')[2][:64]
    manifest_of(backup).write_text(
        said.replace(old, digest or of_bytes(backup.read_bytes())), "utf-8"
    )


def test_a_restored_desk_has_the_head_that_the_backup_printed(backup: Path, tmp_path: Path) -> None:
    back = restore(backup, tmp_path / "new" / "desk.db")

    assert back.head == check_backup(backup).printed
    with immutable(back.path) as snapshot:
        assert verify(snapshot, expect_head=back.head).ok
    assert {file.name for file in back.path.parent.iterdir()} == {"desk.db", "desk.db.serving"}


def test_the_backup_itself_is_only_read(backup: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in backup.parent.iterdir()}

    restore(backup, tmp_path / "new.db")

    assert {file.name: file.read_bytes() for file in backup.parent.iterdir()} == before


def test_people_go_on_working_on_a_restored_desk(backup: Path, tmp_path: Path, desk: Desk) -> None:
    back = restore(backup, desk.database.path, aside=tmp_path / "before.db")

    a_document(desk, LEDGER)

    with desk.database.snapshot() as snapshot:
        assert head(snapshot).events > back.head.events
        assert verify(snapshot).ok


def test_a_desk_is_not_replaced_unless_that_is_said(backup: Path, desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="say --replace"):
        restore(backup, desk.database.path)

    with desk.database.snapshot() as snapshot:
        assert snapshot.number("select count(*) from documents") == 2


def test_a_replaced_desk_is_kept_whole_with_what_its_log_held(
    backup: Path, tmp_path: Path, desk: Desk
) -> None:
    back = restore(backup, desk.database.path, aside=tmp_path / "before.db")

    assert back.kept == tmp_path / "before.db"
    with immutable(back.kept) as snapshot:
        assert snapshot.number("select count(*) from documents") == 2
        assert verify(snapshot).ok
    with desk.database.snapshot() as snapshot:
        assert snapshot.number("select count(*) from documents") == 1


def test_what_was_kept_before_is_never_written_over(
    backup: Path, tmp_path: Path, desk: Desk
) -> None:
    (tmp_path / "before.db").write_text("an older desk", "utf-8")

    with pytest.raises(InvalidInput, match=r"before\.db” already"):
        restore(backup, desk.database.path, aside=tmp_path / "before.db")

    assert (tmp_path / "before.db").read_text("utf-8") == "an older desk"


def test_a_damaged_desk_can_be_replaced_and_is_kept_as_it_is(backup: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database, only ruins " * 400)

    back = restore(backup, broken, aside=tmp_path / "before.db")

    assert (tmp_path / "before.db").read_bytes().startswith(b"no database, only ruins")
    assert back.head == check_backup(backup).printed


def test_a_database_of_another_program_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    foreign = Database(tmp_path / "recipes.db")
    with foreign.connect() as connection:
        connection.conn.execute("create table recipes (name text)")

    with pytest.raises(InvalidInput, match="of another program"):
        restore(backup, foreign.path, aside=tmp_path / "before.db")


def test_a_backup_that_is_not_the_file_of_its_manifest_is_refused(
    backup: Path, tmp_path: Path
) -> None:
    with backup.open("r+b") as file:
        file.seek(-10, 2)
        file.write(b"0123456789")

    with pytest.raises(DatabaseUnfit, match="has the digest"):
        restore(backup, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_backup_without_a_manifest_is_refused(backup: Path, tmp_path: Path) -> None:
    manifest_of(backup).unlink()

    with pytest.raises(DatabaseUnfit, match="has no manifest"):
        restore(backup, tmp_path / "new.db")


def test_a_changed_row_under_a_fitting_manifest_is_refused(backup: Path, tmp_path: Path) -> None:
    tamper(Database(backup), "update documents set publisher = 'Somebody else'")
    _sealed_again(backup)

    with pytest.raises(DatabaseUnfit, match="is not whole"):
        restore(backup, tmp_path / "new.db")
    assert sorted(file.name for file in tmp_path.glob("*new.db*")) == ["new.db.serving"]


@pytest.mark.parametrize(
    "harm",
    [
        "delete from claims_fts where rowid = 1",
        "update claims_fts set statement = 'Other words.' where rowid = 1",
        "insert into claims_fts (rowid, statement) values (999, 'Nobody claims this.')",
        "delete from passages_fts where rowid = 2",
        "update passages_fts set body = 'Other words.' where rowid = 2",
        "insert into passages_fts (rowid, body) values (999, 'Nobody wrote this.')",
        "update titles_fts set title = 'Another title' where rowid = 1",
        "delete from titles_fts",
        "insert into titles_fts (rowid, title) values (999, 'Nowhere')",
    ],
)
def test_a_backup_whose_search_is_not_that_of_its_words_is_refused(
    backup: Path, tmp_path: Path, harm: str
) -> None:
    tamper(Database(backup), harm)
    _sealed_again(backup)

    with pytest.raises(DatabaseUnfit, match="search index has 1 "):
        restore(backup, tmp_path / "new.db")


def test_a_search_index_that_does_not_fit_its_own_words_is_refused(
    backup: Path, tmp_path: Path
) -> None:
    with Database(backup).connect() as connection:
        connection.conn.execute("update passages_fts_content set c1 = 'other words' where id = 1")
    _sealed_again(backup)

    with pytest.raises(DatabaseUnfit, match="is not whole"):
        restore(backup, tmp_path / "new.db")


def test_nothing_is_replaced_under_a_running_server(
    backup: Path, tmp_path: Path, desk: Desk
) -> None:
    with (
        in_use.served(desk.database.path),
        pytest.raises(DatabaseUnfit, match="server is working on"),
    ):
        restore(backup, desk.database.path, aside=tmp_path / "before.db")

    assert restore(backup, desk.database.path, aside=tmp_path / "before.db").kept is not None


def test_nothing_is_replaced_while_a_program_has_the_file_open(
    backup: Path, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_use, "_PATIENCE", 0.01)
    with desk.database.connect() as held:
        held.execute("select 1 from people").fetchall()
        with pytest.raises(DatabaseUnfit, match="Another program"):
            restore(backup, desk.database.path, aside=tmp_path / "before.db")

    assert desk.database.path.exists()
    assert not (tmp_path / "before.db").exists()


def test_two_servers_may_work_on_one_desk(desk: Desk) -> None:
    with in_use.served(desk.database.path), in_use.served(desk.database.path):
        a_document(desk)


def test_a_backup_that_cannot_be_written_says_where_and_why(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    with pytest.raises(DatabaseUnfit, match="cannot be brought to"):
        restore(backup, tmp_path / "file" / "desk.db")


def test_a_backup_moved_without_its_folder_still_restores(backup: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for file in (backup, manifest_of(backup)):
        shutil.copy(file, stick)

    assert restore(stick / "copy.db", tmp_path / "new.db").made_at == NOON


def test_whoever_was_signed_in_when_the_backup_was_made_is_not_let_in_by_it(
    desk: Desk, tmp_path: Path
) -> None:
    seats = with_roles(desk, Ada=Role.CHECKER)
    token = begin_session(desk.database, seats["Ada"].actor, clock=desk.clock)
    link = accounts.invite(desk, "Jonas", Role.READER)
    back_up(desk.database, tmp_path / "copy.db", made_at=NOON)
    assert session_of(desk.database, token, clock=desk.clock) is not None
    assert accounts.holder(desk.database, link, clock=desk.clock) == "Jonas"

    back = restore(tmp_path / "copy.db", tmp_path / "new.db")

    restored = Database(back.path)
    assert back.sessions == 1
    assert session_of(restored, token, clock=desk.clock) is None
    assert accounts.holder(restored, link, clock=desk.clock) is None
    with restored.snapshot() as snapshot:
        assert verify(snapshot, expect_head=back.head).ok


def test_keys_that_were_revoked_since_come_back_and_are_named(desk: Desk, tmp_path: Path) -> None:
    api_keys.make(desk, "the website", api_keys.May.PUBLISHED)
    back_up(desk.database, tmp_path / "copy.db", made_at=NOON)
    api_keys.revoke(desk, api_keys.keys(desk)[0].id)

    back = restore(tmp_path / "copy.db", tmp_path / "new.db")

    assert back.keys == ("the website",)
