"""The app without a browser, on a desk with the sample newsroom or an empty one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from desk import address
from tests.browser_support import ROOT
from tests.builders import a_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.connection import Database

MAIN = ROOT / "ui" / "frame" / "main.py"
PATIENCE = 60
"""Seconds a page may take on a busy machine before the test gives up."""

_SCANNED = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="module", autouse=True)
def packages_are_looked_through_once() -> Iterator[None]:
    """Let Streamlit look for components of installed packages once: it would for each `AppTest`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", _SCANNED)
        yield


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
    return a_sample(path)


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
