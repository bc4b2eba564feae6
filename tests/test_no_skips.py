"""A skipped test fails the run where CI=true, and only there."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser_support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SKIPPING = """import pytest


def test_that_is_skipped() -> None:
    pytest.skip("no browser here")


def test_that_passes() -> None:
    assert 1
"""


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("false", 0), ("", 0)])
def test_a_skipped_test_is_a_failure_in_ci_and_nowhere_else(
    tmp_path: Path, ci: str, code: int
) -> None:
    (tmp_path / "test_one.py").write_text(SKIPPING, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "-q", str(tmp_path),
         "--rootdir", str(tmp_path), "-c", os.devnull],
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == code, run.stdout
    assert ("count as a failure" in run.stdout) is (code == 1)
