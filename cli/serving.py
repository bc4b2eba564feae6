"""`serve`: the app in a browser, from the same database.

This process becomes the server's, so that Ctrl-C or a service manager ends it and nothing is
left behind. With no database named and none in var/, the app opens the sample newsroom.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from claims.errors import InvalidInput
from cli.command import Command
from cli.safe_text import one_line
from cli.values import a_port
from desk import address
from desk.logs import are_json

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Mapping

    from cli.command import Call
    from cli.seat import Seat

ROOT = Path(__file__).resolve().parents[1]
"""Where app.py lies, with its .streamlit/config.toml beside it, which Streamlit then reads."""

_JSON_LINES = ("--logger.messageFormat", "%(message)s")
"""What keeps Streamlit from writing anything before a line of JSON."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=a_port, default=8501, metavar="N", help="8501 if left out")
    parser.add_argument(
        "--address",
        default="localhost",
        metavar="HOST",
        help="localhost if left out: this machine only",
    )


def _serve(call: Call) -> NoReturn:
    given = call.arguments
    environment = server_environment(call.seat, os.environ)
    _refuse_taken(given.address, given.port)
    if given.address not in address.LOOPBACK:
        call.console.note(
            "Anybody who reaches this machine can read the desk and act under any name. "
            "Put it behind your own sign-in, or leave --address out. By another name than its "
            f"number it is reached only where {address.PUBLIC} or {address.HOSTS} says so."
        )
    here = f"http://{_in_address(given.address)}:{given.port}"
    call.console.note(f"Claimdesk at {address.public_address() or here} (Ctrl-C ends it)")
    call.console.out.flush()
    command = server_command(given.address, given.port)
    os.execve(command[0], command, environment)  # noqa: S606 -- our own interpreter, no shell


def server_command(host: str, port: int) -> list[str]:
    """Return the command line of the server.

    The address that browsers know it by is said to Streamlit, which would otherwise refuse the
    connections of a page behind a server that passes on another Host.
    """
    public = address.public_address()
    known_as = urlsplit(public).hostname if public else None
    shown = known_as or (host if host in address.LOOPBACK else "localhost")
    return [
        *(sys.executable, "-P", "-m", "ui.served", str(ROOT / "app.py")),
        *("--logger.hideWelcomeMessage", "true"),
        *("--server.address", host, "--server.port", str(port)),
        *("--browser.serverAddress", shown),
        *(_JSON_LINES if are_json() else ()),
    ]


def server_environment(seat: Seat, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the server, which names the database if there is one.

    Opens it first, so that a database that will not do is refused here and not in a browser.
    """
    path = environment.get("PYTHONPATH")
    told = {**environment, "PYTHONPATH": os.pathsep.join([str(ROOT), *([path] if path else [])])}
    if seat.is_named or seat.is_there:
        told[address.VARIABLE] = seat.database(make=True).told
    return told


def _refuse_taken(host: str, port: int) -> None:
    """Say in a sentence what Streamlit would say in a traceback."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        msg = (
            f"The app cannot listen on {one_line(host)}, port {port} "
            f"({error.strerror or error}). Choose another with --port or --address."
        )
        raise InvalidInput(msg) from error


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


SERVE = Command(
    words="serve",
    help="open the app for the browser",
    details=(
        "Start the app on this machine and keep it running. Without a database of its own it "
        "opens the sample newsroom, which shows every feature."
    ),
    examples=(
        "claimdesk serve",
        "claimdesk serve --database /srv/desk/claimdesk.db --port 8600",
    ),
    arguments=_arguments,
    run=_serve,
)
