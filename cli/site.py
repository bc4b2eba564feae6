"""`publish-site`: the public site of verdicts, written into a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli.answers import GOOD
from cli.command import OK, Command
from cli.safe_text import one_line
from desk import public_site
from reports.claim_places import web_address
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cli.command import Call
    from desk.public_site import Written
    from reports.publisher import Publisher


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="where it is written; made if needed")
    parser.add_argument(
        "--preview",
        action="store_true",
        help="show decided verdicts that were never published, marked so on each page",
    )
    parser.add_argument(
        "--address", metavar="ADDRESS", help="where the folder will stand (else the desk's own)"
    )
    parser.add_argument("--name", metavar="NAME", help="who publishes (else the desk's own name)")


def _publish(call: Call) -> int:
    given = call.arguments
    written = public_site.publish(
        call.seat.desk(),
        Path(given.folder),
        preview=given.preview,
        as_publisher=lambda known: _publisher(given, known),
    )
    _tell(call, written)
    if not written.has_address:
        call.console.note("No ClaimReview is in the pages: say where they will stand (--address).")
    return OK


def _publisher(given: Namespace, known: Publisher) -> Publisher:
    """Return who publishes and where: as given, else as the desk has it."""
    if given.address and not web_address(given.address):
        raise InvalidInput(
            f"“{one_line(given.address)}” is no web address. Nothing was written. Give one such as "
            "https://facts.example.org."
        )
    return replace(known, name=given.name or known.name, site=given.address or known.site)


def _tell(call: Call, made: Written) -> None:
    where = call.arguments.folder
    if call.console.as_json:
        call.console.json(
            {"folder": where, "pages": made.pages, "files": made.files, "written": made.changed}
        )
        return
    told = f"{count(made.pages, 'page')}, {made.changed:,} of {count(made.files, 'file')} written"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {one_line(where)}: {told}")


PUBLISH_SITE = Command(
    words="publish-site",
    help="write the public site of published verdicts into a folder",
    details=(
        "Write a page for each published verdict with its ClaimReview, an index, the corrections "
        "and an Atom feed, ready for any web server. Run again, it writes only what changed; a "
        "verdict that was taken back leaves a notice at its address."
    ),
    examples=(
        "claimdesk publish-site public --address https://facts.example.org",
        "claimdesk publish-site draft --preview",
    ),
    arguments=_arguments,
    run=_publish,
    writes=True,
)
