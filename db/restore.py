"""Bringing a backup back: proven first, then put in place whole.

Everything is proven on a copy beside the place it is to have: that it is the file of its manifest,
that the record in it is sound and reaches to the printed head, that its search finds all of it.
A backup of an older version is brought up to this one in the copy; the backup is only read.

A backup is of a day on which other people may have been signed in, and other keys good. Its
sessions, links and half-done sign-ins are ended in the copy: somebody who was signed out since
would be in again. Keys of the read API are part of the record and stay, also those that were
revoked since; they are named to whoever restores.

What stands in that place is never written over. It is moved aside, log and all, and only when
nobody works on it.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, InvalidInput
from db import accounts_store, api_keys_store, events_store, in_use, log_damage, place
from db.backup import check_backup, publish, written_aside
from db.connection import Database, immutable
from db.migrate import APPLICATION_ID, prepare
from db.verify import file_and_search, verify

if TYPE_CHECKING:
    from pathlib import Path

    from db.backup import Backup
    from db.findings import Progress
    from db.postgresql.address import ServerAddress
    from review.model import Head

_SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""A database and what SQLite may keep beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A desk brought back: its head as it stands in place, and where the former file is kept.

    `sessions` were ended by it; `keys` names those of the read API that open it again.
    """

    path: Path
    head: Head
    made_at: str
    applied: tuple[str, ...]
    kept: Path | None
    sessions: int = 0
    keys: tuple[str, ...] = ()
    server: ServerAddress | None = None
    """Where it is if not in a file."""

    @property
    def name(self) -> str:
        """Where it is, for people."""
        return str(self.server or self.path)


def restore(
    backup: Path, to: Path, *, aside: Path | None = None, progress: Progress | None = None
) -> Restored:
    """Put a proven copy of a backup at `to`; a database there is moved to `aside`, if given.

    Raises InvalidInput when something is there and may not be moved, DatabaseUnfit when the backup
    does not verify, somebody works on the database, or the disk fails; then all is as it was.
    """
    place.refuse_unfit(to)
    _refuse_taken(to, aside)
    log_damage.keep_damaged(to)
    with written_aside(to, told=_UNWRITABLE) as part, in_use.nobody(to):
        shutil.copyfile(backup, part)
        said = check_backup(backup, copy=part)
        applied = prepare(Database(part))
        _prove(Database(part), backup, said, progress)
        sessions, keys = shut(Database(part))
        in_use.fold(part)
        kept = _moved(to, aside)
        publish(part, to)
    with immutable(to) as snapshot:
        head = events_store.head(snapshot)
    return Restored(
        path=to,
        head=head,
        made_at=said.made_at,
        applied=applied,
        kept=kept,
        sessions=sessions,
        keys=keys,
    )


def _refuse_taken(to: Path, aside: Path | None) -> None:
    """Let nothing be replaced but a desk, whole or damaged."""
    if not to.exists():
        return
    if aside is None:
        raise InvalidInput(_THERE.format(path=to))
    if aside.exists():
        raise InvalidInput(_KEPT.format(path=aside))
    try:
        with immutable(to) as snapshot:
            foreign = snapshot.number("pragma application_id") != APPLICATION_ID
    except DatabaseUnfit:
        return
    if foreign and to.stat().st_size:
        raise InvalidInput(_FOREIGN.format(path=to))


def _prove(database: Database, backup: Path, said: Backup, progress: Progress | None) -> None:
    """Raise DatabaseUnfit unless everything in the copy is as the manifest and record say."""
    with ThreadPoolExecutor(1) as beside, database.afresh() as snapshot:
        file = beside.submit(file_and_search, database)
        told = verify(
            snapshot, expect_head=said.printed, progress=progress, with_file=False
        ).findings
        found = file.result() or told
    if found:
        raise DatabaseUnfit(_UNSOUND.format(path=backup, what=found[0].what, count=len(found)))


def shut(database: Database) -> tuple[int, tuple[str, ...]]:
    """End what lets people in without a password; return how many sessions, and standing keys."""
    with database.write() as writing:
        ended = accounts_store.shut_doors(writing)
        return ended, tuple(str(key["name"]) for key in api_keys_store.standing(writing))


def _moved(to: Path, aside: Path | None) -> Path | None:
    """Move what stands at `to` aside; return where it is kept."""
    if aside is None or not to.exists():
        return None
    in_use.fold(to)
    damaged = [one.name.removeprefix(to.name) for one in log_damage.kept(to)]
    for ending in (*_SIDE_FILES, *damaged):
        file = to.with_name(f"{to.name}{ending}")
        if file.exists():
            file.rename(aside.with_name(f"{aside.name}{ending}"))
    return aside


_THERE = (
    "There is a file “{path}” already. Nothing was changed. Give a path where nothing is yet, or "
    "say --replace: the old file is then kept beside, under another name."
)
_KEPT = "There is a file “{path}” already. Nothing was changed. Wait a second and send again."
_FOREIGN = (
    "“{path}” is a database of another program. Nothing was changed. Give another path with --to."
)
_UNSOUND = (
    "The record in the backup “{path}” is not whole ({count} found; the first: {what}) Nothing was "
    "changed. Use another backup; `claimdesk verify --backup` lists all that is wrong."
)
_UNWRITABLE = (
    "The backup cannot be brought to “{path}”: {why}. Nothing was changed. "
    "Choose a folder with room where you may write."
)
