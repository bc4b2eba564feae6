"""Ending a server without cutting anybody off: changes under way are finished, then it closes.

A page's work runs in a thread that ends with the process, wherever it is. SQLite would lose that
change and nothing else; here it is waited for. Then every connection is closed, so that the
write-ahead log is in the file when the process has ended.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.opening import let_go
from desk import address
from desk.measured import ACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

GRACE = 20.0
"""Seconds: twice what a writer waits for another one, and less than a service manager waits."""

_log = logging.getLogger("claimdesk")


@contextmanager
def stopped_gently() -> Iterator[None]:
    """Finish what is under way when the server is told to end."""
    try:
        yield
    finally:
        if ACTS.under_way:
            _log.warning("Stopping: %d under way, waited for.", ACTS.under_way)
        if not ACTS.finish(GRACE):
            _log.warning("Stopping without %d that did not end in time.", ACTS.under_way)
        let_go(address.current().where)
