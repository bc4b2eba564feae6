"""Figures about a database for monitoring: how much there is, never who or what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Events of the record, acts by their kind, open sessions; sizes are bytes on disk."""

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
            database_bytes=size_of(database.path),
            wal_bytes=size_of(log_of(database.path)),
        )


def log_of(path: Path) -> Path:
    """Return where the write-ahead log of a database stands while somebody works on it."""
    return path.with_name(f"{path.name}-wal")


def size_of(file: Path) -> int:
    """Return how many bytes a file has; 0 where there is none."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
