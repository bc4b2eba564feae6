"""Plain HTTP beside Streamlit: the welcome page that asks for a name, and the health check."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, StrictUndefined
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from claims.errors import InvalidInput
from desk.visitor import COOKIE, YEAR, cookie_value, name_in

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_FORM = 4_096
"""Bytes; a name needs far fewer."""

_TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined)
_WELCOME = _TEMPLATES.from_string(
    files(__package__ or "web").joinpath("welcome.html").read_text("utf-8")
)


async def healthz(_request: Request) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "ok"})


async def welcome(request: Request) -> Response:
    """Ask for the name; whoever has one finds it in the field, to change it."""
    return _asked(request.query_params.get("next", "/"), name=name_in(request.cookies) or "")


async def greet(request: Request) -> Response:
    """Keep the name in a cookie and go on to where the visitor was going."""
    if not _from_here(request):
        return _asked("/", "This form was sent from another site. Nothing was kept.", 403)
    body = await _form(request)
    try:
        value = cookie_value(body.get("name", ""))
    except InvalidInput as refusal:
        asked = body.get("next", "/")
        return _asked(asked, str(refusal), HTTPStatus.BAD_REQUEST, name=body.get("name", ""))
    answer = RedirectResponse(safe_next(body.get("next", "/")), status_code=303)
    answer.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, samesite="lax", path="/")
    return answer


def safe_next(wanted: str) -> str:
    """Return a path of this site to go on to; anything else is the front page."""
    parts = urlsplit(wanted.replace("\\", "/"))
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    if not inside or parts.scheme or parts.netloc or not wanted.isprintable():
        return "/"
    return wanted


async def _form(request: Request) -> dict[str, str]:
    """Read a small url-encoded form; the last value of a field counts."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    return {name: values[-1] for name, values in fields.items()}


def _from_here(request: Request) -> bool:
    """Whether the form was sent by a page of this site."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _asked(wanted: str, problem: str = "", status: int = 200, *, name: str = "") -> Response:
    page = _WELCOME.render(next=safe_next(wanted), problem=problem, name=name)
    return HTMLResponse(page, status_code=status, headers={"Cache-Control": "no-store"})


ROUTES = (
    Route("/healthz", healthz),
    Route("/welcome", welcome, methods=["GET"]),
    Route("/welcome", greet, methods=["POST"]),
)
"""To hand to the app."""
