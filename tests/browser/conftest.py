"""A desk of one's own in a browser: server, page, and what must never happen on it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser_support import ROOT
from tests.builders import a_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

    from tests.browser_support import NewPage, Serve

APP = ROOT / "app.py"
SHOTS = ROOT / "tests" / "browser" / "shots"

SIZE: ViewportSize = {"width": 1280, "height": 900}
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
UNDONE = (
    "[data-testid=stStatusWidget], [data-test-script-state=running], [data-testid=stSkeleton], "
    "[data-testid=stBidiComponentIsolated]"
    ":not([data-drawn], .st-key-read-out *, .st-key-first-field *)"
)
"""What stands on a page while its script runs, its parts are loaded or a component draws itself."""

SETTLED = "undone => !document.querySelector(undone)"
UNFOLD = """async all => {
  for (const one of all) {
    one.click();
    await new Promise((next) => setTimeout(next)); // two presses at once arrive as one
  }
}"""
SHUT = "[data-testid=stExpander] details:not([open]) > summary"
FULL = ":has(div :is([data-testid=stElementContainer], button))"
EMPTY = f"[data-testid=stExpander] details:not({FULL}) > summary"
FILLED = f"() => !document.querySelector('{SHUT}, {EMPTY}')"
THEMED = """theme =>
  getComputedStyle(document.querySelector("[data-testid=stApp]")).colorScheme === theme
"""


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

    def told(self) -> list[str]:
        """Return what went wrong since this was asked before."""
        faults, self.faults = self.faults, []
        return faults

    def _dialog(self, message: str) -> None:
        self.faults.append(f"dialog: {message}")

    def _said(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.faults.append(f"policy: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "blob:", "data:")):
            self.faults.append(f"asked another host: {url}")


def wait_until_drawn(page: Page) -> None:
    """Wait until the script of a page has run and what it sent is drawn."""
    page.wait_for_function(SETTLED, arg=UNDONE)


def watched(page: Page) -> tuple[Page, Watch]:
    """Return the page, and what listens to it from now on."""
    watch = Watch()
    watch.over(page)
    return page, watch


@dataclass(slots=True)
class Seated:
    """Somebody at a desk in a browser."""

    page: Page
    address: str
    theme: Theme

    def go(self, path: str) -> None:
        """Open a page of the app and wait until it is drawn."""
        self.page.goto(f"{self.address}{path}")
        self.page.locator("h1").first.wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the script of the page has run and what it sent is drawn."""
        wait_until_drawn(self.page)

    def unfold(self) -> None:
        """Open whatever is folded away, all at once, and wait until it is filled."""
        self.page.locator(SHUT).evaluate_all(UNFOLD)
        try:
            self.page.wait_for_function(FILLED, timeout=5000)
        except TookTooLong:  # a busy page sent two presses as one: what is empty is pressed again
            self.page.locator(EMPTY).evaluate_all(UNFOLD)
            self.page.locator(SHUT).evaluate_all(UNFOLD)
            self.page.wait_for_function(FILLED)
        self.settle()

    def in_each_theme(self) -> Iterator[Theme]:
        """Have the system choose light and dark, the present one first.

        Without motion: a colour on its way to another one is neither.
        """
        for theme in sorted(THEMES, key=lambda one: one != self.theme):
            self.page.emulate_media(reduced_motion="reduce", color_scheme=theme)
            self.page.wait_for_function(THEMED, arg=theme)
            self.settle()
            self.theme = theme
            yield theme

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
        """Take a picture for whoever wants to look; a busy browser may not be able to."""
        SHOTS.mkdir(exist_ok=True)
        with suppress(BrowserError):
            self.page.screenshot(path=SHOTS / f"{name}-{self.theme}.png")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample newsroom, for tests that only look at it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    a_sample(path)
    return path


@pytest.fixture(scope="module")
def stays(chromium: Browser) -> Iterator[dict[str, tuple[Page, Watch]]]:
    """The pages of `sit_down(stay=True)`, by the address of their desk."""
    pages: dict[str, tuple[Page, Watch]] = {}
    yield pages
    for page, _watch in pages.values():
        page.close()


@pytest.fixture
def sit_down(
    serve: Serve,
    chromium: Browser,
    new_page: NewPage,
    stays: dict[str, tuple[Page, Watch]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Seated]]:
    """Open the app: `sit_down("dark", folder=…, person="Maya", database=…)`.

    With `stay` it is the page that tests of the module had before, which opens another one in a
    third of the time: for tests that leave nothing behind. At the end nothing may have gone wrong
    on any of the pages.
    """
    watches: list[Watch] = []

    def open_app(
        theme: Theme = "light",
        *,
        folder: Path | None = None,
        person: str | None = "Maya Okafor",
        database: Path | None = None,
        zone: str | None = None,
        stay: bool = False,
    ) -> Seated:
        env = {"CLAIMDESK_PERSON": person or "", "CLAIMDESK_DATABASE": str(database or "")}
        address = serve(APP, env, folder or tmp_path_factory.getbasetemp())
        if not stay:
            page, watch = watched(new_page(accept_downloads=True, timezone_id=zone))
        elif address in stays:
            page, watch = stays[address]
        else:
            page, watch = stays[address] = watched(chromium.new_page())
        watches.append(watch)
        page.set_viewport_size(SIZE)
        page.emulate_media(color_scheme=theme)
        return Seated(page, address, theme)

    yield open_app
    assert [fault for watch in watches for fault in watch.told()] == []
    assert os.environ.get("CLAIMDESK_DATABASE") in {None, ""}
