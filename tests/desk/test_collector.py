"""Python looks for rings of objects seldom enough not to be felt."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from desk.collector import SELDOM, collect_seldom, leave_out_loaded

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


@pytest.fixture
def thawed() -> Iterator[None]:
    """Have everything looked through again afterwards."""
    yield
    gc.unfreeze()


class Ring:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("thawed")
def test_what_is_loaded_is_left_out_and_what_comes_later_is_freed() -> None:
    leave_out_loaded()

    assert gc.get_freeze_count() > 0
    later = Ring()
    watched = weakref.ref(later)
    del later
    gc.collect()
    assert watched() is None
