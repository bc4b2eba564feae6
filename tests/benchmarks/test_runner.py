"""`python -m benchmarks` knows its tables."""

from __future__ import annotations

import sys

import pytest

from benchmarks import __main__ as runner


def test_only_tables_that_are_here_are_run() -> None:
    assert "desk_speed" in runner.present()
    assert set(runner.present()) <= set(runner.TABLES)


def test_a_table_that_is_not_there_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "weather"])

    with pytest.raises(SystemExit):
        runner.main()

    assert "There is no table weather; there are" in capsys.readouterr().err
