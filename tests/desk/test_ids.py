"""Identifiers are unique, sort by time and hold no character that is taken for another."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desk import clock, ids

if TYPE_CHECKING:
    import pytest


def test_an_identifier_says_what_it_names() -> None:
    assert re.fullmatch(r"clm_[0-9a-hjkmnp-tv-z]{20}", ids.fresh("clm"))


def test_a_thousand_identifiers_of_one_moment_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 9, tzinfo=UTC))

    assert len({ids.fresh("clm") for _ in range(1_000)}) == 1_000


def test_identifiers_sort_by_the_time_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [datetime(2026, 3, 9, tzinfo=UTC) + timedelta(milliseconds=n * 37) for n in range(50)]
    made = []
    for moment in moments:
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        made.append(ids.fresh("clm"))

    assert made == sorted(made)


def test_the_clock_knows_its_time_zone() -> None:
    assert clock.now().utcoffset() == timedelta(0)
