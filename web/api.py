"""The read API: plain HTTP beside the app, without its cookies and sessions.

What it hands out is what reports are made of: the JSON of a claim is the interchange of
`reports.json_export`. Nothing is written here but when a key was used, and nothing is shared with
pages of other sites: no CORS header is sent.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route

from claims.errors import InvalidInput, NotFound
from desk import clock as clocks
from desk import named_reports, tags
from desk.api_keys import May
from desk.reading_out import NOT_HERE, Asked
from desk.report_choice import scope_of
from reports import exact_json, json_export, registry, static_site
from reports.claimreview import claim_review
from reports.disclosure import disclosed
from reports.publisher import publisher_of
from web.api_answers import Body, NotUnderstoodError, answered, problem
from web.forms import site_address
from web.openapi import LARGEST_PAGE, PARAMETERS, document
from web.templates import page

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.requests import Request

    from desk.clock import Clock
    from desk.reading_out import Reading
    from web.api_answers import Read

JSON = "application/json"
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_LONGEST = 500
"""Characters of a value."""


def claims(seen: Reading, request: Request) -> Body:
    """A page of claims as the interchange; where the next one is stands in `Link`."""
    asked = _asked(request, seen.may)
    found = seen.claims(asked)
    headers: dict[str, str] = {}
    if found.following is not None:
        there = request.url.include_query_params(after=found.following)
        headers["Link"] = f'<{there.path}?{there.query}>; rel="next"'
    return Body(body=json_export.render(found.dossier), media_type=JSON, headers=headers)


def claim(seen: Reading, request: Request) -> Body:
    """One claim as the interchange."""
    _only(request, ())
    return Body(body=json_export.render(seen.claim(_reference(request))), media_type=JSON)


def report(seen: Reading, request: Request) -> Body:
    """A named report that an editor made public, in its format, of what this reader may know."""
    _only(request, ())
    choice = named_reports.public(seen.snapshot, _reference(request))
    dossier = seen.dossier(scope_of(choice, seen.now))
    body = registry.render(dossier, choice.format)
    return Body(body=body, media_type=registry.renderer(choice.format).media_type)


def claimreview(seen: Reading, request: Request) -> Body:
    """The ClaimReview of a published verdict."""
    _only(request, ())
    found = disclosed(seen.review(_reference(request)))
    try:
        review = claim_review(found.claims[0], found, publisher_of(found))
    except InvalidInput as refusal:
        raise NotFound(str(refusal)) from refusal
    return Body(body=exact_json.written(review), media_type="application/ld+json")


def feed(seen: Reading, request: Request) -> Body:
    """The latest published verdicts as an Atom feed."""
    _only(request, ())
    found = seen.published()
    return Body(
        body=static_site.feed(found, publisher_of(found), here=site_address(request)),
        media_type="application/atom+xml",
    )


async def described(request: Request) -> Response:
    """The description of this API, to be read by programs."""
    body = exact_json.written(document(site_address(request)))
    return Response(body, headers={"Cache-Control": "public, max-age=3600"}, media_type=JSON)


async def shown(_request: Request) -> Response:
    """The same for people."""
    return page("api", problem="", routes=document("")["paths"])


async def nothing(_request: Request) -> Response:
    """What is under the API's addresses and is none of them."""
    return problem(HTTPStatus.NOT_FOUND, NOT_HERE)


def api_routes(clock: Clock = clocks.now) -> tuple[Route, ...]:
    """Return the routes of the API; `clock` says when an embargo is over."""
    squeezed = [Middleware(GZipMiddleware, minimum_size=1_000)]
    read: tuple[tuple[str, Read], ...] = (
        ("/api/claims", claims),
        ("/api/claims/{id}", claim),
        ("/api/reports/{id}", report),
        ("/claimreview/{id}", claimreview),
        ("/feed.atom", feed),
    )
    return (
        Route("/api", shown),
        Route("/api/openapi.json", described),
        *(Route(path, _endpoint(one, clock), middleware=squeezed) for path, one in read),
        Route("/api/{rest:path}", nothing),
        Route("/claimreview/{rest:path}", nothing),
    )


def _endpoint(read: Read, clock: Clock) -> partial[Coroutine[object, object, Response]]:
    return partial(answered, read=read, clock=clock)


def _reference(request: Request) -> str:
    return str(request.path_params["id"])


def _asked(request: Request, may: May) -> Asked:
    """Return what the parameters ask for; tags are the desk's own and need a key."""
    _only(request, PARAMETERS)
    several = request.query_params.getlist
    if several("tag") and may is May.PUBLISHED and request.headers.get("authorization") is None:
        msg = "Tags are the desk's own: ask for them with a key."
        raise NotUnderstoodError(msg)
    return Asked(
        updated_since=_moment(request.query_params.get("updated_since")),
        tags=_tags(several("tag")),
        documents=tuple(several("document")),
        speakers=tuple(several("speaker")),
        ratings=tuple(several("rating")),
        after=_number(request, "after", 0, least=0, most=10**9),
        size=_number(request, "limit", 50, least=1, most=LARGEST_PAGE),
    )


def _tags(given: list[str]) -> tuple[str, ...]:
    try:
        return tuple(tags.plain(one) for one in given)
    except InvalidInput as error:
        raise NotUnderstoodError("“tag” is the name of a tag.") from error


def _only(request: Request, known: tuple[str, ...]) -> None:
    """Refuse a parameter that is none of ours: one misspelt would quietly hand out too much."""
    given = request.query_params.multi_items()
    if any(name not in known for name, _ in given):
        meant = f"Known here: {', '.join(known)}." if known else "None is known here."
        raise NotUnderstoodError(f"There is a parameter in this address that is none. {meant}")
    if any(len(value) > _LONGEST or "\0" in value for _, value in given):
        raise NotUnderstoodError("A value in this address is longer than any that has a meaning.")


def _number(request: Request, name: str, otherwise: int, *, least: int, most: int) -> int:
    given = request.query_params.get(name)
    if given is None:
        return otherwise
    if not _NUMBER.fullmatch(given) or not least <= int(given) <= most:
        raise NotUnderstoodError(f"“{name}” is a whole number from {least} to {most}.")
    return int(given)


def _moment(given: str | None) -> datetime | None:
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        msg = "“updated_since” is a moment such as 2026-03-09T08:00:00Z."
        raise NotUnderstoodError(msg) from error


API_ROUTES = api_routes()
"""To hand to the app."""
