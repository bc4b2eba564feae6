"""A real server: told to end it finishes what somebody is saving; its log holds nobody's words."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from db import idle
from db.opening import open_database
from desk.team import sit_down
from tests.browser_support import ROOT
from tests.interruptible import hears_ctrl_c

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from websockets.sync.client import ClientConnection as Connection

PATIENCE = 60


@pytest.fixture
def port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The front door with one slow page, on a database of its own; its log is in a file."""
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "ui.served"),
                str(Path(__file__).with_name("slow_act_app.py")),
                *("--server.port", str(port), "--server.address", "127.0.0.1"),
                *("--server.headless", "true", "--browser.gatherUsageStats", "false"),
            ],
            cwd=ROOT,  # with the settings of Streamlit that the app has
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "CLAIMDESK_DATABASE": str(tmp_path / "desk.db"),
                "CLAIMDESK_METRICS": "1",
            },
            stdout=log,
            stderr=log,
            preexec_fn=hears_ctrl_c,  # noqa: PLW1509 -- it sets one signal, no more
        )
        yield process
        process.kill()
        process.wait()


def _until(what: Callable[[], bool]) -> None:
    never, end = Event(), monotonic() + PATIENCE
    while not what():
        assert monotonic() < end
        never.wait(0.05)


def _metrics(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _opened(page: Connection, query: str = "") -> None:
    """Do what a browser does first when it opens a page."""
    message = BackMsg()
    message.rerun_script.query_string = query
    page.send(message.SerializeToString())


def _page(port: int) -> Connection:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")])


def test_a_page_that_fails_over_somebodys_words_leaves_none_in_the_log(
    tmp_path: Path, server: subprocess.Popen[bytes], port: int
) -> None:
    open_database(tmp_path / "desk.db")
    _until(lambda: bool(_metrics(port)))
    with _page(port) as page:
        _opened(page, "q=heliotrope+marmalade")
        _until(lambda: b"ValueError" in (tmp_path / "log").read_bytes())

    log = (tmp_path / "log").read_text("utf-8")
    assert "slow_act_page.py" in log
    assert not [word for word in ("heliotrope", "marmalade") if word in log]


def test_sigterm_lets_the_act_under_way_finish_and_closes_the_database(
    tmp_path: Path, server: subprocess.Popen[bytes], port: int
) -> None:
    database = open_database(tmp_path / "desk.db")
    sit_down(database, "Maya")
    _until(lambda: "claimdesk_acts_under_way 0" in _metrics(port))
    with database.connect() as busy:
        busy.conn.execute("begin immediate")
        with _page(port) as page:
            _opened(page)
            _until(lambda: "claimdesk_acts_under_way 1" in _metrics(port))
            server.send_signal(signal.SIGTERM)
            _until(lambda: b"1 under way, waited for" in (tmp_path / "log").read_bytes())
        assert server.poll() is None
        busy.conn.execute("rollback")
    # The server raises the signal again when it has ended: what a service manager calls clean.
    assert server.wait(PATIENCE) in {0, -signal.SIGTERM}
    idle.let_go(database.path)  # our own; the server's are closed
    assert sorted(one.name for one in tmp_path.glob("desk.db*")) == ["desk.db", "desk.db.serving"]
    with database.snapshot() as snapshot:
        assert snapshot.number("select count(*) from documents") == 1


def test_ctrl_c_ends_it_with_a_sentence_and_no_fault(
    tmp_path: Path, server: subprocess.Popen[bytes], port: int
) -> None:
    _until(lambda: bool(_metrics(port)))
    server.send_signal(signal.SIGINT)

    assert server.wait(PATIENCE) == 0
    log = (tmp_path / "log").read_text("utf-8")
    assert log.endswith("Claimdesk has ended. What was saved is saved.\n")
    assert "Aborted" not in log
