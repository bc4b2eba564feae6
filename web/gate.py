"""Nobody comes past here unknown: a name where there are no accounts, a session where there are.

Where there are accounts, everything but the sign-in pages, the health check, the read API, which
asks for a key, and the app's own files is refused without a session: pages, the connection that
carries them, uploads and media. A connection that a page of another site opens is refused here:
Streamlit would ask a host on the internet for this machine's address before it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.websockets import WebSocketClose

from desk import visitor
from web.accounts import database
from web.forms import from_here

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_FILES = ("/static", "/favicon", "/manifest")
"""The app's own files, the same for everybody."""
_DOORS = ("/welcome", "/healthz", "/readyz", "/metrics", "/sign-in", "/join")
_API = ("/api/", "/claimreview/")
"""What asks for a key instead; every address below is answered there, and none by Streamlit."""
_INSIDE = ("/_stcore", "/media")
"""What a page fetches once it is there."""


class Gate:
    """ASGI middleware that sends a browser nobody knows to where it can say who it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask who it is, refuse, or pass on."""
        if scope["type"] not in {"http", "websocket"} or _is_open(scope):
            await self.app(scope, receive, send)
            return
        if scope["type"] == "websocket" and not from_here(HTTPConnection(scope)):
            await WebSocketClose(code=1008, reason="From another site.")(scope, receive, send)
            return
        cookies = HTTPConnection(scope).cookies
        door = await run_in_threadpool(_door, cookies)
        if door is None or (door == "/welcome" and not _is_page(scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008, reason="Sign in first.")(scope, receive, send)
        elif _is_page(scope):
            answer = RedirectResponse(f"{door}?next={_here(scope)}", status_code=303)
            await answer(scope, receive, send)
        else:
            await PlainTextResponse("Sign in first.", status_code=401)(scope, receive, send)


def _is_open(scope: Scope) -> bool:
    """Whether this is answered to anybody, or by the read API."""
    path = str(scope["path"])
    if path.startswith(_FILES + _DOORS):
        return True
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    return path in {"/api", "/feed.atom"} or path.startswith(_API)


def _door(cookies: dict[str, str]) -> str | None:
    """Return where a visitor must go first, or None when they may come in."""
    found = database()
    if visitor.has_accounts(found):
        return "/sign-in" if visitor.session_in(found, cookies) is None else None
    return "/welcome" if visitor.name_in(cookies) is None else None


def _here(scope: Scope) -> str:
    query = scope.get("query_string", b"").decode("latin-1")
    return quote(f"{scope['path']}?{query}" if query else str(scope["path"]), safe="")


def _is_page(scope: Scope) -> bool:
    """Whether a browser asks for a page, not for a file or a connection."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    accepts = HTTPConnection(scope).headers.get("accept", "")
    return "text/html" in accepts and not str(scope["path"]).startswith(_INSIDE)


GATE = Middleware(Gate)
"""To hand to the app."""
