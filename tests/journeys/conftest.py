"""The app without a browser, on a desk with the sample newsroom or an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from desk import address
from samples.loader import open_sample
from tests.browser_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.connection import Database

MAIN = ROOT / "ui" / "frame" / "main.py"
PATIENCE = 60
"""Seconds a page may take on a busy machine before the test gives up."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An empty desk that the app works on, with Maya at it."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    return address.opened(path)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The sample newsroom that the app works on, with Maya at it."""
    path = tmp_path / "sample.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya")
    return open_sample(path)


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open a page: `visit("claim", claim="12")`; the name is the file's in ui/pages."""

    def open_page(page: str = "claims", /, **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        if page != "claims":
            app.switch_page(f"../pages/{page}.py")
            for name, value in parameters.items():
                app.query_params[name] = value
            app.run()
        assert not app.exception
        return app

    return open_page
