"""Signing in through a provider of OpenID Connect: who may come in, and as whom.

The provider says who somebody is; the desk says what they may do. A session begun here is one of
our own (`desk.sign_in`): same cookie, same idle time, ended by the same button. A browser that is
sent away is remembered in a row that is good once, for ten minutes, and only in that browser.

The switch is thrown by an administrator who has just come back from the provider: until then the
old way holds, so that no mistake in the settings can lock everybody out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from db import accounts_store, openid_store, people_store, settings_store
from db.rows import moment, stamp
from desk import Desk, provider
from desk import clock as clocks
from desk import ids as identifiers
from desk.accounts import FIRST
from desk.act import Act, Told, carry_out
from desk.authority import ANYBODY, MODE, Role, SignIn, needs, sign_in_of
from desk.openid_settings import provider as configured
from desk.provider import Identity, Trip
from desk.sign_in import begin_session, digest_of, good_pass
from desk.team import person_name

if TYPE_CHECKING:
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from desk.clock import Clock
    from desk.ids import Ids
    from desk.openid_settings import Provider

GOOD_FOR = timedelta(minutes=10)
"""From leaving for the provider to coming back: time to find the telephone that has a code."""

MOST_ATTEMPTS = 1_000
"""Standing at once. Whoever may ask for the page can make one, so the table must have an end."""

_OTHER_WAY = "This desk does not sign in through OpenID Connect. Nobody was signed in. Go back."
_UNKNOWN = (
    "Nobody of this desk has invited you. Nobody was signed in. Ask an administrator for an "
    "invitation; the link in it works whatever your e-mail address is."
)
_CLOSED = (
    "Your account at this desk is closed. Nobody was signed in. An administrator can let you in "
    "again."
)
_REFUSALS = {
    "access_denied": "The provider did not let you in, or you turned back. Nobody was signed in.",
    "login_required": "The provider wants you to sign in there first. Nobody was signed in.",
    "temporarily_unavailable": "The provider is busy. Nobody was signed in. Try again in a minute.",
}
_REFUSED = (
    "The provider refused to say who you are. Nobody was signed in. An administrator may compare "
    "the address and the client that this desk is registered under there."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where to send a browser, and the secret it keeps in a cookie until it comes back."""

    address: str
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a browser brought back: the provider's word, and the secret that it kept."""

    state: str
    browser: str
    code: str
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The token of a new session, and the path to go on to."""

    token: str
    going_to: str


def begin(
    database: Database,
    *,
    redirect_uri: str,
    going_to: str = "/",
    code: str = "",
    clock: Clock = clocks.now,
) -> Departure:
    """Send a browser to the provider; `code` is the invitation or first code it came with.

    Raises InvalidInput where no provider is set up, ProviderTrouble where it cannot be reached.
    """
    with database.snapshot() as snapshot:
        if sign_in_of(snapshot) is not SignIn.OPENID:
            raise NotAllowed(_OTHER_WAY)
    code_digest = digest_of(code) if code else None
    return _begin(database, redirect_uri, going_to, clock, code_digest=code_digest)


@needs(Role.ADMINISTRATOR)
def begin_turning_on(desk: Desk, *, redirect_uri: str) -> Departure:
    """Send an administrator to the provider; coming back, everybody signs in there from then on."""
    return _begin(desk.database, redirect_uri, "/settings", desk.clock, turning_on=desk.actor)


def arrive(
    database: Database,
    answer: Answer,
    *,
    clock: Clock = clocks.now,
    ids: Ids = identifiers.fresh,
) -> Entered:
    """Let in whoever came back from the provider, or refuse.

    Raises NotAllowed, and ProviderTrouble where the provider's word proves nothing.
    """
    row = _own_attempt(database, answer, clock)
    if answer.error or not answer.code:
        raise NotAllowed(_REFUSALS.get(answer.error, _REFUSED))
    trip = Trip(
        state=answer.state,
        nonce=row["nonce"],
        verifier=row["verifier"],
        redirect_uri=row["redirect_uri"],
    )
    identity = provider.who_came(configured(), trip, answer.code, now=clock())
    _refuse_domain(configured(), identity)
    nobody = Desk(database=database, actor="", clock=clock, ids=ids)
    person = _admitted(nobody, identity, row)
    token = begin_session(database, person, clock=clock)
    return Entered(token=token, going_to=row["going_to"])


def signed_out_there(database: Database, token: str, *, clock: Clock = clocks.now) -> None:
    """End every session of whom the provider has signed out, as its logout token says.

    Whoever is not known here has no session to end. Raises NotAllowed where people sign in
    otherwise, and ProviderTrouble for a token that proves nothing.
    """
    with database.snapshot() as snapshot:
        if sign_in_of(snapshot) is not SignIn.OPENID:
            raise NotAllowed(_OTHER_WAY)
    asked = configured()
    subject = provider.who_left(asked, token, now=clock())
    with database.write() as writing:
        person = openid_store.person(writing, asked.issuer, subject)
        if person is not None:
            accounts_store.end_sessions(writing, person["id"])


def _begin(
    database: Database,
    redirect_uri: str,
    going_to: str,
    clock: Clock,
    *,
    code_digest: str | None = None,
    turning_on: str | None = None,
) -> Departure:
    trip = Trip(
        state=identifiers.token(),
        nonce=identifiers.token(),
        verifier=identifiers.token(),
        redirect_uri=redirect_uri,
    )
    address, browser, now = provider.way_there(configured(), trip), identifiers.token(), clock()
    with database.write() as writing:
        openid_store.forget_attempts(writing, before=stamp(now - GOOD_FOR), most=MOST_ATTEMPTS - 1)
        attempt = {
            "state_digest": digest_of(trip.state),
            "browser_digest": digest_of(browser),
            "nonce": trip.nonce,
            "verifier": trip.verifier,
            "redirect_uri": redirect_uri,
            "going_to": going_to,
            "code_digest": code_digest,
            "turning_on": turning_on,
            "made_at": stamp(now),
        }
        openid_store.keep_attempt(writing, attempt)
    return Departure(address=address, browser=browser)


def _own_attempt(database: Database, answer: Answer, clock: Clock) -> Row:
    """Return the attempt that this browser began, used up by being read."""
    now = clock()
    with database.write() as writing:
        openid_store.forget_attempts(writing, before=stamp(now - GOOD_FOR), most=MOST_ATTEMPTS)
        found = openid_store.take_attempt(
            writing, digest_of(answer.state), digest_of(answer.browser)
        )
    if found is None or clocks.is_ahead(moment(found["made_at"]), now):
        msg = (
            "This sign-in was begun in another browser, took more than ten minutes, or was used "
            "already. Nobody was signed in. Begin again."
        )
        raise NotAllowed(msg)
    return found


def _refuse_domain(asked: Provider, identity: Identity) -> None:
    if asked.required_domain is not None and identity.domain != asked.required_domain:
        msg = (
            "Only people with an e-mail address of this desk's own, which the provider has "
            "verified, may come in. Nobody was signed in. Sign in there with that address."
        )
        raise NotAllowed(msg)


def _admitted(nobody: Desk, identity: Identity, row: Row) -> str:
    """Return the person that an identity is; one who is new is bound, added or refused."""
    if row["turning_on"] is not None:
        return _turn_on(replace(nobody, actor=row["turning_on"]), identity)
    with nobody.database.snapshot() as snapshot:
        if sign_in_of(snapshot) is not SignIn.OPENID:
            raise NotAllowed(_OTHER_WAY)
        known = openid_store.person(snapshot, identity.issuer, identity.subject)
        if row["code_digest"] is not None:
            person = _of_code(snapshot, row["code_digest"], identity, nobody.clock())
        elif known is not None:
            return _standing(snapshot, known)
        else:
            expected = _expected(snapshot, identity)
            person = None if expected is None else _standing(snapshot, expected)
    somebody = replace(nobody, actor=person or nobody.ids("prs"))
    if person is None and row["code_digest"] is None:
        return _add(somebody, identity, _role(configured(), identity))
    return _bind(somebody, identity, row["code_digest"])


def _standing(snapshot: Snapshot, person: Row) -> str:
    if person["closed_at"] or accounts_store.role(snapshot, person["id"]) is None:
        raise NotAllowed(_CLOSED)
    return str(person["id"])


def _expected(snapshot: Snapshot, identity: Identity) -> Row | None:
    """Return who was invited by this subject, or by this e-mail address if it was verified."""
    known_as = [] if "@" in identity.subject else [identity.subject]
    known_as += [] if identity.email is None else [identity.email.casefold()]
    found = (openid_store.expected(snapshot, one) for one in known_as)
    return next(filter(None, found), None)


def _of_code(snapshot: Snapshot, code_digest: str, identity: Identity, now: datetime) -> str | None:
    """Return whose code it is; None where the first administrator is new here."""
    found = good_pass(snapshot, code_digest, now)
    if found is None:
        msg = "This link or code is not good any more. Ask an administrator for a new one."
        raise NotAllowed(msg)
    if found["purpose"] != FIRST:
        return str(found["person_id"])
    known = openid_store.person(snapshot, identity.issuer, identity.subject)
    known = known or people_store.by_name(snapshot, person_name(identity.name))
    if known is not None and known["closed_at"]:
        raise NotAllowed(_CLOSED)
    return None if known is None else str(known["id"])


def _role(asked: Provider, identity: Identity) -> Role:
    """Return the highest role that a newcomer is given, or refuse."""
    given = [
        one.role
        for one in asked.newcomers
        if (one.kind == "group" and one.value in identity.groups)
        or (one.kind == "domain" and one.value == identity.domain)
    ]
    if not given:
        raise NotAllowed(_UNKNOWN)
    return max(given, key=lambda role: role.rank)


@needs(Role.ADMINISTRATOR)
def _turn_on(desk: Desk, identity: Identity) -> str:
    def do(act: Act) -> Told:
        _bound(act, identity)
        accounts_store.set_role(act.writing, act.actor, Role.ADMINISTRATOR, at=act.at)
        settings_store.put(act.writing, MODE, SignIn.OPENID, at=act.at)
        accounts_store.end_everybodys_sessions(act.writing)
        return Told(action="had everybody sign in through OpenID Connect", subject=act.actor)

    carry_out(desk, None, do)
    return desk.actor


@needs(ANYBODY)
def _bind(desk: Desk, identity: Identity, code_digest: str | None) -> str:
    """Bind an identity to whom it was promised, by a code or by an address."""

    def do(act: Act) -> Told:
        if code_digest is not None:
            _use_code(act, code_digest, identity)
        _bound(act, identity)
        return Told(action="signed in through OpenID Connect for the first time", subject=act.actor)

    carry_out(desk, None, do)
    return desk.actor


@needs(ANYBODY)
def _add(desk: Desk, identity: Identity, role: Role) -> str:
    """Add a newcomer whom the server's settings give a role.

    Somebody of the same name is never taken for them: a name at a provider can be chosen.
    """

    def do(act: Act) -> Told:
        name = person_name(identity.name)
        if people_store.by_name(act.writing, name) is not None:
            msg = (
                f"Somebody called “{name}” is known at this desk already. Nobody was signed in. "
                "Ask an administrator for a link, which says that it is you."
            )
            raise NotAllowed(msg)
        people_store.add(act.writing, person_id=act.actor, name=name, arrived_at=act.at)
        accounts_store.set_role(act.writing, act.actor, role, at=act.at)
        _bound(act, identity)
        return Told(action="came in through OpenID Connect", subject=act.actor,
                    made=(act.actor,), details={"role": role})  # fmt: skip

    carry_out(desk, None, do)
    return desk.actor


def _use_code(act: Act, code_digest: str, identity: Identity) -> None:
    row = good_pass(act.writing, code_digest, act.now)
    if row is None:
        msg = "This code was used just now. Sign in without it."
        raise NotAllowed(msg)
    accounts_store.use_pass(act.writing, code_digest, at=act.at)
    if row["purpose"] == FIRST:
        if people_store.by_id(act.writing, act.actor) is None:
            name = person_name(identity.name)
            people_store.add(act.writing, person_id=act.actor, name=name, arrived_at=act.at)
        accounts_store.set_role(act.writing, act.actor, Role.ADMINISTRATOR, at=act.at)


def _bound(act: Act, identity: Identity) -> None:
    """Say in the database who an identity is from now on."""
    known = openid_store.person(act.writing, identity.issuer, identity.subject)
    if known is not None and known["id"] != act.actor:
        msg = (
            f"You are {known['name']} here already. Nothing was changed. Sign in without the "
            "link, or sign in at the provider as the person whom it is for."
        )
        raise NotAllowed(msg)
    openid_store.bind(
        act.writing, identity.issuer, identity.subject, act.actor,
        email=identity.email, at=act.at,
    )  # fmt: skip
