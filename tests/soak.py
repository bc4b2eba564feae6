"""`--soak`: the tests of faults and of hostile input in full length, with what they counted.

Off by default and in CI, where each of them runs a small version of itself that takes seconds.
Loaded for every run through `addopts` in pyproject.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

_TOLD = pytest.StashKey[list[str]]()


@dataclass(frozen=True, slots=True)
class Soak:
    """Whether this run is a long one, and where its counts are told."""

    on: bool
    told: list[str] = field(default_factory=list)

    def times(self, small: int, full: int) -> int:
        """Return how often to try: a little, or in a long run the full number."""
        return full if self.on else small

    def tell(self, line: str) -> None:
        """Print a line of counts at the end of the run."""
        self.told.append(line)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag."""
    parser.addoption(
        "--soak", action="store_true", help="faults and hostile input in full length, with counts"
    )


@pytest.fixture
def soak(request: pytest.FixtureRequest) -> Soak:
    """How long to go on, and where to tell what was counted."""
    on = bool(request.config.getoption("--soak"))
    return Soak(on, request.config.stash.setdefault(_TOLD, []))


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Print the counts of a long run."""
    for line in config.stash.get(_TOLD, []) if config.getoption("--soak") else ():
        terminalreporter.write_line(f"soak: {line}")
