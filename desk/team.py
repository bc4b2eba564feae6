"""Who works here, by name.

A name is enough to say in the record who did what on a desk that one person runs on their own
machine. It proves nothing about who typed it: `SECURITY.md` says so. A desk whose people have
accounts lets nobody arrive by name alone; whoever holds its terminal is believed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from db import people_store
from desk import Desk
from desk import clock as clocks
from desk import ids as identifiers
from desk.act import Act, Told, carry_out
from desk.authority import ANYBODY, SignIn, needs, sign_in_of

if TYPE_CHECKING:
    from db.connection import Database
    from desk.clock import Clock
    from desk.ids import Ids

LONGEST_NAME = 80
"""Characters; longer ones break every list they stand in."""


def person_name(name: str) -> str:
    """Return a name as it is stored, or raise InvalidInput saying what is wrong with it."""
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(character.isalnum() for character in clean):
        msg = "A name needs at least one letter. Write the name that colleagues know you by."
        raise InvalidInput(msg)
    if len(clean) > LONGEST_NAME or not clean.isprintable():
        msg = (
            f"A name has at most {LONGEST_NAME} visible characters. "
            "Write the short form that colleagues know you by."
        )
        raise InvalidInput(msg)
    return clean


def sit_down(
    database: Database,
    name: str,
    *,
    clock: Clock = clocks.now,
    ids: Ids = identifiers.fresh,
) -> Desk:
    """Return the desk as the person called `name` sees it; the first time, they arrive."""
    clean = person_name(name)
    with database.snapshot() as snapshot:
        known = people_store.by_name(snapshot, clean)
        if sign_in_of(snapshot) is not SignIn.LOCAL and (known is None or known["closed_at"]):
            msg = (
                f"“{clean}” has no account at this desk. Nothing was done. Give the name of "
                "somebody who has one, or have an administrator invite them."
            )
            raise NotAllowed(msg)
    if known is not None:
        return Desk(database=database, actor=known["id"], clock=clock, ids=ids)
    return _arrive(Desk(database=database, actor=ids("prs"), clock=clock, ids=ids), clean)


@needs(ANYBODY)
def _arrive(desk: Desk, name: str) -> Desk:
    """Add the person in one event; if somebody of that name came first, be them."""

    def arrive(act: Act) -> Told:
        first = people_store.by_name(act.writing, name)
        if first is not None:
            raise _AlreadyHereError(first["id"])
        people_store.add(act.writing, person_id=act.actor, name=name, arrived_at=act.at)
        return Told(action="arrived at the desk", subject=act.actor, made=(act.actor,))

    try:
        carry_out(desk, None, arrive)
    except _AlreadyHereError as earlier:
        return replace(desk, actor=str(earlier))
    return desk


class _AlreadyHereError(Exception):
    """Somebody of this name arrived since we looked."""
