"""What most tests start from: an empty database, and a desk with two people.

The browser fixtures are named here once for all folders: a process can hold one Playwright only,
and a fixture that two conftests import is two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser_support import chromium, new_page, serve
from tests.builders import a_colleague, a_database, a_desk

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from desk import Desk

__all__ = ["chromium", "new_page", "serve"]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An empty database."""
    return a_database(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maya's desk: nothing on it yet; time and identifiers are made up."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """Tomas, at the same desk."""
    return a_colleague(desk)
