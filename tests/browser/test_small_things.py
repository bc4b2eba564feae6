"""What only a real browser shows: where things stand, and that a click is not lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.builders import a_sample
from tests.ui.components.accessibility import findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of its own: things are done in it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    a_sample(path)
    return path


def test_the_heading_of_a_dialog_stands_above_its_first_words(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/cross-check")
    seated.page.get_by_role("button", name="Make a caveat").first.click()
    heading = seated.page.locator("[role=dialog] > h2")
    heading.wait_for()
    words = seated.page.locator("[role=dialog] p").first.bounding_box()
    inner = heading.evaluate(
        "e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)"
    )

    assert words is not None
    assert abs(inner - words["x"]) < 2


def test_times_are_told_in_the_zone_of_the_browser(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, zone="America/Phoenix")
    seated.go("/desk")

    expect(seated.page.get_by_text(re.compile(r"\d\d:\d\d MST$")).first).to_be_visible()
    expect(seated.page.get_by_text(re.compile(r"\d\d:\d\d UTC"))).to_have_count(0)


def test_the_two_views_of_the_cross_check_follow_every_click(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/cross-check")
    for _ in range(3):
        seated.page.get_by_text("Said again", exact=True).click()
        expect(seated.page.get_by_role("button", name="Compare again")).to_have_count(0)
        assert "view=again" in seated.page.url
        seated.page.get_by_text("Pairs of claims", exact=True).click()
        expect(seated.page.get_by_role("button", name="Compare again")).to_be_visible()
        assert "view" not in seated.page.url


def test_after_a_click_in_the_menu_the_keys_act_on_the_marked_row(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/documents")
    marked = seated.page.locator(".row[tabindex='0'] .number-of")
    for _ in range(2):
        seated.page.get_by_role("link", name="Claims", exact=True).click()
        expect(seated.page.locator(".row[tabindex='0']")).to_be_focused()
    before = marked.inner_text()
    seated.page.keyboard.press("j")
    expect(marked).not_to_have_text(before)
    wanted = marked.inner_text()
    seated.page.keyboard.press("Enter")

    expect(seated.page.get_by_text(f"Claim {wanted.removeprefix('#')} ·")).to_be_visible()


def test_the_answer_to_taking_in_is_gone_when_one_comes_back_unless_it_asks_for_a_day(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    seated = sit_down(database=tmp_path / "desk.db")
    page = seated.page
    seated.go("/documents")
    for title, text in (
        ("Lamps", "The town has 900 lamps."),
        ("Boats", "The town sold 12 boats on Tuesday."),
    ):
        if title == "Boats":
            page.get_by_text("Take in documents", exact=True).click()
        page.get_by_role("tab", name="Pasted text").click()
        page.get_by_role("textbox", name="The text").fill(text)
        page.get_by_role("textbox", name="Title").locator("visible=true").fill(title)
        page.get_by_role("button", name="Take in").locator("visible=true").click()
        page.get_by_role("button", name="Done").wait_for()
        page.get_by_role("link", name="Claims", exact=True).click()
        page.locator(".statement").first.wait_for()
        page.get_by_role("link", name="Documents", exact=True).click()

    expect(page.get_by_text("When was “Boats” published?")).to_be_visible()
    expect(page.get_by_text("✓ Lamps")).to_have_count(0)


def test_a_key_that_is_pressed_before_its_button_is_drawn_is_not_lost(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/claim?claim=3&order=number")
    seated.page.goto(f"{seated.address}/claim?claim=3&order=number")
    seated.page.keyboard.press("n")

    expect(seated.page.get_by_text("Claim 4 ·")).to_be_visible()
    seated.settle()
    expect(seated.page.get_by_text("Claim 4 ·")).to_be_visible()


def test_what_was_done_is_said_once_where_it_moves_nothing(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/claim?claim=9")
    accept = seated.page.get_by_role("button", name="Accept")
    accept.wait_for()
    seated.settle()
    before = seated.page.locator("h1").bounding_box()
    accept.click()
    undo = seated.page.get_by_role("button", name="Undo")
    expect(undo).to_be_in_viewport()

    assert seated.page.locator("h1").bounding_box() == before
    expect(seated.page.get_by_role("status").filter(has_text="Accepted.")).to_have_count(1)
    expect(seated.page.get_by_test_id("stToast")).to_have_count(0)
    undo.click()
    expect(seated.page.get_by_text("Claim 9 · To triage")).to_be_visible()


def test_a_notice_is_named_by_its_own_words(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    a_sample(tmp_path / "new.db")
    seated = sit_down(database=tmp_path / "new.db")
    seated.page.goto(f"{seated.address}/cross-check")
    notice = seated.page.get_by_role("alertdialog", name=re.compile("^Compared .* new relation"))
    notice.hover()  # it does not go away then

    assert findings(seated.page, within="[data-testid=stToastContainer]") == []


@pytest.mark.parametrize("path", ["/", "/claim?claim=2", "/documents", "/reports"])
def test_no_page_can_be_pushed_sideways(
    sit_down: Callable[..., Seated], sample: Path, path: str
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go(path)
    room = seated.page.get_by_test_id("stAppViewContainer")

    assert room.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_a_tap_by_which_a_field_is_left_is_not_lost(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    seated = sit_down(database=tmp_path / "desk.db")
    page = seated.page
    seated.go("/documents")
    page.get_by_role("tab", name="Pasted text").click()
    for number in range(1, 5):
        page.get_by_role("textbox", name="The text").click()
        page.keyboard.type(f"The town has {number}00 lamps.")
        page.get_by_role("button", name="Take in").locator("visible=true").click()

        expect(page.get_by_role("textbox", name="The text")).to_have_value("")


def test_the_way_back_lies_beside_the_pairs_and_over_the_filters(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/cross-check")
    seated.page.get_by_role("button", name="Confirm").first.click()
    bar = seated.page.locator(".st-key-undo")
    bar.wait_for()
    decided = seated.page.get_by_role("button", name="Confirm").nth(1)
    there, next_one = bar.bounding_box(), decided.bounding_box()
    assert there is not None
    assert next_one is not None
    assert there["x"] + there["width"] <= next_one["x"]
    bar.get_by_role("button", name="Undo").click(timeout=5_000)
    expect(seated.page.get_by_text("confirmed by Maya")).to_have_count(0)


FOCUSED = (
    "() => { const { x, y } = document.activeElement.getBoundingClientRect(); return [x, y]; }"
)


def test_a_key_leads_from_the_tags_of_a_claim_to_its_verdict_below_the_bar(
    sit_down: Callable[..., Seated], sample: Path
) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/claim?claim=2")
    seated.page.get_by_role("combobox", name="Tags").focus()
    for _ in ("In context", "Evidence", "Verdict"):
        seated.page.keyboard.press("Tab")
    expect(seated.page.get_by_role("link", name="Verdict")).to_be_focused()
    seated.page.keyboard.press("Enter")
    seated.page.keyboard.press("Tab")
    heading = seated.page.get_by_role("heading", name="Verdict", exact=True).bounding_box()
    x, y = seated.page.evaluate(FOCUSED)

    assert heading is not None
    assert heading["y"] > 60
    assert x >= heading["x"]
    assert y > heading["y"]


def test_no_heading_is_a_stop_for_tab(sit_down: Callable[..., Seated], sample: Path) -> None:
    seated = sit_down(database=sample, stay=True)
    seated.go("/claim?claim=2")

    expect(seated.page.get_by_role("link", name="Link to heading")).to_have_count(0)
