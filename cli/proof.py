"""`verify-report` and `replay`: files and publications held against the record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli.answers import BAD, GOOD
from cli.command import OK, REFUSED, Command
from cli.safe_text import one_line
from desk.replay import replay, replay_all
from desk.report_check import check_report, told
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.replay import Replayed
    from reports.exact_json import Json


def _file_argument(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a report of any format")


def _verify_report(call: Call) -> int:
    check = check_report(call.seat.reader(), _read(Path(call.arguments.file)))
    if call.console.as_json:
        found: list[Json] = [sentence for _, sentence in told(check)]
        event = check.event.seq if check.event else None
        answer: dict[str, Json] = {"ours": check.is_ours, "digest": check.digest, "event": event}
        call.console.json({**answer, "changes": list(check.changes), "told": found})
    else:
        for proven, sentence in told(check):
            _line(call, sentence, good=proven)
    return OK if check.is_ours and check.event else REFUSED


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        msg = (
            f"“{one_line(str(path))}” cannot be read ({os.strerror(error.errno or 0)}). "
            "Name a file that is there."
        )
        raise InvalidInput(msg) from error


def _replay_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("publication", nargs="?", metavar="PUBLICATION", help="its id, pub_…")
    parser.add_argument("--all", action="store_true", help="every publication of the desk")


def _replay(call: Call) -> int:
    given = call.arguments
    if bool(given.publication) == given.all:
        msg = "Name one publication (pub_…), or give --all. Nothing was replayed."
        raise InvalidInput(msg)
    database = call.seat.database()
    found = replay_all(database) if given.all else (replay(database, given.publication),)
    if call.console.as_json:
        call.console.json({"replayed": [_as_json(one) for one in found]})
    else:
        for one in found:
            _line(call, _sentence(one), good=one.same)
        if given.all:
            call.console.line(f"{count(len(found), 'publication')} replayed")
    return OK if all(one.same for one in found) else REFUSED


def _as_json(one: Replayed) -> Json:
    return {
        "publication": one.publication,
        "claim": one.claim,
        "event": one.event,
        "same": one.same,
        "difference": one.difference,
        "refused": one.refused,
    }


def _sentence(one: Replayed) -> str:
    called = f"{one.publication} (claim {one.claim}, event {one.event})"
    if one.refused:
        return f"{called} cannot be rebuilt. {one.refused}"
    if one.difference:
        return f"{called} differs from what was kept. First at {one.difference}"
    return f"{called}: the record gives again what was kept, byte for byte"


def _line(call: Call, sentence: str, *, good: bool | None) -> None:
    """Write a sentence with its mark; None for what is neither good nor bad."""
    good_or_bad = {True: (GOOD, "good"), False: (BAD, "bad"), None: ("·", "quiet")}
    call.console.line(f"{call.console.paint(*good_or_bad[good])} {one_line(sentence)}")


VERIFY_REPORT = Command(
    words="verify-report",
    help="hold a report against the record: is it ours, and what changed since",
    details=(
        "Say whether a file left this desk as it is, which state of the record it shows and "
        "whether the record still has that state, and what became of its claims since. Any of "
        "our formats; one in JSON is rebuilt and compared byte for byte."
    ),
    examples=("claimdesk verify-report report.html",),
    arguments=_file_argument,
    run=_verify_report,
)

REPLAY = Command(
    words="replay",
    help="rebuild what a publication rested on, and compare it with what was kept",
    details=(
        "Rebuild the dossier of a publication from the record as of its event and compare it "
        "with the one that was kept then; the first difference is named. Words that were "
        "withdrawn since cannot be rebuilt, and the reason is told."
    ),
    examples=("claimdesk replay pub_0198c0de", "claimdesk replay --all"),
    arguments=_replay_arguments,
    run=_replay,
)
