"""Pages tell and ask for times in the zone of whoever looks."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from claims.zones import zone_called
from ui import moments

PARTS = Path(__file__).parents[2] / "ui"


@pytest.fixture
def auckland(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks from Auckland."""
    monkeypatch.setattr(moments, "zone", lambda: zone_called("Pacific/Auckland"))


@pytest.mark.usefixtures("auckland")
def test_a_moment_is_told_as_it_was_where_one_looks() -> None:
    at = datetime(2026, 3, 9, 14, 3, tzinfo=UTC)

    assert moments.moment(at) == "10 March 2026, 03:03 NZDT"
    assert moments.day(at) == "10 March 2026"
    assert moments.zone_name() == "Pacific/Auckland"


@pytest.mark.usefixtures("auckland")
def test_an_hour_that_somebody_chose_is_theirs() -> None:
    assert moments.at(date(2026, 3, 10), time(3, 3)) == datetime(2026, 3, 9, 14, 3, tzinfo=UTC)
    assert moments.at(date(2026, 3, 10)) == datetime(2026, 3, 9, 11, tzinfo=UTC)
    assert moments.end_of(date(2026, 3, 9)) < moments.at(date(2026, 3, 10))


def test_without_a_browser_that_names_its_zone_it_is_utc() -> None:
    assert moments.moment(datetime(2026, 3, 9, 14, 3, tzinfo=UTC)) == "9 March 2026, 14:03 UTC"
    assert moments.zone_name() == "UTC"


def test_no_page_tells_a_moment_of_the_record_in_another_way() -> None:
    otherwise = [
        f"{path.name}:{found.lineno}"
        for path in PARTS.rglob("*.py")
        if path.name != "moments.py"
        for found in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(found, ast.Attribute)
        and (
            ast.unparse(found) == "wording.moment"
            or (found.attr == "date" and ast.unparse(found).endswith(("_at.date", "now().date")))
        )
    ]

    assert otherwise == []
