"""A real Chromium and a real server for tests.

`tests/conftest.py` names the fixtures, once, for every folder.

`serve(script, env)` starts `streamlit run script` on a free loopback port, waits until it
answers, and gives its address; the same script and environment share one server, and all
end with the session. `new_page(**options)` opens a page in a context of its own.

Where no Chromium is found the test is skipped with the places that were looked in.
Network access of the pages is limited to the loopback address: anything else fails.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[1]
STARTUP_SECONDS = 60
_NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
_PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # A page that a test answers itself counts as foreign, and could not reach our server.
    "--disable-features=LocalNetworkAccessChecks",
]
"""What a Chromium is launched with, so that it reaches the loopback address and nothing else."""


class Serve(Protocol):
    """What the fixture `serve` gives: start a script, get its address."""

    def __call__(
        self, script: Path, env: Mapping[str, str] | None = None, folder: Path = ROOT
    ) -> str:
        """Return the address, without a slash at its end, of a server that answers.

        `folder` is where it works: an empty one has no database yet.
        """


class NewPage(Protocol):
    """What the fixture `new_page` gives."""

    def __call__(self, **options: object) -> Page:
        """Open a page; `options` are those of Playwright's `new_context`."""


def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome, the one in CLAIMDESK_CHROMIUM first."""
    named = os.environ.get("CLAIMDESK_CHROMIUM")
    candidates = (named, *map(shutil.which, _NAMES), *_PLACES)
    return next((path for path in candidates if path and Path(path).exists()), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole session."""
    path = find_chromium()
    if path is None:
        pytest.skip(
            "No Chromium: set CLAIMDESK_CHROMIUM to one, or install one of "
            + ", ".join((*_NAMES, *_PLACES))
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Open pages that end with the test."""
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        contexts.append(chromium.new_context(**options))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start servers that live as long as the session."""
    running: dict[tuple[Path, tuple[tuple[str, str], ...], Path], Served] = {}

    def start(script: Path, env: Mapping[str, str] | None = None, folder: Path = ROOT) -> str:
        key = (script, tuple(sorted((env or {}).items())), folder)
        if key not in running:
            running[key] = Served(script, dict(env or {}), folder)
        return running[key].address

    yield start
    for server in running.values():
        server.stop()


class Served:
    """One `streamlit run`, started and answering."""

    def __init__(self, script: Path, env: Mapping[str, str], folder: Path) -> None:
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            _command(script, port),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._await()
        except BaseException:
            self.stop()
            raise

    def _await(self) -> None:
        """Ask for its health, ever more patiently, until it answers."""
        never, pause, end = Event(), 0.05, monotonic() + STARTUP_SECONDS
        while not _answers(f"{self.address}/_stcore/health"):
            if self._process.poll() is not None or monotonic() > end:
                pytest.fail(f"The server did not start: {self._process.args!r}")
            never.wait(pause)
            pause = min(1.0, pause * 1.5)

    def stop(self) -> None:
        """End the process, by force if it does not listen."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _command(script: Path, port: int) -> list[str]:
    """How Streamlit is started: loopback only, nothing reported, nothing watched."""
    return [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
        *("--server.headless", "true", "--server.fileWatcherType", "none"),
        *("--browser.gatherUsageStats", "false", "--browser.serverAddress", "127.0.0.1"),
    ]


def _free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    """Whether somebody is there: a desk with accounts says to strangers that it wants a session."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return int(answer.status) == 200
    except urllib.error.HTTPError as refused:
        return refused.code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    except (urllib.error.URLError, OSError):
        return False
