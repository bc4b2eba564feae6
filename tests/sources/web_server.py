"""A web server on the loopback address that says, byte for byte, what a test tells it to."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from sources.fetch import Fetched, fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HOST = "pages.example"


def answer(
    body: bytes, *more: str, status: str = "200 OK", kind: str | None = "text/html"
) -> bytes:
    """Return an answer with its length; `more` are further header lines."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *more]
    lines += [f"Content-Type: {kind}"] if kind else []
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(slots=True)
class Site:
    """A host of ours: what it answers by path, and what it was asked."""

    port: int
    pages: dict[str, bytes | Callable[[socket.socket], None]]
    asked: list[str] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)

    def address(self, path: str = "/", scheme: str = "http") -> str:
        """Return the address of a page here."""
        return f"{scheme}://{HOST}:{self.port}{path}"

    def resolve(self, host: str, port: int) -> Sequence[str]:  # noqa: ARG002 - a resolver's form
        """Lead our host to the loopback address, any other nowhere."""
        self.resolved.append(host)
        return ("127.0.0.1",) if host == HOST else ()

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        """What a test vouches for: this host at this port alone."""
        return frozenset({(HOST, self.port)})

    def fetch(self, address: str) -> Fetched:
        """Fetch as the desk does, with this site allowed."""
        return fetch(address, resolve=self.resolve, allowed=self.allowed)


@contextmanager
def site(pages: dict[str, bytes | Callable[[socket.socket], None]]) -> Iterator[Site]:
    """Serve `pages` by path; a function speaks on the connection itself."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        here = Site(listening.getsockname()[1], pages)
        thread = Thread(target=_serve, args=(listening, here), daemon=True)
        thread.start()
        yield here
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=10)


def _serve(listening: socket.socket, here: Site) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line, suppress(OSError):
            _speak(line, here)


def _speak(line: socket.socket, here: Site) -> None:
    request = line.recv(65536)
    here.asked.append(request.decode("latin-1"))
    path = request.split(b" ")[1].decode("latin-1") if request.count(b" ") > 1 else ""
    said = here.pages.get(path, answer(b"nothing here", status="404 Not Found"))
    if isinstance(said, bytes):
        line.sendall(said)
    else:
        said(line)
