"""The order in which people write a day is that of their browser's language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ui.date_order import format_in


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "DD/MM/YYYY"),
        ("en-US", "MM/DD/YYYY"),
        ("en-CA", "YYYY-MM-DD"),
        ("de-AT", "DD.MM.YYYY"),
        ("nl", "DD-MM-YYYY"),
        ("fr-FR", "DD/MM/YYYY"),
        ("sv-SE", "YYYY-MM-DD"),
    ],
)
def test_a_day_is_written_as_it_is_where_one_sits(language: str, expected: str) -> None:
    assert format_in(language) == expected


@pytest.mark.parametrize("language", ["", None, "en"])
def test_without_a_place_the_year_comes_first_which_nobody_mistakes(language: str | None) -> None:
    assert format_in(language) == "YYYY-MM-DD"


def test_every_field_for_a_day_follows_it() -> None:
    calls = [
        (path.name, call)
        for path in (Path(__file__).parents[2] / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "date_input"
    ]
    otherwise = [name for name, call in calls if "format" not in {one.arg for one in call.keywords}]

    assert calls
    assert otherwise == []
