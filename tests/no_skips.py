"""Where CI=true, a skipped test fails the run: it would hide a missing install step.

Loaded for every run through `addopts` in pyproject.toml.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


def forbidden(skipped: int, environment: dict[str, str]) -> bool:
    """Whether a run with this many skipped tests must not count as passed."""
    return skipped > 0 and environment.get("CI", "").lower() == "true"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn success into failure when tests were skipped where none may be."""
    reporter: TerminalReporter | None = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if exitstatus == pytest.ExitCode.OK and forbidden(skipped, dict(os.environ)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say why a run without failures failed."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if forbidden(skipped, dict(os.environ)):
        terminalreporter.write_line(
            f"CI is true, so {skipped} skipped tests count as a failure.", red=True
        )
