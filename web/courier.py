"""The thread of the server that tells webhooks what happened; no save ever waits for it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from claims.errors import ClaimdeskError
from desk import address, webhooks
from desk import ids as identifiers

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 3.0
"""Seconds between two looks at the chain of events: one question that reads an index."""

_log = logging.getLogger("claimdesk")


@contextmanager
def courier() -> Iterator[None]:
    """Tell webhooks as long as the server runs; the next one tells what was under way."""
    stop = Event()
    thread = Thread(target=_work, args=(stop,), name="courier", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=2)


def _work(stop: Event) -> None:
    server = identifiers.fresh("srv")
    while not stop.wait(EVERY):
        try:
            webhooks.deliver_due(address.opened(address.current().where), server=server)
        except (ClaimdeskError, OSError) as error:
            _log.warning("Webhooks were not told: %s", error)
