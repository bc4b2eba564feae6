"""The line that says how far long work is, how fast, and how long it will take."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from cli.safe_text import one_line

if TYPE_CHECKING:
    from cli.console import Console
    from desk.archive import Progress


class Meter:
    """Written anew on a terminal and left out in a pipe.

    Measured from the first call on: work that goes on begins far into its input.
    """

    def __init__(self, console: Console, name: str, *, of: str = "records") -> None:
        self.console, self.name, self.of = console, one_line(name), of
        self.first: tuple[float, int, int] | None = None

    def imported(self, now: Progress) -> None:
        """Write the line anew for an import, whose place in its file is told in bytes."""
        self.told(now.records, now.position, now.size)

    def told(self, done: int, position: int, whole: int) -> None:
        """Write the line anew: so many are done, and the work is at `position` of `whole`."""
        words = self.words(done, position, whole)
        self.console.progress(f"{self.name}: {words}", piped=False)

    def words(self, done: int, position: int, whole: int) -> str:
        """Return progress in words."""
        share = min(1.0, position / whole) if whole else 1.0
        bar = "█" * round(20 * share) + "░" * (20 - round(20 * share))
        told = f"{bar} {done:,} {self.of}"
        if self.first is None:
            self.first = (monotonic(), done, position)
            return told
        began, first_done, first_position = self.first
        seconds = max(monotonic() - began, 1e-3)
        rate = (done - first_done) / seconds
        left = (whole - position) * seconds / max(position - first_position, 1)
        return f"{told}, {rate:,.0f} a second, {_lasting(left)} left"


def _lasting(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"
