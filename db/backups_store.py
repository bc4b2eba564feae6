"""When backups were made, how far they reach, and where they were put.

Only those that this program made: of copies by other tools nothing is known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.rows import moment

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from db.backup import Backup
    from db.transaction import Snapshot, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A backup that was made: how many events it holds, and the file."""

    at: datetime
    events: int
    place: str


def note(writing: Writing, made: Backup, file: Path) -> None:
    """Keep that a backup was made."""
    place = str(file.absolute())
    writing.keep("backups", {"made_at": made.made_at, "events": made.events, "place": place})


def last(snapshot: Snapshot) -> Kept | None:
    """Return the backup that was made last, or None."""
    row = snapshot.row("select * from backups order by made_at desc limit 1")
    if row is None:
        return None
    return Kept(at=moment(row["made_at"]), events=row["events"], place=row["place"])
