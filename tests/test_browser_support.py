"""The browser that tests use is the one that was named, or the first that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser_support import find_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_support import NewPage


def test_the_browser_named_in_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "chromium"
    browser.touch()
    monkeypatch.setenv("CLAIMDESK_CHROMIUM", str(browser))

    assert find_chromium() == str(browser)


def test_a_browser_that_is_not_there_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_CHROMIUM", str(tmp_path / "gone"))

    assert find_chromium() != str(tmp_path / "gone")


@pytest.mark.browser
@pytest.mark.parametrize("address", ["http://example.org/", "http://192.0.2.7/", "http://[::1]/"])
def test_a_page_of_the_tests_reaches_no_other_host(new_page: NewPage, address: str) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        new_page().goto(address)
