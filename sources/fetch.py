"""Fetching one page of the public web by its address, for a person who asked for it.

The name is resolved once, every number it has must be a public machine's, and the connection goes
to a number that was checked: between the check and the call nobody can lead the name elsewhere.
Each redirect is checked in the same way. There are no proxies, cookies or credentials; bytes,
seconds, redirects and unpacked bytes have a limit. What comes back is bytes; reading them is
`sources.guard`'s, in a child process.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from claims.errors import UnreadableSource
from sources.identity import NAMELESS, display_name
from sources.pinned import Deadline, OutOfTimeError, connection
from sources.public_web import IP, ip_of, is_public, not_public, target
from sources.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sources.public_web import Target

SECONDS = 10.0
"""For the whole errand, redirects included."""
LARGEST = 5 * 1024 * 1024
"""Bytes of a page as it came, and again as it is when unpacked."""
MOST_REDIRECTS = 5
TYPES = frozenset(kind for reader in READERS for kind in reader.media_types)
"""What a server may say that it sends: the formats that readers know."""

_DAMAGED = "it is packed in a damaged way"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 64 * 1024
_HEADERS = {
    "User-Agent": "Claimdesk (a fact-checker asked for this one page)",
    "Accept": ", ".join(sorted(TYPES)),
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Resolve(Protocol):
    """How a host name becomes numbers."""

    def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the IP numbers of a host; raises OSError when it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: `address` is where it was found in the end, `name` the file's."""

    asked: str
    address: str
    body: bytes
    media_type: str
    name: str


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the IP numbers that the system's resolver knows of `host`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    address: str,
    *,
    resolve: Resolve = resolve,
    allowed: frozenset[tuple[str, int]] = frozenset(),
    clock: Callable[[], float] = monotonic,
) -> Fetched:
    """Return the page at `address`.

    `allowed` are (host, port) that are fetched from though they are not public: code may give
    them, a person or an environment variable cannot. Raises UnreadableSource with why it was not
    fetched.
    """
    errand = _Errand(
        asked=address, resolve=resolve, allowed=allowed, deadline=Deadline(clock, SECONDS)
    )
    try:
        return _follow(errand)
    except OutOfTimeError:
        raise _refused(address, f"the page did not come within {SECONDS:.0f} seconds") from None
    except ssl.SSLError:
        raise _refused(address, "its host could not prove that it is who it says") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise _refused(address, "its host did not answer as a web server does") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    asked: str
    resolve: Resolve
    allowed: frozenset[tuple[str, int]]
    deadline: Deadline


def _follow(errand: _Errand) -> Fetched:
    """Ask, and go where redirects lead, each as carefully as the first."""
    here = target(errand.asked, allowed=errand.allowed)
    for _ in range(MOST_REDIRECTS + 1):
        with connection(here, _numbers(errand, here), errand.deadline) as line:
            line.request("GET", here.path, headers=_HEADERS)
            answer = line.getresponse()
            if answer.status not in _REDIRECTS:
                return _page(errand, here, answer)
            here = _next(errand, here, answer.getheader("Location"))
    raise _refused(errand.asked, f"it leads on more than {MOST_REDIRECTS} times")


def _next(errand: _Errand, here: Target, location: str | None) -> Target:
    if not location:
        raise _refused(errand.asked, "it leads on without saying where")
    there = target(urljoin(here.address, location), allowed=errand.allowed)
    if here.scheme == "https" and there.scheme == "http":
        raise _refused(errand.asked, "it leads from a protected page to an unprotected one")
    return there


def _numbers(errand: _Errand, here: Target) -> tuple[str, ...]:
    """Return the numbers of a host, all of them public, asked for once."""
    literal = ip_of(here.host)
    found = (str(literal),) if literal else tuple(_resolved(errand, here))
    known = [number for number in map(_bare, found) if number is not None]
    if (here.host, here.port) not in errand.allowed and not all(map(is_public, known)):
        raise not_public(here.host)
    if not known:
        raise _refused(errand.asked, "no such host is known")
    return tuple(map(str, known))


def _bare(number: str) -> IP | None:
    return ip_of(number.partition("%")[0])


def _resolved(errand: _Errand, here: Target) -> Sequence[str]:
    """Ask the resolver, which knows no time limit, from a thread that can be left behind."""
    answers: Queue[Sequence[str]] = Queue(1)

    def ask() -> None:
        try:
            answers.put(errand.resolve(here.host, here.port))
        except (OSError, UnicodeError):
            answers.put(())

    Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=errand.deadline.left())
    except Empty:
        raise OutOfTimeError from None


def _page(errand: _Errand, here: Target, answer: http.client.HTTPResponse) -> Fetched:
    if answer.status != HTTPStatus.OK:
        raise _refused(errand.asked, _status(answer.status))
    said = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if said not in TYPES:
        kind = f"is “{said[:60]}”" if said else "is not named"
        raise _refused(errand.asked, f"what its host sends {kind}, which is not read here")
    return Fetched(
        asked=errand.asked,
        address=here.address,
        body=_unpacked(errand, answer, _body(errand, answer)),
        media_type=said,
        name=_name(here),
    )


def _body(errand: _Errand, answer: http.client.HTTPResponse) -> bytes:
    announced = answer.getheader("Content-Length") or ""
    if announced.isdecimal() and int(announced) > LARGEST:
        raise _too_large(errand.asked)
    pieces, size = [], 0
    while piece := answer.read1(_PIECE):
        size += len(piece)
        if size > LARGEST:
            raise _too_large(errand.asked)
        pieces.append(piece)
    if announced.isdecimal() and size < int(announced):
        raise _refused(errand.asked, "the page broke off in the middle")
    return b"".join(pieces)


def _unpacked(errand: _Errand, answer: http.client.HTTPResponse, body: bytes) -> bytes:
    """Unpack what a server packed though it was asked not to, never beyond the limit."""
    packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packed == "identity":
        return body
    if packed not in {"gzip", "x-gzip"}:
        raise _refused(errand.asked, f"it came packed as “{packed[:30]}”, which is not read here")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        plain = unpacking.decompress(body, LARGEST + 1)
    except zlib.error:
        raise _refused(errand.asked, _DAMAGED) from None
    if len(plain) > LARGEST:
        raise _too_large(errand.asked)
    if not unpacking.eof:
        raise _refused(errand.asked, _DAMAGED)
    return plain


def _name(here: Target) -> str:
    """Return what to call the file: the last part of the path, else the host."""
    last = display_name(unquote(urlsplit(here.path).path))
    return here.host if last == NAMELESS else last


def _status(status: int) -> str:
    known = {401: "asks who one is", 403: "does not let it be read", 404: "has no such page",
             410: "has taken the page away", 429: "is asked too often"}  # fmt: skip
    return f"its host {known.get(status, 'has trouble')} (answer {status})"


def _too_large(address: str) -> UnreadableSource:
    return _refused(address, f"it is larger than {LARGEST // 2**20} MB")


def _refused(address: str, why: str) -> UnreadableSource:
    return UnreadableSource(
        f"“{address[:80]}” could not be fetched: {why}. Nothing was saved. "
        "Look at it in a browser, save it there, and take the file in."
    )
