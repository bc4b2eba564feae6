"""What a doctor and a load balancer are told of a desk on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.postgresql.address import server_at
from desk import doctor_server
from desk.diagnosis import Mark
from desk.readiness import lacking
from desk.team import sit_down
from tests.builders import START, Counting, Ticking, a_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.connection import Database
    from db.postgresql.address import ServerAddress
    from tests.postgresql import Server


@pytest.fixture
def there(server: Server, tmp_path: Path) -> Iterator[Database]:
    """An empty desk on a server."""
    with server.lent(tmp_path) as lent:
        yield lent


def seen(where: ServerAddress | None) -> dict[str, tuple[Mark, str]]:
    """Return what the doctor says, by what it is about."""
    assert where is not None
    found = doctor_server.examine(where, {}, port=0, clock=lambda: START)
    return {one.about: (one.mark, one.what) for one in found}


def test_a_desk_on_a_server_is_looked_at(there: Database) -> None:
    a_document(sit_down(there, "Maya", clock=Ticking(), ids=Counting()))

    found = seen(there.server)

    assert found["database"][0] is Mark.GOOD
    assert "PostgreSQL" in found["database"][1]
    assert found["schema"][0] is Mark.GOOD
    assert found["search"][0] is Mark.GOOD
    assert found["rights"] == (Mark.ODD, "The desk is worked on as a superuser of the server.")
    assert found["server"] == (
        Mark.BAD, "The server runs with fsync, full_page_writes turned off."
    )  # fmt: skip


def test_a_search_that_lacks_words_is_found(there: Database) -> None:
    a_document(sit_down(there, "Maya", clock=Ticking(), ids=Counting()))
    with there.write() as writing:
        writing.execute("delete from titles_fts")

    assert seen(there.server)["search"][0] is Mark.BAD


def test_an_empty_database_has_no_desk_yet(server: Server) -> None:
    where = server_at(server.make())

    assert seen(where)["schema"][0] is Mark.ODD
    assert lacking(where) == ("schema",)


def test_a_server_that_is_not_there_is_told_by_name_only() -> None:
    where = server_at("postgresql://maya:fourteen-lamps@127.0.0.1:1/desk")

    mark, what = seen(where)["database"]

    assert mark is Mark.BAD
    assert "fourteen-lamps" not in what
    assert lacking(where) == ("database",)


def test_a_desk_is_ready_unless_it_may_only_be_read(there: Database) -> None:
    assert there.server is not None
    assert lacking(there.server) == ()

    with there.write() as writing:
        writing.execute("create role watcher login")
        writing.execute("grant usage on schema claimdesk to watcher")
        writing.execute("grant select on all tables in schema claimdesk to watcher")
    watching = server_at(there.told.replace("desk@", "watcher@", 1))

    assert lacking(watching) == ("writable",)
