"""Whether a server can do its work now: what a load balancer asks every few seconds.

Nothing is made, migrated or written. What is missing is told by name only, so that whoever may
ask learns nothing about the machine; `claimdesk doctor` says the rest to whoever sits at it.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db.connection import Database
from db.migrate import is_current
from db.opening import at, reads_only
from db.postgresql.address import ServerAddress

if TYPE_CHECKING:
    from pathlib import Path

FLOOR = 200 * 2**20
"""Bytes that must be free: two documents of the largest size, with log and index."""


def lacking(where: Path | ServerAddress) -> tuple[str, ...]:
    """Return what keeps the database at a path or on a server from being worked on.

    Any of “database” (it does not open), “schema” (it is not of this version), “writable” (file or
    folder may not be written), “disk” (less than FLOOR is free). Empty when all is well. Of the
    disk of a server nothing is known here.
    """
    if isinstance(where, ServerAddress):
        return _lacking_there(where)
    path = where
    if not path.is_file():
        return ("database",)
    found = []
    try:
        if not is_current(Database(path, busy_seconds=1.0)):
            found.append("schema")
    except DatabaseUnfit:
        found.append("database")
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        found.append("writable")
    if shutil.disk_usage(path.parent).free < FLOOR:
        found.append("disk")
    return tuple(found)


def _lacking_there(where: ServerAddress) -> tuple[str, ...]:
    try:
        database = at(where, busy_seconds=1.0)
        if not is_current(database):
            return ("schema",)
        with database.snapshot() as snapshot:
            is_writable = not reads_only(snapshot)
    except DatabaseUnfit:
        return ("database",)
    return () if is_writable else ("writable",)
