"""Timing one thing many times, and counting the SQL that it costs.

The wall clock says what a person waits for, and swells when others use the machine; the
processor's time of this thread does not, but leaves out waiting for the disk. Both are given.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, cast

from db.connection import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.driver import driver
    from db.engine import Connection

_OURS = ("select", "with", "insert", "update", "delete")
_OF_THE_INDEX = "'main'."
"""FTS5 reads its own tables by statements of its own, often one a row; all name the schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds of several runs: the medians of the wall clock and of the processor's time."""

    wall: float
    processor: float


def timed(do: Callable[[int], object], *, runs: int) -> Timing:
    """Call `do` with 0, 1, 2 … and time each call; one call before them is not counted."""
    do(0)
    spent = []
    for turn in range(1, runs + 1):
        wall, processor = perf_counter(), thread_time()
        do(turn)
        spent.append((perf_counter() - wall, thread_time() - processor))
    walls, processors = zip(*spent, strict=True)
    return Timing(wall=1000 * median(walls), processor=1000 * median(processors))


class CountingDatabase(Database):
    """A database that keeps the text of every statement the desk sends to it."""

    statements: list[str]

    def __init__(self, counted: Database) -> None:
        super().__init__(counted.path)
        object.__setattr__(self, "statements", [])

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        """Open a transaction that is listened to."""
        with super()._transaction(writes=writes) as connection:
            raw = cast("driver.Connection", connection.conn)
            raw.set_trace_callback(self._heard)
            try:
                yield connection
            finally:
                raw.set_trace_callback(None)

    def _heard(self, statement: str) -> None:
        sent = statement.strip().lower()
        if sent.startswith(_OURS) and _OF_THE_INDEX not in sent:
            self.statements.append(sent)
