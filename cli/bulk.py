"""Which claims a change of many is for, by number or by filter, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.model import ClaimState
from cli.answers import GOOD
from cli.command import OK
from cli.filters import add_filters, chosen, is_given
from cli.values import a_reference
from db import board_view
from desk import bulk
from desk.act import claim_of
from reports.wording import count, label

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Mapping

    from cli.command import Call
    from desk.bulk import Asked
    from reports.exact_json import Json


def add_claims(parser: ArgumentParser) -> None:
    """Add claims by number or id, or by the filters of the list; and a look before the act."""
    parser.add_argument(
        "claims", nargs="*", type=a_reference, metavar="CLAIM", help="numbers or ids; or filters"
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="with filters: say what would be done, and do nothing",
    )
    add_filters(parser)


def by_filter(call: Call) -> bool:
    """Whether the claims are meant by filters. Raises InvalidInput for both ways, or neither."""
    named, filtered = bool(call.arguments.claims), is_given(call.arguments)
    if named == filtered:
        msg = (
            "Name the claims, or say by filters which ones are meant: one of both. Nothing was "
            "done. `claimdesk claims` with the same filters lists them."
        )
        raise InvalidInput(msg)
    return filtered


def meant(call: Call) -> tuple[str, ...]:
    """Return the ids of the claims that the numbers or the filters mean."""
    given, database = call.arguments, call.seat.database()
    wanted = chosen(given, database) if by_filter(call) else None
    with database.snapshot() as snapshot:
        if wanted is not None:
            return tuple(board_view.ids(snapshot, wanted))
        return tuple(claim_of(snapshot, one).id for one in given.claims)


def carried(call: Call, asked: Asked, past: str) -> int:
    """Do it, or with --dry-run only say what would be done; write how many and why some stay."""
    if call.arguments.dry_run:
        foreseen = bulk.foresee(call.seat.desk(only_looks=True), asked)
        return _told(call, None, len(foreseen.able), foreseen.stays, f"would be {past}")
    done = bulk.carry(call.seat.desk(), asked)
    return _told(call, done.event.seq, done.count, done.stays, past)


def _told(call: Call, event: int | None, number: int, stays: Mapping[str, int], past: str) -> int:
    if call.console.as_json:
        answer: dict[str, Json] = {"event": event, "count": number, "stays": dict(stays)}
        call.console.json(answer)
        return OK
    sealed = f" (event {event})" if event is not None else ""
    mark = f"{call.console.paint(GOOD, 'good')} " if event is not None else ""
    call.console.line(f"{mark}{count(number, 'claim')} {past}{sealed}")
    for reason, staying in stays.items():
        call.console.line(f"  {count(staying, 'claim')} left as before: {_why(reason)}")
    return OK


def _why(reason: str) -> str:
    """Say why claims stay."""
    return _REASONS.get(reason) or label(ClaimState(reason)).lower()


_REASONS = {
    bulk.MERGED: "merged into another one",
    bulk.THERE: "so already",
    bulk.UNKNOWN: "no longer here",
}
