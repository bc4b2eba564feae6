"""The page that a browser loads first has the app's style in it; nothing else is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.browser_support import ROOT
from web.first_style import PATHS, FirstStyle

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = '<html><head><title>A</title></head><body><div id="root"></div></body></html>'
OWN = "<html><head><title>Sign in</title></head><body></body></html>"
STYLE = ".lamp { color: red; }\n"


def answering(answer: Response) -> TestClient:
    async def say(_request: object) -> Response:
        return answer

    middleware = [Middleware(FirstStyle, style=STYLE)]
    app = Starlette(routes=[Route("/", say)], middleware=middleware)
    return TestClient(app, headers={"accept": "text/html,*/*;q=0.8"})


def in_pieces() -> Response:
    return StreamingResponse(iter([PAGE[:20], PAGE[20:]]), media_type="text/html")


@pytest.mark.parametrize("answer", [HTMLResponse(PAGE), in_pieces()], ids=["whole", "in pieces"])
def test_the_apps_page_has_the_style_at_the_end_of_its_head(answer: Response) -> None:
    told = answering(answer).get("/")

    assert told.text == PAGE.replace("</head>", f"<style>:root {{\n{STYLE}}}</style></head>")
    assert told.headers.get("content-length", str(len(told.content))) == str(len(told.content))


def test_the_page_is_asked_for_uncompressed() -> None:
    async def say(request: Request) -> Response:
        assert "accept-encoding" not in request.headers
        return HTMLResponse(PAGE)

    middleware = [Middleware(FirstStyle, style=STYLE)]
    app = Starlette(routes=[Route("/", say)], middleware=middleware)

    assert STYLE in TestClient(app, headers={"accept": "text/html"}).get("/").text


def test_a_path_can_have_more_in_its_head_than_others() -> None:
    async def say(_request: object) -> Response:
        return HTMLResponse(PAGE)

    room = "<style>.room { width: 1px; }</style>"
    at = {"/": room, "/?view=again": "<!-- no room -->"}
    middleware = [Middleware(FirstStyle, style=STYLE, links="<link>", at=at)]
    app = Starlette(routes=[Route("/", say), Route("/reports", say)], middleware=middleware)
    client = TestClient(app, headers={"accept": "text/html"})

    assert f"<link><style>:root {{\n{STYLE}}}</style>{room}</head>" in client.get("/").text
    assert room not in client.get("/reports").text
    assert room in client.get("/?view=\u00e9").text
    assert "<!-- no room --></head>" in client.get("/?view=again").text


def test_what_is_no_visit_is_passed_on() -> None:
    assert answering(HTMLResponse(PAGE)).get("/", headers={"accept": "*/*"}).text == PAGE


@pytest.mark.parametrize(
    "answer",
    [
        HTMLResponse(OWN),
        PlainTextResponse(PAGE),
        HTMLResponse(PAGE, status_code=404),
        HTMLResponse(PAGE, headers={"content-encoding": "identity"}),
    ],
    ids=["a page of our own", "no page", "not found", "encoded"],
)
def test_every_other_answer_stays_as_it_is(answer: Response) -> None:
    told = answering(answer).get("/")

    assert told.content == answer.body


def test_where_no_page_is_our_own_says_so() -> None:
    async def say(_request: object) -> Response:
        return HTMLResponse(PAGE)

    middleware = [Middleware(FirstStyle, style=STYLE, paths=frozenset({"/", "/reports"}))]
    app = Starlette(routes=[Route("/{path:path}", say)], middleware=middleware)
    client = TestClient(app, headers={"accept": "text/html"})

    told = client.get("/crosscheck")
    assert (told.status_code, "There is no such page" in told.text) == (404, True)
    assert told.headers["content-length"] == str(len(told.content))
    assert [client.get(path).status_code for path in ("/", "/reports", "/reports/")] == [200] * 3


def test_the_paths_of_pages_are_those_of_the_apps_navigation() -> None:
    frame = (ROOT / "ui" / "frame" / "main.py").read_text("utf-8")

    named = {f"/{path}" for path in re.findall(r'url_path="([^"]+)"', frame)}
    assert named | {"/", "/claims"} == PATHS


def test_the_tab_bears_our_name_from_the_start() -> None:
    streamlits = HTMLResponse(PAGE.replace("<title>A", "<title>Streamlit"))

    assert "<title>Claimdesk</title>" in answering(streamlits).get("/").text
