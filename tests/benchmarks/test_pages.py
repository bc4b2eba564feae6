"""The app is measured in a real browser, and the table of its waits is drawn."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import pages
from tests.browser_support import ROOT, find_chromium

if TYPE_CHECKING:
    from pathlib import Path


def test_the_ratio_is_that_of_the_middle_times() -> None:
    few = {"open a claim": pages.Step(milliseconds=[9, 10, 50], messages=[7], kilobytes=[1.0])}
    many = {"open a claim": pages.Step(milliseconds=[20, 1, 90], messages=[8], kilobytes=[2.0])}

    drawn = pages.table([100, 1_000], [few, many])

    assert "| open a claim | 10 | 7 | 1 | 20 | 8 | 2 | 2.0 |" in drawn


@pytest.mark.browser
def test_every_step_of_the_day_is_in_the_table(tmp_path: Path) -> None:
    if find_chromium() is None:
        pytest.skip("No Chromium here; set CLAIMDESK_CHROMIUM to the path of one.")
    asked = ["--sizes", "60", "--runs", "1", "--keep", str(tmp_path)]
    # A process of its own: the other tests' Playwright may run in this one.
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    for step in ("open the list", "filter by state", "search for a word", "open a claim"):
        assert f"| {step} | " in done.stdout
