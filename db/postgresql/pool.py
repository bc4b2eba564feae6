"""Sessions that wait between two calls, and the transactions that borrow them.

Connecting takes a server some milliseconds, and a page makes a dozen calls. As with SQLite, one
transaction writes at a time: it takes the desk's lock first, so that the chain of events and the
numbers of rows follow one another without gaps. Readers see one moment and wait for nobody.
"""

from __future__ import annotations

import atexit
import os
from collections import deque
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

import psycopg

from claims.errors import DatabaseUnfit
from db.driver import driver
from db.postgresql.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.postgresql.address import ServerAddress

MOST = 8
"""Waiting sessions of a process: as many as threads that are likely to call at once."""

LOCK = 0x434C4D44
"""“CLMD”: the advisory lock, one for each database, of whoever writes."""

_WRITES = f"begin isolation level read committed; select pg_advisory_xact_lock({LOCK})"
"""Each statement sees what is committed by then. Under the lock nothing else is committed, and a
snapshot taken before waiting for the lock would be a stale one."""
_READS = "begin isolation level repeatable read"

_waiting: deque[tuple[tuple[str, float, int], Session]] = deque()
_lock = Lock()


@contextmanager
def transaction(address: ServerAddress, busy_seconds: float, *, writes: bool) -> Iterator[Session]:
    """Open a transaction in a session that waits, or in a new one; after an error it is closed."""
    session = _begun(address, busy_seconds, _WRITES if writes else _READS)
    try:
        yield session
        # A reader's temporary views and tables go with its transaction.
        session.execute("commit" if writes else "rollback")
    except BaseException:
        _roll_back(session)
        raise
    _give_back((address.told, busy_seconds, os.getpid()), session)


@contextmanager
def alone(address: ServerAddress, busy_seconds: float) -> Iterator[Session]:
    """Open a session of one's own, outside of any transaction."""
    session = Session(address, busy_seconds=busy_seconds)
    try:
        yield session
    finally:
        session.close()


def let_go(address: ServerAddress) -> None:
    """Close all sessions of this process that wait on a server."""
    with _lock:
        mine = [one for one in _waiting if one[0][0] == address.told]
        for one in mine:
            _waiting.remove(one)
    _close(mine)


def _begun(address: ServerAddress, busy_seconds: float, begin: str) -> Session:
    """Begin; one that waited may have lost its server meanwhile, and then a new one is made."""
    key = (address.told, busy_seconds, os.getpid())
    while (waited := _take(key)) is not None:
        try:
            waited.execute(begin)
        except (DatabaseUnfit, driver.Error):
            lost = waited.raw.broken or waited.raw.closed
            _roll_back(waited)
            if not lost:
                raise
        else:
            return waited
    session = Session(address, busy_seconds=busy_seconds)
    try:
        session.execute(begin)
    except BaseException:
        session.close()
        raise
    return session


def _take(key: tuple[str, float, int]) -> Session | None:
    with _lock:
        for place in range(len(_waiting) - 1, -1, -1):
            if _waiting[place][0] == key:
                found = _waiting[place][1]
                del _waiting[place]
                return found
    return None


def _give_back(key: tuple[str, float, int], session: Session) -> None:
    with _lock:
        _waiting.append((key, session))
        gone = [_waiting.popleft() for _ in range(len(_waiting) - MOST)]
    _close(gone)


def _roll_back(session: Session) -> None:
    """Close it for good, which undoes what was not committed."""
    with suppress(psycopg.Error):
        session.close()


@atexit.register
def _let_all_go() -> None:
    with _lock:
        gone = list(_waiting)
        _waiting.clear()
    _close(gone)


def _close(sessions: list[tuple[tuple[str, float, int], Session]]) -> None:
    """Close them where they were opened; after a fork they are the parent's to close."""
    for (_, _, process), session in sessions:
        if process == os.getpid():
            session.close()
