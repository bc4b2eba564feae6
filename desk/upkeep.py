"""Looking after the record: proving that it is whole, and keeping a copy of it.

Nothing here writes into the record, so nothing here is an event. That a backup was made is noted
beside it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, Refusal
from db import backup as copies
from db import backups_store, log_damage, server_backup
from db import restore as restoring
from db import verify as checks
from db.connection import immutable
from db.opening import at
from db.postgresql.address import ServerAddress
from db.rows import stamp
from desk import clock as clocks
from review.model import Head

if TYPE_CHECKING:
    from pathlib import Path

    from db.backup import Backup
    from db.connection import Database
    from db.findings import Progress, Verification
    from db.restore import Restored
    from desk import Desk
    from desk.clock import Clock

_PRINTED = re.compile(
    r"\D{0,20}(?P<events>[0-9][0-9,]{0,18})\b[^0-9]{0,40}?\b(?P<digest>[0-9a-fA-F]{64})\W*"
)
"""“412 3f0c…”, or as reports print it: “event 1,412 of the record”, then the digest."""


def verify(
    database: Database, *, expect_head: str | Head | None = None, progress: Progress | None = None
) -> Verification:
    """Check the whole record; `expect_head` is what a report or manifest printed.

    It may be given as text, number of events first: "412 3f0c…". Raises InvalidInput when that
    cannot be a head.
    """
    expected = printed_head(expect_head) if isinstance(expect_head, str) else expect_head
    with database.afresh() as snapshot:
        found = checks.verify(snapshot, expect_head=expected, progress=progress)
    return replace(
        found,
        findings=(*log_damage.findings(database.path), *found.findings),
        notices=tuple(log_damage.notices(database.path)),
    )


def verify_backup(path: Path, *, progress: Progress | None = None) -> Verification:
    """Check a backup against its manifest, then the record in it against the printed head.

    Raises DatabaseUnfit when file and manifest do not belong together, InvalidInput for a dump of a
    server, which can be proven by restoring it only.
    """
    if server_backup.is_dump(path):
        raise InvalidInput(_DUMP.format(path=path))
    printed = copies.check_backup(path).printed
    with immutable(path) as snapshot:
        return checks.verify(snapshot, expect_head=printed, progress=progress)


def backup(desk: Desk, path: Path) -> tuple[Path, Backup]:
    """Copy the record into a new file and return where it is and what its manifest says.

    `path` may be a folder: then the file is named after the moment. One without an ending is a
    folder, too, which is made: a nightly job whose folder had gone would write a file of that name
    once, and never again. Raises InvalidInput when the file is there already.
    """
    now = desk.clock()
    server = desk.database.server
    ending = "db" if server is None else "dump"
    file = path / f"claimdesk-{now:%Y%m%d-%H%M%S}.{ending}" if _is_folder(path) else path
    if server is not None:
        made = server_backup.back_up(desk.database, server, file, made_at=stamp(now))
    else:
        made = copies.back_up(desk.database, file, made_at=stamp(now))
    # The copy is there and good, whether or not the desk can be written to.
    with suppress(Refusal), desk.database.write() as writing:
        backups_store.note(writing, made, file)
    return file, made


def _is_folder(path: Path) -> bool:
    return path.is_dir() or (not path.suffix and not path.exists())


def restore(
    backup_file: Path,
    to: Path | ServerAddress,
    *,
    replace: bool = False,
    clock: Clock = clocks.now,
    progress: Progress | None = None,
) -> Restored:
    """Bring a backup back to the path `to`, or a dump to a server, after proving it whole.

    With `replace`, a desk that is there is kept beside, named after the moment. Raises
    InvalidInput when something is there that may not be moved, DatabaseUnfit when the backup does
    not verify or somebody works on the desk; then nothing was changed.
    """
    if isinstance(to, ServerAddress):
        if replace:
            raise InvalidInput(_REPLACED)
        return server_backup.restore(backup_file, at(to), to, progress=progress)
    aside = to.with_name(f"{to.name}.before-{clock():%Y%m%d-%H%M%S}") if replace else None
    return restoring.restore(backup_file, to, aside=aside, progress=progress)


def printed_head(printed: str) -> Head:
    """Return the head that somebody typed or pasted: number of events, then digest."""
    found = _PRINTED.fullmatch(printed)
    if found is None:
        msg = (
            f"“{printed[:80]}” is not the head of a record. It has the number of events and a "
            "digest of 64 hexadecimal digits, as at the foot of every report."
        )
        raise InvalidInput(msg)
    return Head(events=int(found["events"].replace(",", "")), digest=found["digest"].lower())


_DUMP = (
    "“{path}” is the dump of a desk on a PostgreSQL server, and what it holds shows only there. "
    "Nothing was checked. Restore it into a new database, which proves it: claimdesk "
    "restore-backup “{path}” --to postgresql://…"
)
_REPLACED = (
    "A desk on a PostgreSQL server is never replaced. Nothing was changed. Give a database that is "
    "new with --to, and let CLAIMDESK_DATABASE name it once the desk is there."
)
