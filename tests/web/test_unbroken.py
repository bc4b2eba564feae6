"""What breaks on the way to a page is answered in the desk's words, and logged."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from desk.incidents import UNREACHABLE
from web.gate import GATE
from web.headers import HEADERS
from web.routes import ROUTES
from web.unbroken import UNBROKEN

if TYPE_CHECKING:
    from starlette.requests import Request

NOBODY_LISTENS = "postgresql://desk:secret@127.0.0.1:1/desk"
HTML = {"accept": "text/html"}


async def breaking(request: Request) -> None:
    raise ValueError(request.url.query)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser at an app with a page that breaks; errors are answered, not raised."""
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    routes = [*ROUTES, Route("/static/broken", breaking)]
    app = Starlette(routes=routes, middleware=[HEADERS, UNBROKEN, GATE])
    return TestClient(app, base_url="http://localhost:8501", raise_server_exceptions=False)


def test_a_server_that_is_gone_is_told_on_a_page_and_not_where_it_is(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_DATABASE", NOBODY_LISTENS)
    answer = browser.get("/claims", headers=HTML)

    assert answer.status_code == 503
    assert UNREACHABLE.replace("'", "&#39;") in answer.text
    assert "Try again" in answer.text
    assert "127.0.0.1" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_connection_to_a_desk_whose_server_is_gone_is_closed_to_be_tried_again(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_DATABASE", NOBODY_LISTENS)
    with pytest.raises(WebSocketDisconnect) as closed, browser.websocket_connect("/_stcore/stream"):
        pass

    assert closed.value.code == 1013


def test_a_fault_of_ours_has_a_number_that_the_log_has_too(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = browser.get("/static/broken?the+mayors+letter", headers=HTML)

    (number,) = [one for one in answer.text.replace(",", " ").split() if one.startswith("inc_")]
    assert answer.status_code == 500
    assert number in caplog.text
    assert "mayors" not in answer.text
    assert browser.get("/static/broken").headers["content-type"].startswith("text/plain")
