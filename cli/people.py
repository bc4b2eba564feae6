"""`people`: who works at the desk, what they may do, and how everybody signs in.

Whoever holds the terminal is believed to be whom they say they are. The commands ask for the role
of the person who is named, so that the record says who decided; `people sign-in` asks for none,
because whoever can write to the file can do that anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from cli import layout
from cli.answers import GOOD, done
from cli.command import OK, Command, no_arguments
from cli.safe_text import one_line
from cli.values import choices, one_of
from desk import accounts, address
from desk.authority import Role, SignIn
from desk.screens import people_screen
from reports import wording
from review.roles import with_article

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from cli.command import Call
    from desk import Desk
    from desk.screens import PeopleScreen, Person
    from reports.exact_json import Json

_WAYS = {
    SignIn.LOCAL: "Whoever reaches the desk says a name, and nothing is proved.",
    SignIn.ACCOUNTS: "Everybody signs in with a name and a password.",
    SignIn.OPENID: "Everybody signs in through a provider of OpenID Connect.",
}


def _list(call: Call) -> int:
    screen = people_screen(call.seat.reader())
    if call.console.as_json:
        people: list[Json] = [_as_json(one, screen) for one in screen.people]
        call.console.json({"sign_in": screen.sign_in.value, "people": people})
        return OK
    call.console.line(_WAYS[screen.sign_in])
    rows = [_row(one, screen) for one in screen.people]
    headings = ("Name", "Role", "State", "Seen")
    table = layout.Table(headings=headings, rows=rows)
    call.console.lines(layout.table(table, call.console.columns))
    return OK


def _as_json(one: Person, screen: PeopleScreen) -> Json:
    return {
        "name": one.name,
        "role": one.role.value if one.role else None,
        "state": _state(one, screen),
        "seen_at": one.seen_at.isoformat() if one.seen_at else None,
    }


def _row(one: Person, screen: PeopleScreen) -> tuple[str, ...]:
    seen = wording.moment(one.seen_at) if one.seen_at else ""
    return one_line(one.name), one.role.value if one.role else "", _state(one, screen), seen


def _state(one: Person, screen: PeopleScreen) -> str:
    if one.is_closed:
        return "closed"
    if screen.sign_in is SignIn.LOCAL:
        return "here"
    if one.role is None:
        return "no account"
    comes = one.has_password if screen.sign_in is SignIn.ACCOUNTS else one.is_bound
    return "signs in" if comes else "invited"


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the person's name, as the desk knows it")


def _invite_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    _role_option(parser)
    parser.add_argument(
        "--known-as",
        default="",
        metavar="ADDRESS",
        help="e-mail address or subject by which a provider of OpenID Connect knows them",
    )


def _role_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--role", required=True, type=one_of(Role), metavar="ROLE", help=choices(Role)
    )


def _invite(call: Call) -> int:
    given = call.arguments
    code = accounts.invite(call.seat.desk(), given.name, given.role, known_as=given.known_as)
    called = f"{one_line(given.name)} is invited as {with_article(given.role)}"
    return _hand_over(call, code, called, "a week")


def _link(call: Call) -> int:
    desk, person = _named(call)
    code = accounts.reset_password(desk, person.id)
    return _hand_over(call, code, f"{one_line(person.name)} is signed out", "a day")


def _hand_over(call: Call, code: str, told: str, good_for: str) -> int:
    link = f"{address.public_address() or ''}/join?code={code}"
    if call.console.as_json:
        call.console.json({"link": link, "code": code})
        return OK
    call.console.line(f"{call.console.paint(GOOD, 'good')} {told}. Hand this over; it works once,")
    call.console.line(f"within {good_for}, and is not shown again:")
    call.console.line(link)
    return OK


def _role(call: Call) -> int:
    desk, person = _named(call)
    role: Role = call.arguments.role
    what = accounts.set_role(desk, person.id, role)
    return done(call, what, f"{one_line(person.name)} is {with_article(role)} from now on")


def _role_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    _role_option(parser)


def _close(call: Call) -> int:
    desk, person = _named(call)
    return done(call, accounts.close(desk, person.id), f"{one_line(person.name)} comes in no more")


def _reopen(call: Call) -> int:
    desk, person = _named(call)
    return done(
        call, accounts.reopen(desk, person.id), f"{one_line(person.name)} may come in again"
    )


def _sign_out(call: Call) -> int:
    desk, person = _named(call)
    told = f"{one_line(person.name)} is signed out everywhere"
    return done(call, accounts.sign_out(desk, person.id), told)


def _way_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("way", type=one_of(SignIn), metavar="WAY", help=choices(SignIn))


def _sign_in(call: Call) -> int:
    way: SignIn = call.arguments.way
    desk = call.seat.desk()
    what = accounts.change_way_in(desk, way)
    code = accounts.first_code(desk.database, clock=desk.clock)
    if call.console.as_json:
        return done(call, what, "", sign_in=way.value, first_code=code)
    done(call, what, _WAYS[way].removesuffix("."))
    if code is not None:
        call.console.line("Nobody can administer the desk yet. Open /join and enter, once:")
        call.console.line(code)
    return OK


def _named(call: Call) -> tuple[Desk, Person]:
    """Return the desk with whoever acts, and the person whom a command is about."""
    desk, name = call.seat.desk(), call.arguments.name
    found = [one for one in people_screen(desk).people if one.name == " ".join(name.split())]
    if not found:
        msg = (
            f"Nobody here is called “{one_line(name)[:80]}”. Nothing was saved. "
            "See: claimdesk people list"
        )
        raise NotFound(msg)
    return desk, found[0]


def _about(words: str, help_: str, details: str, run: Callable[[Call], int]) -> Command:
    """A command about one person."""
    return Command(
        words=f"people {words}",
        help=help_,
        details=details,
        examples=(f'claimdesk people {words} "Tomas Reed" --as "Maya Lind"',),
        arguments=_name,
        run=run,
        writes=True,
    )


LIST = Command(
    words="people list",
    help="list who works here, with role and state",
    details="List everybody with role, whether they can sign in, and when they were seen last.",
    examples=("claimdesk people list", "claimdesk people list --json"),
    arguments=no_arguments,
    run=_list,
)

INVITE = Command(
    words="people invite",
    help="add somebody with a role, and get the link that lets them in",
    details=(
        "Add a person with a role and print a link that works once, within a week. With --known-as "
        "they can also come straight from a provider of OpenID Connect that knows them by that."
    ),
    examples=(
        'claimdesk people invite "Tomas Reed" --role checker --as "Maya Lind"',
        'claimdesk people invite "Tomas Reed" --role checker --known-as tomas@desk.example',
    ),
    arguments=_invite_arguments,
    run=_invite,
    writes=True,
)

LINK = _about(
    "link",
    "get a link for a new password, or another account at the provider",
    "Sign a person out everywhere and print a link that works once, within a day.",
    _link,
)
CLOSE = _about(
    "close",
    "let somebody who left come in no more",
    "Close a person's account and end their sessions. What they did stays theirs.",
    _close,
)
REOPEN = _about(
    "reopen", "let somebody who came back in again", "Open a closed account again.", _reopen
)
SIGN_OUT = _about(
    "sign-out",
    "end every session of somebody",
    "End every session of a person, who may sign in again.",
    _sign_out,
)

ROLE = Command(
    words="people role",
    help="give somebody another role",
    details="Give a person another role and end their sessions. One administrator always stays.",
    examples=('claimdesk people role "Tomas Reed" --role editor --as "Maya Lind"',),
    arguments=_role_arguments,
    run=_role,
    writes=True,
)

SIGN_IN = Command(
    words="people sign-in",
    help="choose how people sign in, also where nobody can any more",
    details=(
        "Choose how everybody comes in: local (a name, nothing proved), accounts (passwords) or "
        "openid (a provider, named in the environment and asked whether it is there). No role is "
        "needed: whoever holds the database file may do everything. Where nobody could administer "
        "the desk, a code for the first administrator is printed."
    ),
    examples=(
        'claimdesk people sign-in local --as "Maya Lind"',
        "claimdesk people sign-in accounts",
    ),
    arguments=_way_arguments,
    run=_sign_in,
    writes=True,
)
