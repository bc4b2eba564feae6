"""`export` and `dossier`: reports of chosen claims, or of one as it stood, written to a file."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import InvalidInput
from cli.answers import GOOD
from cli.command import OK, Command
from cli.files import is_folder, is_there
from cli.filters import add_filters, chosen, described
from cli.safe_text import one_line
from cli.values import a_reference
from desk import exports
from reports.registry import RENDERERS, stream
from reports.renderer import FORMAT
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from cli.command import Call
    from db.connection import Database
    from desk import Desk
    from reports.exact_json import Json

STANDARD_OUTPUT = "-"
PAGE = "markdown"
"""The format that a terminal shows best."""
WHOLE = "json"
"""The format that programs read: unless narrowed, it holds every claim, dismissed ones too."""
_READ = 1_000_000
"""Bytes read of a file at a time, in the search for what says that it is a report of ours."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=[known.key for known in RENDERERS],
        help="what the file's name says, unless given",
    )
    parser.add_argument(
        "--out", required=True, metavar="FILE", help="where to write it, or - for stdout"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over a file that is not such a report"
    )
    parser.add_argument("--title", default="Verdict report", metavar="TITLE", help="its heading")
    parser.add_argument(
        "--claim",
        nargs="+",
        type=a_reference,
        default=[],
        metavar="CLAIM",
        help="these claims only",
    )
    parser.add_argument(
        "--all", action="store_true", help="dismissed claims too, as JSON has anyway"
    )
    add_filters(parser)


def _dossier_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("claim", type=a_reference, metavar="CLAIM", help="its number or id")
    parser.add_argument(
        "--as-of", metavar="WHEN", help="the number of an event, or a day: as it stood then"
    )
    parser.add_argument(
        "--format",
        choices=[known.key for known in RENDERERS],
        help="what the file's name says; markdown on stdout",
    )
    parser.add_argument(
        "--out", default=STANDARD_OUTPUT, metavar="FILE", help="where to write it, else stdout"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over a file that is not such a report"
    )
    parser.add_argument("--title", default="", metavar="TITLE", help="its heading")


def _export(call: Call) -> int:
    given = call.arguments
    key = given.format or format_of(given.out)
    desk = call.seat.desk()
    scope = _scope(given, desk.database, every_state=given.all or key == WHOLE)
    return hand_out(call, desk, scope, key)


def _dossier(call: Call) -> int:
    given = call.arguments
    key = given.format or (PAGE if given.out == STANDARD_OUTPUT else format_of(given.out))
    scope = exports.Scope(
        title=given.title or f"Dossier of claim {given.claim}",
        words=f"claim {given.claim}",
        claims=(given.claim,),
        bearings=True,
    )
    return hand_out(call, _whoever(call), scope, key)


_WHY = (
    " The record names who handed out a file; without --out the dossier is only shown, "
    "and asks for no name."
)


def _whoever(call: Call) -> Desk:
    """Return the desk with whoever acts, or nobody where a dossier is only read on stdout."""
    try:
        return call.seat.desk()
    except InvalidInput as nobody:
        if call.arguments.out == STANDARD_OUTPUT and not call.seat.person:
            return call.seat.reader()
        raise InvalidInput(f"{nobody}{_WHY}") from nobody


def hand_out(call: Call, desk: Desk, scope: exports.Scope, key: str) -> int:
    """Render a report, write it where it was asked for, and log that it left the desk.

    What nobody in particular reads on stdout is not logged: it was looked at, not handed out.
    """
    given = call.arguments
    if given.out != STANDARD_OUTPUT:
        _refuse_folder(Path(given.out))
    dossier = exports.gather(desk, scope, as_of=getattr(given, "as_of", None))
    written = _Written()
    pieces = written.counted(stream(dossier, key))
    if given.out == STANDARD_OUTPUT:
        for piece in pieces:
            call.console.raw(piece)
    else:
        _write(Path(given.out), pieces, may_replace=given.replace)
    made = replace(exports.exported(dossier, key, b""), digest=written.digest)
    if desk.actor:
        exports.log(desk, scope, key, made)
    for line in made.left_out:
        call.console.note(f"Left out: {one_line(line)}.")
    if given.out != STANDARD_OUTPUT:
        _tell(call, made, written.size)
    return OK


class _Written:
    """How many bytes went by, and their digest: a long report is never held whole."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = sha256()

    def counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces on, each of them counted."""
        for piece in pieces:
            self.size += len(piece)
            self._hash.update(piece)
            yield piece

    @property
    def digest(self) -> str:
        """Return the SHA-256 of all that went by, in lower-case hex."""
        return self._hash.hexdigest()


def _tell(call: Call, made: exports.Export, size: int) -> None:
    where = call.arguments.out
    if call.console.as_json:
        answer: dict[str, Json] = {"file": where, "claims": made.claims, "digest": made.digest}
        call.console.json({**answer, "media_type": made.media_type, "bytes": size})
        return
    told = f"{count(made.claims, 'claim')}, {size:,} bytes, {made.digest}"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {one_line(where)}: {told}")


def _scope(given: Namespace, database: Database, *, every_state: bool) -> exports.Scope:
    if given.claim:
        words = f"{'claim' if len(given.claim) == 1 else 'claims'} {', '.join(given.claim)}"
        return exports.Scope(title=given.title, words=words, claims=tuple(given.claim))
    return exports.Scope(
        title=given.title,
        words=described(given, every_state=every_state),
        chosen=chosen(given, database, every_state=every_state),
    )


def format_of(out: str) -> str:
    """Return the format that the ending of a file's name means."""
    endings = {known.suffix: known.key for known in RENDERERS}
    fitting = [ending for ending in endings if Path(out).name.lower().endswith(ending)]
    if not fitting:
        msg = (
            f"“{one_line(out)}” does not say which format it is to have. Nothing was exported. "
            f"Give --format, one of: {', '.join(endings.values())}."
        )
        raise InvalidInput(msg)
    return endings[max(fitting, key=len)]


def _refuse_folder(path: Path) -> None:
    if is_folder(str(path)):
        msg = f"“{one_line(str(path))}” is a folder. Nothing was exported. Name a file in it."
        raise InvalidInput(msg)


def _refuse_other(path: Path, ours: Path) -> None:
    """Refuse to write over what is not an earlier report of the same format."""
    if not is_there(path):
        return
    if path.stat().st_size and not _is_such(path, ours):
        msg = (
            f"“{one_line(str(path))}” is there already, and is no report of this format. Nothing "
            "was exported. Name another file, or write over it with --replace."
        )
        raise InvalidInput(msg)


def _is_such(path: Path, ours: Path) -> bool:
    """Whether a file begins as our report does, and names its maker where our report does.

    The name stands anywhere: Markdown has it in its foot, a PDF behind all its pages.
    """
    mark = FORMAT.encode()
    with path.open("rb") as there, ours.open("rb") as made:
        if there.read(10) != made.read(10):
            return False
        return not _holds(made, mark) or _holds(there, mark)


def _holds(there: BinaryIO, mark: bytes) -> bool:
    """Whether the rest of a file holds some bytes, however large it is."""
    kept = b""
    while read := there.read(_READ):
        kept += read
        if mark in kept:
            return True
        kept = kept[-len(mark) :]
    return False


def _write(path: Path, pieces: Iterable[bytes], *, may_replace: bool) -> None:
    """Write the whole file or none of it: a reader never meets half a report."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            out.writelines(pieces)
        if not may_replace:
            _refuse_other(path, part)
        part.replace(path)
    except OSError as error:
        msg = (
            f"“{one_line(str(path))}” cannot be written ({os.strerror(error.errno or 0)}). "
            "Nothing was exported. Choose a folder that exists and that you may write to."
        )
        raise InvalidInput(msg) from error
    finally:
        with suppress(OSError):
            part.unlink()


EXPORT = Command(
    words="export",
    help="write a report of claims with evidence and verdicts",
    details=(
        "Write a report of all claims that were not dismissed, of those the filters leave, or of "
        "those named. The same record gives the same bytes; the foot says which state of the "
        "record it shows. "
        "Off-the-record evidence never leaves the desk."
    ),
    examples=(
        "claimdesk export --out report.html --state ready",
        "claimdesk export --format json --out - --document 3",
    ),
    arguments=_arguments,
    run=_export,
    writes=True,
)

DOSSIER = Command(
    words="dossier",
    help="write all that is known of one claim, now or as it stood",
    details=(
        "Write a report of one claim with all that bears on it. With --as-of it is rebuilt as it "
        "stood at an event of the record, or at the end of a day (UTC): the wording, evidence, "
        "reviews, caveats and relations of then, pieces that were retracted later included. What "
        "is rebuilt is compared with the digests that were sealed then. A file is logged as "
        "handed out, by whoever acts; where several people work, anybody may read it on stdout."
    ),
    examples=(
        "claimdesk dossier 12 --as-of 2026-03-09",
        "claimdesk dossier 12 --as-of 340 --out then.html",
    ),
    arguments=_dossier_arguments,
    run=_dossier,
    writes=True,
)
