"""`verify`, `backup`, `restore-backup` and `migrate`: looking after the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import NotFound
from cli.answers import BAD, GOOD
from cli.command import OK, REFUSED, Command, no_arguments
from cli.files import is_folder, is_there
from cli.safe_text import one_line
from db import place
from db.migrations import numbered
from db.opening import made_ready
from db.postgresql.address import is_server
from desk import address, upkeep
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from cli.command import Call
    from db.findings import Finding, Verification
    from db.postgresql.address import ServerAddress
    from db.restore import Restored
    from reports.exact_json import Json


def _verify_arguments(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--expect-head",
        metavar="N:DIGEST",
        help="the head that a report or a backup printed: number of events and digest",
    )
    what.add_argument("--backup", metavar="FILE", help="check this backup against its manifest")


def _verify(call: Call) -> int:
    given = call.arguments

    def progress(what: str, number: int) -> None:
        call.console.progress(f"looking at {what}: {number:,}", piped=False)

    if given.backup is not None:
        found = upkeep.verify_backup(_there(given.backup), progress=progress)
    else:
        database = call.seat.database()
        found = upkeep.verify(database, expect_head=given.expect_head, progress=progress)
    call.console.settle()
    _tell(call, found)
    return OK if found.ok else REFUSED


def _there(path: str) -> Path:
    if is_folder(path) or not is_there(Path(path)):
        msg = f"There is no file “{one_line(path)}”. Give the path of a backup."
        raise NotFound(msg)
    return Path(path)


def _target(named: str) -> Path | ServerAddress:
    return address.found_at(named) if is_server(named) else place.path_of(named)


def _tell(call: Call, found: Verification) -> None:
    console = call.console
    if console.as_json:
        console.json(_as_json(found))
        return
    for finding in found.findings:
        since = f" (after event {finding.since})" if finding.since is not None else ""
        row = one_line(f"{finding.relation} {finding.row}")
        console.line(f"{console.paint(BAD, 'bad')} {row}: {one_line(finding.what)}{since}")
    for line in (*found.notices, *found.withdrawals):
        console.line(f"- {one_line(line)}")
    looked = f"{count(found.events, 'event')}, {count(found.rows, 'row')}, {found.texts:,} texts"
    if found.ok:
        console.line(f"{console.paint(GOOD, 'good')} The record is whole: {looked}.")
    else:
        console.line(f"{count(len(found.findings), 'thing')} not as the record says; {looked}.")
    console.line(f"head {found.head.events}:{found.head.digest}")


def _as_json(found: Verification) -> dict[str, Json]:
    return {
        "ok": found.ok,
        "events": found.events,
        "rows": found.rows,
        "texts": found.texts,
        "head": {"events": found.head.events, "digest": found.head.digest},
        "findings": [_finding_json(finding) for finding in found.findings],
        "notices": list(found.notices),
        "withdrawals": list(found.withdrawals),
    }


def _finding_json(finding: Finding) -> Json:
    return {
        "relation": finding.relation,
        "row": finding.row,
        "what": finding.what,
        "since": finding.since,
    }


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a new file such as desk.db, or a folder to put it in, made if it is missing",
    )


def _backup(call: Call) -> int:
    file, made = upkeep.backup(call.seat.reader(), Path(call.arguments.file))
    if call.console.as_json:
        head: Json = {"events": made.events, "digest": made.head}
        answer: dict[str, Json] = {"file": str(file), "head": head, "sha256": made.sha256}
        call.console.json({**answer, "bytes": made.size, "made_at": made.made_at})
        return OK
    size = f"{count(made.events, 'event')}, {made.size:,} bytes"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {one_line(str(file))}: {size}")
    call.console.line(f"head {made.events}:{made.head}")
    return OK


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help="a file that claimdesk backup made")
    parser.add_argument(
        "--to",
        metavar="DESK",
        required=True,
        help="where the desk is to be: a path, or for a dump the address of a new database",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="let it take the place of a desk that is there, which is kept beside",
    )


def _restore(call: Call) -> int:
    given, console = call.arguments, call.console

    def progress(what: str, number: int) -> None:
        console.progress(f"looking at {what}: {number:,}", piped=False)

    back = upkeep.restore(
        _there(given.backup), _target(given.to), replace=given.replace, progress=progress
    )
    console.settle()
    if console.as_json:
        head: Json = {"events": back.head.events, "digest": back.head.digest}
        kept = None if back.kept is None else str(back.kept)
        answer: dict[str, Json] = {"file": back.name, "head": head, "kept": kept}
        answer |= {"sessions_ended": back.sessions, "keys": list(back.keys)}
        console.json({**answer, "made_at": back.made_at, "applied": list(back.applied)})
        return OK
    shown, made = one_line(back.name), back.made_at[:16].replace("T", " ")
    events = count(back.head.events, "event")
    console.line(f"{console.paint(GOOD, 'good')} {shown}: the desk of {made} UTC, {events}, whole")
    if back.applied:
        console.line(f"brought up to date: {', '.join(back.applied)}")
    if back.kept is not None:
        console.line(f"what was there is kept as {one_line(str(back.kept))}")
    for line in _doors(back):
        console.line(line)
    console.line(f"head {back.head.events}:{back.head.digest}")
    return OK


def _doors(back: Restored) -> Iterator[str]:
    """Say what opens a desk that came back, and what does no longer."""
    if back.sessions:
        yield (
            f"{count(back.sessions, 'session')} of that day ended: everybody signs in again, with "
            "the password they had then"
        )
    if back.keys:
        named = ", ".join(f"“{one_line(name)}”" for name in back.keys)
        yield (
            f"read API: {count(len(back.keys), 'key')} of that day open it again, also if revoked "
            f"since: {named} (claimdesk key revoke ends one)"
        )


def _migrate(call: Call) -> int:
    where = call.seat.where
    database, applied = made_ready(where)
    is_new = len(applied) >= len(numbered())  # a server has steps of its own beside them
    if call.console.as_json:
        call.console.json({"database": database.name, "new": is_new, "applied": list(applied)})
        return OK
    shown = one_line(str(where))
    if is_new:
        told = f"made {shown}, empty and ready"
    elif applied:
        told = f"brought {shown} up to date: {', '.join(applied)}"
    else:
        told = f"{shown} is up to date already"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {told}")
    return OK


VERIFY = Command(
    words="verify",
    help="prove that the record is whole",
    details=(
        "Check every event, row and text of the record against its digests. With --expect-head "
        "it must also be the record that a report or backup came from. Exit code 1 means that "
        "something is not as the record says."
    ),
    examples=(
        "claimdesk verify",
        "claimdesk verify --expect-head 412:" + "3f0c" * 16,
        "claimdesk verify --backup backups/claimdesk-20261122-080000.db",
    ),
    arguments=_verify_arguments,
    run=_verify,
)

BACKUP = Command(
    words="backup",
    help="copy the whole record into a new file",
    details=(
        "Copy the record into one new file while people go on working, with a manifest beside "
        "it that says what to compare it with. A file that is there is never written over. A desk "
        "on a PostgreSQL server is written by pg_dump, which must be installed here."
    ),
    examples=("claimdesk backup backups/", "claimdesk backup /media/stick/desk.db --json"),
    arguments=_backup_arguments,
    run=_backup,
)

RESTORE = Command(
    words="restore-backup",
    help="bring a backup back, once it is proven whole",
    details=(
        "Prove that a backup is the file of its manifest, that its record is whole and its search "
        "complete, and put a copy of it at --to. A desk that is there is only replaced with "
        "--replace, never while somebody works on it, and is kept beside under another name. The "
        "backup of a desk on a PostgreSQL server comes back into a database that is new: it is "
        "restored, proven there, and taken away again if it is not whole."
    ),
    examples=(
        "claimdesk restore-backup backups/claimdesk-20261122-080000.db --to drill.db",
        "claimdesk restore-backup /media/stick/desk.db --to var/claimdesk.db --replace",
        "claimdesk restore-backup desk.dump --to postgresql://desk@db.example/desk_2",
    ),
    arguments=_restore_arguments,
    run=_restore,
)

MIGRATE = Command(
    words="migrate",
    help="make the database, or bring it up to this version",
    details=(
        "Make the database file if there is none, or bring it up to the schema of this version. "
        "Every command that opens a database does this by itself; here it can be done beforehand."
    ),
    examples=("claimdesk migrate --database /srv/desk/claimdesk.db",),
    arguments=no_arguments,
    run=_migrate,
)
