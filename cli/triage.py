"""`accept`, `dismiss` and `restore`: deciding which claims are worth checking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.answers import done
from cli.command import Command
from cli.values import a_reference
from desk import triage
from reports.wording import listed

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call


def _claims_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "claims", nargs="+", type=a_reference, metavar="CLAIM", help="numbers or ids"
    )


def _dismiss_arguments(parser: ArgumentParser) -> None:
    _claims_argument(parser)
    parser.add_argument("--because", default="", metavar="REASON", help="why, for the record")


def _accept(call: Call) -> int:
    what = triage.accept(call.seat.desk(), call.arguments.claims)
    return done(call, what, f"Accepted {_named(call)}")


def _dismiss(call: Call) -> int:
    given = call.arguments
    what = triage.dismiss(call.seat.desk(), given.claims, because=given.because)
    return done(call, what, f"Dismissed {_named(call)}, to be restored at any time")


def _restore(call: Call) -> int:
    what = triage.restore(call.seat.desk(), call.arguments.claims)
    return done(call, what, f"Restored {_named(call)} to the candidates")


def _named(call: Call) -> str:
    numbers = tuple(dict.fromkeys(call.arguments.claims))
    return f"claim {numbers[0]}" if len(numbers) == 1 else f"claims {listed(numbers)}"


ACCEPT = Command(
    words="accept",
    help="take candidates up for checking",
    details="Take one or several candidates up, as one event; if one cannot, none is.",
    examples=("claimdesk accept 4", 'claimdesk accept 4 7 12 --as "Maya Lind"'),
    arguments=_claims_argument,
    run=_accept,
    writes=True,
)

DISMISS = Command(
    words="dismiss",
    help="set claims aside as not worth checking",
    details=(
        "Set one or several claims aside, as one event; if one cannot, none is. They stay in "
        "the record and can be restored."
    ),
    examples=('claimdesk dismiss 5 6 --because "opinion"',),
    arguments=_dismiss_arguments,
    run=_dismiss,
    writes=True,
)

RESTORE = Command(
    words="restore",
    help="bring dismissed claims back among the candidates",
    details="Bring one or several dismissed claims back, as one event; if one cannot, none is.",
    examples=("claimdesk restore 5",),
    arguments=_claims_argument,
    run=_restore,
    writes=True,
)
