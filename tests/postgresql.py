"""A PostgreSQL server of the tests' own, made in a temporary folder and listening on no port.

Where PostgreSQL is not installed, tests that want it are skipped with a reason. Each test is given
a desk on it that is empty.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.connection import Database
    from db.postgresql.address import ServerAddress

_INSTALLED = Path("/usr/lib/postgresql")
_SET = (
    "listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=60",
    "autovacuum=off", "shared_buffers=32MB",
)  # fmt: skip
"""The machine is not switched off during a test."""


@cache
def programs() -> Path | None:
    """Return the folder with `initdb` and `postgres`, or None where PostgreSQL is not installed."""
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if found:
        return found[-1].parent
    known = shutil.which("initdb")
    return Path(known).resolve().parent if known else None


def missing() -> str:
    """Return why no server can be had here; "" when one can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed (pip install 'claimdesk[postgresql]')"
    return "" if programs() else "PostgreSQL is not installed (apt-get install postgresql)"


class Server:
    """A running server; `lent` gives an empty desk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._free: list[Database] = []

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://desk@/{name}?host={self.folder}"

    def make(self) -> str:
        """Make a database with nothing in it and return its address."""
        import psycopg  # noqa: PLC0415 -- optional

        name = f"desk_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as raw:
            raw.execute(f"create database {name} template template0 encoding 'UTF8'".encode())
        return self.address(name)

    @contextmanager
    def lent(self, folder: Path) -> Iterator[Database]:
        """Give an empty desk of this version, and empty it again afterwards for the next one.

        What is kept beside the record goes into `folder`.
        """
        database = self._free.pop() if self._free else open_database(self.make())
        yield replace(database, path=folder / "desk")
        if database.server is not None:
            _emptied(database.server)
            self._free.append(database)


def _emptied(address: ServerAddress) -> None:
    """Take all rows away, past every trigger: a tenth of what another database costs."""
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    with pool.transaction(address, 10.0, writes=True) as session:
        session.script("set local session_replication_role = replica")
        tables = [name for (name,) in session.execute(_TABLES)]
        any_in = ", ".join(f"exists (select 1 from {name})" for name in tables)
        filled = session.execute(f"select {any_in}").fetchone() or ()
        for name, has_rows in zip(tables, filled, strict=True):
            if has_rows:
                session.script(f"delete from {name}")


_TABLES = (
    "select relname from pg_class where relnamespace = 'claimdesk'::regnamespace "
    "and relkind = 'r' and relname <> 'migrations'"
)


@contextmanager
def running() -> Iterator[Server]:
    """Make and start a server; stop it and take it away at the end."""
    found = programs()
    if missing() or found is None:
        pytest.skip(missing())
    with tempfile.TemporaryDirectory(prefix="claimdesk-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        as_whom = _somebody(folder)
        make = "-U desk -A trust -E UTF8 --locale=C --no-sync --no-instructions -D"
        _run([found / "initdb", *make.split(), folder / "data"], as_whom)
        settings = [part for one in _SET for part in ("-c", one)]
        server = subprocess.Popen(
            [found / "postgres", "-D", folder / "data", "-k", folder, *settings],
            user=as_whom,
            group=None if as_whom is None else pwd.getpwuid(as_whom).pw_gid,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        try:
            _run([found / "pg_isready", "-h", folder, "-U", "desk", "-t", "20"], as_whom, tries=100)
            yield Server(folder)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)


def _somebody(folder: Path) -> int | None:
    """Return as whom to run: PostgreSQL refuses root. None for whoever runs the tests."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, found.pw_uid, found.pw_gid)
        return found.pw_uid
    pytest.skip("PostgreSQL does not run as root, and there is nobody else on this machine")


def _run(command: Sequence[Path | str], user: int | None, *, tries: int = 1) -> None:
    group = None if user is None else pwd.getpwuid(user).pw_gid
    for left in range(tries, 0, -1):
        done = subprocess.run(
            command, user=user, group=group, capture_output=True, check=False, cwd="/"
        )
        if done.returncode == 0:
            return
        if left == 1:
            raise RuntimeError(done.stderr.decode() + done.stdout.decode())
