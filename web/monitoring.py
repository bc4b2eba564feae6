"""What watches a server asks: is it ready, and how much does it do.

`/healthz` says that the process answers, `/readyz` that it can work: 200 or 503, and names of what
is lacking. `/metrics` is off unless CLAIMDESK_METRICS turns it on, for anybody or for a key.
No answer holds a path, a name or words of the desk.
"""

from __future__ import annotations

import hmac
import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from claims.errors import ClaimdeskError
from db.figures import Figures, figures
from desk import address
from desk.measured import ACTS, BOUNDS
from desk.readiness import lacking
from web.accounts import database
from web.openmetrics import CONTENT_TYPE, Family, counter, exposition, gauge, histogram

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

VARIABLE = "CLAIMDESK_METRICS"
"""Left out: no metrics. “1”: for whoever reaches the port. Otherwise the key to be shown."""

SHORTEST_KEY = 16
"""Characters; anything shorter, “1” apart, leaves the metrics off."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})


@dataclass(slots=True)
class Traffic:
    """What came in since the process began. Changed on the event loop only."""

    requests: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many answers there were by method and status, such as ("GET", "200")."""
    streams: int = 0
    """Open connections of pages: tabs that somebody has open."""


TRAFFIC = Traffic()
"""That of this process."""


class Counted:
    """ASGI middleware that counts what is asked and answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count."""
        if scope["type"] == "websocket":
            await self._stream(scope, receive, send)
            return

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                method = scope["method"] if scope["method"] in _METHODS else "other"
                TRAFFIC.requests[(method, str(message["status"]))] += 1
            await send(message)

        await self.app(scope, receive, counting)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        TRAFFIC.streams += 1
        try:
            await self.app(scope, receive, send)
        finally:
            TRAFFIC.streams -= 1


async def readyz(_request: Request) -> Response:
    """Say whether the desk can be worked at: 200, or 503 with what is lacking."""
    found = await run_in_threadpool(lambda: lacking(address.current().where))
    if found:
        return JSONResponse({"status": "not ready", "lacking": found}, status_code=503)
    return JSONResponse({"status": "ready"})


async def metrics(request: Request) -> Response:
    """Give the figures to whoever may have them."""
    wanted = os.environ.get(VARIABLE, "").strip()
    if wanted != "1" and len(wanted) < SHORTEST_KEY:
        return PlainTextResponse("Not Found", status_code=404)
    if wanted != "1" and not _shown(request, wanted):
        return PlainTextResponse("Show the key.", 401, {"WWW-Authenticate": "Bearer"})
    try:
        counted = await run_in_threadpool(lambda: figures(database()))
    except ClaimdeskError:
        return PlainTextResponse("The database cannot be read now.", status_code=503)
    text = exposition((*_of_process(), *_of_desk(counted)))
    return Response(text, media_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def _shown(request: Request, key: str) -> bool:
    given = request.headers.get("authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {key}".encode())


def _of_process() -> Iterator[Family]:
    requests = [({"method": m, "status": s}, n) for (m, s), n in sorted(TRAFFIC.requests.items())]
    yield counter("claimdesk_http_requests", "Answers since this process began.", requests)
    yield gauge("claimdesk_streams", "Pages open in browsers now.", TRAFFIC.streams)
    yield gauge("claimdesk_acts_under_way", "Changes being made now.", ACTS.under_way)
    about = "How long changes took in this process, waiting for others included."
    yield histogram("claimdesk_act_seconds", about, BOUNDS, tuple(ACTS.counts), ACTS.seconds)


def _of_desk(found: Figures) -> Iterator[Family]:
    acts = [({"action": action}, number) for action, number in found.acts.items()]
    yield counter("claimdesk_acts", "Changes in the record, by kind.", acts)
    yield gauge("claimdesk_events", "Events in the record.", found.events)
    yield gauge("claimdesk_sessions", "Sessions of people who signed in.", found.sessions)
    yield gauge("claimdesk_database_bytes", "Size of the database file.", found.database_bytes)
    yield gauge("claimdesk_wal_bytes", "Size of its write-ahead log.", found.wal_bytes)


COUNTED = Middleware(Counted)
"""To hand to the app, before all others."""

MONITORING_ROUTES = (Route("/readyz", readyz), Route("/metrics", metrics))
"""To hand to the app."""
