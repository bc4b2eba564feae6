"""The browser fixtures, and what every browser test of a component does first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    from tests.browser_support import NewPage, Serve

APPS = Path(__file__).parent / "apps"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class OpenApp(Protocol):
    """What the fixture `open_app` gives."""

    def __call__(self, app: str, query: str = "", *, phone: bool = False) -> Page:
        """Open one of the small apps: `open_app("list_app", "rows=40")`, ready to use."""


@pytest.fixture(scope="module")
def desk_context(chromium: Browser) -> Iterator[BrowserContext]:
    """One context a module: a second page in it starts in half the time."""
    context = chromium.new_context(viewport=DESK)
    yield context
    context.close()


@pytest.fixture
def open_app(serve: Serve, new_page: NewPage, desk_context: BrowserContext) -> Iterator[OpenApp]:
    """Open pages that end with the test."""
    opened: list[Page] = []

    def open_it(app: str, query: str = "", *, phone: bool = False) -> Page:
        page = new_page(viewport=PHONE, has_touch=True) if phone else desk_context.new_page()
        opened.append(page)
        return ready(page, f"{serve(APPS / f'{app}.py')}/?{query}")

    yield open_it
    for page in opened:
        page.close()


@pytest.fixture(scope="module")
def list_page(serve: Serve, desk_context: BrowserContext) -> Page:
    """The list, for all tests of a module; see `listed`."""
    return ready(desk_context.new_page(), serve(APPS / "list_app.py"))


@pytest.fixture(scope="module")
def reader_page(serve: Serve, desk_context: BrowserContext) -> Page:
    """The reader, for all tests of a module; see `reading`."""
    return ready(desk_context.new_page(), serve(APPS / "reader_app.py"))


@pytest.fixture
def listed(list_page: Page) -> Page:
    """The list with its eight rows, as if just opened."""
    return again(list_page)


@pytest.fixture
def reading(reader_page: Page) -> Page:
    """The reader with its article, as if just opened."""
    return again(reader_page)


def ready(page: Page, address: str) -> Page:
    """Go there and wait until the component is drawn and the script has run."""
    page.goto(address)
    page.locator(".claimdesk > *:visible").first.wait_for(timeout=30_000)
    expect(page.get_by_text("Said: nothing")).to_be_visible()
    return page


def again(page: Page) -> Page:
    """Forget everything and mount the component anew, which is faster than a new page."""
    page.bring_to_front()
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".claimdesk").evaluate("old => old.classList.add('before')")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".claimdesk.before")).to_have_count(0)
    expect(page.locator(".claimdesk")).to_have_count(1)
    expect(page.get_by_text("Said: nothing")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    return page
