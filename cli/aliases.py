"""`aliases`: the names that this desk takes for one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.aliases import Alias
from claims.errors import InvalidInput
from cli import layout
from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.safe_text import one_line
from desk import aliases
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call

_LONGEST = 200


def _list(call: Call) -> int:
    found = aliases.listed(call.seat.database())
    if call.console.as_json:
        call.console.json(
            {
                "aliases": [
                    {
                        "short": one.alias.short,
                        "long": one.alias.long,
                        "used": one.used,
                        "decided_by": one.decided_by or None,
                    }
                    for one in found
                ]
            }
        )
        return OK
    rows = [(one_line(one.alias.short), _decided(one), one_line(one.alias.long)) for one in found]
    table = layout.Table(headings=("Short", "In use", "Stands for"), rows=rows)
    call.console.lines(layout.table(table, call.console.columns))
    return OK


def _decided(one: aliases.Listed) -> str:
    used = "yes" if one.used else "no"
    return f"{used}, {one_line(one.decided_by)}" if one.decided_by else used


def _propose(call: Call) -> int:
    found = aliases.proposed(call.seat.database())
    if call.console.as_json:
        call.console.json(
            {
                "proposed": [
                    {
                        "short": one.alias.short,
                        "long": one.alias.long,
                        "documents": one.documents,
                        "first_document": one.number,
                    }
                    for one in found
                ]
            }
        )
        return OK
    for one in found:
        where = f"{count(one.documents, 'document')}, first {one.number}"
        said = f"{one_line(one.alias.short)} = {one_line(one.alias.long)}"
        call.console.lines(layout.wrapped(f"{said} ({where})", call.console.columns))
    if not found:
        call.console.line("The documents state no name that is not decided on yet.")
    return OK


def _names(parser: ArgumentParser) -> None:
    parser.add_argument(
        "names", nargs="+", metavar="SHORT=LONG", help="a short name, and what it stands for"
    )


def _add(call: Call) -> int:
    chosen = [_alias(one) for one in call.arguments.names]
    what = aliases.decide(call.seat.desk(), chosen, used=True)
    return done(call, what, f"Takes {_said(chosen)} for one another from now on")


def _refuse(call: Call) -> int:
    chosen = [_alias(one) for one in call.arguments.names]
    what = aliases.decide(call.seat.desk(), chosen, used=False)
    return done(call, what, f"No longer takes {_said(chosen)} for one another")


def _alias(text: str) -> Alias:
    short, equals, long = text.partition("=")
    if not equals:
        msg = (
            f"“{one_line(text)[:_LONGEST]}” names no alias. Nothing was saved. "
            'Write the short name, “=” and the long one: "HLT=Harbour Lights Trust".'
        )
        raise InvalidInput(msg)
    return Alias(short=short.strip(), long=long.strip())


def _said(chosen: list[Alias]) -> str:
    return ", ".join(f"{one_line(one.short)} and {one_line(one.long)}" for one in chosen)


LIST = Command(
    words="aliases list",
    help="list the names that mean the same",
    details="List the shipped names and those that somebody added or refused.",
    examples=("claimdesk aliases list", "claimdesk aliases list --json"),
    arguments=no_arguments,
    run=_list,
)

PROPOSE = Command(
    words="aliases propose",
    help="read names and their initials from the documents",
    details=(
        "List what documents state, as in “Harbour Lights Trust (HLT)”, and nobody has decided "
        "on. Nothing is used before aliases add says so."
    ),
    examples=("claimdesk aliases propose",),
    arguments=no_arguments,
    run=_propose,
)

ADD = Command(
    words="aliases add",
    help="take two names for one another",
    details="Let suggestions take a short name for the long one. A refused one is used again.",
    examples=('claimdesk aliases add "HLT=Harbour Lights Trust"',),
    arguments=_names,
    run=_add,
    writes=True,
)

REFUSE = Command(
    words="aliases refuse",
    help="no longer take two names for one another",
    details="Refuse an alias, a shipped one too; one read in documents is not proposed again.",
    examples=('claimdesk aliases refuse "WHO=World Health Organization"',),
    arguments=_names,
    run=_refuse,
    writes=True,
)
