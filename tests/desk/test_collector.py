"""Python looks for rings of objects seldom enough not to be felt."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from desk.collector import SELDOM, collect_seldom

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def thresholds() -> Iterator[None]:
    """Put back afterwards how often it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("thresholds")
def test_a_program_that_begins_looks_for_rings_seldom_and_still_looks() -> None:
    collect_seldom()

    assert gc.get_threshold() == SELDOM
    assert gc.isenabled()
