"""Several people at one desk: each act lands once, a late save is told, a record stays whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks import ten_people

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_three_people_do_at_once_lands_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--people", "3", "--claims", "300", "--acts", "9", "--pause", "0"]
    monkeypatch.setattr(sys, "argv", ["ten_people", *arguments, "--desk", str(tmp_path / "a.db")])

    assert ten_people.main() == 0

    assert "changes acknowledged, 0 wrong" in capsys.readouterr().out
