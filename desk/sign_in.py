"""Signing in and out: a token in a cookie, a row in the database, and wrong passwords slowed down.

The database keeps only a digest of each token. A session ends when nobody uses it for IDLE, after
LONGEST in any case, on signing out, and with every change of password or role. Once it was over it
stays so, and one that was begun or used at a moment that has not come is over: the clock was wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from db import accounts_store, people_store
from db.rows import moment, stamp
from desk import clock as clocks
from desk import ids as identifiers
from desk import passwords
from desk.authority import Role, SignIn, sign_in_of
from desk.team import person_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from desk.clock import Clock

IDLE = timedelta(hours=12)
"""A working day; whoever comes back the next morning signs in again."""
LONGEST = timedelta(days=30)
NOTED = timedelta(minutes=5)
"""How exactly it is known when a session was used: noting each request would write each time."""

FREE = 5
"""Wrong passwords in a row that cost nothing: people mistype."""
MOST_WAITING = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who is signed in."""

    person: str
    name: str
    role: Role


def sign_in(
    database: Database, name: str, password: str, *, address: str, clock: Clock = clocks.now
) -> str:
    """Return the token of a new session, or refuse; `address` is where the browser calls from.

    The password is compared outside of any transaction, because that is slow on purpose.
    """
    called = _called(name)
    now, tried = clock(), (_digest(f"name {called}"), _digest(f"address {address}"))
    until = waiting_until(database, tried, now)
    with database.snapshot() as snapshot:
        refuse_passwords(snapshot)
        person = people_store.by_name(snapshot, called)
        kept = accounts_store.secret(snapshot, person["id"]) if person else None
    _refuse_too_early(until, now)
    if person is None or person["closed_at"] or not passwords.matches(kept, password):
        count_wrong(database, tried, now)
        msg = "The name or the password is wrong. Try again, or ask an administrator for a link."
        raise InvalidInput(msg)
    return _begin(database, person["id"], now, tried[:1])


def begin_session(database: Database, person: str, *, clock: Clock = clocks.now) -> str:
    """Return the token of a new session for somebody who has proved who they are otherwise."""
    return _begin(database, person, clock(), ())


def session_of(database: Database, token: str, *, clock: Clock = clocks.now) -> Session | None:
    """Return who a token stands for, or None when its session is over."""
    if not token:
        return None
    key, now = _digest(token), clock()
    with database.snapshot() as snapshot:
        row = accounts_store.session(snapshot, key)
    if row is None:
        return None
    seen, made = moment(row["seen_at"]), moment(row["made_at"])
    if now - seen > IDLE or now - made > LONGEST or clocks.is_ahead(max(seen, made), now):
        sign_out(database, token)
        return None
    if now - seen > NOTED:
        with database.write() as writing:
            accounts_store.touch_session(writing, key, at=stamp(now))
    return Session(person=row["person_id"], name=row["name"], role=Role(row["role"]))


def sign_out(database: Database, token: str) -> None:
    """End the session of a token; one that is over already is left alone."""
    with database.write() as writing:
        accounts_store.end_session(writing, _digest(token))


def sign_out_everywhere(database: Database, person: str) -> None:
    """End every session of a person."""
    with database.write() as writing:
        accounts_store.end_sessions(writing, person)


def refuse_passwords(snapshot: Snapshot) -> None:
    """Raise NotAllowed where people sign in at a provider: a password opens nothing then."""
    if sign_in_of(snapshot) is SignIn.OPENID:
        msg = (
            "This desk signs in through OpenID Connect and takes no passwords. Nothing was done. "
            "Open the sign-in page again."
        )
        raise NotAllowed(msg)


def digest_of(code: str) -> str:
    """Return under which name a code or token is kept; itself it is nowhere."""
    return _digest(code.strip())


def _called(name: str) -> str:
    """Return a name as it is looked up; one that nobody can have is looked up all the same."""
    try:
        return person_name(name)
    except InvalidInput:
        return ""


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _begin(database: Database, person: str, now: datetime, tried: Iterable[str]) -> str:
    token = identifiers.token()
    with database.write() as writing:
        for subject in tried:
            accounts_store.forget_failures(writing, subject)
        accounts_store.end_idle(
            writing, seen_before=stamp(now - IDLE), made_before=stamp(now - LONGEST)
        )
        accounts_store.open_session(writing, _digest(token), person, at=stamp(now))
    return token


def waiting_until(database: Database, tried: Iterable[str], now: datetime) -> datetime:
    """Return until when nothing is tried for any of these.

    A wait that a clock put back made longer than any is cut to the longest, once and for all.
    """
    with database.snapshot() as snapshot:
        found = [row for one in tried if (row := accounts_store.failure(snapshot, one))]
    most = now + MOST_WAITING
    too_long = [row for row in found if clocks.is_ahead(moment(row["wait_until"]), most)]
    if too_long:
        with database.write() as writing:
            for row in too_long:
                accounts_store.count_failure(
                    writing, row["subject"], row["count"], wait_until=stamp(most)
                )
    return min(max((moment(row["wait_until"]) for row in found), default=now), most)


def good_pass(snapshot: Snapshot, code_digest: str, now: datetime) -> Row | None:
    """Return the link or code that is good now, or None; none that is to be made yet is good."""
    row = accounts_store.good_pass(snapshot, code_digest, at=stamp(now))
    return None if row is None or clocks.is_ahead(moment(row["made_at"]), now) else row


def _refuse_too_early(until: datetime, now: datetime) -> None:
    if until > now:
        seconds = int((until - now).total_seconds()) + 1
        msg = (
            f"Too many wrong passwords. Wait {seconds} seconds and try again; "
            "an administrator can give you a link to set a new one."
        )
        raise NotAllowed(msg)


def count_wrong(database: Database, tried: Iterable[str], now: datetime) -> None:
    """Count a wrong password or key by each of `tried`; from the sixth on the wait doubles."""
    with database.write() as writing:
        for subject in tried:
            before = accounts_store.failure(writing, subject)
            count = 1 + (before["count"] if before else 0)
            wait = timedelta(seconds=2 ** min(count - FREE, 12)) if count > FREE else timedelta()
            until = stamp(now + min(wait, MOST_WAITING))
            accounts_store.count_failure(writing, subject, count, wait_until=until)
