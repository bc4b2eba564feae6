"""A small provider of OpenID Connect on this machine, which can be told to lie.

It checks what a real one checks: the client and its secret, where the browser is sent back, that
a code is used once and by whoever knows the verifier of PKCE.
"""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx2
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from desk import clock as clocks
from desk import ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.requests import Request

    from desk.clock import Clock

CLIENT, SECRET = "claimdesk", "a secret that must not be told"


@cache
def key(name: str = "k1") -> RSAKey:
    """Return a key pair, the same for each name while the tests run."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


def signed(claims: dict[str, Any]) -> str:
    """Sign as an honest provider does."""
    return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key())


@dataclass(slots=True)
class SmallProvider:
    """The provider: whom it says everybody is, and how it lies."""

    address: str = ""
    clock: Clock = clocks.now
    person: dict[str, Any] = field(default_factory=dict)
    """The claims about whoever signs in; `sub` at least."""
    change: dict[str, Any] = field(default_factory=dict)
    """Claims of the token to set, or to leave out where None."""
    sign: Callable[[dict[str, Any]], str] = signed
    document: dict[str, Any] = field(default_factory=dict)
    """What to say otherwise in the discovery document."""
    userinfo: dict[str, Any] = field(default_factory=dict)
    asks: bool = False
    """Whether a page with a button comes before the way back."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    """Paths that were asked for, in order."""

    def environment(self, **more: str) -> dict[str, str]:
        """Return the settings of a desk that signs in here."""
        named = {"ISSUER": self.address, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, **more}
        return {f"CLAIMDESK_OIDC_{name}": value for name, value in named.items()}

    def visited(self, address: str) -> httpx2.QueryParams:
        """Go where the desk sends a browser; return what it is sent back with."""
        answer = httpx2.get(address, verify=False)  # there is no HTTPS here
        return httpx2.URL(answer.headers["location"]).params

    def logout_token(self, **change: Any) -> str:
        """Return what is posted when somebody is signed out; a claim that is None is left out."""
        now = int(self.clock().timestamp())
        claims: dict[str, Any] = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": "out-1",
            "sub": self.person.get("sub"),
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}}, **change,
        }  # fmt: skip
        return self.sign({name: value for name, value in claims.items() if value is not None})

    def app(self) -> Starlette:
        """Return the routes."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/userinfo", self._userinfo),
            ]
        )

    async def _discovery(self, request: Request) -> Response:
        self.seen.append(request.url.path)
        ends = {
            "authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys",
            "userinfo_endpoint": "userinfo",
        }  # fmt: skip
        found = {name: f"{self.address}/{path}" for name, path in ends.items()}
        return JSONResponse({"issuer": self.address, **found, **self.document})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [key().as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if self.asks and "go" not in asked:
            way = urlencode({**asked, "go": "yes"})
            link = f'<h1>The provider</h1><a href="/authorize?{way}">Let me in</a>'.replace(
                "&", "&amp;"
            )
            return HTMLResponse(f"<!doctype html><title>Provider</title>{link}")
        code = ids.token()
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)

    async def _token(self, request: Request) -> Response:
        sent = dict(await request.form())
        asked = self.codes.pop(str(sent.get("code")), None)
        if asked is None or not self._is_right(asked, sent, request):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        now = int(self.clock().timestamp())
        claims: dict[str, Any] = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": asked["nonce"], **self.person, **self.change,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        answer = {"access_token": "opens userinfo", "token_type": "Bearer", "expires_in": 300}
        return JSONResponse({**answer, "id_token": self.sign(kept)})

    def _is_right(self, asked: dict[str, str], sent: dict[str, Any], request: Request) -> bool:
        shown = base64.urlsafe_b64encode(sha256(str(sent["code_verifier"]).encode()).digest())
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".replace(" ", "+").encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        return (
            asked["code_challenge"] == shown.decode().rstrip("=")
            and asked["code_challenge_method"] == "S256"
            and asked["redirect_uri"] == sent["redirect_uri"]
            and (
                request.headers.get("authorization") in {f"Basic {basic}", f"Basic {plain}"}
                or (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
            )
        )

    async def _userinfo(self, request: Request) -> Response:
        self.seen.append(request.url.path)
        if request.headers.get("authorization") != "Bearer opens userinfo":
            return Response(status_code=401)
        return JSONResponse({"sub": self.person.get("sub"), **self.userinfo})


@contextmanager
def small_provider() -> Iterator[SmallProvider]:
    """Run a provider on a port of its own until the end of the block."""
    provider = SmallProvider()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        provider.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(provider.app(), log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join()
