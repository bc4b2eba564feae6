"""Forms of the plain pages: read small, taken only from our own pages, answered once.

A form is ours when its Origin is this site's and it carries the token that this site gave the
browser in a cookie: another site can send a form here, and can read neither.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from desk import address, ids
from web.templates import page

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response

LARGEST_FORM = 4_096
"""Bytes; names and passwords need far fewer."""

TOKEN = "claimdesk_form"  # noqa: S105 — the name of a cookie
"""The cookie that every form of ours repeats."""


async def form(request: Request) -> dict[str, str]:
    """Read a small url-encoded form; the last value of a field counts."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    return {name: values[-1] for name, values in fields.items()}


def site_address(request: HTTPConnection) -> str:
    """Return scheme and host of this site as browsers reach it, without a slash at the end."""
    return address.public_address() or f"{request.url.scheme}://{request.url.netloc}"


def from_here(request: HTTPConnection) -> bool:
    """Whether a form or connection comes from a page of this site, as far as its Origin tells."""
    origin = request.headers.get("origin")
    ours = {request.headers.get("host"), urlsplit(site_address(request)).netloc}
    return origin is None or urlsplit(origin).netloc in ours


def is_ours(request: Request, sent: dict[str, str]) -> bool:
    """Whether a form came from this site and carries the token that this browser was given."""
    given = request.cookies.get(TOKEN, "")
    same = hmac.compare_digest(given.encode(), sent.get("token", "").encode("utf-8", "replace"))
    return bool(given) and same and from_here(request)


def form_page(request: Request, name: str, status: int = 200, /, **shown: str | bool) -> Response:
    """Return a page with a form in it that `is_ours` will know again."""
    token = request.cookies.get(TOKEN) or ids.token()
    answer = page(name, status, **{"problem": "", **shown}, token=token)
    keep(request, answer, TOKEN, token)
    return answer


def keep(
    request: Request, answer: Response, name: str, value: str, *, seconds: int | None = None
) -> None:
    """Set a cookie that no script reads and no other site's form sends along."""
    answer.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="lax", path="/",
        secure=site_address(request).startswith("https:"),
    )  # fmt: skip


def safe_next(wanted: str) -> str:
    """Return a path of this site to go on to; anything else is the front page."""
    parts = urlsplit(wanted.replace("\\", "/"))
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    if not inside or parts.scheme or parts.netloc or not wanted.isprintable():
        return "/"
    return wanted
