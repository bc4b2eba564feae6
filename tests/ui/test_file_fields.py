"""A field for a file says how large one may be, instead of refusing it after the upload."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"
WHATEVER_THE_SERVER_TAKES = {"packages.py", "archive_settings.py", "report_check.py"}


def test_every_field_for_a_file_says_its_limit() -> None:
    fields = [
        (path.name, {one.arg for one in call.keywords})
        for path in UI.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "file_uploader"
    ]

    assert fields
    silent = {name for name, given in fields if "max_upload_size" not in given}
    assert silent == WHATEVER_THE_SERVER_TAKES
