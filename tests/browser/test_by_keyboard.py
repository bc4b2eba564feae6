"""The way from a text to a report without a mouse: every step by a key, the focus always seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from desk import address, team
from tests.builders import a_claim, a_document, a_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser

TEXT = "The pier at Saltmarsh lost 14 of its 40 lamps. The council voted for new ones in May."
FAR = 90
"""Presses of Tab after which a control counts as out of reach."""

FOCUSED = """() => {
  let it = document.activeElement;
  while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
  if (!it || it === document.body) return null;
  const style = (one) => one ? getComputedStyle(one) : {};
  const up = [it, it.parentElement, it.parentElement?.parentElement];
  up.push(up[2]?.parentElement, it.nextElementSibling, it.closest("label")?.firstElementChild);
  const ringed = (one) => style(one).outlineStyle !== "none" && parseFloat(style(one).outlineWidth);
  const accent = (one) => style(one).borderColor === "rgb(31, 95, 168)";
  const isField = it.matches("input, textarea");
  const isSkip = it.dataset.testid === "stSkipToContent";
  const comesIntoView = isSkip && it.getBoundingClientRect().top >= 0;
  const drawn = up.some((one) => one && (ringed(one) || (isField && accent(one))));
  const seen = drawn || comesIntoView;
  const labels = [...(it.labels ?? [])].map((one) => one.innerText);
  const own = it.matches("main") ? "" : it.innerText;
  const names = [it.getAttribute("aria-label"), ...labels, own, it.placeholder];
  const name = names.find((one) => one?.trim())?.trim() ?? "";
  return { name, seen, what: it.outerHTML.slice(0, 200) };
}"""
"""Finds what has the focus, our components' own trees included, and whether it shows."""


def tab_to(page: Page, name: str, *, back: bool = False) -> list[str]:
    """Press Tab until a control whose name begins so has the focus; return what was passed."""
    passed: list[str] = []
    for _ in range(FAR):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            continue
        assert found["seen"], f"the focus does not show: {found['what']}"
        lines = found["name"].splitlines()
        passed.append(" ".join(lines) or found["what"])
        if any(line.startswith(name) for line in lines):
            return passed
    pytest.fail(f"“{name}” was not reached by the keyboard, only {passed}")


def test_the_way_from_a_text_to_a_report_needs_no_mouse(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    seated = sit_down(database=tmp_path / "desk.db")
    page = seated.page
    keys = page.keyboard
    page.emulate_media(reduced_motion="reduce")
    seated.go("/documents")
    tab_to(page, "Files")
    keys.press("ArrowRight")
    expect(page.get_by_role("tab", name="Pasted text")).to_have_attribute("aria-selected", "true")
    seated.settle()
    tab_to(page, "The text")
    keys.insert_text(TEXT)
    tab_to(page, "Take in")
    keys.press("Enter")
    page.get_by_role("link", name="Its claims").wait_for()
    seated.settle()
    tab_to(page, "Its claims")
    keys.press("Enter")
    page.locator(".statement").first.wait_for()
    seated.settle()
    keys.press("Enter")
    page.get_by_role("button", name="Give the verdict").wait_for()
    seated.settle()

    tab_to(page, "True")
    for _ in range(6):
        keys.press("ArrowDown")
    seated.settle()
    expect(page.get_by_role("radio", name="Unproven")).to_be_checked()
    tab_to(page, "Rationale")
    keys.insert_text("Nobody counted the lamps.")
    tab_to(page, "Give the verdict")
    keys.press("Enter")
    page.get_by_text("Your verdict is in the record").first.wait_for()
    seated.settle()

    tab_to(page, "Reports", back=True)
    keys.press("Enter")
    page.get_by_role("button", name="Download (1 claim)").wait_for()
    seated.settle()
    tab_to(page, "Download (1 claim)")
    with page.expect_download() as download:
        keys.press("Enter")
    assert "Nobody counted the lamps." in download.value.path().read_text("utf-8")


def test_after_a_verdict_and_a_signature_the_focus_stands_where_their_result_is(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    maya = team.sit_down(address.opened(path), "Maya Okafor")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    seated = sit_down(database=path)
    page = seated.page
    page.set_viewport_size({"width": 1280, "height": 420})
    seated.go(f"/claim?claim={claim.number}")

    page.get_by_role("button", name="Sign off what you checked yourself").focus()
    page.keyboard.press("Enter")
    page.get_by_text("It is signed off.").wait_for()

    heading = page.get_by_role("heading", name="Verdict")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)
    assert len(tab_to(page, "Publish")) < 9
