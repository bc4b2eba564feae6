"""Two desks as the benchmarks build them: one of 100 claims, one of 1,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.desks import build

if TYPE_CHECKING:
    from desk import Desk


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with 100 claims; the tests only read it."""
    return build(tmp_path_factory.mktemp("small") / "desk.db", claims=100)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with 1,000 claims; the tests only read it."""
    return build(tmp_path_factory.mktemp("large") / "desk.db", claims=1_000)
