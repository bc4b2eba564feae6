"""Security headers on every answer, with a Content-Security-Policy that allows no other host.

Streamlit's page has one inline script; its hash is computed from the file that is served, so
that an update of Streamlit cannot silently weaken or break the policy. Components run from blob
addresses; the data tables use WebAssembly.
"""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_hashes(page: str) -> tuple[str, ...]:
    """Return the CSP source of every inline script of a page."""
    return tuple(_hash(script) for script in _INLINE.findall(page))


def policy(page: str) -> str:
    """Return the Content-Security-Policy for an app served by `page`."""
    scripts = " ".join(("'self'", "blob:", "'wasm-unsafe-eval'", *inline_hashes(page)))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def _page() -> str:
    """Return the page that Streamlit serves."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        return ""
    return (Path(found.origin).parent / "static" / "index.html").read_text("utf-8")


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy(_page()),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add the headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


HEADERS = Middleware(SecurityHeaders)
"""To hand to the app."""
