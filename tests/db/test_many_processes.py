"""What several processes on one file may do to it: never lose or halve anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.migrations import numbered
from db.opening import open_database
from db.verify import verify
from tests.db.processes import add_person, started

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database

WRITERS, PEOPLE = 8, 40


def number_of(database: Database, sql: str) -> int:
    with database.snapshot() as snapshot:
        return snapshot.number(sql)


def is_whole(database: Database) -> bool:
    with database.snapshot() as snapshot:
        return verify(snapshot).ok


def test_six_processes_that_start_at_once_on_a_blank_file_migrate_it_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with started(*[("migrate", str(path))] * 6) as running:
        assert [one.heard() for one in running] == ["ready"] * 6
        for one in running:
            one.go()
        told = [one.heard() for one in running]
        codes = [one.end() for one in running]

    assert codes == [0] * 6
    everything = ",".join(name for name, _ in numbered())
    assert sorted(told) == [everything, *["nothing"] * 5]
    assert is_whole(open_database(path))


def test_eight_processes_that_write_at_once_lose_nothing(database: Database) -> None:
    commands = [("write", str(database.path), f"Porter{n}", str(PEOPLE)) for n in range(WRITERS)]
    with started(*commands) as running:
        assert [one.heard() for one in running] == ["ready"] * WRITERS
        for one in running:
            one.go()
        told = [one.heard() for one in running]

    assert told == ["done"] * WRITERS
    assert number_of(database, "select count(*) from people") == WRITERS * PEOPLE
    assert number_of(database, "select count(*) from events") == WRITERS * PEOPLE
    assert is_whole(database)


def test_a_writer_that_is_killed_halfway_leaves_the_record_whole_and_the_next_one_goes_on(
    database: Database,
) -> None:
    add_person(database, "Maya")
    with started(("be_killed", str(database.path))) as (doomed,):
        assert doomed.heard() == "halfway"
        doomed.kill()

    assert number_of(database, "select count(*) from texts where body <> ''") == 0
    assert is_whole(database)
    add_person(database, "Tomas")
    assert number_of(database, "select count(*) from events") == 2
    assert is_whole(database)


def test_while_somebody_writes_others_read_what_was_there_before(database: Database) -> None:
    add_person(database, "Maya")
    with started(("be_killed", str(database.path))) as (writer,):
        assert writer.heard() == "halfway"

        assert number_of(database, "select count(*) from people") == 1
        assert number_of(database, "select count(*) from texts where body like '%lamps%'") == 0


def test_a_full_disk_refuses_with_a_sentence_loses_nothing_and_lets_others_go_on(
    database: Database,
) -> None:
    pytest.importorskip("resource", reason="file size limits are a matter of Unix")
    add_person(database, "Maya")
    with started(("fill", str(database.path))) as (unlucky,):
        told = unlucky.heard()

    assert told.startswith("refused: There is no room left for")
    assert "Nothing was saved." in told
    assert number_of(database, "select count(*) from people") == 1
    add_person(database, "Tomas", note="The harbour is full of boats. " * 40_000)
    assert is_whole(database)
