"""Headings are read, not stopped at: a link to each is a press of Tab that leads nowhere."""

from __future__ import annotations

import ast
from pathlib import Path

HEADINGS = {"title", "header", "subheader"}
PAGES = Path(__file__).parents[2] / "ui"


def test_no_heading_is_a_stop_of_the_tab_key() -> None:
    stops = [
        f"{path.relative_to(PAGES)}:{call.lineno}"
        for path in sorted(PAGES.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in HEADINGS
        and ast.unparse(call.func.value) == "st"
        and "anchor" not in {word.arg for word in call.keywords}
    ]

    assert stops == []
