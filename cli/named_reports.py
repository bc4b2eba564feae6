"""`report`: choices of claims kept under a name, run again whenever they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.exporting import STANDARD_OUTPUT, format_of, hand_out
from cli.filters import add_filters, chosen
from cli.safe_text import one_line
from cli.values import a_claim_before, choices, one_of
from db.report_scope import Happened
from desk import named_reports
from desk.report_choice import Choice, Days, Which, described, scope_of
from reports.leaving_out import With
from reports.registry import RENDERERS

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.named_reports import NamedReport
    from reports.exact_json import Json

_HELD = ("candidates", "dissent", "names")


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name in any case, or its id")


def _formats(parser: ArgumentParser, help_: str) -> None:
    parser.add_argument("--format", choices=[known.key for known in RENDERERS], help=help_)


def _save_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what to call it")
    parser.add_argument("--title", default="", metavar="TITLE", help="its heading, else its name")
    parser.add_argument(
        "--which", type=one_of(Which), default=Which.DECIDED, metavar="WHICH", help=choices(Which)
    )
    parser.add_argument(
        "--claim", nargs="+", type=a_claim_before("NAME"), default=[], metavar="CLAIM",
        help="these claims only, after NAME",
    )  # fmt: skip
    parser.add_argument("--of", choices=get_args(Happened), help="to what --days refers")
    parser.add_argument(
        "--days", default="", metavar="DAYS",
        help=f"{', '.join(Days)}, a day, or two with “/” between them",
    )  # fmt: skip
    parser.add_argument(
        "--zone", default="", metavar="ZONE",
        help="where these are the days, such as Europe/Berlin (UTC if left out)",
    )  # fmt: skip
    parser.add_argument(
        "--without", choices=_HELD, action="append", default=[], help="leave out, and say so"
    )
    parser.add_argument("--shared", action="store_true", help="the team sees it, too")
    _formats(parser, "html if left out")
    add_filters(parser)


def _save(call: Call) -> int:
    given, desk = call.arguments, call.seat.desk()
    choice = Choice(
        title=given.title or given.name,
        which=given.which,
        chosen=chosen(given, desk.database),
        numbers=tuple(given.claim),
        of=given.of or ("verdict" if given.days else None),
        days=given.days,
        zone=given.zone,
        held=With(**{name: name not in given.without for name in _HELD}),
        format=given.format or "html",
    )
    what = named_reports.save(desk, given.name, choice, shared=given.shared)
    told = f"Saved “{one_line(given.name)}”: {described(choice, desk.clock())}"
    return done(call, what, told)


def _list(call: Call) -> int:
    desk = call.seat.desk()
    found = named_reports.reports(desk)
    if call.console.as_json:
        told: list[Json] = [
            {"id": one.id, "name": one.name, "format": one.choice.format, "by": one.made_by,
             "shared": one.is_shared, "public": one.is_public}
            for one in found
        ]  # fmt: skip
        call.console.json({"reports": told})
        return OK
    for one in found:
        quiet = f"{described(one.choice, desk.clock())}; {one.choice.format}{_seen(one)}; {one.id}"
        call.console.line(f"{one_line(one.name)}  {call.console.paint(one_line(quiet), 'quiet')}")
    if not found:
        call.console.line("No report was saved yet. See: claimdesk report save --help")
    return OK


def _seen(one: NamedReport) -> str:
    if one.is_public:
        return "; public"
    return f"; shared by {one_line(one.made_by)}" if one.is_shared else ""


def _run_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    parser.add_argument(
        "--out", default=STANDARD_OUTPUT, metavar="FILE", help="where to write it, else stdout"
    )
    _formats(parser, "what the file's name says, else the report's own")
    parser.add_argument(
        "--replace", action="store_true", help="write over a file that is not such a report"
    )


def _run(call: Call) -> int:
    given, desk = call.arguments, call.seat.desk()
    choice = named_reports.named(desk, given.name).choice
    to_file = given.out != STANDARD_OUTPUT
    key = given.format or (format_of(given.out) if to_file else choice.format)
    return hand_out(call, desk, scope_of(choice, desk.clock()), key)


def _rename_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("other", metavar="OTHER", help="what to call it from now on")


def _rename(call: Call) -> int:
    given, desk = call.arguments, call.seat.desk()
    one = named_reports.named(desk, given.name)
    what = named_reports.change(desk, one.id, name=given.other)
    return done(call, what, f"“{one_line(one.name)}” is “{one_line(given.other)}” now")


def _share_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--public", action="store_true", help="the read API hands it out, too")
    parser.add_argument("--no-longer", action="store_true", help="take it back")


def _share(call: Call) -> int:
    given, desk = call.arguments, call.seat.desk()
    one, on = named_reports.named(desk, given.name), not given.no_longer
    if given.public:
        what = named_reports.make_public(desk, one.id, on=on)
    else:
        what = named_reports.change(desk, one.id, shared=on)
    seen = "public" if given.public else "shared"
    return done(call, what, f"“{one_line(one.name)}” is {seen}{'' if on else ' no longer'}")


def _remove(call: Call) -> int:
    desk = call.seat.desk()
    one = named_reports.named(desk, call.arguments.name)
    return done(call, named_reports.remove(desk, one.id), f"Removed “{one_line(one.name)}”")


SAVE = Command(
    words="report save",
    help="keep a choice of claims under a name",
    details=(
        "Keep which claims a report holds, of which days, what is left out and in which format, to "
        "be run again. Days such as “yesterday” are worked out each time."
    ),
    examples=(
        'claimdesk report save "Yesterday" --which "signed off" --of sign-off --days yesterday',
        'claimdesk report save "Budget, no names" --tag budget --without names --shared',
    ),
    arguments=_save_arguments,
    run=_save,
    writes=True,
)

LIST = Command(
    words="report list",
    help="list the named reports",
    details="List your own reports and those that the team shares, with what each asks for.",
    examples=("claimdesk report list", "claimdesk report list --json"),
    arguments=no_arguments,
    run=_list,
    writes=True,
)

RUN = Command(
    words="report run",
    help="write a named report as the record is now",
    details="Write what a named report asks for, to a file or to the terminal.",
    examples=("claimdesk report run yesterday --out morning.html",),
    arguments=_run_arguments,
    run=_run,
    writes=True,
)

RENAME = Command(
    words="report rename",
    help="give a report another name",
    details="Give a report another name.",
    examples=('claimdesk report rename yesterday "Morning list"',),
    arguments=_rename_arguments,
    run=_rename,
    writes=True,
)

SHARE = Command(
    words="report share",
    help="let the team see a report, or readers of the API",
    details=(
        "Let the team see a report; with --public, which an editor may give, the read API hands it "
        "out at /api/reports/ and its id. With --no-longer take that back."
    ),
    examples=("claimdesk report share yesterday", "claimdesk report share yesterday --public"),
    arguments=_share_arguments,
    run=_share,
    writes=True,
)

REMOVE = Command(
    words="report remove",
    help="take a report out of the list",
    details="Take a named report out of the list. Files that it made stay what they are.",
    examples=("claimdesk report remove yesterday",),
    arguments=_name,
    run=_remove,
    writes=True,
)
