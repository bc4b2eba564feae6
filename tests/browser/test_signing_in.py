"""Turning accounts on, and signing in through a provider, as somebody with a browser does it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from desk import address, team
from desk.visitor import SESSION
from tests.browser.conftest import APP, Seated, Theme, Watch
from tests.https_front import https_front
from tests.openid_provider import SmallProvider, small_provider
from web.forms import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser_support import NewPage, Serve

pytestmark = pytest.mark.browser


@pytest.fixture
def provider() -> Iterator[SmallProvider]:
    """A provider with a page of its own, at which Maya is known."""
    with small_provider() as there:
        there.person, there.asks = {"sub": "u-1", "name": "Maya Okafor"}, True
        yield there


@pytest.fixture
def opened(
    serve: Serve, new_page: NewPage, tmp_path: Path, provider: SmallProvider
) -> Iterator[Callable[..., Seated]]:
    """Open a browser at one desk that knows the provider; nobody has said a name."""
    path, watch = tmp_path / "desk.db", Watch()
    team.sit_down(address.opened(path), "Maya Okafor")
    named = {"CLAIMDESK_PERSON": "", "CLAIMDESK_DATABASE": str(path), **provider.environment()}

    def open_browser(theme: Theme = "light", width: int = 1280) -> Seated:
        page = new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
        watch.over(page)
        return Seated(page, serve(APP, named, tmp_path), theme)

    yield open_browser
    assert watch.faults == []


def say_name(seated: Seated) -> Page:
    page = seated.page
    page.goto(f"{seated.address}/settings")
    page.get_by_label("Your name").fill("Maya Okafor")
    page.get_by_role("button", name="Go to the desk").click()
    page.locator("h1").first.wait_for()
    seated.settle()
    return page


def test_somebody_turns_the_provider_on_signs_out_and_comes_back_through_it(
    opened: Callable[..., Seated], provider: SmallProvider
) -> None:
    seated = opened("dark")
    page = say_name(seated)
    page.get_by_role("button", name="How people sign in").click()
    page.get_by_text("OpenID Connect: a provider").click()
    page.get_by_role("link", name="Go on to OpenID Connect").click()
    seated.keep("openid-switch")
    page.get_by_role("button", name="Sign in there and turn it on").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="Let me in").click()
    page.get_by_text("Maya Okafor (you)").wait_for()
    seated.settle()
    seated.keep("openid-people")

    page.get_by_role("link", name="Maya Okafor").first.click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    seated.keep("openid-sign-in")
    page.goto(f"{seated.address}/documents")
    page.get_by_role("link", name="Sign in through").click()
    page.get_by_role("link", name="Let me in").click()
    seated.settle()
    page.get_by_role("heading", name="Documents", exact=True).wait_for()
    assert page.url == f"{seated.address}/documents"

    stranger = opened("light", 390)
    provider.person = {"sub": "u-2", "name": "Nobody Known"}
    stranger.page.goto(f"{stranger.address}/documents")
    stranger.page.get_by_role("link", name="Sign in through").click()
    stranger.page.get_by_role("link", name="Let me in").click()
    stranger.page.get_by_text("Nobody of this desk has invited").wait_for()
    stranger.keep("openid-refused")


@pytest.fixture
def behind_https(
    serve: Serve, chromium: Browser, tmp_path: Path, provider: SmallProvider
) -> Iterator[tuple[Page, str]]:
    """A browser at a desk that stands behind a server speaking HTTPS, and its address."""
    path = tmp_path / "desk.db"
    team.sit_down(address.opened(path), "Maya Okafor")
    with https_front(tmp_path) as front:
        named = {"CLAIMDESK_PERSON": "", "CLAIMDESK_DATABASE": str(path)}
        environment = {**named, "CLAIMDESK_ADDRESS": front.address, **provider.environment()}
        front.behind = urlsplit(serve(APP, environment, tmp_path)).port or 0
        context = chromium.new_context(ignore_https_errors=True)
        yield context.new_page(), front.address
        context.close()


def test_behind_a_server_that_speaks_https_everything_stays_https(
    behind_https: tuple[Page, str],
) -> None:
    page, desk = behind_https
    streams: list[str] = []
    page.on("websocket", lambda opened: streams.append(opened.url))
    page.goto(f"{desk}/settings")
    page.get_by_label("Your name").fill("Maya Okafor")
    page.get_by_role("button", name="Go to the desk").click()
    page.get_by_role("heading", name="Settings", exact=True).wait_for()
    page.goto(f"{desk}/provider")
    page.get_by_role("button", name="Sign in there and turn it on").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="Let me in").click()
    page.get_by_text("Maya Okafor (you)").wait_for()
    ours = [one for one in page.context.cookies(desk) if str(one["name"]).startswith("claimdesk_")]

    assert page.url == f"{desk}/settings"
    assert {one["name"] for one in ours} >= {SESSION, TOKEN}
    assert all(one["secure"] and one["httpOnly"] for one in ours)
    assert {urlsplit(one).scheme for one in streams} == {"wss"}


def test_whoever_turns_accounts_on_is_shown_the_way_to_sign_in(
    opened: Callable[..., Seated],
) -> None:
    seated = opened()
    page = say_name(seated)
    page.get_by_role("button", name="How people sign in").click()
    page.get_by_text("Accounts: a name and a password").click()
    page.get_by_label("Your password").fill("four lamps on the pier")
    page.get_by_label("The same once more").fill("four lamps on the pier")
    seated.keep("accounts-turning-on")
    page.get_by_role("button", name="Turn accounts on").click()
    way = page.get_by_role("link", name="Sign in", exact=True)
    way.wait_for()
    assert page.get_by_text("Sign in with the password that you just set").is_visible()
    seated.settle()
    seated.keep("accounts-on")
    way.click()
    page.get_by_label("Name").fill("Maya Okafor")
    page.get_by_label("Password").fill("four lamps on the pier")
    page.get_by_role("button", name="Sign in").click()

    page.get_by_text("Maya Okafor (you)").wait_for()
    assert page.url == f"{seated.address}/settings"
