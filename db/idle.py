"""Connections that wait between two calls, so that the schema is not read anew for each.

Reading the schema takes SQLite 2 ms of the processor by now, and a page makes a dozen calls. A
connection is used by one caller at a time and comes back only after a transaction that ended well.
It is closed rather than used again when its file is no longer the one at its path, in another
process, and when more than MOST wait: those that waited longest go first.
"""

from __future__ import annotations

import atexit
import os
from collections import deque
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from db.driver import driver

MOST = 8
"""Waiting connections of a process: as many as threads that are likely to call at once."""


@dataclass(frozen=True, slots=True)
class File:
    """Which file a connection is open on, in which process, and how long it waits for a lock."""

    path: Path
    device: int
    inode: int
    process: int
    busy_seconds: float


def file_at(path: Path, busy_seconds: float) -> File | None:
    """Return what identifies the database at a path now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return File(path, found.st_dev, found.st_ino, os.getpid(), busy_seconds)


_waiting: deque[tuple[File, driver.Connection]] = deque()
_lock = Lock()


def take(file: File | None) -> driver.Connection | None:
    """Return a connection on this very file that nobody uses, or None."""
    with _lock:
        for place in range(len(_waiting) - 1, -1, -1):
            known, connection = _waiting[place]
            if known == file:
                del _waiting[place]
                return connection
    return None


def give_back(file: File | None, connection: driver.Connection) -> None:
    """Let a connection wait for its next use; close it where its file cannot be named."""
    if file is None:
        connection.close()
        return
    with _lock:
        _waiting.append((file, connection))
        gone = [_waiting.popleft() for _ in range(len(_waiting) - MOST)]
    for known, one in gone:
        _close(known, one)


def let_go(path: Path) -> None:
    """Close all that wait on a path: before its file is looked at byte by byte, or replaced."""
    with _lock:
        mine = [one for one in _waiting if one[0].path == path]
        for one in mine:
            _waiting.remove(one)
    for known, connection in mine:
        _close(known, connection)


@atexit.register
def _let_all_go() -> None:
    """Close what waits as the program ends, so that SQLite puts its log into the file."""
    with _lock:
        gone = list(_waiting)
        _waiting.clear()
    for known, connection in gone:
        _close(known, connection)


def _close(file: File, connection: driver.Connection) -> None:
    """Close it where it was opened; after a fork it is the parent's to close."""
    if file.process == os.getpid():
        connection.close()
