"""Figures about a database: how much there is, never who or what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.connection import Database
    from db.transaction import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Events of the record, acts by their kind, open sessions; sizes are bytes on disk.

    A server's write-ahead log is the server's own: it counts as 0.
    """

    events: int
    acts: Mapping[str, int]
    sessions: int
    database_bytes: int
    wal_bytes: int


def figures(database: Database) -> Figures:
    """Count what is there now."""
    with database.snapshot() as snapshot:
        acts = snapshot.rows("select action, count(*) as acts from events group by 1 order by 1")
        return Figures(
            events=snapshot.number("select coalesce(max(seq), 0) from events"),
            acts={row["action"]: row["acts"] for row in acts},
            sessions=snapshot.number("select count(*) from sessions"),
            database_bytes=_size(database, snapshot),
            wal_bytes=size_of(log_of(database.path)),
        )


def documents(snapshot: Snapshot) -> int:
    """Count the documents."""
    return snapshot.number("select count(*) from documents")


def claims(snapshot: Snapshot) -> int:
    """Count the claims, each once that others were merged into."""
    return snapshot.number("select count(*) from claims where merged_into is null")


def verdicts(snapshot: Snapshot) -> int:
    """Count the verdicts that stand."""
    return snapshot.number(
        "select count(*) from verdicts v where v.rating is not null "
        "and not exists (select 1 from verdicts w where w.supersedes = v.id)"
    )


def _size(database: Database, snapshot: Snapshot) -> int:
    if database.server is None:
        return size_of(database.path)
    return snapshot.number("select pg_database_size(current_database())")


def log_of(path: Path) -> Path:
    """Return where the write-ahead log of a database stands while somebody works on it."""
    return path.with_name(f"{path.name}-wal")


def size_of(file: Path) -> int:
    """Return how many bytes a file has; 0 where there is none."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
