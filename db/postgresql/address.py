"""Where a desk on a server is: the whole address to connect by, and what of it may be shown.

A password stands in the address and nowhere else: `name` is put together of what is known to be
harmless, so that no new option of PostgreSQL's can slip into a log.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from claims.errors import DatabaseUnfit

_SCHEMES = ("postgresql", "postgres")
_FILES = Path("var")
"""Where files beside a desk on a server are kept: under the folder that its program runs in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """A database on a PostgreSQL server. Shown anywhere, it is without its password."""

    told: str = field(repr=False)
    """As it was given, password and all: to connect, and for children of this process."""
    name: str
    """Who, where and which database: for people."""

    def __str__(self) -> str:
        return self.name

    @property
    def beside(self) -> Path:
        """The name beside which this machine keeps what follows from the record, such as an index.

        No file has that name itself.
        """
        plain = re.sub(r"[^A-Za-z0-9]+", "-", self.name).strip("-")[:60]
        mark = sha256(self.name.encode()).hexdigest()[:8]
        return (_FILES / f"{plain}-{mark}").absolute()


def is_server(told: object) -> bool:
    """Whether somebody means a server, however the address goes on."""
    scheme, colon, _ = str(told).partition(":")
    return bool(colon) and scheme.lower() in _SCHEMES


def server_at(told: str) -> ServerAddress:
    """Return the server's address that was given; raise DatabaseUnfit for one that cannot be read.

    The sentence does not repeat it: it may hold a password.
    """
    try:
        parts = urlsplit(told)
        port = parts.port
    except ValueError as error:
        raise DatabaseUnfit(_UNREADABLE) from error
    database = unquote(parts.path.lstrip("/"))
    if not told.partition(":")[2].startswith("//") or not database:
        raise DatabaseUnfit(_UNREADABLE)
    asked = parse_qs(parts.query)
    host = unquote(parts.hostname or "") or asked.get("host", ["localhost"])[0]
    ported = port or asked.get("port", [""])[0]
    user = unquote(parts.username or "") or asked.get("user", [""])[0]
    who, where = f"{user}@" if user else "", f"{host}:{ported}" if ported else host
    return ServerAddress(told=told, name=f"postgresql://{who}{where}/{database}")


_UNREADABLE = (
    "The address of the PostgreSQL server cannot be read. Nothing was opened. Write it as "
    "postgresql://NAME:PASSWORD@HOST:5432/DATABASE, with signs in the password as %40 for @."
)
