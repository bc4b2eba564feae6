"""What most tests start from: an empty database, and a desk with two people.

Modules in ON_BOTH run on either engine: what they ask of `database` or `desk` stands in a file, and
then on a PostgreSQL server of the tests' own.

The browser fixtures are named here once for all folders: a process can hold one Playwright only,
and a fixture that two conftests import is two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.team import sit_down
from tests import postgresql
from tests.browser_support import chromium, new_page, serve
from tests.builders import Counting, Ticking, a_colleague, a_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.connection import Database
    from desk import Desk

__all__ = ["chromium", "new_page", "serve"]


ON_BOTH = frozenset(
    {
        "tests.contracts.test_engines",
        "tests.db.test_events_store",
        "tests.db.test_search",
        "tests.desk.test_presence",
        "tests.desk.test_relations",
        "tests.desk.test_search",
        "tests.desk.test_suggestions",
        "tests.desk.test_tags",
        "tests.desk.test_undo",
        "tests.desk.test_verdicts",
    }
)
"""Modules whose tests say what must hold whatever the record is kept in."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have the tests of ON_BOTH run once for each engine."""
    if metafunc.module.__name__ in ON_BOTH and "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """What keeps the record in this test."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server, started for the first test that wants one."""
    with postgresql.running() as running:
        yield running


@pytest.fixture
def database(tmp_path: Path, engine: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database."""
    if engine == "sqlite":
        yield a_database(tmp_path)
        return
    with request.getfixturevalue("server").lent(tmp_path) as lent:
        yield lent


@pytest.fixture
def desk(database: Database) -> Desk:
    """Maya's desk: nothing on it yet; time and identifiers are made up."""
    return sit_down(database, "Maya", clock=Ticking(), ids=Counting())


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """Tomas, at the same desk."""
    return a_colleague(desk)
