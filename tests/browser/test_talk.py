"""Two people talk in two browsers, and the inbox of one leads to what the other said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from desk import address
from desk.team import sit_down as seat_of
from tests.browser.conftest import APP
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser_support import NewPage, Serve

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> **loud** [away](https://example.com)"


def person(new_page: NewPage, at: str, name: str) -> Page:
    page = new_page()
    page.context.add_cookies([{"name": "claimdesk_name", "value": name, "url": at}])
    return page


def test_two_people_talk_and_neither_has_to_reload(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    maya = seat_of(address.opened(path), "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    seat_of(maya.database, "Tomas Reyes")
    at = serve(APP, {"CLAIMDESK_DATABASE": str(path)})
    one, other = person(new_page, at, "Maya"), person(new_page, at, "Tomas%20Reyes")
    for page in (one, other):
        page.goto(f"{at}/claim?claim={claim.number}")
        page.locator(".talk > .box textarea").wait_for()
    other.locator(".talk > .box textarea").fill("half a sentence")
    box = one.locator(".talk > .box textarea")
    box.press_sequentially("Sundays, too, @to")
    expect(one.get_by_role("option", name="Tomas Reyes")).to_be_visible()
    box.press("Enter")
    box.press_sequentially(HOSTILE)
    box.press("Control+Enter")

    said = f"Sundays, too, @Tomas Reyes {HOSTILE}"
    expect(one.locator(".talk .said")).to_have_text(said)
    expect(box).to_have_value("")
    expect(other.locator(".talk .said")).to_have_text(said, timeout=20_000)
    expect(other.locator(".talk > .box textarea")).to_have_value("half a sentence")
    expect(other.locator(".talk img")).to_have_count(0)
    other.reload()
    expect(other.locator(".talk > .box textarea")).to_have_value("half a sentence")
    other.get_by_role("link", name="Inbox (").click()
    other.locator(".inbox .go", has_text="Maya named you").click()
    expect(other.locator(".talk section")).to_be_focused()
