"""The people of a desk that asks who one is: invited, given a role, closed; and their passwords.

Every change is an event and ends the sessions that rested on what was before. No event holds a
password, a code or a token.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import accounts_store, openid_store, people_store, settings_store
from db.rows import stamp
from desk import Desk, passwords
from desk import clock as clocks
from desk import ids as identifiers
from desk.act import Act, Done, Told, carry_out
from desk.authority import ANYBODY, MODE, Role, SignIn, needs, sign_in_of
from desk.openid_settings import provider
from desk.provider import endpoints
from desk.sign_in import begin_session, digest_of, good_pass, refuse_passwords
from desk.team import person_name

if TYPE_CHECKING:
    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from desk.clock import Clock
    from desk.ids import Ids

INVITED, RESET, FIRST = "invitation", "reset", "first"
GOOD_FOR = {INVITED: timedelta(days=7), RESET: timedelta(days=1), FIRST: timedelta(days=1)}
"""How long a code may be used."""

LONGEST_KNOWN_AS = 255
"""Characters that a subject has at most; the protocol says so."""


@needs(Role.ADMINISTRATOR)
def turn_on(desk: Desk, password: str, *, command_id: str | None = None) -> Done:
    """Have everybody sign in from now on; whoever turns it on is the first administrator."""

    def do(act: Act) -> Told:
        name = _person(act, act.actor)["name"]
        accounts_store.set_secret(
            act.writing, act.actor, passwords.hashed(password, name=name), at=act.at
        )
        accounts_store.set_role(act.writing, act.actor, Role.ADMINISTRATOR, at=act.at)
        _set_way(act, SignIn.ACCOUNTS)
        return Told(action="turned accounts on", subject=act.actor)

    return carry_out(desk, command_id, do)


@needs(Role.ADMINISTRATOR)
def turn_off(desk: Desk, *, command_id: str | None = None) -> Done:
    """Have whoever sits at the machine say their name, as before there were accounts."""

    def do(act: Act) -> Told:
        _set_way(act, SignIn.LOCAL)
        return Told(action="turned accounts off", subject=act.actor)

    return carry_out(desk, command_id, do)


def change_way_in(desk: Desk, way: SignIn) -> Done:
    """Have people come in another way, on the word of whoever holds the machine.

    No role is asked for: whoever holds the file can write into it. It is also the way back where
    nobody can sign in any more. Raises InvalidInput or ProviderTrouble where a provider is chosen
    that cannot be asked.
    """
    if way is SignIn.OPENID:
        endpoints(provider())
    return _change_way_in(desk, way)


@needs(ANYBODY)
def _change_way_in(desk: Desk, way: SignIn) -> Done:
    def do(act: Act) -> Told:
        _set_way(act, way)
        action = "changed at the machine how people sign in"
        return Told(action=action, subject=act.actor, details={"way": way})

    return carry_out(desk, None, do)


@needs(Role.ADMINISTRATOR)
def invite(desk: Desk, name: str, role: Role, *, known_as: str = "") -> str:
    """Add a person with a role; return the code that lets them in for the first time.

    Where people come from a provider, `known_as` is the e-mail address or the subject by which
    they are known there, with which they need no code.
    """
    clean, code = person_name(name), identifiers.code()

    def do(act: Act) -> Told:
        known = people_store.by_name(act.writing, clean)
        person = known["id"] if known else act.new("prs")
        if known is None:
            people_store.add(act.writing, person_id=person, name=clean, arrived_at=act.at)
        elif accounts_store.role(act.writing, person) is not None:
            msg = f"{clean} has an account already. Nothing was saved. Choose another name."
            raise NotAllowed(msg)
        accounts_store.set_role(act.writing, person, role, at=act.at)
        _keep_code(act, INVITED, person, code)
        if known_as.strip():
            _expect(act, person, known_as)
        return Told(action="invited", subject=person, made=(person,), details={"role": role})

    carry_out(desk, None, do)
    return code


@needs(Role.ADMINISTRATOR)
def reset_password(desk: Desk, person: str) -> str:
    """Return a code for a new password, or for another account at the provider.

    The person is signed out everywhere.
    """
    code = identifiers.code()

    def do(act: Act) -> Told:
        found = _person(act, person)
        accounts_store.end_sessions(act.writing, found["id"])
        _keep_code(act, RESET, found["id"], code)
        return Told(action="gave a link to sign in anew", subject=found["id"])

    carry_out(desk, None, do)
    return code


@needs(Role.ADMINISTRATOR)
def set_role(desk: Desk, person: str, role: Role, *, command_id: str | None = None) -> Done:
    """Give a person another role; they sign in again with it."""

    def do(act: Act) -> Told:
        found = _person(act, person)
        accounts_store.set_role(act.writing, found["id"], role, at=act.at)
        _keep_one_administrator(act)
        accounts_store.end_sessions(act.writing, found["id"])
        return Told(action="changed a role", subject=found["id"], details={"role": role})

    return carry_out(desk, command_id, do)


@needs(Role.ADMINISTRATOR)
def close(desk: Desk, person: str, *, command_id: str | None = None) -> Done:
    """Let a person who left come in no more; what they did stays theirs."""
    return _closed(desk, person, command_id, at_all=True)


@needs(Role.ADMINISTRATOR)
def reopen(desk: Desk, person: str, *, command_id: str | None = None) -> Done:
    """Let a person who came back in again."""
    return _closed(desk, person, command_id, at_all=False)


@needs(Role.ADMINISTRATOR)
def sign_out(desk: Desk, person: str) -> Done:
    """End every session of a person, who may sign in again."""

    def do(act: Act) -> Told:
        found = _person(act, person)
        accounts_store.end_sessions(act.writing, found["id"])
        return Told(action="signed somebody out everywhere", subject=found["id"])

    return carry_out(desk, None, do)


@needs(Role.READER)
def change_password(desk: Desk, old: str, new: str) -> str:
    """Set one's own password; every session ends, and the token of a new one is returned."""
    with desk.database.snapshot() as snapshot:
        kept = accounts_store.secret(snapshot, desk.actor)
    if not passwords.matches(kept, old):
        msg = "The present password is wrong. Nothing was saved. Try again."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        _set_password(act, new)
        return Told(action="changed their password", subject=act.actor)

    carry_out(desk, None, do)
    return begin_session(desk.database, desk.actor, clock=desk.clock)


def first_code(database: Database, *, clock: Clock = clocks.now) -> str | None:
    """Return a code for the first administrator, where people sign in and nobody can be one.

    Raises InvalidInput where they sign in at a provider that the environment does not name.
    """
    code, now = identifiers.code(), clock()
    with database.write() as writing:
        if sign_in_of(writing) is SignIn.LOCAL or _can_administer(writing):
            return None
        expires = stamp(now + GOOD_FOR[FIRST])
        accounts_store.add_pass(
            writing, digest_of(code), FIRST, None, at=stamp(now), expires_at=expires
        )
    return code


def holder(database: Database, code: str, *, clock: Clock = clocks.now) -> str | None:
    """Return whose password a code sets; an empty name for the first administrator's code.

    None when the code is unknown, was used, or has run out.
    """
    with database.snapshot() as snapshot:
        row = good_pass(snapshot, digest_of(code), clock())
    return None if row is None else str(row["name"] or "")


def accept(
    database: Database,
    code: str,
    password: str,
    *,
    name: str = "",
    clock: Clock = clocks.now,
    ids: Ids = identifiers.fresh,
) -> str:
    """Set the password that a code is for, use the code up, and return a new session's token."""
    with database.snapshot() as snapshot:
        refuse_passwords(snapshot)
        row = good_pass(snapshot, digest_of(code), clock())
        first = None
        if row is not None and row["purpose"] == FIRST:
            first = people_store.by_name(snapshot, person_name(name))
    if row is None:
        msg = "This link or code is not good any more. Ask an administrator for a new one."
        raise NotAllowed(msg)
    person = row["person_id"] or (first["id"] if first else ids("prs"))
    desk = Desk(database=database, actor=person, clock=clock, ids=ids)
    _accept(desk, code, row, password, name)
    return begin_session(database, person, clock=clock)


@needs(ANYBODY)
def _accept(desk: Desk, code: str, row: Row, password: str, name: str) -> None:
    def do(act: Act) -> Told:
        if good_pass(act.writing, digest_of(code), act.now) is None:
            msg = "This code was used just now. Sign in with the password that was set."
            raise NotAllowed(msg)
        accounts_store.use_pass(act.writing, digest_of(code), at=act.at)
        if row["purpose"] == FIRST:
            if people_store.by_id(act.writing, act.actor) is None:
                people_store.add(
                    act.writing, person_id=act.actor, name=person_name(name), arrived_at=act.at
                )
            accounts_store.set_role(act.writing, act.actor, Role.ADMINISTRATOR, at=act.at)
        _set_password(act, password)
        return Told(action="set their password", subject=act.actor)

    carry_out(desk, None, do)


def _closed(desk: Desk, person: str, command_id: str | None, *, at_all: bool) -> Done:
    def do(act: Act) -> Told:
        found = _person(act, person)
        act.writing.update("people", found["id"], {"closed_at": act.at if at_all else None})
        _keep_one_administrator(act)
        accounts_store.end_sessions(act.writing, found["id"])
        return Told(action="closed an account" if at_all else "reopened an account",
                    subject=found["id"])  # fmt: skip

    return carry_out(desk, command_id, do)


def _set_password(act: Act, password: str) -> None:
    name = _person(act, act.actor)["name"]
    hashed = passwords.hashed(password, name=name)
    accounts_store.set_secret(act.writing, act.actor, hashed, at=act.at)
    accounts_store.end_sessions(act.writing, act.actor)


def _keep_code(act: Act, purpose: str, person: str, code: str) -> None:
    accounts_store.add_pass(
        act.writing, digest_of(code), purpose, person,
        at=act.at, expires_at=stamp(act.now + GOOD_FOR[purpose]),
    )  # fmt: skip


def _set_way(act: Act, way: SignIn) -> None:
    """Have people come in another way; who is in already comes in again."""
    settings_store.put(act.writing, MODE, way, at=act.at)
    accounts_store.end_everybodys_sessions(act.writing)


def _expect(act: Act, person: str, known_as: str) -> None:
    """Keep by which e-mail address (in small letters) or subject (as it is) somebody is known."""
    clean = known_as.strip()
    if len(clean) > LONGEST_KNOWN_AS or not clean.isprintable() or " " in clean:
        msg = (
            "That is neither an e-mail address nor a subject. Nothing was saved. Look at it again."
        )
        raise InvalidInput(msg)
    clean = clean.casefold() if "@" in clean else clean
    before = openid_store.expected(act.writing, clean)
    if before is not None and before["id"] != person:
        msg = f"{before['name']} was invited by that already. Nothing was saved. Leave it out."
        raise NotAllowed(msg)
    openid_store.expect(act.writing, clean, person)


def _can_administer(snapshot: Snapshot) -> bool:
    """Whether somebody who can come in is an administrator."""
    if sign_in_of(snapshot) is SignIn.OPENID:
        return bool(openid_store.standing_administrators(snapshot, provider().issuer))
    return bool(accounts_store.standing_administrators(snapshot))


def _keep_one_administrator(act: Act) -> None:
    if sign_in_of(act.writing) is not SignIn.LOCAL and not _can_administer(act.writing):
        msg = (
            "Nobody could administer the desk then. Nothing was saved. "
            "Make somebody else an administrator first."
        )
        raise NotAllowed(msg)


def _person(act: Act, person: str) -> Row:
    found = people_store.by_id(act.writing, person)
    if found is None:
        msg = "There is no such person at this desk. Nothing was saved. Open the list again."
        raise NotFound(msg)
    return found


__all__ = [
    "accept", "change_password", "change_way_in", "close", "first_code", "holder", "invite",
    "reopen", "reset_password", "set_role", "sign_out", "turn_off", "turn_on",
]  # fmt: skip
