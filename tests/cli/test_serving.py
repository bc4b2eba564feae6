"""serve, up to the moment the server takes over."""

from __future__ import annotations

import socket
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from cli.console import open_console
from cli.seat import seat_of
from cli.serving import ROOT, server_command, server_environment

if TYPE_CHECKING:
    import pytest

    from cli.seat import Seat
    from tests.cli.conftest import Terminal


def _seat(database: str | None = None) -> Seat:
    named = {} if database is None else {"database": database}
    return seat_of(Namespace(**named), open_console(), environment={})


def test_the_server_is_streamlit_on_this_machine_with_our_app() -> None:
    command = server_command("localhost", 8501)

    assert command[:4] == [sys.executable, "-P", "-m", "ui.served"]
    assert command[4] == str(ROOT / "app.py")
    assert "--server.address localhost --server.port 8501" in " ".join(command)


def test_streamlit_is_told_under_which_name_browsers_know_the_desk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CLAIMDESK_ADDRESS", raising=False)
    assert server_command("0.0.0.0", 8501)[-1] == "localhost"  # noqa: S104 -- what is asked for
    monkeypatch.setenv("CLAIMDESK_ADDRESS", "https://desk.example:8443")

    assert server_command("localhost", 8501)[-1] == "desk.example"


def test_without_a_database_the_app_is_left_to_open_the_sample(blank: Terminal) -> None:
    assert "CLAIMDESK_DATABASE" not in server_environment(_seat(), {})


def test_the_desks_own_database_is_served_when_there_is_one(terminal: Terminal) -> None:
    told = server_environment(_seat(), {"HOME": "/home/maya"})

    assert told["CLAIMDESK_DATABASE"] == str(terminal.folder / "var" / "claimdesk.db")
    assert told["HOME"] == "/home/maya"


def test_a_named_database_is_made_if_need_be_and_named_in_full(blank: Terminal) -> None:
    told = server_environment(_seat("desk.db"), {})

    assert told["CLAIMDESK_DATABASE"] == str(blank.folder / "desk.db")
    assert (blank.folder / "desk.db").exists()


def test_a_taken_port_is_refused_with_another_way(blank: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = blank("serve", "--address", "127.0.0.1", "--port", str(port))

    assert done.code == 1
    assert f"cannot listen on 127.0.0.1, port {port}" in done.err
    assert "Choose another with --port" in done.err


def test_a_database_that_will_not_do_is_refused_before_the_server_starts(blank: Terminal) -> None:
    blank.file("notes.db", "these are notes and no database at all " * 9)

    done = blank("serve", "--database", "notes.db")

    assert done.code == 1
    assert "not a database that Claimdesk can use" in done.err
