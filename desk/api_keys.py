"""Keys of the read API: made once and shown once, kept as a digest, revoked, slowed when wrong.

A key opens what was published, or everything that the desk exports; never what no export holds:
confidential evidence and sealed reviews. Without a key nothing is read, unless an administrator
turned public reading on, and then only what was published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import api_keys_store, settings_store
from db.rows import moment, stamp
from desk import clock as clocks
from desk import ids as identifiers
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.fields import line
from desk.sign_in import NOTED, count_wrong, digest_of, waiting_until

if TYPE_CHECKING:
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row
    from desk import Desk
    from desk.act import Done
    from desk.clock import Clock

SETTING = "reading without a key"
LONGEST_NAME = 80
LONGEST_LIFE = 3_660
"""Days that a key may be given to live: ten years."""


class May(StrEnum):
    """What a reader is handed."""

    PUBLISHED = "published"
    EVERYTHING = "everything"


class UnknownKey(NotAllowed):
    """No key, or none that opens anything."""


class TooManyWrong(NotAllowed):
    """Wrong keys came from this address; `seconds` says for how long none is tried."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many wrong keys. Wait {seconds} seconds and try again.")
        self.seconds = seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as administrators see it; what it is itself nobody can see again."""

    id: str
    name: str
    may: May
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A key that was just made: the event, and the key itself, to be shown once."""

    done: Done
    key: str


@needs(Role.ADMINISTRATOR)
def make(
    desk: Desk, name: str, may: May, *, days: int | None = None, command_id: str | None = None
) -> Made:
    """Make a key that opens this much, for some days or for good; the same command makes one."""
    if days is not None and not 0 < days <= LONGEST_LIFE:
        msg = f"A key lives from 1 to {LONGEST_LIFE:,} days. Nothing was saved."
        raise InvalidInput(msg)
    secret = f"cdk_{identifiers.token()}"

    def do(act: Act) -> Told:
        expires = None if days is None else stamp(act.now + timedelta(days=days))
        row: dict[str, str | None] = {
            "id": act.new("key"),
            "name": _name(name),
            "secret_digest": digest_of(secret),
            "may": may.value,
            "made_by": act.actor,
            "made_at": act.at,
            "expires_at": expires,
        }
        act.writing.insert("api_keys", row)
        subject = str(row["id"])
        return Told(
            action="made a key", subject=subject, made=(subject,), details={"may": may.value}
        )

    done = carry_out(desk, command_id, do)
    if done.again:
        msg = "This key was made already, and is not shown again. Revoke it and make another."
        raise NotAllowed(msg)
    return Made(done=done, key=secret)


@needs(Role.ADMINISTRATOR)
def revoke(desk: Desk, key_id: str, *, command_id: str | None = None) -> Done:
    """End a key: from now on it opens nothing."""

    def do(act: Act) -> Told:
        if api_keys_store.get(act.writing, key_id) is None:
            msg = "There is no such key any more. Nothing was saved. Look at the list of keys."
            raise NotFound(msg)
        act.writing.update("api_keys", key_id, {"ended_by": act.actor, "ended_at": act.at})
        return Told(action="revoked a key", subject=key_id)

    return carry_out(desk, command_id, do)


@needs(Role.ADMINISTRATOR)
def keys(desk: Desk) -> tuple[Key, ...]:
    """Return the keys that nobody revoked, expired ones too, the oldest first."""
    with desk.database.snapshot() as snapshot:
        return tuple(_key(row) for row in api_keys_store.standing(snapshot))


@needs(Role.ADMINISTRATOR)
def let_anybody_read(desk: Desk, *, on: bool, command_id: str | None = None) -> Done:
    """Let whoever reaches the desk read what was published, without a key, or no longer."""

    def do(act: Act) -> Told:
        settings_store.put(act.writing, SETTING, on, at=act.at)
        told = "let anybody read what is published" if on else "let nobody read without a key"
        return Told(action=told, subject=SETTING)

    return carry_out(desk, command_id, do)


def anybody_reads(database: Database) -> bool:
    """Whether what was published is read without a key; off until somebody turns it on."""
    with database.snapshot() as snapshot:
        return settings_store.value(snapshot, SETTING) is True


def opened_by(
    database: Database, key: str | None, *, address: str, clock: Clock = clocks.now
) -> May:
    """Return what a reader with this key, or with None, may be handed.

    Raises UnknownKey, or TooManyWrong for whoever tried wrong keys from this address too often. A
    good key always opens: 256 bits are not guessed, and another program behind the same address
    must not be locked out by somebody else's mistake.
    """
    if key is None:
        if anybody_reads(database):
            return May.PUBLISHED
        msg = "This desk hands nothing out without a key. Send one as Authorization: Bearer."
        raise UnknownKey(msg)
    now = clock()
    with database.snapshot() as snapshot:
        found = api_keys_store.good(snapshot, digest_of(key), now=stamp(now))
    if found is None:
        _wrong(database, address, now)
        msg = "This key opens nothing. It may have run out or been revoked."
        raise UnknownKey(msg)
    _note(database, found, now)
    return May(found["may"])


def _wrong(database: Database, address: str, now: datetime) -> None:
    """Count a wrong key, or refuse to look at it; while one has to wait nothing is written."""
    subject = digest_of(f"key address {address}")
    until = waiting_until(database, (subject,), now)
    if until > now:
        raise TooManyWrong(int((until - now).total_seconds()) + 1)
    count_wrong(database, (subject,), now)


def _note(database: Database, found: Row, now: datetime) -> None:
    seen = found["used_at"]
    if seen is None or now - moment(seen) > NOTED:
        with database.write() as writing:
            api_keys_store.used(writing, found["id"], at=stamp(now))


def _name(name: str) -> str:
    clean = line(name, "name")
    if not any(character.isalnum() for character in clean) or len(clean) > LONGEST_NAME:
        msg = (
            f"A key needs a name of 1 to {LONGEST_NAME} characters. Nothing was saved. Write which "
            "program will have it."
        )
        raise InvalidInput(msg)
    return clean


def _key(row: Row) -> Key:
    return Key(
        id=row["id"],
        name=row["name"],
        may=May(row["may"]),
        made_by=row["made_by_name"],
        made_at=moment(row["made_at"]),
        expires_at=moment(row["expires_at"]) if row["expires_at"] else None,
        used_at=moment(row["used_at"]) if row["used_at"] else None,
    )
