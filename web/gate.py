"""Who has not said their name is asked for it before a page is served."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse

from desk.visitor import name_in

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_OPEN = ("/welcome", "/healthz", "/static", "/_stcore", "/media", "/favicon", "/manifest")
"""What is served to anybody: the question itself, health, and the app's own files."""


class Gate:
    """ASGI middleware that sends a browser without a name to the welcome page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the name, or pass on."""
        if _is_page(scope) and name_in(HTTPConnection(scope).cookies) is None:
            there = scope["path"]
            query = scope.get("query_string", b"").decode("latin-1")
            wanted = quote(f"{there}?{query}" if query else there, safe="")
            answer = RedirectResponse(f"/welcome?next={wanted}", status_code=303)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_page(scope: Scope) -> bool:
    """Whether a browser asks for a page, not for a file or a connection."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    accepts = HTTPConnection(scope).headers.get("accept", "")
    return "text/html" in accepts and not str(scope["path"]).startswith(_OPEN)


GATE = Middleware(Gate)
"""To hand to the app."""
