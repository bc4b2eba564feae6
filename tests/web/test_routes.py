"""The welcome page, the gate before the pages, the health check, the headers on all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from desk.visitor import COOKIE
from web.forms import LARGEST_FORM, safe_next
from web.gate import GATE
from web.headers import HEADERS, inline_hashes, policy
from web.preloaded import FIELDS
from web.routes import ROUTES

if TYPE_CHECKING:
    from starlette.requests import Request


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"the page {request.url.path}")


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser at an app with one page, nobody named."""
    monkeypatch.delenv("CLAIMDESK_PERSON", raising=False)
    routes = [*ROUTES, Route("/{rest:path}", page)]
    app = Starlette(routes=routes, middleware=[HEADERS, GATE])
    return TestClient(app, base_url="http://localhost:8501", follow_redirects=False)


HTML = {"accept": "text/html"}


def test_whoever_has_not_said_their_name_is_asked_and_comes_back(browser: TestClient) -> None:
    asked = browser.get("/claim?claim=12", headers=HTML)
    assert (asked.status_code, asked.headers["location"]) == (
        303, "/welcome?next=%2Fclaim%3Fclaim%3D12",
    )  # fmt: skip

    form = browser.get(asked.headers["location"])
    assert 'value="/claim?claim=12"' in form.text
    greeted = browser.post("/welcome", data={"name": "Zoë O’Neill", "next": "/claim?claim=12"})
    assert greeted.headers["location"] == "/claim?claim=12"

    assert browser.get("/claim?claim=12", headers=HTML).text == "the page /claim"


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_other_sites(
    browser: TestClient,
) -> None:
    cookie = browser.post("/welcome", data={"name": "Maya"}).headers["set-cookie"]

    assert cookie.startswith(f"{COOKIE}=Maya;")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


@pytest.mark.parametrize("name", ["", "   ", "---", "x" * 81, "a\u202eb", "\x00"])
def test_a_name_that_will_not_do_is_asked_for_again(browser: TestClient, name: str) -> None:
    answer = browser.post("/welcome", data={"name": name})

    assert answer.status_code == 400
    assert "A name " in answer.text
    assert "set-cookie" not in answer.headers


def test_a_form_from_another_site_is_not_taken(browser: TestClient) -> None:
    answer = browser.post(
        "/welcome", data={"name": "Maya"}, headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_form_larger_than_a_name_can_be_is_not_read(browser: TestClient) -> None:
    answer = browser.post("/welcome", data={"name": "x" * LARGEST_FORM})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
     "javascript:alert(1)", "", "evil", "/a\nb", "/%0d%0a\r\nx", "http:/evil.example"],
)  # fmt: skip
def test_the_welcome_page_leads_nowhere_else(browser: TestClient, wanted: str) -> None:
    assert safe_next(wanted) == "/"
    answer = browser.post("/welcome", data={"name": "Maya", "next": wanted})
    assert answer.headers["location"] == "/"


def test_what_a_page_wants_to_come_back_to_is_shown_as_text(browser: TestClient) -> None:
    shown = browser.get("/welcome", params={"next": '/"><script>alert(1)</script>'})

    assert "<script>alert" not in shown.text


def test_health_answers_anybody(browser: TestClient) -> None:
    assert browser.get("/healthz", headers=HTML).json() == {"status": "ok"}


def test_files_of_the_app_are_served_to_anybody(browser: TestClient) -> None:
    assert browser.get("/static/js/index.js", headers=HTML).status_code == 200
    assert browser.get("/anything").status_code == 200


def test_every_answer_carries_the_security_headers(browser: TestClient) -> None:
    for answer in (
        browser.get("/healthz"),
        browser.get("/welcome"),
        browser.get("/", headers=HTML),
    ):
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


def test_the_policy_knows_the_inline_script_that_is_served_and_no_other() -> None:
    one = policy("<html><script>window.a = 1</script></html>")
    other = policy("<html><script>window.a = 2</script></html>")

    assert one != other
    assert len(inline_hashes("<script>a</script><script>b</script>")) == 2
    assert "'unsafe-inline'" not in one.partition("script-src")[2].partition(";")[0]
    assert "'unsafe-eval'" not in one


def test_while_somebody_types_their_name_the_app_is_fetched(browser: TestClient) -> None:
    assert browser.get("/welcome").text.count('rel="prefetch"') > len(FIELDS)
