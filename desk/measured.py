"""How many acts of this process are under way, and how long those that ended took.

Counted in memory, from the moment the process began; nothing says who acted or on what.
"""

from __future__ import annotations

from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which acts are counted together; the last is how long a writer waits for another
(`db.connection.BUSY_SECONDS`)."""


@dataclass(slots=True)
class Acts:
    """The acts of one process; may be used by several threads."""

    under_way: int = 0
    seconds: float = 0.0
    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    """How many took up to each of BOUNDS and no less than the one before; the last, longer."""
    _changed: Condition = field(default_factory=Condition)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count one act as under way, then how long it took, refused ones included."""
        with self._changed:
            self.under_way += 1
        began = monotonic()
        try:
            yield
        finally:
            self._ended(monotonic() - began)

    def finish(self, seconds: float) -> bool:
        """Wait until no act is under way, at most so long; return whether none is."""
        with self._changed:
            return self._changed.wait_for(lambda: self.under_way == 0, timeout=seconds)

    def _ended(self, took: float) -> None:
        with self._changed:
            self.under_way -= 1
            self.seconds += took
            self.counts[bisect_left(BOUNDS, took)] += 1
            self._changed.notify_all()


ACTS = Acts()
"""Those of this process."""
