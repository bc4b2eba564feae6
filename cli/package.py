"""`package make`, `package look`, `package take` and what two desks differ about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cli.answers import GOOD
from cli.command import OK, Command, no_arguments
from cli.safe_text import one_line
from cli.values import a_claim_before
from db import package_file
from db.package_guard import read_file
from desk import package_taking, packages
from desk.packages import Choice

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from db.package_file import Manifest
    from desk.package_taking import Taken
    from reports.exact_json import Json


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the package")


def _make_arguments(parser: ArgumentParser) -> None:
    _file(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--claims", nargs="+", type=a_claim_before("FILE"), metavar="CLAIM", default=[],
        help="numbers or ids, after FILE",
    )  # fmt: skip
    which.add_argument("--document", metavar="DOCUMENT", default="", help="all claims of it")
    which.add_argument("--tag", metavar="TAG", default="", help="all claims that carry it")
    parser.add_argument("--name", default="", help="what your desk calls itself to the other one")
    parser.add_argument(
        "--background", action="store_true", help="evidence on background, too: for editors"
    )
    parser.add_argument("--talk", action="store_true", help="what was said about the claims, too")
    parser.add_argument(
        "--originals", action="store_true", help="the files that documents were read from, too"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would go in")


def _make(call: Call) -> int:
    given = call.arguments
    choice = Choice(
        claims=tuple(given.claims),
        document=given.document,
        tag=given.tag,
        background=given.background,
        talk=given.talk,
        originals=given.originals,
        name=given.name,
    )
    desk = call.seat.desk(only_looks=given.dry_run)
    made = packages.prepare(desk, choice)
    if not given.dry_run:
        package_file.write(made.package, Path(given.file))
        packages.log(desk, made.package)
    kept_back = packages.kept_back(made)
    _tell(call, made.package.manifest, kept_back)
    return OK


def _look(call: Call) -> int:
    found = read_file(Path(call.arguments.file))
    _tell(call, found.manifest, ())
    return OK


def _tell(call: Call, manifest: Manifest, more: tuple[str, ...]) -> None:
    if call.console.as_json:
        counts: dict[str, Json] = dict(manifest.counts)
        call.console.json(
            {
                "digest": manifest.digest,
                "desk": manifest.desk,
                "name": manifest.desk_name,
                "made_by": manifest.made_by,
                "made_at": manifest.made_at,
                "events": manifest.events,
                "head": manifest.head,
                "counts": counts,
                "kept_back": list(more),
            }
        )
        return
    line = call.console.line
    line(f"{call.console.paint(GOOD, 'good')} A package of {one_line(manifest.desk_name)}")
    line(f"made by {one_line(manifest.made_by)} at {one_line(manifest.made_at)}")
    line(one_line(packages.counted(manifest.counts)))
    for one in more:
        line(f"- {one_line(one)}")
    line(f"record at event {manifest.events}:{manifest.head}")
    line(f"digest {manifest.digest}")


def _take_arguments(parser: ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what would come of it")


def _take(call: Call) -> int:
    only_looks = call.arguments.dry_run
    desk = call.seat.desk(only_looks=only_looks)
    package = read_file(Path(call.arguments.file))
    how = package_taking.foresee if only_looks else package_taking.take
    taken = how(desk, package)
    if call.console.as_json:
        call.console.json(_as_json(taken))
        return OK
    for line in package_taking.told(taken):
        call.console.line(one_line(line))
    return OK


def _as_json(taken: Taken) -> dict[str, Json]:
    new: dict[str, Json] = dict(taken.new)
    return {
        "digest": taken.digest,
        "name": taken.desk_name,
        "again": taken.again,
        "new": new,
        "changed": taken.changed,
        "conflicts": taken.conflicts,
        "events": taken.events,
    }


def _differences(call: Call) -> int:
    found = package_taking.differences(call.seat.desk())
    if call.console.as_json:
        call.console.json(
            {
                "differences": [
                    {"id": d.id, "about": d.about, "what": d.what, "ours": d.ours,
                     "theirs": d.theirs, "desk": d.desk_name}
                    for d in found
                ]
            }
        )  # fmt: skip
        return OK
    for one in found:
        call.console.line(one_line(f"{one.id}  {one.about}: {one.what}"))
        call.console.line(one_line(f"  ours: {one.ours}"))
        call.console.line(one_line(f"  {one.desk_name}: {one.theirs}"))
    if not found:
        call.console.line("No desk differs with this one about anything that is open.")
    return OK


def _settle_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("difference", metavar="ID", help="from `package differences`")
    parser.add_argument("keep", choices=("ours", "theirs"), help="whose stays")


def _settle(call: Call) -> int:
    given = call.arguments
    package_taking.settle(call.seat.desk(), given.difference, theirs=given.keep == "theirs")
    if call.console.as_json:
        call.console.json({"settled": given.difference, "keep": given.keep})
    else:
        call.console.line(f"{call.console.paint(GOOD, 'good')} Settled: {given.keep}.")
    return OK


MAKE = Command(
    words="package make",
    help="write a case into one file for another desk",
    details=(
        "Write claims with their documents and the versions of those, evidence with the copies of "
        "its sources (up to 16 MB), reviews, verdicts, caveats, relations, tags, who was asked and "
        "answered, and events into one file that another desk takes with `package take`. Reviews "
        "that are still sealed and evidence off the record never go with it. What the desk calls "
        "itself is the name in its house style, unless --name says otherwise."
    ),
    examples=(
        "claimdesk package make pier.claimdesk --claims 4 7 12 --name 'Harbour Desk'",
        "claimdesk package make article.claimdesk --document 3 --originals --dry-run",
    ),
    arguments=_make_arguments,
    run=_make,
    writes=True,
)
LOOK = Command(
    words="package look",
    help="say what a package holds, without taking it",
    details=(
        "Open a package as a file that may be made to do harm, prove every digest in it, and say "
        "which desk made it, when, and what it holds. No desk is needed."
    ),
    examples=("claimdesk package look pier.claimdesk",),
    arguments=_file,
    run=_look,
)
TAKE = Command(
    words="package take",
    help="take a package of another desk in",
    details=(
        "Bring in what is new, under one event that names the package. What the other desk alone "
        "changed is taken over; what both changed is kept twice until a person decides. Its "
        "reviews make no verdict here. Taking it again changes nothing."
    ),
    examples=(
        "claimdesk package take pier.claimdesk --dry-run",
        "claimdesk package take pier.claimdesk",
    ),
    arguments=_take_arguments,
    run=_take,
    writes=True,
)
DIFFERENCES = Command(
    words="package differences",
    help="list what this desk and another one changed differently",
    details="List what both desks changed since they last had it alike, until a person decides.",
    examples=("claimdesk package differences",),
    arguments=no_arguments,
    run=_differences,
)
SETTLE = Command(
    words="package settle",
    help="decide whose change stays",
    details="Decide on one of `package differences`: ours stays, or theirs is taken over.",
    examples=("claimdesk package settle pcf_01 theirs",),
    arguments=_settle_arguments,
    run=_settle,
    writes=True,
)
