"""Who else has a claim open, so that two people do not check the same one unknowingly.

It says that somebody is there, never what they do, and is forgotten two minutes after they were
last seen. It is a courtesy: it locks nothing, is no part of the record, and gives way at once
when somebody else is saving. It stands in the database, so several servers of one desk share it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import presence_store
from db.rows import stamp
from desk.authority import Role, needs
from desk.clock import SLACK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from db.connection import Database
    from desk import Desk

FORGOTTEN_AFTER = timedelta(minutes=2)
SAID_AGAIN_AFTER = timedelta(seconds=30)
"""Sooner, coming again is not written: a page is drawn at every click."""

_PATIENCE_SECONDS = 0.05
"""How long coming and going waits for somebody who saves; then it is left for the next time."""


@needs(Role.READER)
def come(desk: Desk, claim_id: str, *, leaving: str | None = None) -> None:
    """Say that the actor has this claim open, and the one they come from no longer."""
    now = desk.clock()
    if leaving in {None, claim_id} and not _due(desk, claim_id, now):
        return
    with suppress(DatabaseUnfit), _impatient(desk).write() as writing:
        first, last = around(now)
        presence_store.forget(writing, before=first, after=last)
        if leaving is not None and leaving != claim_id:
            presence_store.went(writing, claim=leaving, person=desk.actor)
        presence_store.came(writing, claim=claim_id, person=desk.actor, at=stamp(now))


@needs(Role.READER)
def go(desk: Desk, claim_id: str) -> None:
    """Say that the actor has this claim open no longer."""
    with suppress(DatabaseUnfit), _impatient(desk).write() as writing:
        presence_store.went(writing, claim=claim_id, person=desk.actor)


def others(desk: Desk, claims: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the names of the others who have each of these claims open."""
    first, last = around(desk.clock())
    with desk.database.snapshot() as snapshot:
        return presence_store.at_claims(
            snapshot, claims, since=first, until=last, apart_from=desk.actor
        )


def around(now: datetime) -> tuple[str, str]:
    """Return between which moments somebody counts as being there.

    The second lies ahead by what clocks of several servers differ; more, and one was put back.
    """
    return stamp(now - FORGOTTEN_AFTER), stamp(now + SLACK)


def _due(desk: Desk, claim_id: str, now: datetime) -> bool:
    with desk.database.snapshot() as snapshot:
        last = presence_store.seen_at(snapshot, claim=claim_id, person=desk.actor)
    return not stamp(now - SAID_AGAIN_AFTER) <= last <= stamp(now + SLACK)


def _impatient(desk: Desk) -> Database:
    return replace(desk.database, busy_seconds=_PATIENCE_SECONDS)
