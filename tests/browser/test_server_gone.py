"""A server that ends while somebody works: the page says so in the desk's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import APP, Seated
from tests.browser_support import Served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_support import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

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
