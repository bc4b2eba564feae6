"""One of the people of `benchmarks.ten_people`, with a Chromium of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from benchmarks.thin_seat import EACH, SHARES
from tests.browser_support import find_chromium, new_context

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Playwright

PATIENCE = 60_000
"""Milliseconds that anything may take."""


@dataclass(slots=True)
class BrowserSeat:
    """Somebody at a page; `turn` says which claims are theirs. To be used in one thread only."""

    address: str
    name: str
    password: str
    turn: int
    _playwright: Playwright | None = None
    _browser: Browser | None = None
    _page: Page | None = None
    _claim: str = ""
    _reason: str = ""
    _list: int = 1
    _taken: set[str] = field(default_factory=set)

    def sign_in(self) -> None:
        """Start a Chromium, send the sign-in page's form, and see the list."""
        expect.set_options(timeout=PATIENCE)
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox"]
        )
        context = new_context(self._browser, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        self._page = context.new_page()
        self.page.goto(f"{self.address}/sign-in")
        self.page.get_by_label("Name").fill(self.name)
        self.page.get_by_label("Password").fill(self.password)
        self.page.get_by_role("button", name="Sign in").click()
        self._rows().first.wait_for()

    @property
    def page(self) -> Page:
        """Return the open page."""
        if self._page is None:
            msg = "Nobody signed in."
            raise RuntimeError(msg)
        return self._page

    def open_list(self) -> None:
        """Open the list of claims by its address."""
        self.page.goto(f"{self.address}/?page={self._list}")
        self._rows().first.wait_for()

    def filter_list(self) -> None:
        """Leave only claims to triage in the list."""
        self.page.get_by_role("button", name=re.compile("^To triage")).click()
        self.page.get_by_role("button", name="Clear all filters").first.wait_for()
        self._settled()

    def open_claim(self) -> None:
        """Open the next claim of one's own share; on this page of the list or a later one."""
        while (mine := self._next()) is None:
            self._list += 1
            self.page.goto(f"{self.address}/?page={self._list}&state=candidate")
            self._rows().first.wait_for()
        statement = mine.locator("a.statement")
        words = statement.inner_text()
        statement.click()
        expect(self.page.locator("h1").first).to_have_text(words)
        self.page.get_by_role("textbox", name="Rationale").wait_for()

    def link(self) -> str | None:
        """Link the first suggestion, if there is one; the claim's id."""
        button = self.page.locator("button[data-stance=supports]").first
        if not button.count():
            return None
        button.click()
        self.page.get_by_text("Linked: supports the claim.").first.wait_for()
        return self._claim

    def write(self) -> None:
        """Write a rationale, which is kept as a draft."""
        self._reason = f"{self.name} looked at it for time {len(self._taken)}."
        field_ = self.page.get_by_role("textbox", name="Rationale")
        field_.fill(self._reason)
        field_.blur()
        self.page.get_by_text("Draft kept.").first.wait_for()

    def rate(self) -> None:
        """Choose a rating; what it means is said beneath it."""
        self.page.locator("[data-testid=stRadio]").filter(has_text="Your rating").locator(
            "label", has_text="Unproven"
        ).first.click()
        self._settled()

    def give(self) -> str:
        """Give the review; its rationale."""
        self.page.get_by_role("button", name=re.compile("^Give (the verdict|your review)$")).click()
        self.page.get_by_text(re.compile("in the record|is in, sealed")).first.wait_for()
        return self._reason

    def comment(self) -> str:
        """Say something about the claim; the words."""
        words = f"{self.name} says so for time {len(self._taken)}."
        self.page.get_by_role("textbox", name="Write a remark").fill(words)
        self.page.get_by_role("button", name="Say it", exact=True).click()
        self.page.get_by_text(words).first.wait_for()
        return words

    def assign(self) -> str:
        """Assign the claim to oneself; the claim's id."""
        self.page.get_by_role("button", name=re.compile("Assign$")).first.click()
        form = self.page.locator("[data-testid=stForm]").filter(has_text="Due on, if any")
        form.get_by_role("combobox", name="To").click()
        self.page.get_by_role("option", name=self.name, exact=True).click()
        form.get_by_role("button", name="Assign").click()
        self.page.get_by_text(f"Assigned to {self.name}.").first.wait_for()
        return self._claim

    def leave(self) -> None:
        """Close the page."""
        if self._browser is not None and self._playwright is not None:
            self._browser.close()
            self._playwright.stop()

    def _rows(self) -> Locator:
        return self.page.locator(".row[data-id]")

    def _next(self) -> Locator | None:
        for row in self._rows().all():
            number = int(re.findall(r"#(\d+)", row.inner_text())[0])
            claim = row.get_attribute("data-id") or ""
            if number >= EACH and number // EACH % SHARES == self.turn and claim not in self._taken:
                self._claim = claim
                self._taken.add(claim)
                return row
        return None

    def _settled(self) -> None:
        self.page.locator("[data-test-script-state=running]").wait_for(state="detached")
