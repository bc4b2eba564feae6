"""Who visits: a name in a cookie, or a session where the desk has accounts.

Pages and routes ask here, so that both mean the same person.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from claims.errors import InvalidInput
from desk import Desk, team
from desk import clock as clocks
from desk.authority import SignIn, sign_in_of
from desk.sign_in import Session, session_of
from desk.team import person_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.connection import Database
    from desk.clock import Clock

COOKIE = "claimdesk_name"
SESSION = "claimdesk_session"
VARIABLE = "CLAIMDESK_PERSON"
"""Names the person for the whole process, so that nobody is asked."""

YEAR = 365 * 24 * 3600
"""Seconds that the cookie is kept."""


def is_fixed() -> bool:
    """Whether the process has a name of its own, which no cookie changes."""
    return name_in({}) is not None


def name_in(cookies: Mapping[str, str]) -> str | None:
    """Return the name in the cookies, or the process's own, or None when there is none."""
    fixed = os.environ.get(VARIABLE)
    try:
        return person_name(fixed or unquote(cookies.get(COOKIE, "")))
    except InvalidInput:
        return None


def cookie_value(name: str) -> str:
    """Return a checked name as it stands in the cookie. Raises InvalidInput."""
    return quote(person_name(name), safe="")


def way_in(database: Database) -> SignIn:
    """Return how people come to this desk."""
    with database.snapshot() as snapshot:
        return sign_in_of(snapshot)


def has_accounts(database: Database) -> bool:
    """Whether this desk asks who one is, for a password or at a provider."""
    return way_in(database) is not SignIn.LOCAL


def session_in(
    database: Database, cookies: Mapping[str, str], *, clock: Clock = clocks.now
) -> Session | None:
    """Return who is signed in, or None when nobody is any more."""
    return session_of(database, str(cookies.get(SESSION, "")), clock=clock)


def seat(database: Database, cookies: Mapping[str, str], *, otherwise: str) -> Desk | None:
    """Return the desk as the visitor sees it; None where they have to sign in first.

    On a desk without accounts, `otherwise` is the name of whoever has said none.
    """
    if not has_accounts(database):
        return team.sit_down(database, name_in(cookies) or otherwise)
    session = session_in(database, cookies)
    return None if session is None else Desk(database=database, actor=session.person)
