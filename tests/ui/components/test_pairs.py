"""Pairs side by side, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.ui.components.conftest import OpenApp

pytestmark = pytest.mark.browser


def pair(page: Page, number: int) -> Locator:
    return page.locator(f"[data-pair='rel_{number}']")


def said(page: Page, words: str) -> None:
    expect(page.get_by_text(f"Said: {words}")).to_be_visible()


def test_a_pair_shows_both_passages_with_the_difference_marked(open_app: OpenApp) -> None:
    page = open_app("pairs_app")

    first = pair(page, 1)
    expect(first).to_have_attribute("aria-label", "Claim 10 contradicts claim 11")
    expect(first.locator("mark.number")).to_have_text(["more than 40 boats", "12 boats"])
    expect(first).to_contain_text("The harbour woke. The port 🚤 fined more than 40 boats. It")
    expect(first.get_by_role("link", name="Claim 10")).to_have_attribute("href", "claim?claim=10")
    left, right = (first.locator("section").nth(n).bounding_box() for n in (0, 1))
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_keys_decide_on_the_focused_pair_and_go_on_to_the_next(open_app: OpenApp) -> None:
    page = open_app("pairs_app")

    page.keyboard.press("j")
    expect(pair(page, 1)).to_be_focused()
    page.keyboard.press("y")
    said(page, "confirmed rel_1")
    expect(pair(page, 1)).to_contain_text("confirmed by Maya")
    expect(pair(page, 2)).to_be_focused()
    page.keyboard.press("n")
    said(page, "rejected rel_2")
    expect(pair(page, 2)).to_have_count(0)
    expect(pair(page, 3)).to_be_focused()
    page.keyboard.press("c")
    said(page, "caveat rel_3")
    page.keyboard.press("k")
    expect(pair(page, 1)).to_be_focused()


def test_a_decision_that_stands_is_not_sent_again(open_app: OpenApp) -> None:
    page = open_app("pairs_app")

    pair(page, 1).get_by_role("button", name="Confirm").click()
    said(page, "confirmed rel_1")
    confirm = pair(page, 1).get_by_role("button", name="Confirm")
    expect(confirm).to_have_attribute("aria-pressed", "true")
    pair(page, 3).get_by_role("button", name="Make a caveat").click()
    said(page, "caveat rel_3")
    confirm.click()

    said(page, "caveat rel_3")


def test_what_documents_say_is_text_and_no_address_of_theirs_is_followed(open_app: OpenApp) -> None:
    page = open_app("pairs_app", "evil=yes")

    expect(pair(page, 1)).to_contain_text("<script>alert(1)</script>")
    assert page.locator("[data-pair] img, [data-pair] script").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_pairs(open_app: OpenApp, theme: str) -> None:
    page = open_app("pairs_app")
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    pair(page, 1).get_by_role("button", name="Confirm").click()
    said(page, "confirmed rel_1")

    assert findings(page) == []


def test_on_a_phone_the_passages_stand_under_each_other(open_app: OpenApp) -> None:
    page = open_app("pairs_app", phone=True)

    left, right = (pair(page, 1).locator("section").nth(n).bounding_box() for n in (0, 1))
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] <= right["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
