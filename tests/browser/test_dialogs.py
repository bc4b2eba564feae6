"""A dialog is typed into at once, and no key of Streamlit's own shuts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from desk import address, team
from tests.builders import a_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Seated

pytestmark = pytest.mark.browser


def test_a_tag_is_typed_into_the_dialog_at_once_and_r_shuts_nothing(
    sit_down: Callable[..., Seated], tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    a_document(team.sit_down(address.opened(path), "Maya Okafor"))
    seated = sit_down(database=path)
    page = seated.page
    seated.go("/")
    page.locator(".statement").first.wait_for()
    page.keyboard.press("x")
    page.keyboard.press("t")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox", name="Tag")).to_be_focused()
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Tag 1 claim")).to_be_visible()

    dialog.get_by_role("heading").click()
    page.keyboard.press("r")
    seated.settle()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tag 1 claim").click()
    page.locator(".notice", has_text="1 claim tagged").wait_for()
