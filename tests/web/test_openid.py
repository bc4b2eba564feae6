"""Signing in through a provider, as a browser goes the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from desk import accounts, address, openid, team, visitor
from desk.authority import Role, SignIn
from desk.visitor import SESSION
from tests.openid_provider import SmallProvider, small_provider
from web.accounts import tell_first_code
from web.forms import TOKEN
from web.gate import GATE
from web.headers import HEADERS
from web.openid import BACK, BROWSER, ENDED
from web.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response
    from starlette.requests import Request
    from starlette.websockets import WebSocket

    from desk import Desk

HTML = {"accept": "text/html"}
HERE = "http://localhost:8501"
TOMAS = {"sub": "u-2", "name": "Tomas", "email": "tomas@saltmarsh.example", "email_verified": True}


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"the page {request.url.path}")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


@pytest.fixture(scope="module")
def running() -> Iterator[SmallProvider]:
    """One server for all tests of this file."""
    with small_provider() as provider:
        yield provider


@pytest.fixture
def there(running: SmallProvider, monkeypatch: pytest.MonkeyPatch) -> SmallProvider:
    """The provider, with Maya about to sign in."""
    running.person, running.document = {"sub": "u-1", "name": "Maya"}, {}
    for name, value in running.environment().items():
        monkeypatch.setenv(name, value)
    return running


@pytest.fixture
def maya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: SmallProvider) -> Desk:
    """A desk where nobody signs in anywhere yet."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.delenv("CLAIMDESK_PERSON", raising=False)
    monkeypatch.delenv("CLAIMDESK_ADDRESS", raising=False)
    return team.sit_down(address.opened(path), "Maya")


def a_browser(at: str = HERE) -> TestClient:
    routes = [
        *ROUTES,
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{rest:path}", page, methods=["GET", "PUT", "POST"]),
    ]
    app = Starlette(routes=routes, middleware=[HEADERS, GATE])
    return TestClient(app, base_url=at, follow_redirects=False)


@pytest.fixture
def browser(maya: Desk, there: SmallProvider) -> TestClient:
    """A browser that knows nothing, at a desk whose administrator Maya signs in there."""
    left = openid.begin_turning_on(maya, redirect_uri=HERE + BACK)
    told = there.visited(left.address)
    answer = openid.Answer(state=told["state"], browser=left.browser, code=told["code"])
    openid.arrive(maya.database, answer)
    return a_browser()


def way_back(there: SmallProvider, leaving: Response) -> str:
    """Go to the provider; return the path that it sends the browser back to."""
    assert leaving.status_code == 303, leaving.text
    told = there.visited(leaving.headers["location"])
    return f"{BACK}?code={told['code']}&state={told['state']}"


def enter(browser: TestClient, there: SmallProvider, query: str = "") -> Response:
    return browser.get(way_back(there, browser.get(f"/sign-in/provider{query}")))


def form_token(browser: TestClient, path: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', browser.get(path).text)
    assert found is not None
    return found[1]


def test_whoever_is_not_signed_in_goes_to_the_provider_and_comes_back_to_the_page(
    browser: TestClient, there: SmallProvider
) -> None:
    asked = browser.get("/claim?claim=12", headers=HTML)
    shown = browser.get(asked.headers["location"]).text
    link = re.search(r'href="(/sign-in/provider[^"]+)"', shown)
    assert link is not None
    assert 'type="password"' not in shown
    came = browser.get(way_back(there, browser.get(link[1])))

    assert came.headers["location"] == "/claim?claim=12"
    assert browser.get("/claim?claim=12", headers=HTML).text == "the page /claim"


def test_the_session_is_the_desks_own_and_every_way_out_ends_it(
    browser: TestClient, there: SmallProvider
) -> None:
    cookie = enter(browser, there).headers["set-cookie"]
    assert cookie.startswith(f"{SESSION}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    first = browser.cookies.get(SESSION, domain="localhost.local")
    enter(browser, there)
    assert browser.cookies.get(SESSION, domain="localhost.local") != first

    other = a_browser()
    enter(other, there)
    shown = browser.get("/account").text
    assert there.address.removeprefix("http://") in shown
    assert 'type="password"' not in shown
    sent = {"token": form_token(browser, "/account"), "everywhere": "yes"}
    browser.post("/sign-out", data=sent)
    for one in (browser, other):
        assert one.get("/", headers=HTML).headers["location"].startswith("/sign-in")


def test_whoever_is_signed_out_at_the_provider_is_signed_out_here_in_every_browser(
    maya: Desk, browser: TestClient, there: SmallProvider
) -> None:
    other, knocking = a_browser(), a_browser("http://localhost:8501")
    enter(browser, there)
    enter(other, there)
    accounts.invite(maya, "Tomas", Role.CHECKER, known_as="tomas@saltmarsh.example")
    there.person = TOMAS
    tomas = a_browser()
    enter(tomas, there)
    there.person = {"sub": "u-1"}

    answer = knocking.post(ENDED, data={"logout_token": there.logout_token()})

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    for one in (browser, other):
        assert one.get("/", headers=HTML).headers["location"].startswith("/sign-in")
    assert tomas.get("/", headers=HTML).text == "the page /"
    unknown = there.logout_token(sub="nobody")
    assert knocking.post(ENDED, data={"logout_token": unknown}).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"events": None},
        {"events": {"http://schemas.openid.net/event/another": {}}},
        {"nonce": "of a sign-in"},
        {"aud": "another desk"},
        {"iss": "https://evil.example"},
        {"sub": None, "sid": "a session that has no name here"},
        {"iat": None},
        {"iat": 1_700_000_000},
        {"iat": "today"},
        {"exp": 1_700_000_000},
    ],
    ids=str,
)
def test_what_does_not_prove_that_the_provider_signed_somebody_out_ends_nothing(
    browser: TestClient, there: SmallProvider, change: dict[str, object]
) -> None:
    enter(browser, there)

    answer = a_browser().post(ENDED, data={"logout_token": there.logout_token(**change)})

    assert answer.status_code == 400
    assert "Nothing was done" in answer.json()["error_description"]
    assert browser.get("/", headers=HTML).text == "the page /"


def test_a_logout_that_somebody_else_signed_ends_nothing(
    browser: TestClient, there: SmallProvider
) -> None:
    enter(browser, there)
    mine = there.logout_token().rpartition(".")[0] + ".c2lnbmVkIGJ5IG5vYm9keQ"

    for sent in ({"logout_token": mine}, {"logout_token": ""}, {}):
        assert a_browser().post(ENDED, data=sent).status_code == 400
    assert browser.get("/", headers=HTML).text == "the page /"


def test_a_desk_that_signs_in_otherwise_takes_no_word_of_a_provider(
    maya: Desk, there: SmallProvider
) -> None:
    answer = a_browser().post(ENDED, data={"logout_token": there.logout_token()})

    assert answer.status_code == 400
    assert maya.actor


def test_the_stream_of_a_page_is_closed_until_somebody_came_from_the_provider(
    browser: TestClient, there: SmallProvider
) -> None:
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/_stcore/stream"):
        pass
    enter(browser, there)
    cookie = f"{SESSION}={browser.cookies.get(SESSION, domain='localhost.local')}"
    with browser.websocket_connect("/_stcore/stream", headers={"cookie": cookie}):
        pass


def test_a_page_of_another_site_cannot_open_the_stream_with_the_visitors_cookie(
    browser: TestClient, there: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(browser, there)
    cookie = f"{SESSION}={browser.cookies.get(SESSION, domain='localhost.local')}"

    def opens(origin: str) -> bool:
        headers = {"cookie": cookie, "origin": origin}
        try:
            with browser.websocket_connect("/_stcore/stream", headers=headers):
                return True
        except WebSocketDisconnect:
            return False

    foreign = ("https://evil.example", "null", "http://localhost:9999")
    own = "http://testserver"  # the Host that the test client says when it opens a stream
    assert [opens(own), *map(opens, foreign)] == [True, False, False, False]
    assert not opens("https://desk.example")
    monkeypatch.setenv("CLAIMDESK_ADDRESS", "https://desk.example")
    assert opens("https://desk.example")


@pytest.mark.parametrize(
    "wanted", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_coming_back_leads_nowhere_else(
    browser: TestClient, there: SmallProvider, wanted: str
) -> None:
    leaving = browser.get("/sign-in/provider", params={"next": wanted})

    assert browser.get(way_back(there, leaving)).headers["location"] == "/"


def test_the_provider_gets_state_nonce_and_challenge_and_the_cookie_holds_none_of_them(
    browser: TestClient, there: SmallProvider
) -> None:
    leaving = browser.get("/sign-in/provider")
    asked = parse_qs(urlsplit(leaving.headers["location"]).query)
    cookie = leaving.headers["set-cookie"]

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [HERE + BACK]
    assert cookie.startswith(f"{BROWSER}=")
    assert "HttpOnly" in cookie
    assert "Max-Age=600" in cookie
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name][0]) >= 43
        assert asked[name][0] not in cookie


def test_an_answer_that_somebody_else_began_signs_nobody_in(
    browser: TestClient, there: SmallProvider
) -> None:
    """Otherwise a link could sign people in as whoever sent it."""
    back = way_back(there, browser.get("/sign-in/provider"))
    other = a_browser()
    for path in (back, f"{BACK}?code=1&state=2", BACK):
        refused = other.get(path)
        assert refused.status_code == 403
        assert "Begin again" in refused.text
        assert SESSION not in refused.headers.get("set-cookie", "")

    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 403


def test_what_the_provider_says_of_an_error_is_told_in_our_words(
    browser: TestClient, there: SmallProvider
) -> None:
    leaving = browser.get("/sign-in/provider")
    state = parse_qs(urlsplit(leaving.headers["location"]).query)["state"][0]
    payload = "<script>alert(1)</script>"
    refused = browser.get(
        BACK, params={"state": state, "error": payload, "error_description": payload}
    )

    assert refused.status_code == 403
    assert "alert(1)" not in refused.text
    assert "refused to say who you are" in refused.text


def test_an_invitation_is_a_link_to_the_provider(
    maya: Desk, browser: TestClient, there: SmallProvider
) -> None:
    code = accounts.invite(maya, "Tomas Reed", Role.CHECKER)
    shown = browser.get(f"/join?code={code}").text
    assert "Welcome, Tomas Reed" in shown
    assert 'type="password"' not in shown
    there.person = TOMAS
    enter(browser, there, f"?code={code}")

    assert "a checker" in browser.get("/account").text


def test_a_password_cannot_be_set_or_tried(maya: Desk, browser: TestClient) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    browser.get("/sign-in")
    own = str(browser.cookies.get(TOKEN, domain="localhost.local"))
    sent = {"token": own, "name": "Tomas", "code": code}
    for path in ("/sign-in", "/join"):
        answer = browser.post(path, data={**sent, "password": "four lamps on the pier"})
        assert answer.status_code == 403
        assert "takes no passwords" in answer.text


def test_the_code_of_the_terminal_makes_the_first_administrator(
    maya: Desk, browser: TestClient, there: SmallProvider, capsys: pytest.CaptureFixture[str]
) -> None:
    with maya.database.write() as writing:
        writing.execute("delete from identities")
    tell_first_code()
    told = re.search(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){5}", capsys.readouterr().err)
    assert told is not None
    assert "The first administrator" in browser.get(f"/join?code={told[0]}").text
    there.person = {"sub": "u-4", "name": "Ada"}
    enter(browser, there, f"?code={told[0]}")

    assert "an administrator" in browser.get("/account").text


def test_settings_that_are_gone_are_told_at_the_start_and_on_the_sign_in_page(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CLAIMDESK_OIDC_CLIENT_SECRET")
    tell_first_code()

    assert "claimdesk people sign-in local" in capsys.readouterr().err
    assert "CLAIMDESK_OIDC_CLIENT_SECRET is missing" in browser.get("/sign-in").text


def test_it_is_turned_on_by_going_there_and_coming_back(maya: Desk, there: SmallProvider) -> None:
    browser = a_browser()
    browser.cookies.set("claimdesk_name", "Maya")
    assert f"<code>{HERE}{BACK}</code>" in browser.get("/provider").text
    sent = {"token": form_token(browser, "/provider")}
    shown = browser.post("/provider", data=sent).text
    assert visitor.way_in(maya.database) is SignIn.LOCAL
    link = re.search(r'href="(http[^"]+/authorize[^"]+)"', shown)
    assert link is not None
    told = there.visited(link[1].replace("&amp;", "&"))
    came = browser.get(f"{BACK}?code={told['code']}&state={told['state']}")

    assert came.headers["location"] == "/settings"
    assert visitor.way_in(maya.database) is SignIn.OPENID
    assert "an administrator" in browser.get("/account").text


@pytest.mark.parametrize("bad", ["no token", "another token", "another site"])
def test_another_site_cannot_turn_it_on(maya: Desk, there: SmallProvider, bad: str) -> None:
    browser = a_browser()
    browser.cookies.set("claimdesk_name", "Maya")
    own = form_token(browser, "/provider")
    sent = {} if bad == "no token" else {"token": "x" if bad == "another token" else own}
    origin = {"origin": "https://evil.example"} if bad == "another site" else {}
    answer = browser.post("/provider", data=sent, headers=origin)

    assert answer.status_code == 403
    assert BROWSER not in answer.headers.get("set-cookie", "")


def test_only_an_administrator_is_shown_the_switch(maya: Desk, there: SmallProvider) -> None:
    accounts.turn_on(maya, "four lamps on the pier")
    code = accounts.invite(maya, "Tomas", Role.EDITOR)
    browser = a_browser()
    assert browser.get("/provider", headers=HTML).headers["location"].startswith("/sign-in")
    browser.cookies.set(
        SESSION,
        accounts.accept(maya.database, code, "seven nets in the yard"),
        domain="localhost.local",
        path="/",
    )

    assert "This needs an administrator" in browser.get("/provider").text


def test_behind_a_server_that_speaks_https_cookies_and_addresses_are_https(
    browser: TestClient, there: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_ADDRESS", "https://desk.example/")
    leaving = browser.get("/sign-in/provider")

    assert "Secure" in leaving.headers["set-cookie"]
    asked = parse_qs(urlsplit(leaving.headers["location"]).query)
    assert asked["redirect_uri"] == [f"https://desk.example{BACK}"]
    sent = {"name": "Maya", "next": "/"}
    for origin, status in (("https://desk.example", 303), ("https://evil.example", 403)):
        answer = browser.post("/welcome", data=sent, headers={"origin": origin})
        assert answer.status_code == status


def test_without_the_environment_the_address_is_the_one_that_was_asked_for(
    browser: TestClient, there: SmallProvider
) -> None:
    secure = a_browser("https://desk.example")

    assert "Secure" in secure.get("/sign-in").headers["set-cookie"]
    assert "Secure" not in browser.get("/sign-in").headers["set-cookie"]
