"""Plain HTTP beside Streamlit: the welcome page that asks for a name, and the health check."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from claims.errors import InvalidInput
from desk.visitor import COOKIE, YEAR, cookie_value, name_in
from web.accounts import ACCOUNT_ROUTES
from web.api import API_ROUTES
from web.early_keys import EARLY_KEYS_ROUTES
from web.forms import form, from_here, keep, safe_next
from web.monitoring import MONITORING_ROUTES
from web.openid import OPENID_ROUTES
from web.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request


async def healthz(_request: Request) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "ok"})


async def welcome(request: Request) -> Response:
    """Ask for the name; whoever has one finds it in the field, to change it."""
    return _asked(request.query_params.get("next", "/"), name=name_in(request.cookies) or "")


async def greet(request: Request) -> Response:
    """Keep the name in a cookie and go on to where the visitor was going."""
    if not from_here(request):
        return _asked("/", "This form was sent from another site. Nothing was kept.", 403)
    body = await form(request)
    try:
        value = cookie_value(body.get("name", ""))
    except InvalidInput as refusal:
        asked = body.get("next", "/")
        return _asked(asked, str(refusal), HTTPStatus.BAD_REQUEST, name=body.get("name", ""))
    answer = RedirectResponse(safe_next(body.get("next", "/")), status_code=303)
    keep(request, answer, COOKIE, value, seconds=YEAR)
    return answer


def _asked(wanted: str, problem: str = "", status: int = 200, *, name: str = "") -> Response:
    return page("welcome", status, next=safe_next(wanted), problem=problem, name=name)


ROUTES = (
    Route("/healthz", healthz),
    Route("/welcome", welcome, methods=["GET"]),
    Route("/welcome", greet, methods=["POST"]),
    *EARLY_KEYS_ROUTES,
    *ACCOUNT_ROUTES,
    *OPENID_ROUTES,
    *API_ROUTES,
    *MONITORING_ROUTES,
)
"""To hand to the app."""
