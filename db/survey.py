"""What can be told of a database file by looking at it: whose it is, its schema, its search.

Nothing is written or migrated. A file that is not a desk's is told by its header alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import rows
from db.connection import Database
from db.log_damage import keep_damaged
from db.migrate import APPLICATION_ID, migrations
from db.migrations import numbered
from db.transaction import Snapshot
from db.verify_search import contents

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from db.findings import Finding

_HEADER = 100
"""Bytes of SQLite's header; the application's number stands in the four from 68."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a desk's database says of itself.

    `pending` and `newer` are names of migrations: not applied yet, and unknown to this version.
    """

    journal: str
    pending: tuple[str, ...]
    newer: tuple[str, ...]
    last_event: datetime | None
    search: tuple[Finding, ...]


def is_desk(path: Path) -> bool:
    """Whether a file's header is that of a desk. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    known = APPLICATION_ID.to_bytes(4, "big")
    return header.startswith(b"SQLite format 3\0") and header[68:72] == known


def survey(path: Path) -> Survey:
    """Look at the desk's database at `path`. Raises DatabaseUnfit when it cannot be read."""
    keep_damaged(path)
    with Database(path, busy_seconds=1.0).connect() as connection:
        connection.conn.execute("begin")
        snapshot = Snapshot(connection)
        known = {name for name, _ in numbered()}
        applied = {one.name for one in migrations().applied(connection)}
        journal = snapshot.row("pragma journal_mode") or {}
        newer, pending = tuple(sorted(applied - known)), tuple(sorted(known - applied))
        last = snapshot.row("select at from events order by seq desc limit 1")
        found = (
            () if pending or newer else tuple(one for all_ in contents(snapshot) for one in all_)
        )
    return Survey(
        journal=str(journal.get("journal_mode", "")),
        pending=pending,
        newer=newer,
        last_event=rows.moment(last["at"]) if last else None,
        search=found,
    )
