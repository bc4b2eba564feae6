"""`undo`: taking back an act by a further one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from cli.answers import GOOD
from cli.command import OK, Command
from cli.values import a_count
from db import events_store
from desk import undo

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk import Desk


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "event", nargs="?", type=a_count, metavar="EVENT", help="its number, else your last act"
    )


def _undo(call: Call) -> int:
    desk = call.seat.desk()
    number = call.arguments.event or _last(desk)
    event = undo.undo(desk, number)
    if call.console.as_json:
        call.console.json({"event": event.seq, "action": event.action, "undoes": number})
        return OK
    mark = call.console.paint(GOOD, "good")
    call.console.line(f"{mark} Event {number}: {event.action} (event {event.seq})")
    return OK


def _last(desk: Desk) -> int:
    with desk.database.snapshot() as snapshot:
        number = events_store.last_of(snapshot, desk.actor)
    if not number:
        msg = "You have done nothing at this desk yet, so there is nothing to undo."
        raise NotFound(msg)
    return number


UNDO = Command(
    words="undo",
    help="undo what was just done, as a new event",
    details=(
        "Put back what an act changed: a wording, words that were trimmed, split or merged, a "
        "speaker, a document's day, accepting and dismissing. Evidence that was linked is "
        "retracted, and what was retracted is linked again. Nothing leaves the record. Refused "
        "when something that was done since rests on it."
    ),
    examples=("claimdesk undo", "claimdesk undo 340"),
    arguments=_arguments,
    run=_undo,
    writes=True,
)
