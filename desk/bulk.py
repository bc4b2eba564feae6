"""The same done to many claims at once: told before, carried out as one event, told after.

What can be done to some of the claims is done to those, and the others stay with the reason
(`Stays`); that is how it differs from `desk.triage`, which moves all that it is given or none.
Statements are few however many claims there are. `desk.bulk_undo` takes back what was done here.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState
from db import bulk_store, tags_store, workflow_store
from desk import tags
from desk.act import Act, Told, carry_out
from desk.assigning import fit_worker
from desk.authority import Role, needs
from review.workflow import ClaimAction, check_role, next_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row, Value
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Event


class Bulk(StrEnum):
    """What can be done to many claims at once. The values stand in events; do not change them."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    RESTORE = "restore"
    ASSIGN = "assign"
    TAG = "tag"
    UNTAG = "untag"


MERGED, THERE, UNKNOWN = "merged", "there", "unknown"
"""Why a claim stays, beside its state: another took its place, it is so already, no such claim."""

DONE = {
    Bulk.ACCEPT: "accepted",
    Bulk.DISMISS: "dismissed",
    Bulk.RESTORE: "restored",
    Bulk.ASSIGN: "assigned",
    Bulk.TAG: "tagged",
    Bulk.UNTAG: "untagged",
}
"""What the event is called."""

_STEPS = {
    Bulk.ACCEPT: ClaimAction.ACCEPT,
    Bulk.DISMISS: ClaimAction.DISMISS,
    Bulk.RESTORE: ClaimAction.RESTORE,
    Bulk.ASSIGN: ClaimAction.ASSIGN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What shall be done to which claims (ids).

    `because` is for dismissing, `tag` the name of one, `person` the id or name of whom to assign.
    """

    action: Bulk
    claims: tuple[str, ...]
    because: str = ""
    tag: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """Which claims would be changed, and how many stay as they are for which reason.

    A reason is the value of a state in which the action is not possible, or MERGED, THERE, UNKNOWN.
    """

    able: tuple[str, ...]
    stays: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What became of it: the event, how many claims it changed, how many stayed and why."""

    event: Event
    count: int
    stays: Mapping[str, int]


def foresee(desk: Desk, asked: Asked) -> Foreseen:
    """Return what `carry` would do now. Nothing is written."""
    with desk.database.snapshot() as snapshot:
        return _foreseen(snapshot, asked, _there(snapshot, asked))


@needs(Role.CHECKER)
def carry(desk: Desk, asked: Asked, *, command_id: str | None = None) -> Carried:
    """Do it to every claim to which it can be done, as one transaction and one event.

    Raises InvalidInput for no claims, and NotAllowed when it can be done to none of them.
    """
    if not asked.claims:
        msg = "No claim is selected. Nothing was saved. Select at least one and try again."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        foreseen = _foreseen(act.writing, asked, _there(act.writing, asked))
        if not foreseen.able:
            raise NotAllowed(_none(asked))
        details = _CARRY[asked.action](act, asked, foreseen.able)
        return Told(
            action=DONE[asked.action],
            subject=foreseen.able[0],
            subjects=foreseen.able,
            details={
                **details,
                "bulk": asked.action.value,
                "count": len(foreseen.able),
                "stays": dict(foreseen.stays),
            },
        )

    event = carry_out(desk, command_id, do).event
    told = json.loads(event.details)
    return Carried(event=event, count=told["count"], stays=told["stays"])


def moved(act: Act, found: Iterable[Row], states: Mapping[str, ClaimState]) -> dict[str, int]:
    """Put each of these claims into the state that `states` has for it; return new revisions."""
    goals: dict[ClaimState, list[str]] = {}
    for row in found:
        goals.setdefault(states[row["id"]], []).append(row["id"])
    revisions: dict[str, int] = {}
    for goal, ids in goals.items():
        changes: dict[str, Value] = {"state": goal.value, "changed_at": act.at}
        stored = act.writing.update_each("claims", ids, changes)
        revisions.update((row["id"], row["revision"]) for row in stored)
    return revisions


def give_to(act: Act, person: str, claims: Sequence[str]) -> dict[str, object]:
    """Assign claims to a person who may work on them (id); return what the event says of it."""
    for claim in claims:
        row = {"id": act.new("asg"), "claim_id": claim, "person_id": person, "due_on": None}
        act.writing.insert("assignments", {**row, "given_by": act.actor, "given_at": act.at})
    return {**_step(act, claims, ClaimAction.ASSIGN), "to": person, "due": None}


def _foreseen(snapshot: Snapshot, asked: Asked, there: frozenset[str]) -> Foreseen:
    """Sort the claims into those that can be changed and those that stay."""
    found = bulk_store.standing(snapshot, asked.claims)
    stays: Counter[str] = Counter()
    able: list[str] = []
    for row in found:
        reason = _stays(row, asked.action, there)
        if reason:
            stays[reason] += 1
        else:
            able.append(row["id"])
    if missing := len(set(asked.claims)) - len(found):
        stays[UNKNOWN] = missing
    return Foreseen(able=tuple(able), stays=stays)


def _stays(row: Row, action: Bulk, there: frozenset[str]) -> str:
    """Return why a claim stays as it is, or nothing."""
    if row["merged_into"] is not None:
        return MERGED
    if row["id"] in there:
        return THERE
    step = _STEPS.get(action)
    state = ClaimState(row["state"])
    return "" if step is None or _goal(state, step) else state.value


def _there(snapshot: Snapshot, asked: Asked) -> frozenset[str]:
    """Return which of the claims are already as asked."""
    if asked.action is Bulk.ASSIGN:
        rows = workflow_store.assigned(snapshot, asked.claims)
        return frozenset(
            row["claim_id"] for row in rows if asked.person in {row["person_id"], row["person"]}
        )
    if asked.action not in {Bulk.TAG, Bulk.UNTAG} or not asked.tag.strip():
        return frozenset()
    tag = tags_store.by_plain(snapshot, tags.plain(asked.tag))
    carrying = tags_store.taggings(snapshot, tag["id"], "claim_id", asked.claims) if tag else {}
    if asked.action is Bulk.TAG:
        return frozenset(carrying)
    return frozenset(asked.claims) - carrying.keys()


def _goal(state: ClaimState, step: ClaimAction) -> ClaimState | None:
    """Return where a step leads, None where there is no such step."""
    try:
        return next_state(_from(state, step), step)
    except NotAllowed:
        return None


def _from(state: ClaimState, step: ClaimAction) -> ClaimState:
    """Giving a candidate to somebody accepts it first, as everywhere (see `desk.act.step`)."""
    taken_up = state is ClaimState.CANDIDATE and step is ClaimAction.ASSIGN
    return ClaimState.TRIAGED if taken_up else state


def _move(act: Act, asked: Asked, able: tuple[str, ...]) -> dict[str, object]:
    why = asked.because.strip()
    said = {"because": act.writing.words(why)} if why else {}
    return {**said, **_step(act, able, _STEPS[asked.action])}


def _step(act: Act, claims: Sequence[str], step: ClaimAction) -> dict[str, object]:
    """Take a step with all of these claims; say where they were and their new revisions."""
    found = bulk_store.standing(act.writing, claims)
    states = {row["id"]: ClaimState(row["state"]) for row in found}
    for state in set(states.values()):
        check_role(_from(state, step), step, act.role)
    goals = {claim: next_state(_from(state, step), step) for claim, state in states.items()}
    return {**_before(states), "revisions": moved(act, found, goals)}


def _before(states: Mapping[str, ClaimState]) -> dict[str, object]:
    """Say where claims stood: the state of most of them, and which stood elsewhere."""
    most = Counter(states.values()).most_common(1)[0][0]
    rest = {claim: state.value for claim, state in states.items() if state is not most}
    return {"was": most.value, "was_elsewhere": rest}


def _assign(act: Act, asked: Asked, able: tuple[str, ...]) -> dict[str, object]:
    return give_to(act, fit_worker(act, asked.person), able)


def _tag(act: Act, asked: Asked, able: tuple[str, ...]) -> dict[str, object]:
    tag = tags.the_tag(act, asked.tag)
    tags.put_on(act, tag, "claim_id", able)
    return {"tag": tag["id"]}


def _untag(act: Act, asked: Asked, able: tuple[str, ...]) -> dict[str, object]:
    tag = tags.named(act.writing, asked.tag)
    tags.take_off(act, tag, "claim_id", able)
    return {"tag": tag["id"]}


_CARRY = {
    Bulk.ACCEPT: _move,
    Bulk.DISMISS: _move,
    Bulk.RESTORE: _move,
    Bulk.ASSIGN: _assign,
    Bulk.TAG: _tag,
    Bulk.UNTAG: _untag,
}


def _none(asked: Asked) -> str:
    """Say that nothing could be done."""
    return f"None of these claims can be {DONE[asked.action]} as they stand now; nothing was saved."
