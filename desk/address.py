"""Which database the desk works on: the one named, or the desk's own, or else the sample's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.errors import InvalidInput
from db.opening import open_database
from db.postgresql.address import ServerAddress, is_server, server_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.connection import Database

VARIABLE = "CLAIMDESK_DATABASE"
"""Environment variable that names the database: a file, or a PostgreSQL server's address."""

PUBLIC = "CLAIMDESK_ADDRESS"
"""Environment variable that says under which address browsers reach the desk, where another
server stands before it."""

HOSTS = "CLAIMDESK_HOSTS"
"""Environment variable with further names that browsers may call the desk by, commas between."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""What every machine calls itself."""

OWN = Path("var") / "claimdesk.db"
SAMPLE = Path("var") / "sample.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the database is, and whether it is the sample newsroom."""

    where: Path | ServerAddress
    is_sample: bool = False

    @property
    def path(self) -> Path:
        """The file; of a desk on a server, what files beside it are named after."""
        return self.where.beside if isinstance(self.where, ServerAddress) else self.where


def current(environment: Mapping[str, str] | None = None, *, folder: Path | None = None) -> Address:
    """Return the database to work on now.

    One named in the environment wins; then the desk's own in `folder`/var; while there is none,
    the sample newsroom.
    """
    named = (os.environ if environment is None else environment).get(VARIABLE)
    if named:
        return Address(where=found_at(named))
    home = folder if folder is not None else Path.cwd()
    if (home / OWN).exists():
        return Address(where=home / OWN)
    return Address(where=home / SAMPLE, is_sample=True)


def found_at(named: str) -> Path | ServerAddress:
    """Return the path or server that somebody named. Raises DatabaseUnfit for neither."""
    return server_at(named) if is_server(named) else Path(named).expanduser()


def public_address(environment: Mapping[str, str] | None = None) -> str | None:
    """Return scheme and host under which browsers reach the desk, or None where nobody said.

    Raises InvalidInput for what is no such address.
    """
    told = (os.environ if environment is None else environment).get(PUBLIC, "").strip()
    if not told:
        return None
    parts = urlsplit(told)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        msg = (
            f"{PUBLIC} is “{told[:80]}”, which is not the address of a site. Nothing was opened. "
            "Write it as https://desk.example.org, without a path."
        )
        raise InvalidInput(msg)
    return f"{parts.scheme}://{parts.netloc}"


def own_names(environment: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the names in lower case that the desk was said to go by, apart from its machine's."""
    told = os.environ if environment is None else environment
    public = public_address(told)
    names = (*told.get(HOSTS, "").split(","), (urlsplit(public).hostname or "") if public else "")
    return frozenset(filter(None, (one.strip().strip("[]").lower() for one in names)))


def start_own(*, folder: Path | None = None) -> Database:
    """Make the desk's own database, empty; from now on it is the current one."""
    return open_database((folder if folder is not None else Path.cwd()) / OWN)


def opened(where: Path | ServerAddress) -> Database:
    """Return the database there, its place and schema checked once in this process.

    A file that was taken away in the meantime is made anew, not written to blindly.
    """
    if isinstance(where, Path) and not where.exists():
        _checked.cache_clear()
    return _checked(where)


@lru_cache(maxsize=8)
def _checked(where: Path | ServerAddress) -> Database:
    return open_database(where)
