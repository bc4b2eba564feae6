"""The app's own style in the page that a browser loads first, so that nothing moves when it comes.

Streamlit draws for a second with its own spacing before the app's style arrives among the first
elements; then everything on the page jumps. So the style is put into the page's head as well. It
stands there before Streamlit's, which would win where both say the same, so it is nested one level
deeper. Plain pages of our own are left alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APP = b'<div id="root">'
_HEAD_ENDS = b"</head>"


class FirstStyle:
    """ASGI middleware that adds `style`, which is trusted, to the head of the app's page."""

    def __init__(self, app: ASGIApp, style: str) -> None:
        self.app = app
        self.style = f"<style>:root {{\n{style}}}</style>".encode()

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
                if not message.get("more_body", False):
                    whole = self._with_style(body)
                    if whole != body:
                        MutableHeaders(scope=start)["content-length"] = str(len(whole))
                    await send(start)
                    await send({"type": "http.response.body", "body": whole})
            else:
                await send(message)

        await self.app({**scope, "headers": plain}, receive, styled)

    def _with_style(self, body: bytes) -> bytes:
        if _APP not in body:
            return body
        return body.replace(_HEAD_ENDS, self.style + _HEAD_ENDS, 1)


def _asks_for_a_page(scope: Scope) -> bool:
    """Whether a browser is going to an address, and not fetching what a page needs."""
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _is_html(message: Message) -> bool:
    """Whether an answer is a whole page, as it was written."""
    headers = MutableHeaders(scope=message)
    is_page = headers.get("content-type", "").startswith("text/html")
    return is_page and message["status"] == 200 and "content-encoding" not in headers


FIRST_STYLE = Middleware(
    FirstStyle, style=(Path(__file__).parents[1] / "ui" / "theme.css").read_text("utf-8")
)
