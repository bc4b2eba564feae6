"""Copying the whole record into one new file, and telling whether such a copy is whole.

A backup is two files: the database, written by `VACUUM INTO` while people go on working, and
beside it a manifest (JSON) with what to compare it with. The database comes under its name only
when it is complete and its manifest is there; what a broken-off backup leaves ends in `.part`.

An existing file is never overwritten. Bringing one back is in `db.restore`.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, InvalidInput
from db import events_store, trouble
from db.connection import immutable
from db.digest import canonical
from db.driver import driver
from db.migrate import APPLICATION_ID
from db.place import make_private
from review.model import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.connection import Database

_UNWRITABLE = (
    "The backup “{path}” cannot be written: {why}. Nothing was left behind. "
    "Choose a folder with room where you may write."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup's manifest says: the head of its record, and the SHA-256 of its file."""

    events: int
    head: str
    sha256: str
    size: int
    made_at: str

    @property
    def printed(self) -> Head:
        """The head to expect when the copy, or the desk it came from, is verified."""
        return Head(events=self.events, digest=self.head)


def back_up(database: Database, path: Path, *, made_at: str) -> Backup:
    """Copy the record as it is now into the new file `path`; `made_at` is stored as given.

    Raises InvalidInput when the file is there already, DatabaseUnfit when it cannot be written.
    """
    if path.exists():
        raise InvalidInput(_THERE.format(path=path))
    with written_aside(path) as part:
        with database.connect() as connection, _room_told(path):
            connection.conn.execute("vacuum into :part", {"part": str(part)})
        made = _looked_at(part, made_at, digest_of(part))
        write_manifest(manifest_of(path), made)
        publish(part, path)
    return made


def check_backup(path: Path, *, copy: Path | None = None) -> Backup:
    """Return what the manifest of a backup says, if the file beside it is just that.

    With `copy`, that file is looked at in its place. Raises DatabaseUnfit saying what does not
    fit. Whether the record in it is sound is for `db.verify` to say.
    """
    said = read_manifest(path)
    file = copy or path
    actual = digest_of(file)
    if actual != said.sha256:
        what = f"has the digest {actual}, and its manifest says {said.sha256}"
        raise DatabaseUnfit(_UNFIT.format(path=path, what=what))
    found = _looked_at(file, said.made_at, actual)
    if found != said:
        what = f"reaches to event {found.events}, and its manifest says {said.events}"
        raise DatabaseUnfit(_UNFIT.format(path=path, what=what))
    return said


def manifest_of(path: Path) -> Path:
    """Return where the manifest of the backup at `path` stands."""
    return path.with_name(f"{path.name}.manifest.json")


@contextmanager
def written_aside(path: Path, *, told: str = _UNWRITABLE) -> Iterator[Path]:
    """Give an empty file beside `path`, and remove it whatever happens.

    `told` is what to say, with `{path}` and `{why}`, when it cannot be written.
    """
    try:
        make_private(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
    except OSError as error:
        raise DatabaseUnfit(told.format(path=path, why=error.strerror)) from error
    part = Path(name)
    try:
        yield part
    except OSError as error:
        raise DatabaseUnfit(told.format(path=path, why=error.strerror)) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _room_told(path: Path) -> Iterator[None]:
    """Say of the backup that there is no room for it: SQLite would be taken to mean the desk."""
    try:
        yield
    except driver.Error as error:
        if not trouble.means_no_room(error):
            raise
        why = f"there is no room left for it, or its disk fails ({error})"
        raise DatabaseUnfit(_UNWRITABLE.format(path=path, why=why)) from error


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a backup's bytes; raise DatabaseUnfit when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise DatabaseUnfit(_UNFIT.format(path=path, what=what)) from error


def _looked_at(path: Path, made_at: str, sha256: str) -> Backup:
    with immutable(path) as snapshot:
        if snapshot.number("pragma application_id") != APPLICATION_ID:
            what = "is not a database of Claimdesk"
            raise DatabaseUnfit(_UNFIT.format(path=path, what=what))
        head = events_store.head(snapshot)
    return Backup(
        events=head.events,
        head=head.digest,
        sha256=sha256,
        size=path.stat().st_size,
        made_at=made_at,
    )


def write_manifest(path: Path, made: Backup) -> None:
    """Write what a backup is to be compared with."""
    with written_aside(path) as part:
        part.write_text(canonical(asdict(made)) + "\n", "utf-8")
        part.replace(path)


def read_manifest(path: Path) -> Backup:
    """Return what the manifest beside a backup says; raise DatabaseUnfit where there is none."""
    try:
        said = json.loads(manifest_of(path).read_text("utf-8"))
        return Backup(
            events=int(said["events"]),
            head=str(said["head"]),
            sha256=str(said["sha256"]),
            size=int(said["size"]),
            made_at=str(said["made_at"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"has no manifest “{manifest_of(path).name}” that can be read"
        raise DatabaseUnfit(_UNFIT.format(path=path, what=what)) from error


def publish(part: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody took the name meanwhile."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        path.hardlink_to(part)
    except FileExistsError as error:
        raise InvalidInput(_THERE.format(path=path)) from error
    except OSError:  # a disk without hard links, such as a memory stick
        part.rename(path)
    with suppress(OSError):
        path.chmod(0o600)


_THERE = (
    "There is a file “{path}” already, and a backup never overwrites one. Nothing was written. "
    "Give another name, or move the old file away."
)
_UNFIT = (
    "The backup “{path}” {what}. Nothing was changed. Use another backup; keep this one until it "
    "is clear what happened to it."
)
