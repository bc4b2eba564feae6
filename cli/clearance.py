"""`confidence …`: who may see confidential evidence, and letting a piece out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.answers import done
from cli.command import Command
from cli.safe_text import one_line
from cli.values import a_reference
from desk import clearance
from review.model import Shown

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call


def _clear_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("colleague", metavar="NAME", help="who may see it")
    parser.add_argument(
        "--piece", type=a_reference, metavar="EVIDENCE", help="this piece only; else every one"
    )


def _clear(call: Call) -> int:
    given = call.arguments
    what = clearance.clear(call.seat.desk(), given.colleague, evidence=given.piece)
    which = given.piece or "every confidential piece"
    return done(call, what, f"{one_line(given.colleague)} is cleared for {which} ({what.made[0]})")


def _end_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("clearance", type=a_reference, metavar="CLEARANCE", help="its id: clr_…")


def _end(call: Call) -> int:
    what = clearance.end_clearance(call.seat.desk(), call.arguments.clearance)
    return done(call, what, f"Ended clearance {call.arguments.clearance}")


def _piece_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("evidence", type=a_reference, metavar="EVIDENCE", help="as show prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="why")


def _release_arguments(parser: ArgumentParser) -> None:
    _piece_arguments(parser)
    parser.add_argument("--with-source", action="store_true", help="name its source, too")


def _release(call: Call) -> int:
    given = call.arguments
    extent = Shown.EVERYTHING if given.with_source else Shown.WORDS
    what = clearance.release(call.seat.desk(), given.evidence, extent, because=given.because)
    return done(call, what, f"Released {given.evidence}; reports quote it from now on")


def _take_back(call: Call) -> int:
    given = call.arguments
    what = clearance.take_back_release(call.seat.desk(), given.evidence, because=given.because)
    return done(call, what, "Taken back; files that left the desk before still have it")


CLEAR = Command(
    words="confidence clear",
    help="let somebody see one confidential piece of evidence, or every one",
    details="Clear a person for evidence on background or off the record. The record says so.",
    examples=('claimdesk confidence clear "Maya Ferris" --piece evd_01hq3k9v7m2c4x8n1yab',),
    arguments=_clear_arguments,
    run=_clear,
    writes=True,
)

END = Command(
    words="confidence end",
    help="take a clearance back",
    details="End a clearance: from now on the person sees only that the evidence is there.",
    examples=("claimdesk confidence end clr_01hq3k9v7m2c4x8n1yab",),
    arguments=_end_arguments,
    run=_end,
    writes=True,
)

RELEASE = Command(
    words="confidence release",
    help="let a confidential piece of evidence out, with the reason",
    details="Release a piece: reports quote its words from now on, and with --with-source name it.",
    examples=('claimdesk confidence release evd_01hq3k9v7m2c4x8n1yab --because "she agreed"',),
    arguments=_release_arguments,
    run=_release,
    writes=True,
)

TAKE_BACK = Command(
    words="confidence take-back",
    help="take the release of a confidential piece back, with the reason",
    details="Take a release back. Files that left the desk before are outside and stay so.",
    examples=('claimdesk confidence take-back evd_01hq3k9v7m2c4x8n1yab --because "she objects"',),
    arguments=_piece_arguments,
    run=_take_back,
    writes=True,
)
