"""`key`: keys by which other programs read what the desk hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from cli import layout
from cli.answers import GOOD, done
from cli.command import OK, Command, no_arguments
from cli.safe_text import one_line
from cli.values import choices, one_of
from desk import api_keys
from desk.api_keys import May
from reports import wording

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.api_keys import Key
    from reports.exact_json import Json


def _make_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="which program will have it")
    parser.add_argument(
        "--may", type=one_of(May), default=May.PUBLISHED, metavar="MAY", help=choices(May)
    )
    parser.add_argument("--days", type=int, metavar="N", help="how long it is good; else for ever")


def _make(call: Call) -> int:
    given = call.arguments
    made = api_keys.make(call.seat.desk(), given.name, given.may, days=given.days)
    if call.console.as_json:
        call.console.json({"id": made.done.made[0], "key": made.key, "event": made.done.event.seq})
        return OK
    mark = call.console.paint(GOOD, "good")
    call.console.line(f"{mark} A key for {one_line(given.name)}. It is not shown again:")
    call.console.line(made.key)
    return OK


def _list(call: Call) -> int:
    desk = call.seat.desk()
    found = api_keys.keys(desk)
    anybody = api_keys.anybody_reads(desk.database)
    if call.console.as_json:
        told: list[Json] = [_as_json(one) for one in found]
        call.console.json({"anybody_reads": anybody, "keys": told})
        return OK
    without = "what is published" if anybody else "nothing"
    call.console.line(f"Without a key, {without} is read.")
    headings = ("Id", "Name", "May read", "Good until", "Used last")
    rows = [_row(one) for one in found]
    table = layout.Table(headings=headings, rows=rows)
    call.console.lines(layout.table(table, call.console.columns))
    return OK


def _as_json(one: Key) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "may": one.may.value,
        "expires_at": one.expires_at.isoformat() if one.expires_at else None,
        "used_at": one.used_at.isoformat() if one.used_at else None,
    }


def _row(one: Key) -> tuple[str, ...]:
    until = wording.moment(one.expires_at) if one.expires_at else ""
    used = wording.moment(one.used_at) if one.used_at else "never"
    return one.id, one_line(one.name), one.may.value, until, used


def _revoke_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help="its id, or the name it was made for")


def _revoke(call: Call) -> int:
    desk, wanted = call.seat.desk(), call.arguments.key
    found = [one for one in api_keys.keys(desk) if wanted in {one.id, one.name}]
    if len(found) != 1:
        msg = (
            f"There {'are several keys' if found else 'is no key'} by this name. Nothing was "
            "saved. Name it by its id. See: claimdesk key list"
        )
        raise NotFound(msg)
    what = api_keys.revoke(desk, found[0].id)
    return done(call, what, f"Revoked the key for {one_line(found[0].name)}")


def _public_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--off", action="store_true", help="read nothing without a key")


def _public(call: Call) -> int:
    on = not call.arguments.off
    what = api_keys.let_anybody_read(call.seat.desk(), on=on)
    told = (
        "Whoever reaches the desk reads what is published" if on else "Nobody reads without a key"
    )
    return done(call, what, told)


MAKE = Command(
    words="key make",
    help="make a key for another program, shown once",
    details=(
        "Make a key by which another program reads what was published, or everything that the desk "
        "exports. It is printed once and kept as a digest only. Needs an administrator."
    ),
    examples=('claimdesk key make "the website"', "claimdesk key make archive --may everything"),
    arguments=_make_arguments,
    run=_make,
    writes=True,
)

LIST = Command(
    words="key list",
    help="list the keys, and when each was used last",
    details="List the keys that nobody revoked, with what each may read and when it was used last.",
    examples=("claimdesk key list", "claimdesk key list --json"),
    arguments=no_arguments,
    run=_list,
    writes=True,
)

REVOKE = Command(
    words="key revoke",
    help="end a key: from now on it opens nothing",
    details="End a key by its id or name. Who made and who revoked it stays in the record.",
    examples=('claimdesk key revoke "the website"',),
    arguments=_revoke_arguments,
    run=_revoke,
    writes=True,
)

ANYBODY = Command(
    words="key anybody",
    help="let anybody read what is published, without a key",
    details=(
        "Let whoever reaches the desk read what is published, without a key; with --off no longer. "
        "It is off until an administrator turns it on."
    ),
    examples=("claimdesk key anybody", "claimdesk key anybody --off"),
    arguments=_public_arguments,
    run=_public,
    writes=True,
)
