"""Webhooks: another program of the newsroom is told, as it happens, that something was done.

What is told is small: which event, of which kind, who did it, and the numbers of what it is about.
No words of documents, no ratings, no reasons and no states: whoever wants to know more follows the
link, and sees what they may. So nothing of a blind review follows from it.

The chain of events is the outbox. `deliver_due` reads on from the mark of each webhook, in order,
and a failure stops that webhook alone, with growing waits; after `WAITS` it is given up until an
administrator has it tried again, from the event at which it stopped. A receiver may be told the
same event twice, when a server ends at the wrong moment: the event's number tells.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from claims.errors import InvalidInput, NotFound, UnreadableSource
from db import webhooks_store
from db.digest import canonical
from db.rows import moment, stamp
from desk import clock as clocks
from desk import ids as identifiers
from desk.act import Act, Done, Told, carry_out
from desk.authority import Role, needs
from desk.fields import web_address
from sources import post as posting
from sources.public_web import ip_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row, Value
    from desk import Desk
    from desk.clock import Clock

KINDS: Mapping[str, tuple[str, ...]] = {
    "documents": ("took in", "linked a newer version"),
    "claims": ("made a claim", "split the claim", "merged claims"),
    "evidence": ("linked evidence", "retracted evidence"),
    "reviews": ("gave a review", "withdrew a review", "adjudicated"),
    "talk": ("wrote a remark", "resolved a thread", "reopened a thread"),
    "assignments": ("assigned", "unassigned"),
    "sign-offs": ("signed off", "took the sign-off back"),
    "publications": ("published the verdict", "published a correction", "retracted the verdict"),
}
"""Kinds of events that can be told, and the actions that each stands for."""

WAITS = tuple(timedelta(seconds=s) for s in (10, 30, 120, 600, 1_800, 7_200, 21_600))
"""Before each further try, nine hours in all: a night's outage mends itself."""

LEASE = timedelta(seconds=120)
"""How long a server has for one delivery. Longer than one can take, so that none is made twice."""

MOST = 20
"""Claims and documents that are named; an event that dismissed 10,000 says how many more."""

BATCH = 50
"""Deliveries of one webhook before the next has its turn."""


class Post(Protocol):
    """How a message is sent."""

    def __call__(self, message: posting.Message, /) -> int:
        """Send it, or raise UndeliveredError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWebhook:
    """A webhook to set up.

    `is_inside` vouches for an address in the newsroom's own network; `desk_address` is how people
    reach this desk, for links, and may be blank.
    """

    address: str
    kinds: tuple[str, ...]
    is_inside: bool = False
    desk_address: str = ""
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook as Settings shows it: its host only, for an address may hold a secret."""

    id: str
    host: str
    kinds: tuple[str, ...]
    is_inside: bool
    added_by: str
    tries: int
    failure: str | None
    next_at: datetime
    told_at: datetime | None
    given_up_at: datetime | None


@needs(Role.ADMINISTRATOR)
def add(desk: Desk, wanted: AddWebhook) -> str:
    """Set a webhook up; return the secret that signs its messages, which is not shown again."""
    kinds = _kinds(wanted.kinds)
    address = _address(wanted)
    reached = (web_address(wanted.desk_address) or "").rstrip("/")
    secret = identifiers.token()

    def do(act: Act) -> Told:
        row: dict[str, Value] = {
            "id": act.new("whk"),
            "address": address,
            "secret": secret,
            "kinds": canonical(list(kinds)),
            "is_inside": int(wanted.is_inside),
            "desk_address": reached,
            "added_by": act.actor,
            "added_at": act.at,
        }
        webhooks_store.add(act.writing, row, at=act.at)
        details = {"kinds": list(kinds)}
        made = (str(row["id"]),)
        return Told(action="set up a webhook", subject=made[0], made=made, details=details)

    done = carry_out(desk, wanted.command_id, do)
    return _kept_secret(desk, done.made[0]) if done.again else secret


@needs(Role.ADMINISTRATOR)
def end(desk: Desk, webhook: str, *, command_id: str | None = None) -> Done:
    """Tell a webhook nothing any more."""

    def do(act: Act) -> Told:
        found = webhooks_store.webhook(act.writing, webhook)
        if found is None or found["ended_at"] is not None:
            raise _no_such(webhook)
        webhooks_store.end(act.writing, webhook, by=act.actor, at=act.at)
        return Told(action="ended a webhook", subject=webhook)

    return carry_out(desk, command_id, do)


@needs(Role.ADMINISTRATOR)
def try_again(desk: Desk, webhook: str, *, skip: bool = False) -> Webhook:
    """Try a webhook again from the event at which it stopped; with `skip`, from now on only."""
    with desk.database.write() as writing:
        webhooks_store.resume(writing, webhook, at=stamp(desk.clock()), skip=skip)
        found = webhooks_store.webhook(writing, webhook)
        if found is None:
            raise _no_such(webhook)
        return _shown(found)


def webhooks(database: Database) -> tuple[Webhook, ...]:
    """Return the webhooks of the desk."""
    with database.snapshot() as snapshot:
        return tuple(map(_shown, webhooks_store.standing(snapshot)))


def deliver_due(
    database: Database, *, server: str, post: Post = posting.post, clock: Clock = clocks.now
) -> int:
    """Tell every webhook what it was not told yet and may be now; return how many were taken.

    `server` names this process: several may do it at once, and none tells what another is telling.
    """
    with database.snapshot() as snapshot:
        known = webhooks_store.standing(snapshot)
    courier = _Courier(database=database, server=server, post=post, clock=clock)
    return sum(courier.tell(row) for row in known)


def signature(secret: str, at: int, body: bytes) -> str:
    """Return what proves that a message is ours: HMAC-SHA256 over “seconds.body”, as hex."""
    signed = str(at).encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Courier:
    database: Database
    server: str
    post: Post
    clock: Clock

    def tell(self, webhook: Row) -> int:
        """Tell one webhook what is due, in order, until something is not taken."""
        taken = 0
        while taken < BATCH and self._one(webhook):
            taken += 1
        return taken

    def _one(self, webhook: Row) -> bool:
        """Tell the next event; False when none is due, or it was not taken."""
        actions = [
            action for kind in json.loads(webhook["kinds"]) for action in KINDS.get(kind, ())
        ]
        mark = self._leased(webhook["id"], actions)
        if mark is None:
            return False
        with self.database.snapshot() as snapshot:
            event = webhooks_store.next_event(snapshot, after=mark["seq"], actions=actions)
            about = webhooks_store.numbers(snapshot, _subjects(event)) if event else []
        if event is None:
            with self.database.write() as writing:
                webhooks_store.let_go(writing, webhook["id"], by=self.server)
            return False
        try:
            self._send(webhook, event, about)
        except posting.UndeliveredError as error:
            self._failed(mark, str(error))
            return False
        with self.database.write() as writing:
            webhooks_store.told(
                writing, webhook["id"], by=self.server, seq=event["seq"], at=self._now()
            )
        return True

    def _leased(self, webhook: str, actions: Sequence[str]) -> Row | None:
        """Take the lease, but only where something is due: nobody's save waits for an idle one."""
        with self.database.snapshot() as snapshot:
            found = webhooks_store.webhook(snapshot, webhook)
            if found is None or found["given_up_at"] is not None or not self._is_due(found):
                return None
            if webhooks_store.next_event(snapshot, after=found["seq"], actions=actions) is None:
                return None
        now = self.clock()
        with self.database.write() as writing:
            return webhooks_store.lease(
                writing,
                webhook,
                by=self.server,
                now=stamp(now),
                until=stamp(now + LEASE),
                far=stamp(now + WAITS[-1]),
                lost=stamp(now + LEASE + clocks.SLACK),
            )

    def _is_due(self, found: Row) -> bool:
        """Whether no wait after a failure is left, or one that only a clock put back explains."""
        now, waits_until = self.clock(), moment(found["next_at"])
        return not found["tries"] or not now < waits_until <= now + WAITS[-1]

    def _send(self, webhook: Row, event: Row, about: Sequence[Row]) -> None:
        body = canonical(_body(webhook, event, about)).encode()
        at = int(self.clock().timestamp())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Claimdesk",
            "Claimdesk-Event": str(event["seq"]),
            "Claimdesk-Signature": f"t={at},v1={signature(webhook['secret'], at, body)}",
        }
        message = posting.Message(
            address=webhook["address"],
            body=body,
            headers=headers,
            is_inside=bool(webhook["is_inside"]),
        )
        self.post(message)

    def _failed(self, mark: Row, why: str) -> None:
        tries = int(mark["tries"])
        now = self.clock()
        over = tries >= len(WAITS)
        with self.database.write() as writing:
            webhooks_store.failed(
                writing,
                mark["webhook_id"],
                by=self.server,
                why=why,
                next_at=stamp(now if over else now + WAITS[tries]),
                given_up_at=stamp(now) if over else None,
            )

    def _now(self) -> str:
        return stamp(self.clock())


def _body(webhook: Row, event: Row, about: Sequence[Row]) -> dict[str, object]:
    """Return what is told of an event: numbers and names, and nothing that anybody wrote."""
    kinds = (kind for kind, actions in KINDS.items() if event["action"] in actions)
    return {
        "event": event["seq"],
        "at": event["at"],
        "kind": next(kinds, ""),
        "action": event["action"],
        "actor": event["actor_name"],
        "about": [
            {
                "type": row["kind"],
                "id": row["id"],
                "number": row["number"],
                "link": f"{webhook['desk_address']}/{row['kind']}?{row['kind']}={row['number']}",
            }
            for row in about[:MOST]
        ],
        "more": len(about) > MOST,
    }


def _subjects(event: Row) -> list[str]:
    return [str(one) for one in json.loads(event["details"]).get("subjects", ())]


def _kinds(wanted: Sequence[str]) -> tuple[str, ...]:
    kinds = tuple(kind for kind in KINDS if kind in wanted)
    if not kinds or set(wanted) - set(kinds):
        msg = f"A webhook is told one or more of {', '.join(KINDS)}. Nothing was saved."
        raise InvalidInput(msg)
    return kinds


def _address(wanted: AddWebhook) -> str:
    clean = wanted.address.strip()
    try:
        found = posting.endpoint(clean, is_inside=wanted.is_inside)
    except UnreadableSource:
        msg = (
            "This address cannot be told anything. It begins with https:// and leads to a public "
            "host, without a user name in it; or to a host of your own network, if you say so. "
            "Nothing was saved."
        )
        raise InvalidInput(msg) from None
    number = ip_of(found.host)
    near = found.host == "localhost" or (number is not None and number.is_loopback)
    if found.scheme != "https" and not near:
        msg = (
            "Only this very machine may be told without TLS, and the address leads elsewhere. "
            "Nothing was saved. Use an address that begins with https://."
        )
        raise InvalidInput(msg)
    return clean


def _shown(row: Row) -> Webhook:
    return Webhook(
        id=row["id"],
        host=urlsplit(row["address"]).hostname or "",
        kinds=tuple(json.loads(row["kinds"])),
        is_inside=bool(row["is_inside"]),
        added_by=row["added_by_name"],
        tries=row["tries"],
        failure=row["failure"],
        next_at=moment(row["next_at"]),
        told_at=moment(row["told_at"]) if row["told_at"] else None,
        given_up_at=moment(row["given_up_at"]) if row["given_up_at"] else None,
    )


def _kept_secret(desk: Desk, webhook: str) -> str:
    """Return the secret of a webhook for the second click of whoever is setting it up."""
    with desk.database.snapshot() as snapshot:
        found = webhooks_store.webhook(snapshot, webhook)
    return "" if found is None else str(found["secret"])


def _no_such(webhook: str) -> NotFound:
    return NotFound(f"There is no webhook “{webhook}” any more. Open Settings and look again.")
