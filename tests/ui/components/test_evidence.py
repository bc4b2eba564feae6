"""Suggestions are linked and set aside by one key; what a search found is links, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.ui.components.conftest import OpenApp

pytestmark = pytest.mark.browser


def said(page: Page, words: str) -> None:
    expect(page.get_by_text(f"Said: {words}")).to_be_visible()


def test_one_key_links_and_the_next_suggestion_has_the_focus(open_app: OpenApp) -> None:
    page = open_app("evidence_app")
    page.locator("[data-proposal='p1']").focus()
    page.keyboard.press("r")
    said(page, "refutes p1")
    expect(page.locator("[data-proposal='p2']")).to_be_focused()
    page.keyboard.press("x")

    said(page, "refused p2")
    expect(page.locator("[data-proposal='p3']")).to_be_focused()


def test_a_button_sets_a_suggestion_aside(open_app: OpenApp) -> None:
    page = open_app("evidence_app")
    page.get_by_role("button", name="Not this one").nth(1).click()

    said(page, "refused p2")


def test_what_was_searched_for_is_linked_and_never_set_aside(open_app: OpenApp) -> None:
    page = open_app("evidence_app", "fixed=1")
    expect(page.get_by_role("button", name="Not this one")).to_have_count(0)
    page.locator("[data-proposal='p1']").focus()
    page.keyboard.press("x")
    page.keyboard.press("c")

    said(page, "context p1")


def test_what_was_found_is_links_and_marked_words(open_app: OpenApp) -> None:
    page = open_app("evidence_app")
    hits = page.locator(".found li")

    expect(hits.nth(0).locator("mark")).to_have_text("lamps")
    expect(hits.nth(0).get_by_role("link")).to_have_attribute("href", "claim?claim=4")
    expect(hits.nth(1).get_by_role("link")).to_have_count(0)
    expect(hits.nth(2).get_by_role("link")).to_have_attribute("target", "_blank")
    expect(page.get_by_role("link", name="Show all 9")).to_be_visible()
    expect(page.locator(".found script, .found img, .evidence img")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_suggestions_and_hits(open_app: OpenApp, scheme: str) -> None:
    page = open_app("evidence_app")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    assert findings(page) == []
