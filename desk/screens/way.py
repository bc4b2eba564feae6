"""Where a claim is on its way: what can be done, who is on it, what is in and what is out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import ClaimState
from db import events_store, people_store, verdicts_store, words_store, workflow_store
from db.rows import moment
from desk import policy
from desk.authority import role_of
from desk.holding import KILLED
from desk.sign_off import has_accounts, has_checked
from desk.stale import stale_in
from review import rounds, rules
from review.model import Layer
from review.requirements import NOTHING_OWN, legal_needed, reviews_needed
from review.workflow import actions

if TYPE_CHECKING:
    from datetime import datetime

    from claims.model import Claim
    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Review, Verdict
    from review.requirements import Own
    from review.workflow import ClaimAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Somebody who is to work on it; `due_on` is an ISO day or None."""

    person: str
    person_id: str
    due_on: str | None
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What it waits for, and until which ISO day."""

    because: str
    until: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A sign-off that stands; `kind` is “editorial” or “legal”."""

    kind: str
    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What went out; `not_before` is when it may be told, None for at once.

    `verdict_ids` are of the verdicts that it told of.
    """

    id: str
    kind: str
    by: str
    at: datetime
    because: str
    not_before: datetime | None
    verdict_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where one claim is on its way, for one person.

    `sealed` names whose reviews of the round under way are in and not to be seen by others yet, by
    layer; `needed` says how many a layer needs in that round.
    """

    actions: tuple[ClaimAction, ...]
    needed: dict[Layer, int]
    sealed: dict[Layer, tuple[str, ...]]
    unsettled: tuple[Layer, ...]
    own: Own
    legal: bool
    assigned: tuple[Assigned, ...]
    held: Held | None
    killed: Held | None
    """Why its checking stopped, by whom."""
    signatures: tuple[Signature, ...]
    published: tuple[Published, ...]
    checked_it: bool = False
    """Whether a verdict rests on a review of whoever looks, so that somebody else signs."""
    checked_alone: bool = False
    """Whether it does on a desk without accounts, where one person may do both."""
    is_stale: bool = False
    """Whether what a verdict that waits to be signed rests on changed, so that it is looked at."""

    def is_blind(self, layer: Layer) -> bool:
        """Whether reviews of a layer are sealed until all that it needs are in."""
        return self.needed[layer] > 1

    @property
    def is_told(self) -> bool:
        """Whether something stands published, under an embargo or not."""
        return bool(self.published) and self.published[-1].kind != "retraction"


NO_WAY = Way(
    actions=(), needed={}, sealed={}, unsettled=(), own=NOTHING_OWN, legal=False,
    assigned=(), held=None, killed=None, signatures=(), published=(),
)  # fmt: skip
"""Of a claim that nothing can be done with."""


def way_of(snapshot: Snapshot, desk: Desk, claim: Claim, verdicts: tuple[Verdict, ...]) -> Way:
    """Return where a claim is, as whoever sits at the desk may know it."""
    held = workflow_store.hold(snapshot, claim.id)
    asked, own = policy.policy_of(snapshot), policy.own_of(snapshot, claim.id)
    role = role_of(snapshot, desk.actor)
    every = verdicts_store.reviews_of(snapshot, [claim.id])
    checked = has_checked(snapshot, desk.actor, every, rules.of_record(verdicts).values())
    apart = checked and has_accounts(snapshot)
    return Way(
        actions=actions(claim.state, role) if role else (),
        needed=_needed(claim, every, verdicts, reviews_needed(asked, claim, own)),
        sealed=_sealed(snapshot, claim),
        unsettled=rounds.unsettled(every, verdicts),
        own=own,
        legal=legal_needed(asked, own),
        assigned=tuple(map(_assigned, workflow_store.assigned(snapshot, [claim.id]))),
        held=_held(held) if held else None,
        killed=_killed(snapshot, claim),
        signatures=tuple(
            _signature(row)
            for row in workflow_store.approvals(snapshot, [claim.id])
            if row["ended_at"] is None
        ),
        published=tuple(map(_published, workflow_store.publications(snapshot, [claim.id]))),
        checked_it=apart,
        checked_alone=checked and not apart,
        is_stale=claim.state is ClaimState.READY and bool(stale_in(snapshot, claim=claim.id)),
    )


def _needed(
    claim: Claim, every: tuple[Review, ...], verdicts: tuple[Verdict, ...], now: int
) -> dict[Layer, int]:
    return {
        layer: rounds.needed(rounds.of_round(every, verdicts, layer), otherwise=now)
        for layer in rules.layers(claim)
    }


def _sealed(snapshot: Snapshot, claim: Claim) -> dict[Layer, tuple[str, ...]]:
    rows = verdicts_store.awaiting(snapshot, [claim.id])
    names = {row["id"]: row["name"] for row in people_store.everybody(snapshot)} if rows else {}
    return {
        layer: tuple(names[row["given_by"]] for row in rows if row["layer"] == layer)
        for layer in Layer
    }


def _assigned(row: Row) -> Assigned:
    return Assigned(
        person=row["person"],
        person_id=row["person_id"],
        due_on=row["due_on"],
        given_by=row["given_by_name"],
    )


def _held(row: Row) -> Held:
    return Held(
        because=row["because"] or "",
        until=row["until_day"],
        by=row["held_by_name"],
        at=moment(row["held_at"]),
    )


def _killed(snapshot: Snapshot, claim: Claim) -> Held | None:
    """Return why its checking stopped; it stands with the event alone."""
    if claim.state is not ClaimState.KILLED:
        return None
    for event in reversed(events_store.history(snapshot, claim.id)):
        details = json.loads(event.details)
        if details.get("state", ("",))[-1] == ClaimState.KILLED:
            break
    else:
        return None
    if event.action != KILLED:  # a retraction, which tells its reason where it stands published
        return None
    because = words_store.body(snapshot, details["because"])
    return Held(because=because, until=None, by=event.actor, at=event.at)


def _signature(row: Row) -> Signature:
    return Signature(
        kind=row["kind"],
        by=row["given_by_name"],
        at=moment(row["given_at"]),
        note=row["note"] or "",
    )


def _published(row: Row) -> Published:
    return Published(
        id=row["id"],
        kind=row["kind"],
        by=row["published_by_name"],
        at=moment(row["published_at"]),
        because=row["because"] or "",
        not_before=moment(row["not_before"]) if row["not_before"] else None,
        verdict_ids=tuple(json.loads(row["verdict_ids"])),
    )
