"""The browser that tests use is the one that was named, or the first that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser_support import find_chromium

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
