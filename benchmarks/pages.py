"""How long people wait in the real app, on a small desk and on a large one, in a real Chromium.

    python -m benchmarks.pages [--sizes 100 10000] [--runs 7] [--keep FOLDER]

For each desk a server is started as `claimdesk serve` starts it, and a browser goes through the
day's steps. Time is the browser's own, from the click (or the start of the navigation) until
what was asked for is drawn and the page is at rest. Beside it: messages and kilobytes that came
over the websocket.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import clock_gettime, monotonic, sleep
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.desks import PERSON, build
from db import idle
from tests.browser_support import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, WebSocket

ROOT = Path(__file__).parents[1]
SIZES = (100, 10_000)
_WAITS = 60.0
_LOOKS = (ROOT / "benchmarks" / "pages.js").read_text("utf-8")


@dataclass
class Heard:
    """What came over the websockets of a page since `reset`.

    Without slots: Playwright ties a mark to whoever listens.
    """

    messages: int = 0
    size: int = 0

    def listen(self, socket: WebSocket) -> None:
        """Count what this socket brings from now on."""
        socket.on("framereceived", self._take)

    def _take(self, frame: str | bytes) -> None:
        self.messages += 1
        self.size += len(frame)

    def reset(self) -> None:
        """Begin again."""
        self.messages = self.size = 0


@dataclass(slots=True)
class Step:
    """What one step cost each time it was taken."""

    milliseconds: list[float] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)

    def cells(self) -> str:
        """Return the medians as cells of a table."""
        time, count = median(self.milliseconds), median(self.messages)
        return f"| {time:,.0f} | {count:.0f} | {median(self.kilobytes):,.0f} "


@dataclass(slots=True)
class Visit:
    """One browser at one desk."""

    page: Page
    address: str
    heard: Heard
    steps: dict[str, Step] = field(default_factory=dict)

    def go(self, name: str, path: str, drawn: str) -> None:
        """Open an address and wait until `drawn` holds."""
        self.heard.reset()
        self.page.goto(f"{self.address}/{path}", wait_until="commit")
        self._note(name, self.page.evaluate("what => speed.since(what)", drawn))

    def do(self, name: str, act: str) -> None:
        """Do something on the page and wait until what it shows has changed."""
        self.heard.reset()
        self._note(name, self.page.evaluate("act => speed.after(act)", act))

    def _note(self, name: str, spent: float) -> None:
        step = self.steps.setdefault(name, Step())
        step.milliseconds.append(spent)
        step.messages.append(self.heard.messages)
        step.kilobytes.append(self.heard.size / 1000)


def day(visit: Visit) -> None:
    """Take every step once."""
    visit.go("open the list", "", "list")
    visit.do("filter by state", "pill")
    visit.do("take the filter back", "pill")
    visit.do("search for a word", "words")
    visit.go("open the list", "", "list")
    visit.do("next page", "page")
    visit.do("open a claim", "open")
    visit.do("step to the next claim", "next")
    visit.go("open the documents", "documents", "page")
    visit.go("open a document", "document?document=5", "page")


def visited(browser: Browser, address: str, runs: int) -> dict[str, Step]:
    """Go through the day `runs` times; before several runs one more warms everything up."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, heard = context.new_page(), Heard()
    page.on("websocket", heard.listen)
    page.add_init_script(_LOOKS)
    visit = Visit(page=page, address=address, heard=heard)
    if runs > 1:
        day(visit)
        visit.steps.clear()
    for _ in range(runs):
        day(visit)
    context.close()
    return visit.steps


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at an address."""

    address: str
    process: subprocess.Popen[bytes]

    def processor_seconds(self) -> float:
        """Return what it has taken of the processor by now; Linux tells it of any process."""
        return clock_gettime(~self.process.pid << 3 | 2)

    def resident(self) -> int:
        """Return how many bytes of memory it holds."""
        told = Path(f"/proc/{self.process.pid}/statm").read_text("ascii")
        return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def served(database: Path, *, person: str = PERSON, tree: Path = ROOT) -> Iterator[Server]:
    """Serve the app of a checkout on a desk to whoever is named, or to people who sign in."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "app.py"),
            *("--server.address", "127.0.0.1", "--server.port", str(port)),
            *("--browser.serverAddress", "127.0.0.1"),
        ],
        cwd=tree,
        env={**os.environ, "CLAIMDESK_DATABASE": str(database), "CLAIMDESK_PERSON": person},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(lambda: _answers(f"{address}/healthz"))
        yield Server(address, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own server
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def _await(holds: Callable[[], bool]) -> None:
    end = monotonic() + _WAITS
    while not holds():
        if monotonic() > end:
            sys.exit("The server did not start.")
        sleep(0.1)


def table(sizes: list[int], columns: list[dict[str, Step]]) -> str:
    """Return the figures of all desks side by side; the ratio is of times."""
    heads = "".join(f"| {size:,} claims: ms | messages | KB " for size in sizes)
    lines = [f"| step {heads}| ratio |", "|---" * (2 + 3 * len(sizes)) + "|"]
    for name in columns[0]:
        cells = "".join(column[name].cells() for column in columns)
        first, last = (median(column[name].milliseconds) for column in (columns[0], columns[-1]))
        lines.append(f"| {name} {cells}| {last / first:.1f} |")
    return "\n".join(lines)


def _ready(kept: Path, place: Path, size: int) -> Path:
    """Build a desk in `kept` unless it is there; return a copy of it."""
    built, path = kept / f"desk-{size}.db", place / f"desk-{size}.copy.db"
    if not built.exists():
        build(built, claims=size)
    idle.let_go(built)
    shutil.copy(built, path)
    return path


def main() -> int:
    """Build the desks, visit them, print the table; 2 without a Chromium."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="keep the desks here and use them again")
    chosen = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium here; set CLAIMDESK_CHROMIUM to the path of one.")
        return 2
    columns = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        kept = chosen.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for size in chosen.sizes:
            with served(_ready(kept, Path(folder), size)) as server:
                columns.append(visited(browser, server.address, chosen.runs))
        browser.close()
    print(table(chosen.sizes, columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
