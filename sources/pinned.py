"""A connection to a number that was checked, under the host's name, with one end in time.

The name stays in the `Host` line and in the certificate that is asked for; where the bytes go was
settled before. Every single reception has only the time that is left of the whole, so that a host
that sends a byte now and then is given up, too.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from _typeshed import WriteableBuffer

    from sources.public_web import Target


class OutOfTimeError(Exception):
    """The whole errand took longer than it may."""


class Deadline:
    """A moment after which nothing more is waited for; begins when it is made."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left, always more than none; raises OutOfTimeError."""
        left = self._end - self._clock()
        if left <= 0:
            raise OutOfTimeError
        return left


@contextmanager
def connection(
    target: Target, numbers: Sequence[str], deadline: Deadline
) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to the first of `numbers` that answers, closed at the end."""
    raw = _reached(numbers, target.port, deadline)
    with closing(raw):
        line = http.client.HTTPConnection(target.host, _shown_port(target))
        with closing(_protected(raw, target, deadline)) as shielded:
            # http.client asks three things of a socket; ours has these, and the deadline.
            line.sock = cast("socket.socket", _Timed(shielded, deadline))
            yield line


def _shown_port(target: Target) -> int:
    """Return the port that makes http.client write the `Host` line as browsers do."""
    usual = {"http": 80, "https": 443}[target.scheme] == target.port
    return http.client.HTTPConnection.default_port if usual else target.port


def _reached(numbers: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    failure: OSError = OSError("no number")
    for number in numbers:
        try:
            return socket.create_connection((number, port), timeout=deadline.left())
        except TimeoutError:
            raise OutOfTimeError from None
        except OSError as error:
            failure = error
    raise failure


def _protected(raw: socket.socket, target: Target, deadline: Deadline) -> socket.socket:
    if target.scheme != "https":
        return raw
    raw.settimeout(deadline.left())
    try:
        return ssl.create_default_context().wrap_socket(raw, server_hostname=target.host)
    except TimeoutError:
        raise OutOfTimeError from None


@dataclass(frozen=True, slots=True)
class _Timed:
    """As much of a socket as http.client uses, with the deadline before each step."""

    inner: socket.socket
    deadline: Deadline

    def sendall(self, data: bytes) -> None:
        self.inner.settimeout(self.deadline.left())
        self.inner.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reception(self.inner, self.deadline))

    def close(self) -> None:
        """Leave it open: http.client lets go of the socket before it has read the answer."""


class _Reception(io.RawIOBase):
    """The bytes that come in."""

    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._inner.settimeout(self._deadline.left())
        try:
            return self._inner.recv_into(buffer)
        except TimeoutError:
            raise OutOfTimeError from None
