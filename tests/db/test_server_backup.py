"""Backups of a desk on a server, and back into a new database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db.opening import open_database
from db.postgresql.address import ServerAddress, server_at
from desk.team import sit_down
from desk.upkeep import backup, restore, verify, verify_backup
from tests.builders import Counting, Ticking, a_database, a_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk
    from tests.postgresql import Server


@pytest.fixture
def worked(server: Server, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a server with a document."""
    with server.lent(tmp_path) as lent:
        desk = sit_down(lent, "Maya", clock=Ticking(), ids=Counting())
        a_document(desk)
        yield desk


def has_desk(where: ServerAddress) -> bool:
    """Whether anything of a desk is in a database."""
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    with pool.alone(where, 1.0) as session:
        found = session.execute("select 1 from pg_namespace where nspname = 'claimdesk'")
        return found.fetchone() is not None


def test_a_backup_comes_back_as_it_was(worked: Desk, server: Server, tmp_path: Path) -> None:
    file, made = backup(worked, tmp_path)
    new = server_at(server.make())

    back = restore(file, new)

    assert file.suffix == ".dump"
    assert back.name == new.name
    assert back.head == made.printed == verify(worked.database).head
    assert verify(open_database(new), expect_head=made.printed).ok


def test_a_backup_does_not_show_what_came_after(
    worked: Desk, server: Server, tmp_path: Path
) -> None:
    file, made = backup(worked, tmp_path / "a.dump")
    a_document(worked, "The pier has a bench.")

    back = restore(file, server_at(server.make()))

    assert back.head == made.printed
    assert verify(worked.database).events == made.events + 1


def test_a_backup_that_was_changed_is_refused(worked: Desk, server: Server, tmp_path: Path) -> None:
    file, _ = backup(worked, tmp_path)
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)
    new = server_at(server.make())

    with pytest.raises(DatabaseUnfit, match="its manifest says"):
        restore(file, new)
    assert not has_desk(new)


def test_a_record_that_does_not_verify_is_not_kept(
    worked: Desk, server: Server, tmp_path: Path
) -> None:
    with worked.database.write() as writing:
        writing.execute("update documents set title = 'The bench'")
    file, _ = backup(worked, tmp_path)
    new = server_at(server.make())

    with pytest.raises(DatabaseUnfit, match="is not as event"):
        restore(file, new)
    assert not has_desk(new)


def test_a_desk_that_is_there_is_never_replaced(worked: Desk, tmp_path: Path) -> None:
    file, _ = backup(worked, tmp_path)
    here = server_at(worked.database.told)

    with pytest.raises(InvalidInput, match="holds a desk already"):
        restore(file, here)
    with pytest.raises(InvalidInput, match="never replaced"):
        restore(file, here, replace=True)
    assert verify(worked.database).ok


def test_a_dump_is_proven_by_restoring_it_only(worked: Desk, tmp_path: Path) -> None:
    file, _ = backup(worked, tmp_path)

    with pytest.raises(InvalidInput, match="Restore it into a new database"):
        verify_backup(file)


def test_a_copied_file_does_not_become_a_dump(server: Server, tmp_path: Path) -> None:
    a_document(sit_down(a_database(tmp_path), "Maya"))

    with pytest.raises(InvalidInput, match="claimdesk copy --from FILE"):
        restore(tmp_path / "desk.db", server_at(server.make()))


def test_what_pg_dump_says_is_told_without_the_password(worked: Desk, tmp_path: Path) -> None:
    from db.postgresql.dump import dump  # noqa: PLC0415 -- psycopg is optional

    nowhere = server_at("postgresql://maya:fourteen-lamps@127.0.0.1:1/desk")

    with pytest.raises(DatabaseUnfit, match="pg_dump could not do its work") as refusal:
        dump(nowhere, "none", tmp_path / "a.dump")
    assert "fourteen-lamps" not in str(refusal.value)
