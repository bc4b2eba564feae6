"""Moving a whole desk from one engine to the other, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db import events_store
from db.copying import copy
from db.opening import open_database
from desk import triage
from desk.upkeep import verify
from tests.builders import (
    LEDGER,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_link,
    a_review,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.connection import Database
    from desk import Desk
    from tests.postgresql import Server


@pytest.fixture
def worked(tmp_path: Path) -> Desk:
    """A desk in a file at which two people worked: claims, folded ones, evidence and reviews."""
    desk = a_desk(tmp_path / "worked")
    colleague = a_colleague(desk)
    pier, ledger = a_document(desk), a_document(colleague, LEDGER)
    claim = a_claim(desk, pier, "Nobody has mended one since 2019")
    other = a_claim(desk, ledger, "Fourteen lamps were taken down from the pier")
    a_link(desk, claim, ledger, "Ten of the lamps")
    a_review(desk, claim)
    a_review(colleague, claim, rationale="Nobody knows.")
    triage.merge(desk, claim.id, [other.id])
    return desk


@pytest.fixture
def there(server: Server, tmp_path: Path) -> Iterator[Database]:
    """An empty desk on a server."""
    with server.lent(tmp_path / "there") as lent:
        yield lent


def test_a_desk_moves_to_a_server_and_back_and_is_the_same(
    worked: Desk, there: Database, tmp_path: Path
) -> None:
    out = copy(worked.database, there)
    back = copy(there, open_database(tmp_path / "back.db"))

    assert out == back
    assert out.tables["claims"].rows > 2
    assert out.head.events == verify(there).events > 8
    assert verify(there, expect_head=out.head).ok


def test_work_goes_on_where_a_desk_was_copied_to(worked: Desk, there: Database) -> None:
    copy(worked.database, there)
    moved = replace(worked, database=there)

    before = a_document(worked, "The pier has a bench.")
    after = a_document(moved, "The pier has a bench.")

    assert after.number == before.number
    assert verify(there).ok


def test_a_desk_that_holds_something_is_not_written_to(worked: Desk, tmp_path: Path) -> None:
    other = a_desk(tmp_path / "other", "Noor")

    with pytest.raises(InvalidInput, match="only copied into an empty one"):
        copy(worked.database, other.database)

    assert verify(other.database).events == 1


def test_a_copy_of_a_record_that_does_not_verify_is_not_kept(worked: Desk, there: Database) -> None:
    with worked.database.write() as writing:
        writing.execute("update claims set score = 0.123 where number = 1")

    with pytest.raises(DatabaseUnfit, match="is not as event"):
        copy(worked.database, there)

    with there.snapshot() as snapshot:
        assert snapshot.number("select count(*) from claims") == 0
        assert events_store.head(snapshot).events == 0


def test_progress_is_told_table_by_table(worked: Desk, tmp_path: Path) -> None:
    heard: list[str] = []
    with worked.database.write() as writing:
        for number in range(1_100):
            writing.words(f"{number} lamps")

    copy(
        worked.database,
        open_database(tmp_path / "copy.db"),
        progress=lambda what, _number: heard.append(what),
    )

    assert {"copying texts", "comparing texts"} <= set(heard)
