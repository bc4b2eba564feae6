"""Making a database, and refusing to touch one that is not ours to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit
from db import migrate
from db.connection import Database
from db.digest import of_bytes
from db.driver import driver
from db.migrations import numbered
from db.opening import open_database

if TYPE_CHECKING:
    from pathlib import Path

OURS = {
    "people", "texts", "originals", "documents", "places", "passages", "claims", "occurrences",
    "outside_sources", "evidence", "reviews", "verdicts", "events", "changes", "event_subjects",
    "drafts", "exports", "relations", "caveats", "aliases", "refused_suggestions",
}  # fmt: skip


def a_foreign_file(folder: Path) -> Path:
    path = folder / "recipes.db"
    raw = driver.connect(path)
    raw.execute("create table recipes (name text)")
    raw.commit()
    raw.close()
    return path


def test_a_blank_file_becomes_a_database_with_every_table(tmp_path: Path) -> None:
    database = open_database(tmp_path / "new.db")

    with database.snapshot() as snapshot:
        found = snapshot.rows("select name from sqlite_master where type = 'table'")
    assert {row["name"] for row in found} >= OURS


def test_a_migration_is_applied_once(database: Database) -> None:
    assert migrate.prepare(database) == ()
    assert migrate.is_current(database)


def test_a_file_that_is_new_is_not_current(tmp_path: Path) -> None:
    assert not migrate.is_current(Database(tmp_path / "new.db"))


def test_a_database_of_another_program_is_left_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    path = a_foreign_file(tmp_path)
    before = of_bytes(path.read_bytes())

    with pytest.raises(DatabaseUnfit, match=r"of another program\. It was left as it is"):
        open_database(path)
    assert of_bytes(path.read_bytes()) == before
    assert [file.name for file in tmp_path.iterdir()] == ["recipes.db"]


def test_a_database_of_a_newer_version_is_left_byte_for_byte_as_it_was(database: Database) -> None:
    with database.write() as writing:
        writing.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('claimdesk', '9999_from_the_future', '2031-01-01')"
        )
    before = of_bytes(database.path.read_bytes())

    with pytest.raises(DatabaseUnfit, match=r"newer Claimdesk \(9999_from_the_future\)"):
        open_database(database.path)
    assert of_bytes(database.path.read_bytes()) == before


def test_a_file_that_is_no_database_is_left_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy lamps. " * 200, "utf-8")

    with pytest.raises(DatabaseUnfit, match="is not a database that Claimdesk can use"):
        open_database(path)
    assert path.read_text("utf-8") == "Buy lamps. " * 200


def test_a_migration_that_fails_leaves_a_blank_file_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*numbered(), ("0002_broken", "create table lamps (id text) strict;\nselect lamps;"))
    monkeypatch.setattr(migrate, "numbered", lambda: broken)
    database = Database(tmp_path / "new.db")

    with pytest.raises(driver.OperationalError, match="no such column"):
        migrate.prepare(database)
    with database.snapshot() as snapshot:
        assert snapshot.rows("select * from sqlite_master") == []


def test_statements_are_told_apart_with_triggers_whole_and_comments_kept() -> None:
    sql = """
    create table a (b text); -- one; two
    create trigger c before delete on a
    begin select 1; select 2; end;
    """

    found = migrate.statements(sql)

    assert len(found) == 2
    assert found[1].endswith("select 2; end;")


def test_migrations_are_numbered_from_one_upwards_and_no_number_twice() -> None:
    numbers = [int(name.split("_")[0]) for name, _ in numbered()]

    twice = [name for name, _ in numbered() if numbers.count(int(name.split("_")[0])) > 1]

    assert numbers[0] == 1
    assert twice == [], "Give the newer one the next free number."
    assert numbers == sorted(numbers)


def test_no_migration_rebuilds_a_table_behind_sqlites_back() -> None:
    """A rebuilt table silently loses its triggers."""
    assert not [name for name, sql in numbered() if "transform" in sql or "rename to" in sql]


def test_a_check_of_json_lets_an_empty_column_pass_on_every_sqlite() -> None:
    """SQLite 3.40 says that nothing is no JSON; later ones say that they do not know."""
    lines = [line for _, sql in numbered() for line in sql.splitlines() if "json_valid" in line]

    assert [line for line in lines if "not null" not in line and "is null or" not in line] == []
