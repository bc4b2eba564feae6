"""Waiting for the one write lock of a file, so that it is taken as soon as somebody lets it go.

SQLite's own waiting sleeps longer each time, up to a tenth of a second, while a change holds the
lock for two thousandths: with eight writers the file lay idle half of the time. Here a writer asks
again every PAUSE. Who comes next is chance, and nobody waits longer than they said.
"""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from db.driver import driver

if TYPE_CHECKING:
    from db.driver import driver as sqlite

PAUSE = 0.001
"""Seconds between two tries: half as long as the shortest change."""


def begin(raw: sqlite.Connection, seconds: float) -> None:
    """Begin a transaction that writes; raise the driver's error when others take too long.

    Inside it SQLite waits by itself, where it still has to: for readers, if there is no log.
    """
    until = monotonic() + seconds
    raw.execute("pragma busy_timeout = 0")
    try:
        while not _began(raw, last=monotonic() >= until):
            sleep(PAUSE)
    finally:
        raw.execute(f"pragma busy_timeout = {int(seconds * 1000)}")


def _began(raw: sqlite.Connection, *, last: bool) -> bool:
    try:
        raw.execute("begin immediate")
    except driver.OperationalError as error:
        if last or "locked" not in str(error):
            raise
        return False
    return True
