"""Signing in and out, setting a password with a code, changing it: plain pages and their forms.

The session's token travels in a cookie that scripts cannot read; signing in always makes a new
one. Passwords are compared in a thread, so that nobody else waits for it.
"""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claims.errors import Refusal
from desk import Desk, accounts, address, openid_settings, sign_in, visitor
from desk.authority import SignIn
from desk.passwords import typed_twice
from desk.visitor import SESSION
from web.forms import form, form_page, is_ours, keep, safe_next

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from db.connection import Database
    from desk.sign_in import Session

FOREIGN = "This form is not ours, or too old. Nothing was done. Send it again."
"""What is said of a form that another site may have sent."""
_MONTH = int(sign_in.LONGEST.total_seconds())


def database() -> Database:
    """Return the database that this process works on now."""
    return address.opened(address.current().where)


def tell_first_code() -> None:
    """Print the code for the first administrator where people sign in and nobody can be one."""
    try:
        code = accounts.first_code(database())
    except Refusal as refusal:
        sys.stderr.write(
            f"\n  {refusal}\n  Until then nobody can sign in. The way back, in this terminal: "
            "claimdesk people sign-in local\n\n"
        )
        return
    if code is not None:
        sys.stderr.write(
            "\n  Nobody can administer this desk yet. Open /join in your browser and enter this "
            f"code, once:\n\n      {code}\n\n"
        )


async def show_sign_in(request: Request) -> Response:
    """Ask for name and password."""
    return _sign_in(request, request.query_params.get("next", "/"))


async def do_sign_in(request: Request) -> Response:
    """Open a session, and go on to where the visitor was going."""
    sent = await form(request)
    wanted, name = safe_next(sent.get("next", "/")), sent.get("name", "")
    if not is_ours(request, sent):
        return _sign_in(request, wanted, FOREIGN, HTTPStatus.FORBIDDEN, name=name)
    where = request.client.host if request.client else ""
    try:
        token = await run_in_threadpool(
            sign_in.sign_in, database(), name, sent.get("password", ""), address=where
        )
    except Refusal as refusal:
        return _sign_in(request, wanted, str(refusal), HTTPStatus.FORBIDDEN, name=name)
    return entered(request, token, wanted)


async def show_join(request: Request) -> Response:
    """Ask for a code, or for the password that a code sets."""
    return await _join(request, request.query_params.get("code", ""))


async def do_join(request: Request) -> Response:
    """Set the password, use the code up, and sign in."""
    sent = await form(request)
    code, name = sent.get("code", ""), sent.get("name", "")
    if not is_ours(request, sent):
        return await _join(request, code, FOREIGN, name=name)
    try:
        password = _new(sent, "password")
        token = await run_in_threadpool(accounts.accept, database(), code, password, name=name)
    except Refusal as refusal:
        return await _join(request, code, str(refusal), name=name)
    return entered(request, token, "/")


def _new(sent: Mapping[str, str], field: str) -> str:
    """Return a new password; a program that fills the form in types it once."""
    password = sent.get(field, "")
    return typed_twice(password, sent.get("again", password))


async def show_account(request: Request) -> Response:
    """Show who is signed in, with the ways to sign out and to change the password."""
    return await _signed_in(request, lambda session: _account(request, session))


async def change_password(request: Request) -> Response:
    """Set another password; every other session ends."""
    sent = await form(request)

    def change(session: Session) -> Response:
        if not is_ours(request, sent):
            return _account(request, session, FOREIGN)
        desk = Desk(database=database(), actor=session.person)
        try:
            new = _new(sent, "new")
            token = accounts.change_password(desk, sent.get("old", ""), new)
        except Refusal as refusal:
            return _account(request, session, str(refusal))
        return entered(request, token, safe_next(sent.get("next", "/")))

    return await _signed_in(request, change)


async def sign_out(request: Request) -> Response:
    """End this session, or every one of this person's."""
    sent = await form(request)

    def end(session: Session) -> Response:
        if not is_ours(request, sent):
            return _account(request, session, FOREIGN)
        if sent.get("everywhere"):
            sign_in.sign_out_everywhere(database(), session.person)
        sign_in.sign_out(database(), request.cookies.get(SESSION, ""))
        answer = RedirectResponse("/sign-in", status_code=303)
        answer.delete_cookie(SESSION, path="/")
        return answer

    return await _signed_in(request, end)


async def _signed_in(request: Request, do: Callable[[Session], Response]) -> Response:
    """Do something for whoever is signed in; anybody else is asked to sign in."""

    def run() -> Response:
        session = visitor.session_in(database(), request.cookies)
        return RedirectResponse("/sign-in", status_code=303) if session is None else do(session)

    return await run_in_threadpool(run)


def _sign_in(
    request: Request, wanted: str, problem: str = "", status: int = 200, *, name: str = ""
) -> Response:
    only = visitor.way_in(database()) is SignIn.OPENID
    at, trouble = _provider() if only else ("", "")
    return form_page(
        request, "sign_in", status, next=safe_next(wanted), problem=problem or trouble, name=name,
        provider=at, only_provider=only,
    )  # fmt: skip


def _provider() -> tuple[str, str]:
    """Return at which provider people sign in, or what is wrong with the settings of it."""
    try:
        return openid_settings.provider().host, ""
    except Refusal as refusal:
        return "", str(refusal)


def _provider_if_any() -> str:
    return _provider()[0] if visitor.way_in(database()) is SignIn.OPENID else ""


async def _join(request: Request, code: str, problem: str = "", *, name: str = "") -> Response:
    called = await run_in_threadpool(accounts.holder, database(), code) if code else None
    if code and called is None and not problem:
        problem = "This link or code is not good any more. Ask an administrator for a new one."
    status = HTTPStatus.FORBIDDEN if problem else HTTPStatus.OK
    return form_page(
        request, "join", status,
        code=code, known=called is not None, called=called or "", first=called == "",
        name=name, problem=problem, provider=_provider_if_any(),
    )  # fmt: skip


def _account(request: Request, session: Session, problem: str = "") -> Response:
    wanted = safe_next(request.query_params.get("next", "/"))
    status = HTTPStatus.FORBIDDEN if problem else HTTPStatus.OK
    article = "an" if session.role[0] in "aeiou" else "a"
    return form_page(
        request, "account", status, called=session.name, role=f"{article} {session.role.value}",
        next=wanted, problem=problem, provider=_provider_if_any(),
    )  # fmt: skip


def entered(request: Request, token: str, wanted: str) -> Response:
    """Go on to a path of this site, with a session from now on."""
    answer = RedirectResponse(wanted, status_code=303)
    keep(request, answer, SESSION, token, seconds=_MONTH)
    return answer


ACCOUNT_ROUTES = (
    Route("/sign-in", show_sign_in, methods=["GET"]),
    Route("/sign-in", do_sign_in, methods=["POST"]),
    Route("/join", show_join, methods=["GET"]),
    Route("/join", do_join, methods=["POST"]),
    Route("/account", show_account, methods=["GET"]),
    Route("/account", change_password, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
)
"""What a desk with accounts needs; without accounts nothing leads there."""
