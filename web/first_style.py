"""The app's own style in the page that a browser loads first, so that nothing moves when it comes.

Streamlit draws for a second with its own spacing before the app's style arrives among the first
elements; then everything on the page jumps. So the style is put into the page's head as well. It
stands there before Streamlit's, which would win where both say the same, so it is nested one level
deeper. Pages with filters at their side keep room for them from the start, and a claim's keeps a
key that is pressed too early. Plain pages of our own are left alone. At an address where no page
is Streamlit would answer with the list of claims; there our own page says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

from web import early_keys
from web.preloaded import preloading_links
from web.templates import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APP = b'<div id="root">'
_HEAD_ENDS = b"</head>"
_ITS_TITLE, _TITLE = b"<title>Streamlit</title>", b"<title>Claimdesk</title>"
"""What the browser's tab is called until the page is drawn."""
_UI = Path(__file__).parents[1] / "ui"


class FirstStyle:
    """ASGI middleware that adds to the head of the app's page what it needs at once.

    That is `links`, which are HTML, and `style`; at some paths HTML of their own, `at`, and with
    the query behind the path for one view of a page instead. All are trusted. `paths` are those of
    the app's pages, all where left out.
    """

    def __init__(
        self,
        app: ASGIApp,
        style: str,
        *,
        links: str = "",
        at: Mapping[str, str] | None = None,
        paths: frozenset[str] | None = None,
    ) -> None:
        self.app = app
        self.head = f"{links}{_element(style)}"
        self.at = at or {}
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; hold an answer that may be the page until it is whole."""
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self.app(scope, receive, send)
            return
        # Some of Streamlit's addresses answer with the page compressed, where nothing can be added.
        plain = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
        start: Message | None = None
        body = b""

        async def styled(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif message["type"] == "http.response.body" and start is not None:
                body += message.get("body", b"")
                if message.get("more_body", False):
                    return
                if _APP in body and self._is_nowhere(scope["path"]):
                    await page("missing", 404, problem="")(scope, receive, send)
                    return
                whole = self._with_style(
                    body, scope["path"], scope["query_string"].decode("latin-1")
                )
                if whole != body:
                    MutableHeaders(scope=start)["content-length"] = str(len(whole))
                await send(start)
                await send({"type": "http.response.body", "body": whole})
            else:
                await send(message)

        await self.app({**scope, "headers": plain}, receive, styled)

    def _is_nowhere(self, path: str) -> bool:
        return self.paths is not None and (path.rstrip("/") or "/") not in self.paths

    def _with_style(self, body: bytes, path: str, query: str) -> bytes:
        if _APP not in body:
            return body
        own = self.at.get(f"{path}?{query}", self.at.get(path, ""))
        added = f"{self.head}{own}".encode()
        named = body.replace(_ITS_TITLE, _TITLE, 1)
        return named.replace(_HEAD_ENDS, added + _HEAD_ENDS, 1)


def _element(style: str) -> str:
    return f"<style>:root {{\n{style}}}</style>"


def _asks_for_a_page(scope: Scope) -> bool:
    """Whether a browser is going to an address, and not fetching what a page needs."""
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _is_html(message: Message) -> bool:
    """Whether an answer is a whole page, as it was written."""
    headers = MutableHeaders(scope=message)
    is_page = headers.get("content-type", "").startswith("text/html")
    return is_page and message["status"] == 200 and "content-encoding" not in headers


PATHS = frozenset(f"/{one.stem.replace('_', '-')}" for one in (_UI / "pages").glob("[!_]*.py")) | {
    "/"
}
"""Of the app's pages."""
_RAIL = _element((_UI / "rail.css").read_text("utf-8"))

FIRST_STYLE = Middleware(
    FirstStyle,
    style=(_UI / "theme.css").read_text("utf-8"),
    links=preloading_links(),
    at={
        "/": _RAIL,
        "/cross-check": _RAIL,
        "/cross-check?view=again": "",
        "/claim": early_keys.ELEMENT,
    },
    paths=PATHS,
)
