"""How the read API answers: who asks, what was kept since, bytes of a type, or a problem.

A problem is `application/problem+json` (RFC 9457) in sentences of our own that repeat nothing of
what was asked. Caches may keep an answer and must ask whether it still holds: how long it will
hold would tell when an embargo ends.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from claims.errors import InvalidInput, NotFound, Refusal
from desk import api_keys
from desk.api_keys import TooManyWrong, UnknownKey
from desk.reading_out import TakenBack, reading
from web.accounts import database

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from starlette.requests import Request

    from desk.clock import Clock
    from desk.reading_out import Reading

    Read: TypeAlias = "Callable[[Reading, Request], Body]"

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
)
"""Of every answer but the page that describes the API: a browser that shows one, such as a report
that is a web page, runs nothing and loads nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is handed out: bytes of a media type, and further headers."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] | None = None


class NotUnderstoodError(InvalidInput):
    """A parameter that is none of ours, or has no meaning; the sentence names only ours."""


async def answered(request: Request, read: Read, clock: Clock) -> Response:
    """Answer a request by what `read` returns; in a thread, so that nobody else waits for it."""
    return await run_in_threadpool(_answered, request, read, clock)


def problem(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer that says what is the matter."""
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    kept = {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY, **(headers or {})}
    body = json.dumps(told, ensure_ascii=False).encode()
    return Response(body, status, kept, "application/problem+json")


def _answered(request: Request, read: Read, clock: Clock) -> Response:
    try:
        return _read(request, read, clock)
    except UnknownKey as refusal:
        asked = {"WWW-Authenticate": 'Bearer realm="claimdesk"'}
        return problem(HTTPStatus.UNAUTHORIZED, str(refusal), asked)
    except TooManyWrong as refusal:
        wait = {"Retry-After": str(refusal.seconds)}
        return problem(HTTPStatus.TOO_MANY_REQUESTS, str(refusal), wait)
    except NotUnderstoodError as refusal:
        return problem(HTTPStatus.BAD_REQUEST, str(refusal))
    except TakenBack as refusal:
        return problem(HTTPStatus.GONE, str(refusal))
    except NotFound as refusal:
        return problem(HTTPStatus.NOT_FOUND, str(refusal))
    except Refusal:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "This cannot be answered at the moment.")


def _read(request: Request, read: Read, clock: Clock) -> Response:
    here, key = database(), _key(request)
    where = request.client.host if request.client else ""
    may = api_keys.opened_by(here, key, address=where, clock=clock)
    with reading(here, may, clock=clock) as seen:
        mark = _mark(request, seen)
        headers = {
            "ETag": mark,
            "Cache-Control": f"{'public' if key is None else 'private'}, no-cache",
            "Vary": "Authorization",
            "Content-Security-Policy": _POLICY,
        }
        if mark in _known(request):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        made = read(seen, request)
    return Response(made.body, HTTPStatus.OK, {**headers, **(made.headers or {})}, made.media_type)


def _key(request: Request) -> str | None:
    """Return the key that was sent; anything else in its place is a wrong key."""
    sent = request.headers.get("authorization")
    if sent is None:
        return None
    scheme, _, key = sent.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _mark(request: Request, seen: Reading) -> str:
    """Return the ETag, a weak one: compressed or not, it is the same answer.

    The day is in it, because a report may be of yesterday's verdicts.
    """
    asked = f"{seen.mark} {seen.now.date()} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def _known(request: Request) -> set[str]:
    sent = request.headers.get("if-none-match", "")
    marks = {one.strip().removeprefix("W/") for one in sent.split(",")}
    return {f"W/{one}" for one in marks}
