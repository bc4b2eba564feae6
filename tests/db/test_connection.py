"""Transactions: whole or not at all, one writer at a time, and refusals that say what to do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db import idle
from db.connection import Database, immutable
from db.driver import driver, is_affected, knows_json_is_harmless, version

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Snapshot


def texts(snapshot: Snapshot) -> int:
    return snapshot.number("select count(*) from texts")


def test_a_transaction_that_fails_keeps_nothing(database: Database) -> None:
    def stumble() -> None:
        with database.write() as writing:
            writing.words("three lamps")
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    with database.snapshot() as snapshot:
        assert texts(snapshot) == 0


def test_a_snapshot_shows_one_moment_whatever_others_do(database: Database) -> None:
    """In the slower mode a writer waits for the reader; in the fast one both go on."""
    hasty = replace(database, busy_seconds=0.01)
    waits = pytest.raises(DatabaseUnfit, match="busy") if is_affected(version()) else nullcontext()

    with database.snapshot() as snapshot:
        assert texts(snapshot) == 0
        with waits, hasty.write() as writing:
            writing.words("three lamps")

        assert texts(snapshot) == 0


def test_a_second_writer_that_waited_too_long_is_told_so(database: Database) -> None:
    hasty = replace(database, busy_seconds=0.01)

    with (
        database.write(),
        pytest.raises(DatabaseUnfit, match=r"kept .* busy for too long .*Nothing was saved"),
        hasty.write(),
    ):
        pass


def test_a_writer_that_waits_for_another_gets_its_turn(database: Database) -> None:
    def add(number: int) -> None:
        with database.write() as writing:
            found = texts(writing)
            writing.words(f"{number} lamps, after {found}")

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(add, range(40)))

    with database.snapshot() as snapshot:
        assert texts(snapshot) == 40


def test_one_database_may_be_read_by_many_threads(database: Database) -> None:
    with database.write() as writing:
        writing.words("three lamps")

    def count(_: int) -> int:
        with database.snapshot() as snapshot:
            return texts(snapshot)

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert set(pool.map(count, range(40))) == {1}


def test_a_database_that_is_full_refuses_and_keeps_what_it_had(database: Database) -> None:
    with database.write() as writing:
        writing.words("three lamps")

    def overfill() -> None:
        with database.write() as writing:
            pages = writing.number("pragma page_count")
            writing.execute(f"pragma max_page_count = {pages + 2}")
            writing.words("lamps " * 50_000)

    with pytest.raises(DatabaseUnfit, match=r"no room left .*database or disk is full"):
        overfill()
    with database.snapshot() as snapshot:
        assert texts(snapshot) == 1


def test_a_file_that_may_not_be_written_refuses_with_whom_to_ask(database: Database) -> None:
    def scribble() -> None:
        with database.write() as writing:
            writing.execute("pragma query_only = on")
            writing.words("three lamps")

    with pytest.raises(DatabaseUnfit, match=r"may not be written to .*Ask whoever owns the file"):
        scribble()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(DatabaseUnfit, match=r"cannot be opened .*Check that its folder exists"),
        Database(tmp_path / "gone" / "desk.db").snapshot(),
    ):
        pass


def test_a_damaged_file_is_told(database: Database) -> None:
    with database.write() as writing:
        for number in range(300):
            writing.words(f"{number} lamps " * 200)
        writing.connection.conn.execute("commit")
        writing.connection.conn.execute("pragma wal_checkpoint(truncate)")
        writing.connection.conn.execute("begin immediate")
    idle.let_go(database.path)
    content = bytearray(database.path.read_bytes())
    content[8192:-8192] = b"\xaa" * (len(content) - 16384)
    database.path.write_bytes(content)

    with (
        pytest.raises(DatabaseUnfit, match=r"is damaged .*go on with the latest backup"),
        database.snapshot() as snapshot,
    ):
        snapshot.rows("select * from texts")


@pytest.mark.parametrize("words", ["\ud800", "lamps \udfff lamps"])
def test_half_a_character_is_refused_in_words_and_in_questions(
    database: Database, words: str
) -> None:
    with pytest.raises(InvalidInput, match="half a character"), database.write() as writing:
        writing.words(words)
    with pytest.raises(InvalidInput, match="half a character"), database.snapshot() as snapshot:
        snapshot.rows("select * from texts where body = :words", words=words)


def test_a_number_that_no_column_can_hold_is_refused(database: Database) -> None:
    with (
        pytest.raises(InvalidInput, match="larger than the database can hold"),
        database.snapshot() as snapshot,
    ):
        snapshot.rows("select :number", number=2**70)


def test_a_fault_of_ours_is_not_dressed_up_as_a_refusal(database: Database) -> None:
    with (
        pytest.raises(driver.OperationalError, match="no such table"),
        database.snapshot() as snapshot,
    ):
        snapshot.rows("select * from lamps")


def test_every_connection_keeps_foreign_keys_and_syncs_fully(database: Database) -> None:
    with database.snapshot() as snapshot:
        settings = {
            name: snapshot.number(f"pragma {name}")
            for name in ("foreign_keys", "synchronous", "trusted_schema", "cell_size_check")
        }

    assert settings == {
        "foreign_keys": 1,
        "synchronous": 2,
        "trusted_schema": 0 if knows_json_is_harmless() else 1,
        "cell_size_check": 1,
    }


def test_reading_a_file_as_immutable_leaves_nothing_beside_it(database: Database) -> None:
    before = sorted(file.name for file in database.path.parent.iterdir())
    with immutable(database.path) as snapshot:
        texts(snapshot)

    assert sorted(file.name for file in database.path.parent.iterdir()) == before
