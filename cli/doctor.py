"""`doctor`: what is right or wrong with a machine and a desk, in sentences."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from cli.answers import BAD, GOOD
from cli.command import OK, REFUSED, Command
from cli.safe_text import one_line
from cli.values import a_port
from db import place
from db.postgresql.address import ServerAddress
from desk import doctor_server
from desk.diagnosis import Mark
from desk.doctor import examine
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from cli.console import Console
    from desk.diagnosis import Diagnosis
    from reports.exact_json import Json

_SHOWN = {Mark.GOOD: (GOOD, "good"), Mark.ODD: ("!", "warn"), Mark.BAD: (BAD, "bad")}
_INDENT = " " * 4


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--backups",
        metavar="FOLDER",
        help="where backups lie; “backups” beside the desk if left out",
    )
    parser.add_argument("--port", type=a_port, default=8501, metavar="N", help="8501 if left out")


def _doctor(call: Call) -> int:
    given, console = call.arguments, call.console
    folder = Path(given.backups).expanduser() if given.backups else None
    where = call.seat.where
    found = tuple(
        doctor_server.examine(where, os.environ, port=given.port)
        if isinstance(where, ServerAddress)
        else examine(place.path_of(where), os.environ, backups=folder, port=given.port)
    )
    is_well = all(one.mark is not Mark.BAD for one in found)
    if console.as_json:
        console.json({"ok": is_well, "findings": [_as_json(one) for one in found]})
    else:
        for one in found:
            _tell(console, one)
        console.line(_summary(found))
    return OK if is_well else REFUSED


def _tell(console: Console, one: Diagnosis) -> None:
    mark, style = _SHOWN[one.mark]
    console.line(f"{console.paint(mark, style)} {one.about}: {one_line(one.what)}")
    rest = " ".join(part for part in (one.why, one.remedy and f"Do: {one.remedy}") if part)
    if rest:
        lines = fill(
            one_line(rest), console.columns, initial_indent=_INDENT, subsequent_indent=_INDENT
        )
        console.line(lines)


def _summary(found: tuple[Diagnosis, ...]) -> str:
    wrong = sum(one.mark is Mark.BAD for one in found)
    odd = sum(one.mark is Mark.ODD for one in found)
    if not wrong and not odd:
        return "Nothing is wrong. Whether the record is whole says claimdesk verify."
    return f"{count(wrong, 'thing')} wrong, {odd} to look at."


def _as_json(one: Diagnosis) -> Json:
    return {
        "about": one.about,
        "mark": one.mark.value,
        "what": one.what,
        "why": one.why,
        "do": one.remedy,
    }


DOCTOR = Command(
    words="doctor",
    help="say what is right or wrong with this machine and desk",
    details=(
        "Look at Python, SQLite, the disk, rights, the clock, schema, search and the latest "
        "backup. Each finding says what it is, why it matters and what to do. Nothing is changed. "
        "Exit code 1 means that something is wrong; what is only odd does not count."
    ),
    examples=("claimdesk doctor", "claimdesk doctor --backups /media/backups --json"),
    arguments=_arguments,
    run=_doctor,
)
