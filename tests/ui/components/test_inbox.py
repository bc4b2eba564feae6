"""The inbox in a real browser, with more in it than anybody reads one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from tests.ui.components.conftest import OpenApp

pytestmark = pytest.mark.browser


def test_a_reason_that_many_share_is_said_once_with_how_many_there_are(open_app: OpenApp) -> None:
    page = open_app("inbox_app")

    expect(page.locator(".inbox h3")).to_have_text(["To settle40"])
    expect(page.locator(".inbox li")).to_have_count(7)
    expect(page.locator(".inbox strong")).to_have_text(
        ["Tomas named you", "Ines is late", "A verdict of yours, to look at again"]
    )
    assert findings(page) == []


def test_all_of_them_are_one_press_away_and_the_focus_goes_on_there(open_app: OpenApp) -> None:
    page = open_app("inbox_app")
    page.get_by_role("button", name="Show all 40").click()

    expect(page.locator(".inbox li")).to_have_count(43)
    expect(page.get_by_role("link", name="The pier holds 4 boats.")).to_be_focused()
    page.get_by_role("button", name="Show only the first").click()
    expect(page.locator(".inbox li")).to_have_count(7)
    expect(page.get_by_role("button", name="Show all 40")).to_be_focused()


def test_a_row_without_its_reason_is_read_and_opened_as_before(open_app: OpenApp) -> None:
    page = open_app("inbox_app")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.get_by_text("Said: settle-0")).to_be_visible()
    page.get_by_role("link", name="The pier holds 1 boats.").click()
    expect(page.get_by_text("Said: settle-1")).to_be_visible()


def test_a_finger_is_told_of_no_keys(open_app: OpenApp) -> None:
    page = open_app("inbox_app", phone=True)

    expect(page.get_by_text("r marks as read or unread")).to_be_hidden()


def test_any_line_of_a_row_opens_it(open_app: OpenApp) -> None:
    page = open_app("inbox_app")
    page.get_by_text("late", exact=True).click()

    expect(page.get_by_text("Said: late")).to_be_visible()
