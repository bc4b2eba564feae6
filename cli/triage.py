"""`accept`, `dismiss` and `restore`: deciding which claims are worth checking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli import bulk
from cli.answers import done
from cli.command import Command
from desk import triage
from desk.bulk import Asked, Bulk
from reports.wording import listed

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from cli.command import Call


def _dismiss_arguments(parser: ArgumentParser) -> None:
    bulk.add_claims(parser)
    parser.add_argument("--because", default="", metavar="REASON", help="why, for the record")


def _accept(call: Call) -> int:
    if bulk.by_filter(call):
        asked = Asked(action=Bulk.ACCEPT, claims=bulk.meant(call))
        return bulk.carried(call, asked, "accepted")
    what = triage.accept(call.seat.desk(), call.arguments.claims)
    return done(call, what, f"Accepted {_named(call)}")


def _dismiss(call: Call) -> int:
    given = call.arguments
    if bulk.by_filter(call):
        asked = Asked(action=Bulk.DISMISS, claims=bulk.meant(call), because=given.because)
        return bulk.carried(call, asked, "dismissed")
    what = triage.dismiss(call.seat.desk(), given.claims, because=given.because)
    return done(call, what, f"Dismissed {_named(call)}, to be restored at any time")


def _restore(call: Call) -> int:
    _refuse_backups(call.arguments.claims)
    if bulk.by_filter(call):
        asked = Asked(action=Bulk.RESTORE, claims=bulk.meant(call))
        return bulk.carried(call, asked, "restored")
    what = triage.restore(call.seat.desk(), call.arguments.claims)
    return done(call, what, f"Restored {_named(call)} to the candidates")


def _refuse_backups(claims: Iterable[str]) -> None:
    """Refuse a file: whoever has just lost a desk types “restore” and the backup."""
    for one in claims:
        if Path(one).is_file():
            msg = (
                f"“{one}” is a file, and this brings dismissed claims back. Nothing was done. "
                f"For a backup: claimdesk restore-backup {one} --to NEW-DESK.db"
            )
            raise InvalidInput(msg)


def _named(call: Call) -> str:
    numbers = tuple(dict.fromkeys(call.arguments.claims))
    return f"claim {numbers[0]}" if len(numbers) == 1 else f"claims {listed(numbers)}"


ACCEPT = Command(
    words="accept",
    help="take candidates up for checking",
    details=(
        "Take candidates up, as one event. Of those that are named all are or none; of those that "
        "filters mean, all that can be."
    ),
    examples=("claimdesk accept 4", "claimdesk accept --min-score 90 --dry-run"),
    arguments=bulk.add_claims,
    run=_accept,
    writes=True,
)

DISMISS = Command(
    words="dismiss",
    help="set claims aside as not worth checking",
    details=(
        "Set claims aside, as one event. Of those that are named all are or none; of those that "
        "filters mean, all that can be. They stay in the record and can be restored."
    ),
    examples=(
        'claimdesk dismiss 5 6 --because "opinion"',
        'claimdesk dismiss --kind opinion --because "opinion" --dry-run',
    ),
    arguments=_dismiss_arguments,
    run=_dismiss,
    writes=True,
)

RESTORE = Command(
    words="restore",
    help="bring dismissed claims back among the candidates",
    details=(
        "Bring dismissed claims back, as one event. Of those that are named all are or none; of "
        "those that filters mean, all that can be."
    ),
    examples=("claimdesk restore 5", "claimdesk restore --state dismissed --tag budget"),
    arguments=bulk.add_claims,
    run=_restore,
    writes=True,
)
