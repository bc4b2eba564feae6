"""`fetch`, `fetching on` and `fetching off`: taking a page in by its address, where that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.intake import as_json, told_lines
from desk import fetching
from desk.intake import About

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call


def _fetch_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("address", metavar="ADDRESS", help="of a page of the public web")
    parser.add_argument("--publisher", metavar="NAME", help="who published it")
    parser.add_argument("--title", metavar="TITLE", help="what the document is called")


def _fetch(call: Call) -> int:
    given = call.arguments
    about = About(publisher=given.publisher, title=given.title)
    taken = fetching.take_in_page(call.seat.desk(), given.address, about)
    if call.console.as_json:
        call.console.json(as_json(given.address, taken))
        return OK
    call.console.lines(told_lines(call, given.address, taken))
    return OK


def _on(call: Call) -> int:
    what = fetching.switch(call.seat.desk(), on=True)
    return done(call, what, "Fetching pages by address is on for this desk")


def _off(call: Call) -> int:
    what = fetching.switch(call.seat.desk(), on=False)
    return done(call, what, "Fetching pages by address is off")


FETCH = Command(
    words="fetch",
    help="fetch a page by its address and take it in",
    details=(
        "Fetch one page of the public web and take it in as a document. It is refused until "
        "somebody turned fetching on (claimdesk fetching on), and for any host that is not public."
    ),
    examples=("claimdesk fetch https://news.example/ferry --publisher 'Harbour Herald'",),
    arguments=_fetch_arguments,
    run=_fetch,
    writes=True,
)

ON = Command(
    words="fetching on",
    help="let this desk fetch pages by address",
    details=(
        "Let people at this desk fetch pages by address. Whether to do so is for the person who "
        "runs the desk: the hosts of these pages learn that somebody is interested."
    ),
    examples=("claimdesk fetching on",),
    arguments=no_arguments,
    run=_on,
    writes=True,
)

OFF = Command(
    words="fetching off",
    help="stop this desk from fetching pages",
    details="Stop this desk from asking any other host for anything, as it was at first.",
    examples=("claimdesk fetching off",),
    arguments=no_arguments,
    run=_off,
    writes=True,
)
