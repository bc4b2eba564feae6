"""The desk answers to its own names only, so that no other site's name can be pointed at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from desk import address
from web.gate import GATE
from web.headers import HEADERS
from web.hosts import OWN_NAMES
from web.middleware import MIDDLEWARE
from web.routes import ROUTES

THIS_MACHINE, NETWORK = "http://127.0.0.1:8501", "http://192.168.7.20:8501"
STREAM = "ws://127.0.0.1:8501/_stcore/stream"


async def page(_request: object) -> PlainTextResponse:
    return PlainTextResponse("the page")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("come in")
    await websocket.close()


def browser(at: str = THIS_MACHINE) -> TestClient:
    """A browser whose connections arrive at this number of ours; nothing asks for its name."""
    routes = [*ROUTES, WebSocketRoute("/_stcore/stream", stream), Route("/{rest:path}", page)]
    app = Starlette(routes=routes, middleware=[HEADERS, OWN_NAMES, GATE])
    return TestClient(app, base_url=at, follow_redirects=False)


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maya is at the desk, and nobody has said by which names it goes."""
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    monkeypatch.delenv(address.PUBLIC, raising=False)
    monkeypatch.delenv(address.HOSTS, raising=False)


def called(host: str, at: str = THIS_MACHINE, path: str = "/claims") -> int:
    return browser(at).get(path, headers={"host": host}).status_code


OURS = ("localhost", "localhost:8501", "LOCALHOST:80", "localhost.", "127.0.0.1:8501", "[::1]:8501")
FOREIGN = (
    "evil.example", "evil.example:8501", "localhost.evil.example", "127.0.0.1.evil.example",
    "evil.example#localhost", "evil.example/localhost", "localhost@evil.example",
    "evil.example@localhost", "localhost:8501:8501", "localhost:x", "", "[::1", "192.168.7.20:8501",
    "127.0.0.2", "[::]", "localhost, evil.example", "2130706433",
)  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_a_local_desk_answers_to_what_a_machine_calls_itself(host: str) -> None:
    assert called(host) == 200


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/claims", "/healthz", "/welcome", "/static/a.js", "/api"])
def test_a_local_desk_answers_to_no_other_name_on_any_address(host: str, path: str) -> None:
    assert called(host, path=path) == 421


@pytest.mark.parametrize("host", OURS)
def test_the_stream_of_a_page_opens_under_our_own_names(host: str) -> None:
    origin = {"host": host, "origin": f"http://{host}"}
    with browser().websocket_connect(STREAM, headers=origin) as opened:
        assert opened.receive_text() == "come in"


@pytest.mark.parametrize("host", FOREIGN)
def test_the_stream_of_a_page_does_not_open_under_a_name_that_was_pointed_at_us(host: str) -> None:
    rebound = {"host": host, "origin": f"http://{host}"}
    with (
        pytest.raises(WebSocketDisconnect),
        browser().websocket_connect(STREAM, headers=rebound),
    ):
        pytest.fail("It opened.")


def test_a_form_of_a_site_whose_name_was_pointed_at_us_is_refused() -> None:
    rebound = {"host": "evil.example:8501", "origin": "http://evil.example:8501"}

    answer = browser().post("/welcome", data={"name": "Mallory"}, headers=rebound)

    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


def test_two_hosts_in_one_request_are_refused() -> None:
    both = [("host", "localhost"), ("host", "evil.example")]

    assert browser().get("/claims", headers=both).status_code == 421


def test_who_says_to_have_passed_on_another_host_is_not_believed() -> None:
    told = {"host": "evil.example", "x-forwarded-host": "localhost", "forwarded": "host=localhost"}

    assert browser().get("/claims", headers=told).status_code == 421


def test_the_refusal_says_what_to_do_repeats_nothing_and_carries_our_headers() -> None:
    answer = browser().get("/claims", headers={"host": "evil.example"})

    assert "CLAIMDESK_HOSTS" in answer.text
    assert "evil" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_names_that_were_set_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.PUBLIC, "https://Desk.example.org:8443")
    monkeypatch.setenv(address.HOSTS, "desk.lan, DESK,[fd00::7]")

    heard = [called(one) for one in ("desk.example.org", "desk.lan:8501", "desk", "[fd00::7]:1")]

    assert heard == [200] * 4
    assert called("evil.example") == 421


def test_over_a_network_numbers_will_do_and_names_have_to_be_set() -> None:
    assert called("192.168.7.20:8501", NETWORK) == 200
    assert called("[fd00::7]:8501", NETWORK) == 200
    assert called("localhost:8501", NETWORK) == 200
    assert called("evil.example:8501", NETWORK) == 421


def test_the_app_itself_asks_for_its_name_before_it_asks_who_one_is() -> None:
    app = (Path(__file__).parents[2] / "app.py").read_text("utf-8")

    assert "middleware=MIDDLEWARE" in app
    assert MIDDLEWARE.index(OWN_NAMES) < MIDDLEWARE.index(GATE)
