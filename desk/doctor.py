"""What is right or wrong with a desk and its machine: each finding says what, why, what to do.

Only looks: nothing is made, migrated or mended. Whether the record itself is whole is for
`claimdesk verify` to say, which reads all of it.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import in_use, log_damage, place
from db.driver import is_affected, version
from db.figures import log_of, size_of
from db.survey import is_desk, survey
from desk import clock as clocks
from desk import machine
from desk.diagnosis import Mark, bad, good, odd
from desk.readiness import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.survey import Survey
    from desk.clock import Clock
    from desk.diagnosis import Diagnosis

MB = 2**20
ROOMY = 10
"""A disk is roomy with ten times the database free: a backup, a restored copy, growth."""

LARGE_LOG = 64 * MB
"""SQLite writes its log back from 4 MB on; far more means that somebody never stops reading."""

BACKUP_DUE = timedelta(days=2)
"""A night that failed is seen on the second day."""

_WHY_BACKUP = "What was done since is lost with this disk."
_BACK_UP = "claimdesk backup FOLDER, each night, on another disk; --backups names the folder."


def examine(
    path: Path,
    environment: Mapping[str, str],
    *,
    backups: Path | None = None,
    port: int = 8501,
    clock: Clock = clocks.now,
) -> Iterator[Diagnosis]:
    """Look at the machine, then at the place, the file and the desk at `path`."""
    yield machine.python()
    yield machine.sqlite()
    yield machine.language(now=clock())
    yield machine.extras(environment)
    yield _place(path)
    shut = _shut(path)
    if shut is not None or not path.parent.is_dir():
        yield from filter(None, (shut, machine.port(port)))
        return
    room, rights = _room(path), _rights(path)
    yield room
    yield rights
    yield machine.port(port, is_served=in_use.is_served(path))
    yield from _file(path, clock(), first=room.mark is Mark.BAD or rights.mark is Mark.BAD)
    yield _backup(backups or path.parent / "backups", clock())


def _place(path: Path) -> Diagnosis:
    try:
        place.refuse_unfit(path)
    except DatabaseUnfit as refusal:
        return bad("place", str(refusal), "Saved changes could be lost.", "Use a local disk.")
    kind = place.filesystem_of(Path(os.path.realpath(path)), place.mount_table())
    return good("place", f"“{path}” is on a local disk{f' ({kind})' if kind else ''}.")


def _room(path: Path) -> Diagnosis:
    free, size = shutil.disk_usage(path.parent).free, size_of(path)
    what = f"{free // MB:,} MB are free, and the database has {size / MB:,.1f} MB."
    if free < FLOOR:
        why = "A full disk refuses every change."
        return bad("room", what, why, "Free some space, or move the desk to a larger disk.")
    if free < ROOMY * size:
        why = "A backup and a restored copy each need as much again."
        return odd("room", what, why, "Plan for a larger disk.")
    return good("room", what)


def _shut(path: Path) -> Diagnosis | None:
    """Say of the folder on the way to `path` that lets this user not through, or return None."""
    for folder in reversed(path.parents):
        # From the root on, so that none is asked about that lies behind one that is shut.
        if folder.is_dir() and not os.access(folder, os.X_OK):
            what = f"You may not go into the folder “{folder}”."
            why = "The desk lies behind it, and nothing more can be told of it."
            return bad("rights", what, why, "Ask its owner for the right, or run as its owner.")
    return None


def _rights(path: Path) -> Diagnosis:
    if hasattr(os, "statvfs") and os.statvfs(path.parent).f_flag & os.ST_RDONLY:
        what = f"The disk of the folder “{path.parent}” may only be read."
        why = "Nothing can be saved there."
        return bad("rights", what, why, "Have it mounted for writing, or move the desk.")
    if not (os.access(path.parent, os.W_OK | os.X_OK)):
        what = f"You may not write in the folder “{path.parent}”."
        why = "SQLite keeps its log beside the database."
        return bad("rights", what, why, "Ask its owner for the right to write there.")
    if not path.exists():
        return good("rights", "The folder may be written to.")
    if not os.access(path, os.R_OK | os.W_OK):
        what, why = f"You may not read and write “{path}”.", "Nothing could be saved."
        return bad("rights", what, why, "Ask its owner for the right, or run as its owner.")
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name == "posix" and mode & 0o077 and not _is_closed(path.parent):
        what = f"Other users of this machine may read “{path}” (mode {mode:o})."
        why = "Whoever has the file reads all of it, confidential notes included."
        return odd("rights", what, why, f"chmod 700 “{path.parent}”")
    return good("rights", "The file may be written to, and others cannot come to it.")


def _is_closed(folder: Path) -> bool:
    """Whether some folder on the way lets nobody but its owner through."""
    return any(not one.stat().st_mode & 0o011 for one in (folder, *folder.parents))


def _file(path: Path, now: datetime, *, first: bool) -> Iterator[Diagnosis]:
    """Look at the file; `first` says that something else is to be mended before it."""
    if not path.exists():
        what = f"There is no database at “{path}”."
        why = "A desk begins with its first document; a wrong path looks the same."
        yield odd("database", what, why, "claimdesk take-in FILE, or name it with --database.")
        return
    try:
        if not is_desk(path):
            what, why = f"“{path}” is not a desk's database.", "It will be refused, untouched."
            yield bad("database", what, why, "Name another file with --database.")
            return
        yield from _desk(path, survey(path), now)
    except (DatabaseUnfit, OSError) as error:
        what, why = f"“{path}” cannot be read: {error}", "Nobody can work at this desk."
        remedy = "claimdesk restore-backup BACKUP --to PATH --replace keeps the damaged file."
        if first:
            remedy = "First what is wrong above; then look again. The file may be whole."
        yield bad("database", what, why, remedy)


def _desk(path: Path, found: Survey, now: datetime) -> Iterator[Diagnosis]:
    yield _schema(found)
    yield _journal(found.journal, is_affected(version()))
    yield _damaged_log(path) or _log(size_of(log_of(path)))
    yield _time(found, datetime.fromtimestamp(path.stat().st_mtime, UTC), now)
    if found.pending or found.newer:
        return
    if found.search:
        what = " ".join(finding.what for finding in found.search)
        why = "Searches and suggestions find less, or more, than is there."
        yield bad("search", what, why, "Restore the latest backup to another path and compare.")
    else:
        yield good("search", "The search holds every claim, sentence and title.")


def _schema(found: Survey) -> Diagnosis:
    if found.newer:
        what = f"A newer Claimdesk made this desk ({', '.join(found.newer)})."
        return bad("schema", what, "This one refuses it, untouched.", "Update this Claimdesk.")
    if found.pending:
        what = f"The desk is of an older version: {', '.join(found.pending)} not applied yet."
        why = "The first command brings it up to date, and the older program then refuses it."
        return odd("schema", what, why, "Make a backup, then claimdesk migrate.")
    return good("schema", "The desk is of this version.")


def _journal(mode: str, affected: bool) -> Diagnosis:
    if mode == "wal" and affected:
        why = "This SQLite can lose saved changes in that mode."
        return bad("journal", "The journal is in WAL mode.", why, "claimdesk migrate changes it.")
    if mode != "wal" and not affected:
        what, why = f"The journal is in {mode} mode.", "Readers and writers wait for each other."
        return odd("journal", what, why, "claimdesk migrate changes it once nobody works there.")
    return good("journal", f"The journal is in {mode} mode.")


def _damaged_log(path: Path) -> Diagnosis | None:
    remedy = "claimdesk verify --expect-head HEAD"
    if what := " ".join(finding.what for finding in log_damage.findings(path)):
        why = "Saved changes may be missing, and the record itself does not show it."
        return bad("log", what, why, remedy)
    if what := " ".join(log_damage.notices(path)):
        return odd("log", what, "Nobody was told that it was saved.", remedy)
    return None


def _log(size: int) -> Diagnosis:
    what = f"The write-ahead log has {size / MB:,.1f} MB."
    if size <= LARGE_LOG:
        return good("log", what)
    why = "It grows while somebody reads without end, and every read gets slower."
    return odd("log", what, why, "End programs that have the database open, then restart.")


def _time(found: Survey, written: datetime, now: datetime) -> Diagnosis:
    latest = max(filter(None, (found.last_event, written)))
    if not clocks.is_ahead(latest, now):
        return good("clock", f"It is {now:%Y-%m-%d %H:%M} UTC, after all that was done here.")
    what = (
        f"It is {now:%Y-%m-%d %H:%M} UTC here, and the desk was changed at {latest:%Y-%m-%d %H:%M}."
    )
    why = "New events would stand before older ones, and sessions and deadlines be wrong."
    return bad("clock", what, why, "Set the clock, and let the machine ask a time server.")


def _backup(folder: Path, now: datetime) -> Diagnosis:
    made = max(filter(None, map(_made_at, folder.glob("*.manifest.json"))), default=None)
    if made is None:
        what = f"There is no backup in “{folder}”."
        return odd("backup", what, "One disk is one accident.", _BACK_UP)
    hours = int((now - made).total_seconds() // 3600)
    what = f"The latest backup in “{folder}” is {hours:,} hours old."
    return (
        odd("backup", what, _WHY_BACKUP, _BACK_UP)
        if now - made > BACKUP_DUE
        else good("backup", what)
    )


def _made_at(manifest: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(json.loads(manifest.read_text("utf-8"))["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
