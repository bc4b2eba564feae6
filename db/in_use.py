"""Whether somebody works on a database at this moment: a server, or any program that has it open.

A server holds a lock file beside the database as long as it lives. Other programs are noticed by
SQLite: in its WAL mode, whoever has the file open keeps the mode from being left. In the slower
mode a program that has it open and does nothing is not noticed.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import file_lock, idle
from db.driver import driver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 1.0
"""Seconds: longer than any command's transaction, shorter than anybody likes to wait."""


@contextmanager
def served(path: Path) -> Iterator[None]:
    """Hold the lock of a server on the database at `path`; one that cannot be taken is let be.

    A second server on the same database is allowed, and holds none.
    """
    with ExitStack() as stack:
        with suppress(OSError):  # where nothing may be written, nobody restores a backup either
            stack.enter_context(file_lock.held(_lock(path)))
        yield


@contextmanager
def nobody(path: Path) -> Iterator[None]:
    """Keep the database at `path` to ourselves; raise DatabaseUnfit while a server works on it."""
    with file_lock.held(_lock(path)) as ours:
        if not ours:
            raise DatabaseUnfit(_SERVED.format(path=path))
        yield


def is_served(path: Path) -> bool:
    """Whether a server works on the database at `path`; nothing is made to find out."""
    if not _lock(path).exists():
        return False
    try:
        with file_lock.held(_lock(path)) as ours:
            return not ours
    except OSError:
        return False


def fold(path: Path) -> None:
    """Write a database's log back into its file, so that the one file is all of it.

    Raises DatabaseUnfit while another program has it open. A file too damaged for that stays.
    """
    idle.let_go(path)
    connection = driver.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = delete")
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise DatabaseUnfit(_OPEN.format(path=path)) from error
    except driver.DatabaseError:
        return
    finally:
        connection.close()


def _lock(path: Path) -> Path:
    return path.with_name(f"{path.name}.serving")


_SERVED = (
    "A Claimdesk server is working on “{path}”. Nothing was changed. Stop it (Ctrl-C where it "
    "runs, or your service manager), then send the command again."
)
_OPEN = (
    "Another program has “{path}” open. Nothing was changed. End it (a server, a replicator, "
    "a command that runs), then send the command again."
)
