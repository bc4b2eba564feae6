"""A desk of one's own in a browser: server, page, and what must never happen on it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser_support import NewPage, Serve

APP = ROOT / "app.py"
SHOTS = ROOT / "tests" / "browser" / "shots"


@dataclass(slots=True)
class Watch:
    """What a page did that no page of ours may do."""

    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Begin to listen."""
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self._dialog(dialog.message))
        page.on("console", lambda message: self._said(message.text))
        page.on("request", lambda request: self._asked(request.url))

    def _dialog(self, message: str) -> None:
        self.faults.append(f"dialog: {message}")

    def _said(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.faults.append(f"policy: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "blob:", "data:")):
            self.faults.append(f"asked another host: {url}")


@dataclass(slots=True)
class Seated:
    """Somebody at a desk in a browser."""

    page: Page
    address: str
    theme: str

    def go(self, path: str) -> None:
        """Open a page of the app and wait until it is drawn."""
        self.page.goto(f"{self.address}{path}")
        self.page.locator("h1").first.wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the script of the page has run."""
        running = self.page.locator("[data-testid=stStatusWidget]")
        running.wait_for(state="detached")
        self.page.locator("[data-test-script-state=running]").wait_for(state="detached")

    def until(
        self, act: Callable[[], None], selector: str, state: Literal["visible", "detached"]
    ) -> None:
        """Act until something is there, or gone: a press into a page that is drawn may be lost."""
        for _ in range(3):
            act()
            with suppress(TookTooLong):
                self.page.locator(selector).wait_for(state=state, timeout=4000)
                return
        self.page.locator(selector).wait_for(state=state, timeout=1)

    def keep(self, name: str) -> None:
        """Take a picture for whoever wants to look."""
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}-{self.theme}.png")


@pytest.fixture
def sit_down(
    serve: Serve, new_page: NewPage, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Seated]]:
    """Open the app: `sit_down("dark", folder=…, person="Maya", database=…)`.

    At the end nothing may have gone wrong on any of the pages.
    """
    watch = Watch()

    def open_app(
        theme: str = "light",
        *,
        folder: Path | None = None,
        person: str | None = "Maya Okafor",
        database: Path | None = None,
        width: int = 1280,
        zone: str | None = None,
    ) -> Seated:
        env = {"CLAIMDESK_PERSON": person or "", "CLAIMDESK_DATABASE": str(database or "")}
        place = folder or tmp_path_factory.getbasetemp()
        page = new_page(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            accept_downloads=True,
            timezone_id=zone,
        )
        watch.over(page)
        return Seated(page, serve(APP, env, place), theme)

    yield open_app
    assert watch.faults == []
    assert os.environ.get("CLAIMDESK_DATABASE") in {None, ""}
