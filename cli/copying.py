"""`copy`: moving a whole desk between a file and a PostgreSQL server, with proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from cli.answers import GOOD
from cli.command import OK, Command
from cli.files import is_there
from cli.safe_text import one_line
from db.copying import copy
from db.opening import open_database
from desk import address
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from db.postgresql.address import ServerAddress
    from reports.exact_json import Json


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="source",
        metavar="DESK",
        required=True,
        help="path or address of the desk; it is only read",
    )
    parser.add_argument(
        "--to",
        dest="target",
        metavar="DESK",
        required=True,
        help="path or address that holds nothing yet",
    )


def _copy(call: Call) -> int:
    source, target = (address.found_at(one) for one in _named(call))
    if isinstance(source, Path) and not is_there(source):
        raise NotFound(_NO_DESK.format(path=one_line(str(source))))
    if source == target:
        raise InvalidInput(_SAME)

    def progress(what: str, number: int) -> None:
        call.console.progress(f"{what}: {number:,}", piped=False)

    made = copy(open_database(source), open_database(target), progress=progress)
    call.console.settle()
    rows = sum(one.rows for one in made.tables.values())
    if call.console.as_json:
        held: dict[str, Json] = {
            name: {"rows": one.rows, "digest": one.digest} for name, one in made.tables.items()
        }
        head: Json = {"events": made.head.events, "digest": made.head.digest}
        call.console.json({"from": str(source), "to": str(target), "head": head, "tables": held})
        return OK
    told = f"{count(made.head.events, 'event')}, {count(rows, 'row')} in {len(made.tables)} tables"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {one_line(_shown(target))}: {told}")
    call.console.line("Counts and digests of every table are the same; the copy verifies.")
    call.console.line(f"head {made.head.events}:{made.head.digest}")
    return OK


def _named(call: Call) -> tuple[str, str]:
    return str(call.arguments.source), str(call.arguments.target)


def _shown(where: Path | ServerAddress) -> str:
    return str(where)


_NO_DESK = "There is no desk at “{path}”. Nothing was copied. Give the path of one with --from."
_SAME = "--from and --to name the same desk. Nothing was copied. Give another place with --to."

COPY = Command(
    words="copy",
    help="move a whole desk between a file and a PostgreSQL server",
    details=(
        "Copy everything of a desk into an empty one: a path, or postgresql://NAME@HOST/DATABASE. "
        "The desk that is copied is only read, and should not be worked on meanwhile, as what is "
        "done after it began is not in the copy. Compared on both sides are the number of rows of "
        "each table, the digest over all of them and the head of the chain; then the copy is "
        "verified. What does not prove equal is not kept. The index of the archive of earlier "
        "checks is made again where it is first asked."
    ),
    examples=(
        "claimdesk copy --from var/claimdesk.db --to postgresql://desk@db.example/desk",
        "claimdesk copy --from postgresql://desk@db.example/desk --to var/back.db",
    ),
    arguments=_arguments,
    run=_copy,
)
