"""The list of claims in a real browser: keys, selection, links, and who can read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.ui.components.accessibility import findings, lay_policy
from tests.ui.components.apps.harbour import claim_rows
from tests.ui.components.conftest import APPS, ready

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser_support import NewPage, Serve
    from tests.ui.components.conftest import OpenApp

pytestmark = pytest.mark.browser


def row(page: Page, number: int) -> Locator:
    """The row of the claim with that number."""
    return page.locator(f'.row[data-id="c{number}"]')


def press(page: Page, keys: str) -> None:
    """Press one key after the other."""
    for key in keys.split():
        page.keyboard.press(key)


def test_a_row_shows_the_claim_in_its_own_words_with_its_numbers_and_times_marked(
    listed: Page,
) -> None:
    first = claim_rows(1)[0]

    expect(row(listed, 1).locator(".statement")).to_have_text(first.statement)
    expect(row(listed, 1).locator(".statement .number")).to_have_text(
        ["14.2 million crowns", "a third"]
    )
    expect(row(listed, 1).locator(".statement .time")).to_have_text(["March 2021"])


def test_j_and_k_move_and_enter_opens(listed: Page) -> None:
    press(listed, "j j k")
    expect(row(listed, 2)).to_be_focused()
    press(listed, "Enter")

    expect(listed.get_by_text("Said: opened c2")).to_be_visible()


def test_after_many_reruns_a_key_still_moves_one_row(listed: Page) -> None:
    press(listed, "x j x j x")
    expect(listed.get_by_text("Taken: c1 c2 c3")).to_be_visible()
    press(listed, "j")

    expect(row(listed, 4)).to_be_focused()


def test_shift_x_selects_from_the_last_one_to_here_and_a_accepts_them(listed: Page) -> None:
    press(listed, "x j j j Shift+X")
    expect(listed.get_by_text("Taken: c1 c2 c3 c4")).to_be_visible()
    press(listed, "a")

    expect(listed.get_by_text("Said: accept c1 c2 c3 c4")).to_be_visible()


def test_without_a_selection_d_dismisses_the_claim_one_is_on(listed: Page) -> None:
    press(listed, "j d")

    expect(listed.get_by_text("Said: dismiss c2")).to_be_visible()


def test_the_first_key_acts_on_the_marked_row_wherever_the_focus_is(listed: Page) -> None:
    listed.get_by_role("button", name="Forget the selection").focus()
    press(listed, "x j x")

    expect(listed.get_by_text("Taken: c1 c2")).to_be_visible()


def test_what_one_key_decided_leaves_the_mark_on_the_next_row(listed: Page) -> None:
    press(listed, "d")
    expect(listed.get_by_text("Said: dismiss c1")).to_be_visible()
    expect(row(listed, 2)).to_have_attribute("tabindex", "0")
    press(listed, "t")

    expect(listed.get_by_text("Said: tag c2")).to_be_visible()
    expect(row(listed, 2)).to_have_attribute("tabindex", "0")


def test_arrows_move_only_while_the_list_has_the_focus(listed: Page) -> None:
    press(listed, "ArrowDown")
    expect(row(listed, 2)).not_to_be_focused()
    press(listed, "j ArrowDown End Home")

    expect(row(listed, 1)).to_be_focused()


def test_keys_typed_into_a_field_are_only_letters(listed: Page) -> None:
    press(listed, "/")
    field = listed.get_by_label("Search claims")
    expect(field).to_be_focused()
    press(listed, "j a d x n ?")

    expect(field).to_have_value("jadxn?")
    expect(listed.locator("dialog[open]")).to_have_count(0)
    expect(listed.get_by_text("Said: nothing")).to_be_visible()


def test_n_and_p_turn_the_page(listed: Page) -> None:
    press(listed, "n")
    expect(row(listed, 9)).to_be_visible()
    press(listed, "p")

    expect(row(listed, 1)).to_be_visible()


def test_the_question_mark_shows_the_keys_and_escape_puts_them_away(listed: Page) -> None:
    press(listed, "?")
    dialog = listed.get_by_role("dialog", name="Keys for this list")
    expect(dialog).to_be_visible()
    press(listed, "j Escape")

    expect(dialog).to_be_hidden()
    expect(row(listed, 2)).not_to_be_focused()


def test_the_page_can_clear_the_selection(listed: Page) -> None:
    press(listed, "x")
    expect(listed.get_by_text("Taken: c1")).to_be_visible()
    listed.get_by_role("button", name="Forget the selection").click()

    expect(row(listed, 1)).to_have_attribute("aria-selected", "false")
    expect(listed.get_by_text("Taken: none")).to_be_visible()


def test_a_selection_of_the_whole_page_can_be_widened_to_the_whole_filter(listed: Page) -> None:
    listed.get_by_label("Select all claims on this page").check()
    listed.get_by_role("button", name="Take all 24 of this filter").click()
    listed.get_by_role("button", name="Dismiss").click()

    expect(listed.get_by_text(re.compile(r"Said: dismiss c1 .* everything"))).to_be_visible()


def test_a_selection_outlives_a_turn_of_the_page(listed: Page) -> None:
    press(listed, "x n")
    expect(row(listed, 9)).to_be_visible()

    expect(listed.get_by_text("1 of them out of sight")).to_be_visible()


def test_a_plain_click_opens_here_and_a_click_with_ctrl_in_a_new_tab(listed: Page) -> None:
    with listed.context.expect_page() as opened:
        row(listed, 4).locator(".statement").click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("?claim=c4")
    row(listed, 5).locator(".statement").click()

    expect(listed.get_by_text("Said: opened c5")).to_be_visible()


def test_the_reasons_for_check_worthiness_show_on_hover_focus_and_tap(
    listed: Page, open_app: OpenApp
) -> None:
    tip = listed.locator(".tip")
    row(listed, 3).locator(".worth-button").hover()
    expect(tip).to_contain_text("a named speaker")
    press(listed, "j k Tab Tab Tab")
    expect(tip).to_contain_text("Check-worthiness 97 of 100")
    press(listed, "Escape")
    expect(tip).to_be_hidden()

    phone = open_app("list_app", phone=True)
    row(phone, 3).locator(".worth-button").tap()
    expect(phone.locator(".tip")).to_contain_text("a number with a unit")


def test_somebody_who_may_not_act_can_read_and_open_but_not_select(
    open_app: OpenApp,
) -> None:
    page = open_app("list_app", "act=no")
    press(page, "x a j Enter")

    expect(page.get_by_text("Said: opened c2")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)


def test_markup_in_a_claim_is_only_words(listed: Page) -> None:
    asked: list[str] = []
    listed.on("request", lambda request: asked.append(request.url))
    row(listed, 7).locator(".statement").click()
    expect(listed.get_by_text("Said: opened c7")).to_be_visible()

    assert listed.evaluate("window.stung") is None
    assert listed.locator(".claimdesk img, .claimdesk script, .claimdesk b").count() == 0
    assert row(listed, 7).locator("a").count() == 0
    assert not [url for url in asked if "example.invalid" in url]


def test_the_list_follows_the_theme_and_keeps_what_was_selected(listed: Page) -> None:
    press(listed, "x")
    listed.emulate_media(color_scheme="dark")
    expect(listed.locator(".claimdesk")).to_have_attribute("data-theme", "dark")
    press(listed, "j x")

    expect(listed.get_by_text("Taken: c1 c2")).to_be_visible()


def test_two_hundred_rows_are_one_element_and_the_last_is_a_key_away(
    open_app: OpenApp,
) -> None:
    page = open_app("list_app", "rows=200")
    press(page, "j End")

    expect(row(page, 200)).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(
    listed: Page, theme: Literal["light", "dark"], width: int
) -> None:
    listed.emulate_media(color_scheme=theme)
    listed.set_viewport_size({"width": width, "height": 844})
    expect(listed.locator(".claimdesk")).to_have_attribute("data-theme", theme)
    press(listed, "x")
    expect(listed.get_by_text("Taken: c1")).to_be_visible()

    assert findings(listed) == []
    press(listed, "?")
    assert findings(listed) == []


def test_it_works_under_the_strict_security_policy(serve: Serve, new_page: NewPage) -> None:
    page = new_page()
    complaints = lay_policy(page)
    ready(page, serve(APPS / "list_app.py") + "/")
    press(page, "j Enter")

    expect(page.get_by_text("Said: opened c2")).to_be_visible()
    assert complaints == []


def test_the_star_selects_the_page_and_once_more_the_whole_filter(listed: Page) -> None:
    press(listed, "*")
    expect(listed.locator(".said-selected")).to_have_text("8 selected")
    press(listed, "* d")

    expect(listed.get_by_text(re.compile("Said: dismiss .* everything"))).to_be_visible()


def test_every_action_has_its_key_and_its_button(listed: Page) -> None:
    press(listed, "x t")
    expect(listed.get_by_text("Said: tag c1")).to_be_visible()
    press(listed, "u")
    expect(listed.get_by_text("Said: untag c1")).to_be_visible()
    listed.get_by_role("button", name="Assign").click()

    expect(listed.get_by_text("Said: assign c1")).to_be_visible()


def test_z_takes_back_what_the_notice_tells_of(listed: Page) -> None:
    press(listed, "z")
    expect(listed.get_by_text("Said: nothing")).to_be_visible()
    press(listed, "d")
    expect(listed.locator(".notice")).to_have_text("Three were done.")
    press(listed, "z")

    expect(listed.get_by_text("Said: undone 7")).to_be_visible()
