"""Signing in through a provider of OpenID Connect: there, back, out, and turning it on.

A browser leaves by a plain link and not by a form: Chromium holds every redirect that follows a
form against `form-action`, and a provider may send people on to others. What binds the way back
to the browser that left is a cookie that scripts cannot read.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from claims.errors import Refusal
from desk import openid, openid_settings, provider, visitor
from desk.authority import Role, SignIn, may
from desk.openid import GOOD_FOR, Answer, Departure
from desk.visitor import SESSION
from web.accounts import FOREIGN, database, entered
from web.forms import form, form_page, is_ours, keep, safe_next, site_address

if TYPE_CHECKING:
    from starlette.requests import Request

BROWSER = "claimdesk_sign_in"
"""The cookie that says that this browser was sent to the provider."""

BACK = "/sign-in/answer"
"""Where the provider sends people back to; its full address is registered there."""

ENDED = "/sign-in/ended"
"""Where the provider says that it signed somebody out (back-channel logout)."""

_NOT_KEPT = {"Cache-Control": "no-store"}


async def leave(request: Request) -> Response:
    """Send a browser to the provider; it comes back with an answer."""
    asked = request.query_params
    try:
        left = await run_in_threadpool(
            openid.begin,
            database(),
            redirect_uri=f"{site_address(request)}{BACK}",
            going_to=safe_next(asked.get("next", "/")),
            code=asked.get("code", ""),
        )
    except Refusal as refusal:
        return _refused(request, refusal)
    return _sent(request, RedirectResponse(left.address, status_code=303), left)


async def come_back(request: Request) -> Response:
    """Let in whoever the provider says it is, or say why not."""
    told = request.query_params
    answer = Answer(
        state=told.get("state", ""),
        browser=request.cookies.get(BROWSER, ""),
        code=told.get("code", ""),
        error=told.get("error", ""),
    )
    try:
        came = await run_in_threadpool(openid.arrive, database(), answer)
    except Refusal as refusal:
        return _refused(request, refusal)
    done = entered(request, came.token, came.going_to)
    done.delete_cookie(BROWSER, path="/")
    return done


async def end(request: Request) -> Response:
    """End the sessions of whom the provider says that it signed out. Browsers never come here.

    What proves it is the provider's signature: there is no cookie and no form of ours.
    """
    sent = await form(request)
    try:
        token = sent.get("logout_token", "")
        await run_in_threadpool(openid.signed_out_there, database(), token)
    except Refusal as refusal:
        told = {"error": "invalid_request", "error_description": str(refusal)}
        return JSONResponse(told, HTTPStatus.BAD_REQUEST, headers=_NOT_KEPT)
    return Response(status_code=HTTPStatus.OK, headers=_NOT_KEPT)


async def show_switch(request: Request) -> Response:
    """Say at which provider everybody would sign in, and what to register there."""
    return await run_in_threadpool(_switch, request)


async def turn_on(request: Request) -> Response:
    """Send an administrator to the provider, to turn it on by coming back."""
    sent = await form(request)
    if not is_ours(request, sent):
        return await run_in_threadpool(_switch, request, FOREIGN)
    return await run_in_threadpool(_turn_on, request)


def _turn_on(request: Request) -> Response:
    desk = visitor.seat(database(), request.cookies, otherwise="Somebody")
    if desk is None:
        return RedirectResponse("/sign-in?next=/provider", status_code=303)
    try:
        left = openid.begin_turning_on(desk, redirect_uri=f"{site_address(request)}{BACK}")
    except Refusal as refusal:
        return _switch(request, str(refusal))
    return _sent(request, _page(request, address=left.address), left)


def _switch(request: Request, problem: str = "") -> Response:
    desk = visitor.seat(database(), request.cookies, otherwise="Somebody")
    if desk is None:
        return RedirectResponse("/sign-in?next=/provider", status_code=303)
    if not may(desk, Role.ADMINISTRATOR):
        problem = "This needs an administrator. Nothing was changed. Ask one."
        return _page(request, problem)
    try:
        provider.refuse_without_extra()
        host = openid_settings.provider().host
    except Refusal as refusal:
        return _page(request, str(refusal))
    return _page(request, problem, host=host)


def _page(request: Request, problem: str = "", *, host: str = "", address: str = "") -> Response:
    status = HTTPStatus.FORBIDDEN if problem else HTTPStatus.OK
    return form_page(
        request, "provider", status, problem=problem, host=host, address=address,
        back=f"{site_address(request)}{BACK}", ended=f"{site_address(request)}{ENDED}",
        is_on=visitor.way_in(database()) is SignIn.OPENID,
    )  # fmt: skip


def _sent(request: Request, answer: Response, left: Departure) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    seconds = int(GOOD_FOR.total_seconds())
    keep(request, answer, BROWSER, left.browser, seconds=seconds)
    return answer


def _refused(request: Request, refusal: Refusal) -> Response:
    """Say why nobody came in: beside a session that stands, or on the sign-in page."""
    status = HTTPStatus.FORBIDDEN
    return form_page(
        request, "refused", status, problem=str(refusal), signed_in=SESSION in request.cookies
    )


OPENID_ROUTES = (
    Route("/sign-in/provider", leave, methods=["GET"]),
    Route(BACK, come_back, methods=["GET"]),
    Route(ENDED, end, methods=["POST"]),
    Route("/provider", show_switch, methods=["GET"]),
    Route("/provider", turn_on, methods=["POST"]),
)
"""The way to a provider and back; where people sign in otherwise, it refuses."""
