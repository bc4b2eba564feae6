"""`evidence set-aside` and `evidence restore`: suggestions that do not return, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from cli import layout
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_reference, an_offset
from desk import search_refusals
from desk.act import claim_of
from desk.clearance import evidence_of
from desk.suggestions import suggest

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.suggestions import Suggestion


def _set_aside_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument(
        "--document", type=a_reference, metavar="N", help="number of the passage's document"
    )
    parser.add_argument(
        "--start", type=an_offset, metavar="N", help="its first character, as suggest prints it"
    )


def _set_aside(call: Call) -> int:
    given = call.arguments
    if given.document is None:
        return _list(call)
    desk = call.seat.desk()
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, given.claim)
        linked = evidence_of(snapshot, [claim.id], viewer=desk.actor)
        found = _meant(call, suggest(snapshot, claim, linked, most=100))
    what = search_refusals.refuse(desk, claim.id, found.document, found.start, found.end)
    return done(call, what, f"Set a passage aside for claim {claim.number} ({what.made[0]})")


def _meant(call: Call, suggested: tuple[Suggestion, ...]) -> Suggestion:
    given = call.arguments
    for one in suggested:
        is_there = given.document in {str(one.document_number), one.document}
        if is_there and one.start == given.start:
            return one
    msg = (
        f"No passage at {given.start} of document {given.document} is suggested for claim "
        f"{given.claim}. Nothing was saved. Copy document and start from: "
        f"claimdesk evidence suggest {given.claim}"
    )
    raise NotFound(msg)


def _list(call: Call) -> int:
    database = call.seat.database()
    with database.snapshot() as snapshot:
        claim = claim_of(snapshot, call.arguments.claim)
    found = search_refusals.set_aside(database, claim.id)
    if call.console.as_json:
        call.console.json(
            {
                "set_aside": [
                    {"id": o.id, "document": o.document, "start": o.start, "quote": o.quote}
                    for o in found
                ]
            }
        )
        return OK
    for one in found:
        where = f"{one.id}, document {one.document}, by {one_line(one.by)}"
        call.console.lines(layout.wrapped(f"{one_line(one.quote)} — {where}", call.console.columns))
    if not found:
        call.console.line(f"Nothing was set aside for claim {claim.number}.")
    return OK


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("passage", type=a_reference, metavar="ID", help="as set-aside prints it")


def _restore(call: Call) -> int:
    what = search_refusals.restore(call.seat.desk(), call.arguments.passage)
    return done(call, what, f"Suggests {call.arguments.passage} again")


SET_ASIDE = Command(
    words="evidence set-aside",
    help="suggest a passage no more for a claim, or list those that are not",
    details=(
        "Suggest a passage no more for a claim, whoever looks; name it as evidence suggest does. "
        "Without --document, list what was set aside."
    ),
    examples=(
        "claimdesk evidence set-aside 4 --document 2 --start 310",
        "claimdesk evidence set-aside 4",
    ),
    arguments=_set_aside_arguments,
    run=_set_aside,
    writes=True,
)

RESTORE = Command(
    words="evidence restore",
    help="let a passage that was set aside be suggested again",
    details="Let a passage that was set aside be suggested again.",
    examples=("claimdesk evidence restore rfs_01hq3k9v7m2c4x8n1yab",),
    arguments=_restore_arguments,
    run=_restore,
    writes=True,
)
