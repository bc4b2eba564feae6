"""Backups of a desk on a PostgreSQL server: a dump with a manifest, and back into a new database.

The manifest says of a dump what it says of a copied file (`db.backup`). The head in it is read at
the very moment that the dump shows. What a dump holds can only be proven by restoring it, so it is
restored, verified, and taken away again if it does not verify.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, InvalidInput
from db import events_store
from db.backup import (
    Backup,
    digest_of,
    manifest_of,
    publish,
    read_manifest,
    write_manifest,
    written_aside,
)
from db.migrate import prepare
from db.postgresql.dialect import SCHEMA
from db.restore import Restored, shut
from db.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from db.findings import Progress
    from db.postgresql.address import ServerAddress

_MAGIC = b"PGDMP"


def is_dump(path: Path) -> bool:
    """Whether a file begins as a dump of pg_dump does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def back_up(database: Database, address: ServerAddress, path: Path, *, made_at: str) -> Backup:
    """Write the desk as it is now into the new file `path`; `made_at` is stored as given.

    Raises InvalidInput when the file is there already, DatabaseUnfit when it cannot be written.
    """
    from db.postgresql.dump import dump  # noqa: PLC0415 -- psycopg is optional

    if path.exists() or manifest_of(path).exists():
        raise InvalidInput(_THERE.format(path=path))
    with written_aside(path) as part:
        with database.snapshot() as snapshot:
            head = events_store.head(snapshot)
            moment = snapshot.rows("select pg_export_snapshot() as name")[0]["name"]
            dump(address, moment, part)
        made = Backup(
            events=head.events,
            head=head.digest,
            sha256=digest_of(part),
            size=part.stat().st_size,
            made_at=made_at,
        )
        write_manifest(manifest_of(path), made)
        publish(part, path)
    return made


def restore(
    backup: Path, database: Database, address: ServerAddress, *, progress: Progress | None = None
) -> Restored:
    """Bring a dump back into a database in which no desk is, proven or not at all.

    Raises InvalidInput when a desk is there, DatabaseUnfit when the dump is not that of its
    manifest or does not verify; then nothing is kept.
    """
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional
    from db.postgresql.dump import load  # noqa: PLC0415

    said = _checked(backup)
    with database.snapshot() as snapshot:
        if snapshot.row("select 1 as one from pg_namespace where nspname = :name", name=SCHEMA):
            raise InvalidInput(_TAKEN.format(name=database.name))
    load(address, backup)
    pool.let_go(address)
    try:
        applied = prepare(database)
        _prove(database, backup, said, progress)
        sessions, keys = shut(database)
    except BaseException:
        with pool.alone(address, database.busy_seconds) as session:
            session.script(f"drop schema {SCHEMA} cascade")
        raise
    return Restored(
        path=address.beside,
        server=address,
        head=said.printed,
        made_at=said.made_at,
        applied=applied,
        kept=None,
        sessions=sessions,
        keys=keys,
    )


def _checked(backup: Path) -> Backup:
    if not is_dump(backup):
        raise InvalidInput(_NO_DUMP.format(path=backup))
    said = read_manifest(backup)
    actual = digest_of(backup)
    if actual != said.sha256:
        what = f"it has the digest {actual}, and its manifest says {said.sha256}."
        raise DatabaseUnfit(_UNSOUND.format(path=backup, what=what))
    return said


def _prove(database: Database, backup: Path, said: Backup, progress: Progress | None) -> None:
    with database.snapshot() as snapshot:
        found = verify(snapshot, expect_head=said.printed, progress=progress).findings
    if found:
        raise DatabaseUnfit(_UNSOUND.format(path=backup, what=found[0].what))


_THERE = (
    "There is a file “{path}” already, and a backup never overwrites one. Nothing was written. "
    "Give another name, or move the old file away."
)
_TAKEN = (
    "“{name}” holds a desk already. Nothing was changed. Give a database that is new (createdb) "
    "with --to, and let CLAIMDESK_DATABASE name it once the desk is there."
)
_NO_DUMP = (
    "“{path}” is no backup of a desk on a PostgreSQL server. Nothing was changed. A backup that is "
    "a file goes there by: claimdesk copy --from FILE --to postgresql://…"
)
_UNSOUND = (
    "The backup “{path}” is not whole: {what} Nothing was kept. Use another backup; keep this one "
    "until it is clear what happened to it."
)
