"""A server or a file that is gone while somebody works: the page says so in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import APP, Seated
from tests.browser_support import Served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_support import NewPage

pytestmark = pytest.mark.browser

SHOWN = """() => [...document.querySelectorAll("[role=dialog], [role=dialog] *")]
    .map((one) => getComputedStyle(one, "::after").content).filter((one) => one.startsWith('"'))
    .join(" ")"""


def test_a_page_whose_server_is_gone_says_it_in_words_of_this_desk(
    new_page: NewPage, tmp_path: Path
) -> None:
    named = {"CLAIMDESK_PERSON": "Maya", "CLAIMDESK_DATABASE": str(tmp_path / "desk.db")}
    server = Served(APP, named, tmp_path)
    try:
        seated = Seated(new_page(), server.address, "light")
        seated.go("/settings")
    finally:
        server.stop()
    told = seated.page.get_by_role("dialog")
    told.wait_for()

    assert "treamlit" not in told.inner_text()
    assert "Connection error" not in told.inner_text()
    assert "The desk does not answer" in seated.page.evaluate(SHOWN)
    assert "What you wrote stays on this page" in seated.page.evaluate(SHOWN)


def test_a_page_whose_file_broke_says_it_in_words_of_this_desk_with_a_number(
    new_page: NewPage, tmp_path: Path
) -> None:
    file = tmp_path / "desk.db"
    named = {"CLAIMDESK_PERSON": "Maya", "CLAIMDESK_DATABASE": str(file)}
    server = Served(APP, named, tmp_path)
    try:
        seated = Seated(new_page(), server.address, "light")
        seated.go("/settings")
        file.write_bytes(b"\0" * file.stat().st_size)
        file.with_name("desk.db-wal").unlink(missing_ok=True)
        seated.page.get_by_role("link", name="Desk", exact=True).click()
        told = seated.page.get_by_test_id("stAlertContainer").first
        told.wait_for()
        words = told.inner_text()
    finally:
        server.stop()

    assert "redacted" not in words
    assert "database" in words or "incident inc_" in words
