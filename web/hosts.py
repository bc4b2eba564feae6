"""By which names this desk may be called: its own, and none that somebody else's server hands out.

A page of another site can have its own name point to this machine (DNS rebinding). For the browser
its scripts and our pages are then one site: its Origin and Host agree, and no other check of ours
would notice. So every request and connection must name a Host that is ours: this machine's
(`localhost` and its numbers), the one of CLAIMDESK_ADDRESS, or one of CLAIMDESK_HOSTS. Where the
desk is called over a network its numbers will do as well, because a number cannot be pointed
elsewhere.

Nothing is looked up, and `X-Forwarded-Host` is not believed.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

from desk import address

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_MISDIRECTED = 421
_REFUSED = (
    "This desk does not go by the name in your browser's address bar. Nothing was opened. "
    "On its own machine open it as http://localhost and its port; whoever runs it can say its "
    "other names in CLAIMDESK_HOSTS.\n"
)


class OwnNames:
    """ASGI middleware that answers nobody who calls the desk by a name that is not its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] not in {"http", "websocket"} or is_ours(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008, reason="Not our name.")(scope, receive, send)
        else:
            await PlainTextResponse(_REFUSED, status_code=_MISDIRECTED)(scope, receive, send)


def is_ours(scope: Scope) -> bool:
    """Whether a request names one Host, and that one is ours."""
    told = [value for name, value in scope["headers"] if name == b"host"]
    name = _name(told[0].decode("latin-1")) if len(told) == 1 else None
    if name is None:
        return False
    return name in address.LOOPBACK | address.own_names() or (
        _is_number(name) and _is_networked(scope)
    )


def _is_networked(scope: Scope) -> bool:
    """Whether the request came in over a network, and not from this machine to itself."""
    host = (scope.get("server") or ("", None))[0]
    return not (host == "localhost" or (_is_number(host) and ip_address(host).is_loopback))


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _name(host: str) -> str | None:
    """Return the name in a Host header, without its port; None for what is none."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018 -- raises for what is no port
    except ValueError:
        return None
    if parts.netloc != host or "@" in host or not parts.hostname:
        return None
    return parts.hostname.removesuffix(".")


OWN_NAMES = Middleware(OwnNames)
"""To hand to the app."""
