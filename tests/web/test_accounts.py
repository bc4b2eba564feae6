"""Signing in through the plain pages, and what is refused to whoever has not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from desk import accounts, address, sign_in, team
from desk.authority import Role
from desk.visitor import SESSION
from web.forms import TOKEN
from web.gate import GATE
from web.headers import HEADERS
from web.routes import ROUTES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.websockets import WebSocket

    from desk import Desk

WORDS = "four lamps on the pier"
OTHER = "seven nets in the yard"
HTML = {"accept": "text/html"}


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"the page {request.url.path}")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("the stream")
    await websocket.close()


@pytest.fixture
def maya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with accounts, Maya its administrator."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.delenv("CLAIMDESK_PERSON", raising=False)
    desk = team.sit_down(address.opened(path), "Maya")
    accounts.turn_on(desk, WORDS)
    return desk


@pytest.fixture
def browser(maya: Desk) -> TestClient:
    """A browser at an app with a page, an upload and a stream; nobody is signed in."""
    routes = [
        *ROUTES,
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{rest:path}", page, methods=["GET", "PUT", "POST"]),
    ]
    app = Starlette(routes=routes, middleware=[HEADERS, GATE])
    return TestClient(app, base_url="http://localhost:8501", follow_redirects=False)


def token(browser: TestClient, path: str = "/sign-in") -> str:
    shown = browser.get(path).text
    found = re.search(r'name="token" value="([^"]+)"', shown)
    assert found is not None
    return found[1]


def enter(browser: TestClient, password: str = WORDS, **more: str) -> str:
    """Sign in as Maya; return where the answer leads."""
    sent = {"name": "Maya", "password": password, "token": token(browser), **more}
    return browser.post("/sign-in", data=sent).headers.get("location", "")


def test_whoever_is_not_signed_in_is_asked_and_comes_back(browser: TestClient) -> None:
    asked = browser.get("/claim?claim=12", headers=HTML)
    assert asked.headers["location"] == "/sign-in?next=%2Fclaim%3Fclaim%3D12"

    assert enter(browser, next="/claim?claim=12") == "/claim?claim=12"
    assert browser.get("/claim?claim=12", headers=HTML).text == "the page /claim"


@pytest.mark.parametrize("path", ["/media/1.png", "/_stcore/upload_file/1", "/anything", "/apiary"])
def test_nothing_of_the_desk_is_served_without_a_session(browser: TestClient, path: str) -> None:
    for answer in (browser.get(path), browser.put(path), browser.get(path, headers=HTML)):
        assert answer.status_code in {401, 303}
        assert "the page" not in answer.text


def test_the_stream_of_a_page_is_closed_to_strangers_and_open_to_whoever_signed_in(
    browser: TestClient,
) -> None:
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/_stcore/stream"):
        pass
    enter(browser)
    cookie = f"{SESSION}={browser.cookies.get(SESSION, domain='localhost.local')}"
    with browser.websocket_connect("/_stcore/stream", headers={"cookie": cookie}) as connected:
        assert connected.receive_text() == "the stream"


@pytest.mark.parametrize("path", ["/healthz", "/static/js/index.js", "/sign-in", "/join"])
def test_the_doors_and_the_apps_own_files_are_open(browser: TestClient, path: str) -> None:
    assert browser.get(path, headers=HTML).status_code == 200


def test_a_name_in_a_cookie_opens_nothing_where_there_are_accounts(browser: TestClient) -> None:
    browser.cookies.set("claimdesk_name", "Maya")

    assert browser.get("/", headers=HTML).headers["location"].startswith("/sign-in")


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(browser: TestClient) -> None:
    sent = {"name": "Maya", "password": WORDS, "token": token(browser)}
    cookie = browser.post("/sign-in", data=sent).headers["set-cookie"]

    assert cookie.startswith(f"{SESSION}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_signing_in_always_makes_a_new_session(browser: TestClient) -> None:
    browser.cookies.set(SESSION, "chosen-by-somebody-else", domain="localhost.local", path="/")
    enter(browser)
    first = browser.cookies.get(SESSION, domain="localhost.local")
    enter(browser)

    assert first not in {None, "chosen-by-somebody-else"}
    assert browser.cookies.get(SESSION, domain="localhost.local") != first


def test_a_wrong_password_is_told_and_the_name_stays_in_the_field(browser: TestClient) -> None:
    sent = {"name": "Maya", "password": "wrong", "token": token(browser)}
    answer = browser.post("/sign-in", data=sent)

    assert answer.status_code == 403
    assert "name or the password is wrong" in answer.text
    assert 'value="Maya"' in answer.text
    assert "wrong&" not in answer.text
    assert SESSION not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("path", ["/sign-in", "/join", "/account", "/sign-out"])
@pytest.mark.parametrize("bad", ["no token", "another token", "another site"])
def test_a_form_that_is_not_ours_does_nothing(browser: TestClient, path: str, bad: str) -> None:
    enter(browser)
    own = token(browser)
    sent = {
        "name": "Maya", "password": WORDS, "old": WORDS, "new": OTHER,
        **({} if bad == "no token" else {"token": "guessed" if bad == "another token" else own}),
    }  # fmt: skip
    headers = {"origin": "https://evil.example"} if bad == "another site" else {}
    before = browser.cookies.get(SESSION, domain="localhost.local")
    answer = browser.post(path, data=sent, headers=headers)

    assert answer.status_code == 403
    assert browser.cookies.get(SESSION, domain="localhost.local") == before
    assert browser.get("/", headers=HTML).text == "the page /"


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(browser: TestClient, wanted: str) -> None:
    assert enter(browser, next=wanted) == "/"


def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(browser: TestClient) -> None:
    enter(browser)
    kept = browser.cookies.get(SESSION, domain="localhost.local")
    browser.post("/sign-out", data={"token": token(browser)})
    browser.cookies.set(SESSION, str(kept), domain="localhost.local", path="/")

    assert browser.get("/", headers=HTML).headers["location"].startswith("/sign-in")


def test_signing_out_everywhere_ends_the_sessions_of_other_browsers(
    maya: Desk, browser: TestClient
) -> None:
    other = sign_in.sign_in(maya.database, "Maya", WORDS, address="192.0.2.1")
    enter(browser)
    browser.post("/sign-out", data={"token": token(browser), "everywhere": "yes"})

    assert sign_in.session_of(maya.database, other) is None


def test_an_invitation_sets_a_password_and_signs_in(maya: Desk, browser: TestClient) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    path = f"/join?code={code}"
    assert "Welcome, Tomas" in browser.get(path).text
    sent = {"code": code, "password": OTHER, "token": token(browser, path)}

    assert browser.post("/join", data=sent).headers["location"] == "/"
    assert "a checker" in browser.get("/account").text
    assert "not good any more" in browser.get(path).text


def test_a_new_password_is_typed_twice_and_a_slip_is_told(maya: Desk, browser: TestClient) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    path = f"/join?code={code}"
    sent = {"code": code, "password": OTHER, "again": f"{OTHER}x", "token": token(browser, path)}
    assert "The two are not the same" in browser.post("/join", data=sent).text
    browser.post("/join", data={**sent, "again": OTHER})
    slip = {"old": OTHER, "new": WORDS, "again": OTHER, "token": token(browser)}

    assert "The two are not the same" in browser.post("/account", data=slip).text
    browser.cookies.delete(SESSION)
    assert enter(browser, OTHER, name="Tomas") == "/"


def test_a_password_is_changed_with_the_old_one(browser: TestClient) -> None:
    enter(browser)
    wrong = {"old": "wrong", "new": OTHER, "token": token(browser)}
    assert "present password is wrong" in browser.post("/account", data=wrong).text
    browser.post("/account", data={**wrong, "old": WORDS})

    assert browser.get("/", headers=HTML).text == "the page /"
    browser.cookies.delete(SESSION)
    assert enter(browser) == ""
    assert enter(browser, OTHER) == "/"


def test_two_desks_do_not_know_each_others_tokens(
    browser: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(browser)
    path = tmp_path / "other.db"
    accounts.turn_on(team.sit_down(address.opened(path), "Maya"), WORDS)
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))

    assert browser.get("/", headers=HTML).headers["location"].startswith("/sign-in")


def test_what_is_typed_is_shown_as_text(browser: TestClient) -> None:
    payload = '"><script>alert(1)</script>'
    sent = {"name": payload, "password": "wrong", "token": token(browser), "next": payload}

    assert "<script>alert" not in browser.post("/sign-in", data=sent).text
    assert "<script>alert" not in browser.get("/join", params={"code": payload}).text


def test_the_form_token_is_a_cookie_of_this_site(browser: TestClient) -> None:
    cookie = browser.get("/sign-in").headers["set-cookie"]

    assert cookie.startswith(f"{TOKEN}=")
    assert "HttpOnly" in cookie
