"""A request that meets a fault is answered with a page of ours, not with two words.

What breaks before an answer has begun is told in the desk's words and logged: that the database
does not answer as 503, anything else as 500. A connection that breaks so is closed; the page in the
browser tries again by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.websockets import WebSocketClose

from claims.errors import DatabaseUnfit
from desk.incidents import reported
from web.templates import page

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TRY_LATER = 1013


class Unbroken:
    """ASGI middleware that answers for whatever fails behind it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and answer where nothing has been answered when it breaks."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            if begun or scope["type"] not in {"http", "websocket"}:
                raise
            await _answer(scope, error)(scope, receive, send)


def _answer(scope: Scope, error: Exception) -> Response | WebSocketClose:
    words = reported(error)
    if scope["type"] == "websocket":
        return WebSocketClose(code=_TRY_LATER, reason="Try again later.")
    status = 503 if isinstance(error, DatabaseUnfit) else 500
    if "text/html" in HTTPConnection(scope).headers.get("accept", ""):
        return page("trouble", status, problem=words)
    return PlainTextResponse(f"{words}\n", status_code=status)


UNBROKEN = Middleware(Unbroken)
"""To hand to the app."""
