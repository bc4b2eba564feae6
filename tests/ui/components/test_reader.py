"""The reader in a real browser: exact words, marks, choosing by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.ui.components.accessibility import findings, lay_policy
from tests.ui.components.apps.article import TEXT, article, long_document
from tests.ui.components.conftest import APPS, ready

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser_support import NewPage, Serve
    from tests.ui.components.conftest import OpenApp

pytestmark = pytest.mark.browser

# Selects as a person would, from one character of the text nodes to another; counts code points
# on its own, slowly, so that it does not share a mistake with the component.
SELECT = """
(article, [start, end]) => {
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const ends = [];
  let point = 0;
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    let unit = 0;
    for (const character of text.data) {
      if (point === start) ends[0] = [text, unit];
      unit += character.length;
      point += 1;
      if (point === end) ends[1] = [text, unit];
    }
  }
  getSelection().setBaseAndExtent(...ends[0], ...ends[1]);
}
"""


def text(page: Page) -> Locator:
    """The article."""
    return page.locator(".claimdesk article")


def mark(page: Page, number: int) -> Locator:
    """The beginning of the mark with that number."""
    return page.locator(f'.mark[aria-description*="Claim {number} "]').first


def select(page: Page, words: str) -> tuple[int, int]:
    """Select `words` where they first stand, and return where that is."""
    start = TEXT.index(words)
    text(page).evaluate(SELECT, [start, start + len(words)])
    return start, start + len(words)


def click(page: Page, number: int) -> None:
    """Click on the first words of the mark, wherever its lines break."""
    mark(page, number).scroll_into_view_if_needed()
    first = mark(page, number).evaluate(
        "one => { const line = one.getClientRects()[0]; return [line.x + 8, line.y + 8]; }"
    )
    page.mouse.click(*first)


def press(page: Page, keys: str) -> None:
    """Press one key after the other."""
    for key in keys.split():
        page.keyboard.press(key)


def test_the_text_on_screen_is_the_text_that_was_given(reading: Page) -> None:
    assert text(reading).evaluate("article => article.textContent") == TEXT


@pytest.mark.parametrize(
    "words",
    [
        "The new quay",
        "🐟",
        "🐟 see it otherwise",
        "e\u0301 by the pier (12\u00a0tables",
        "👩‍👩‍👧 welcome",
        "harbour master.\r\n\r\nFishermen 🐟",
        " a third more ",
        "of ice, and at least 320",
        "<img src=x",
        "Friday.\r\n• The quay",
    ],
)
def test_chosen_words_come_back_as_the_very_characters(reading: Page, words: str) -> None:
    start, end = select(reading, words)
    reading.get_by_role("button", name="Make a claim").click()

    expect(reading.get_by_text(f"Said: claim {start}:{end} {words!a}")).to_be_visible()


def test_words_selected_with_the_mouse_can_be_linked(reading: Page) -> None:
    fishermen = text(reading).get_by_text("Fishermen").first
    fishermen.dblclick(position={"x": 20, "y": 12})
    reading.get_by_role("button", name="Link it").click()
    start = TEXT.index("Fishermen")

    expect(reading.get_by_text(f"Said: evidence {start}:{start + 9} 'Fishermen'")).to_be_visible()


def test_the_toolbar_goes_when_nothing_is_selected_any_more(reading: Page) -> None:
    select(reading, "herring prices")
    toolbar = reading.get_by_role("toolbar", name="What to do with the selected words")
    expect(toolbar).to_be_visible()
    reading.evaluate("getSelection().removeAllRanges()")

    expect(toolbar).to_be_hidden()


def test_a_click_on_a_mark_opens_its_claim(reading: Page) -> None:
    click(reading, 3)

    expect(reading.get_by_text("Said: opened m3")).to_be_visible()


def test_tab_reaches_the_marks_and_enter_opens_one(reading: Page) -> None:
    mark(reading, 4).focus()
    press(reading, "Tab")
    expect(mark(reading, 5)).to_be_focused()
    expect(reading.locator(".tip")).to_contain_text("Claim 5 · True · decided")
    press(reading, "Enter")

    expect(reading.get_by_text("Said: opened m5")).to_be_visible()


def test_j_and_k_go_from_mark_to_mark(reading: Page) -> None:
    mark(reading, 1).focus()
    press(reading, "j j k")

    expect(mark(reading, 2)).to_be_focused()


def test_where_two_marks_lie_on_each_other_one_is_asked_which(reading: Page) -> None:
    click(reading, 2)
    toolbar = reading.get_by_role("toolbar", name="These words belong to several claims")
    toolbar.get_by_role("button", name="Claim 1 · Mostly true · in review").click()

    expect(reading.get_by_text("Said: opened m1")).to_be_visible()


def test_words_can_be_chosen_without_a_mouse(reading: Page) -> None:
    reading.get_by_role("button", name="Select by keyboard").press("Enter")
    press(reading, "ArrowDown ArrowDown ArrowDown Shift+ArrowDown ArrowRight Shift+ArrowLeft")
    press(reading, "Enter")
    expect(reading.get_by_role("button", name="Make a claim")).to_be_focused()
    press(reading, "ArrowRight Enter")
    start = TEXT.index("was surprised")
    end = TEXT.index(" 2022. In the")

    expect(reading.get_by_text(f"Said: evidence {start}:{end}")).to_be_visible()


def test_escape_leaves_the_selecting_by_keyboard(reading: Page) -> None:
    toggle = reading.get_by_role("button", name="Select by keyboard")
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    press(reading, "Escape")

    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert reading.evaluate("getSelection().isCollapsed") is True


def test_each_state_has_an_underline_of_its_own(reading: Page) -> None:
    styles = [
        mark(reading, number).evaluate("one => getComputedStyle(one).textDecorationStyle")
        for number in (4, 3, 6, 5, 7)
    ]

    assert styles == ["dotted", "dashed", "solid", "double", "wavy"]


def test_pages_and_speakers_stand_in_the_margin_and_not_in_the_text(reading: Page) -> None:
    margins = [
        element.get_attribute("data-margin")
        for element in reading.locator(".block[data-margin]").all()
    ]

    assert margins == ["page 1", "Ida Marsh", "page 2", "Tom Reed"]


def as_read(page: Page, wanted: str = "true") -> None:
    """Switch how the text was read on, or off; a visit remembers it."""
    switch = page.get_by_role("button", name="Show how it was read")
    if switch.get_attribute("aria-pressed") != wanted:
        switch.click()


def test_how_a_text_was_read_is_shown_beside_its_words_and_never_among_them(
    reading: Page,
) -> None:
    as_read(reading, "false")
    assert not reading.locator(".label").first.is_visible()
    as_read(reading)

    assert reading.get_by_role("button", name="Read as byline. Correct it").is_visible()
    assert reading.get_by_role("button", name="Said by Ida Marsh. Correct it").is_visible()
    told = "one => getComputedStyle(one, '::after').content"
    assert "14,200,000 crowns" in reading.locator("[data-told^='14,2']").evaluate(told)
    assert text(reading).evaluate("one => one.textContent") == TEXT


def test_what_a_block_is_can_be_corrected_where_it_stands(reading: Page) -> None:
    as_read(reading)
    reading.get_by_role("button", name="Read as byline. Correct it").click()
    reading.get_by_role("button", name="metadata").click()

    reading.get_by_text("Said: 'By Nell Harrow, Brackwater Echo' is metadata").wait_for()


def test_a_speaker_can_be_asked_about(reading: Page) -> None:
    as_read(reading)
    reading.get_by_role("button", name="Said by Tom Reed. Correct it").click()

    reading.get_by_text("Said: asked about 'No ferry was cancelled'").wait_for()


def test_words_are_chosen_exactly_while_it_is_shown_how_they_were_read(reading: Page) -> None:
    as_read(reading)
    start, end = select(reading, "herring prices")
    reading.get_by_role("button", name="Make a claim").click()

    reading.get_by_text(f"claim {start}:{end}").wait_for()


def test_the_page_can_show_a_mark_and_then_any_words(open_app: OpenApp) -> None:
    page = open_app("reader_app", "height=240")
    page.get_by_role("button", name="Show the last mark").click()
    expect(mark(page, 8)).to_have_class("mark shown")
    expect(mark(page, 8)).to_be_in_viewport()
    expect(mark(page, 1)).not_to_be_in_viewport()
    page.get_by_role("button", name="Show the fish").click()

    expect(page.locator(".mark.shown")).to_have_count(0)
    shown = "[...CSS.highlights.get('claimdesk-shown')].map(String)"
    page.wait_for_function(f"{shown}.length === 1")
    at = TEXT.index("🐟")
    assert page.evaluate(shown) == [TEXT[at : at + 20]]


def test_the_minimap_leads_to_a_mark(open_app: OpenApp) -> None:
    page = open_app("reader_app", "height=240")
    page.locator(".minimap").click(position={"x": 6, "y": 235})

    expect(mark(page, 8)).to_be_in_viewport()
    expect(page.locator(".tick")).to_have_count(len(article().marks))


def test_somebody_who_only_reads_is_not_offered_anything(open_app: OpenApp) -> None:
    page = open_app("reader_app", "mode=read")
    select(page, "herring prices")
    mark(page, 3).press("Enter")

    expect(page.get_by_text("Said: opened m3")).to_be_visible()
    expect(page.get_by_role("button", name="Make a claim")).to_have_count(0)
    expect(page.get_by_role("button", name="Select by keyboard")).to_have_count(0)


def test_markup_in_a_document_is_only_words(reading: Page) -> None:
    asked: list[str] = []
    reading.on("request", lambda request: asked.append(request.url))
    reading.get_by_text("What the marks mean").click()
    click(reading, 8)
    expect(reading.get_by_text("Said: opened m8")).to_be_visible()

    assert reading.evaluate("window.stung") is None
    assert reading.locator(".claimdesk img, .claimdesk script, .claimdesk b").count() == 0
    assert not [url for url in asked if "example.invalid" in url]


def test_after_a_rerun_a_mark_is_opened_once_and_keeps_the_focus(reading: Page) -> None:
    for number in (3, 5, 3):
        mark(reading, number).press("Enter")
        expect(reading.get_by_text(f"Said: opened m{number}")).to_be_visible()

    expect(mark(reading, 3)).to_be_focused()


def test_a_person_who_wants_no_motion_is_taken_there_at_once(reading: Page) -> None:
    reading.emulate_media(reduced_motion="reduce")
    reading.evaluate(
        "() => { window.ways = []; const real = Element.prototype.scrollIntoView;"
        "Element.prototype.scrollIntoView = function (how) {"
        " window.ways.push(how.behavior); real.call(this, how); }; }"
    )
    mark(reading, 1).focus()
    press(reading, "j k j")

    assert set(reading.evaluate("window.ways")) == {"auto"}


def test_a_document_of_a_thirty_thousand_words_can_be_read_and_marked(open_app: OpenApp) -> None:
    page = open_app("reader_app", "words=30000")
    document = long_document(30_000)
    page.locator("button", has_text="last").first.wait_for()
    page.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.innerText.includes('last')).click()"
    )
    expect(page.locator(".mark.shown").first).to_be_in_viewport(timeout=30_000)

    assert text(page).evaluate("article => article.textContent.length") == len(document.text)
    expect(page.locator(".tick")).to_have_count(len(document.marks))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(
    reading: Page, theme: Literal["light", "dark"], width: int
) -> None:
    reading.emulate_media(color_scheme=theme)
    reading.set_viewport_size({"width": width, "height": 844})
    expect(reading.locator(".claimdesk")).to_have_attribute("data-theme", theme)
    reading.get_by_text("What the marks mean").click()

    assert findings(reading) == []
    as_read(reading)
    assert findings(reading) == []
    select(reading, "herring prices")
    reading.get_by_role("button", name="Make a claim").wait_for()
    assert findings(reading) == []


def test_it_works_under_the_strict_security_policy(serve: Serve, new_page: NewPage) -> None:
    page = new_page()
    complaints = lay_policy(page)
    ready(page, serve(APPS / "reader_app.py") + "/")
    mark(page, 3).press("Enter")

    expect(page.get_by_text("Said: opened m3")).to_be_visible()
    assert complaints == []


AFTER_A_MARK = """article => {
  const broken = [];
  for (const mark of article.querySelectorAll(".mark[data-numbers]")) {
    const next = mark.nextSibling?.firstChild ?? mark.nextSibling;
    if (!next || !/^[.,;:!?]/.test(next.textContent)) continue;
    const sign = document.createRange();
    sign.setStart(next, 0);
    sign.setEnd(next, 1);
    const last = [...mark.lastElementChild.getClientRects()].at(-1);
    const below = sign.getBoundingClientRect().bottom - last.bottom;
    if (Math.abs(below) > last.height / 2) broken.push(mark.textContent);
  }
  return [article.querySelectorAll(".mark[data-numbers]").length, broken];
}"""


def test_no_line_begins_with_the_full_stop_after_a_claims_number(reading: Page) -> None:
    article = reading.locator(".claimdesk .text")
    for width in range(500, 900, 4):
        reading.set_viewport_size({"width": width, "height": 900})
        marks, broken = article.evaluate(AFTER_A_MARK)
        assert marks
        assert broken == [], width
