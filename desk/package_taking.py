"""Taking a package of another desk: what is new comes in, what differs is decided by a person.

Everything comes in under one event of ours that names the package's digest. The other desk's
events are kept beside the chain, never in it. Its reviews stand in a round of their own, so that
they make no verdict here; its verdicts and publications are kept as its word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from db import (
    claims_store,
    documents_store,
    package_rows,
    packages_store,
    verdicts_store,
    withdrawal_store,
)
from db.digest import canonical
from db.package_rows import RELATIONS, TOLD, PackedRow
from db.transaction import KEYS
from desk import packages
from desk.act import Act, Done, Told, carry_out, change_claim, claim_of, document_of
from desk.authority import Role, needs
from desk.package_merge import Incoming, OtherPeople, take_over
from desk.passages import passages_of
from desk.read_once import reading_of
from desk.withdrawal import WITHDREW_DOCUMENT
from reports import wording
from review import rules

if TYPE_CHECKING:
    from db.package_file import Manifest, Package
    from db.rows import Row, Value
    from db.transaction import Snapshot
    from desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a package: how much is new by sort, changed, differed about; or known already.

    `left_out` are original files that the package does not hold; `withdrawn` are the numbers of
    documents here whose words the other desk withdrew, and this one did not.
    """

    digest: str
    desk_name: str
    made_by: str
    new: dict[str, int] = field(default_factory=dict)
    changed: int = 0
    conflicts: int = 0
    events: int = 0
    left_out: int = 0
    withdrawn: tuple[int, ...] = ()
    again: bool = False
    done: Done | None = None


class _DryRunError(Exception):
    """Everything was tried, and nothing is to be kept."""


class _KnownError(Exception):
    """The package was taken before."""


@needs(Role.EDITOR)
def take(desk: Desk, package: Package, *, command_id: str | None = None) -> Taken:
    """Take a package in as one event; one that was taken before changes nothing."""
    return _tried(desk, package, command_id, keep=True)


@needs(Role.EDITOR)
def foresee(desk: Desk, package: Package) -> Taken:
    """Return what taking a package would do now. Nothing is kept."""
    return _tried(desk, package, None, keep=False)


def _tried(desk: Desk, package: Package, command_id: str | None, *, keep: bool) -> Taken:
    found: list[Taken] = []

    def do(act: Act) -> Told:
        if packages_store.taken(act.writing, package.manifest.digest) is not None:
            raise _KnownError
        told, taken = _take(act, package)
        found.append(taken)
        if not keep:
            raise _DryRunError
        return told

    done = None
    try:
        done = carry_out(desk, command_id, do)
    except _DryRunError:
        return found[0]
    except _KnownError:
        found.clear()
    if found:
        return replace(found[0], done=done)
    manifest = package.manifest
    return Taken(
        digest=manifest.digest,
        desk_name=manifest.desk_name,
        made_by=manifest.made_by,
        again=True,
        done=done,
    )


def _take(act: Act, package: Package) -> tuple[Told, Taken]:
    manifest, held = package.manifest, package.content
    is_ours = _check_ours(act, package)
    package_id = _add_package(act, manifest)
    people = OtherPeople(act=act, package_id=package_id, desk_name=manifest.desk_name)
    for text in held.texts.values():
        act.writing.words(text)
    incoming = Incoming(act=act, package=package, package_id=package_id, people=people)
    for relation in RELATIONS:
        packed = [row for row in held.rows if row.relation == relation]
        for row in sorted(packed, key=lambda one: int(one.body.get("number") or 0)):
            incoming.bring(row)
    _differing_verdicts(incoming)
    _finish(act, incoming)
    events = 0 if is_ours else _keep_events(act, package, package_id)
    _keep_words(act, held.rows, package_id)
    revisions = {claim: _revised(act, claim) for claim in sorted(incoming.revised)}
    told = Told(
        action="took a package",
        subject=package_id,
        made=(package_id, *incoming.made.get("claims", ()), *incoming.made.get("documents", ())),
        subjects=tuple(sorted(incoming.subjects)),
        details={
            "package": manifest.digest,
            "desk": manifest.desk,
            "purged": sorted(incoming.absent),
            "revisions": revisions,
            "conflicts": incoming.conflicts,
            "events": events,
        },
    )
    return told, Taken(
        digest=manifest.digest,
        desk_name=manifest.desk_name,
        made_by=manifest.made_by,
        new={one: len(ids) for one, ids in incoming.made.items()},
        changed=incoming.changed,
        conflicts=incoming.conflicts,
        events=events,
        left_out=len(incoming.absent),
        withdrawn=() if is_ours else _withdrawn_there(act, package),
    )


def _check_ours(act: Act, package: Package) -> bool:
    """Whether this desk made the package itself; refuses one that its record contradicts."""
    if package.manifest.desk != packages_store.desk_digest(act.writing):
        return False
    for event in package.content.events:
        if packages_store.event_digest(act.writing, event["seq"]) != event["digest"]:
            msg = (
                "The package says it is of this desk and holds events that are not in its record: "
                "it was made on a copy that went its own way. Nothing was taken from it. Work on "
                "one of the two."
            )
            raise NotAllowed(msg)
    return True


def _add_package(act: Act, manifest: Manifest) -> str:
    package_id = act.new("pkg")
    act.writing.insert(
        "packages",
        {
            "id": package_id,
            "digest": manifest.digest,
            "desk": manifest.desk,
            "desk_name": manifest.desk_name,
            "events": manifest.events,
            "head": manifest.head,
            "made_by": manifest.made_by,
            "made_at": manifest.made_at,
            "taken_by": act.actor,
            "taken_at": act.at,
        },
    )
    return package_id


def _differing_verdicts(incoming: Incoming) -> None:
    """Note where both desks decided a claim, and differently: a person looks at that."""
    held = [row for row in incoming.package.content.rows if row.relation == "verdicts"]
    over = {row.body.get("supersedes") for row in held}
    for row in held:
        theirs = row.body
        if row.row_id in over or theirs["rating"] is None:
            continue
        ours = rules.of_record(
            verdicts_store.verdicts_of(incoming.act.writing, [theirs["claim_id"]])
        )
        same_layer = [one for layer, one in ours.items() if layer.value == theirs["layer"]]
        if any(one.rating not in {None, theirs["rating"]} for one in same_layer):
            told: dict[str, Value] = {one: theirs[one] for one in ("layer", "scale", "rating")}
            incoming.differ(row, told)


def _finish(act: Act, incoming: Incoming) -> None:
    """Make of the new rows what can be made of them again: sentences to search, the index."""
    for one in incoming.made.get("documents", ()):
        document = document_of(act.writing, one)
        passages = passages_of(one, document.text, reading_of(document))
        documents_store.add_passages(act.writing, *passages)
    for one in {*incoming.made.get("claims", ()), *incoming.revised}:
        claims_store.index(act.writing, one)
    incoming.revised -= set(incoming.made.get("claims", ()))


def _revised(act: Act, claim_id: str) -> int:
    return change_claim(act, claim_of(act.writing, claim_id), {})


def _withdrawn_there(act: Act, package: Package) -> tuple[int, ...]:
    """Return the documents that still have their words here, and were withdrawn there."""
    told = [e for e in package.content.events if e["action"] == WITHDREW_DOCUMENT]
    here = [documents_store.row_of(act.writing, str(event["subject"])) for event in told]
    return tuple(
        sorted(
            row["number"]
            for row in here
            if row is not None and not withdrawal_store.holds(act.writing, row["id"])
        )
    )


def _keep_events(act: Act, package: Package, package_id: str) -> int:
    """Keep the other desk's events; refuses a desk that tells another history than before."""
    desk, kept = package.manifest.desk, 0
    for event in package.content.events:
        known = packages_store.foreign_event(act.writing, desk, event["seq"])
        if known not in {None, event["digest"]}:
            msg = (
                f"Event {event['seq']} of {package.manifest.desk_name} is not the one that an "
                "earlier package of that desk held: its record was rewritten. Nothing was taken. "
                "Ask that desk what happened."
            )
            raise NotAllowed(msg)
        if known is None:
            row = {**event, "desk": desk, "package_id": package_id}
            act.writing.insert("foreign_events", row)
            kept += 1
    return kept


def _keep_words(act: Act, rows: tuple[PackedRow, ...], package_id: str) -> None:
    packages_store.add_rows(
        act.writing,
        [
            {
                "package_id": package_id,
                "relation": row.relation,
                "row_id": row.row_id,
                "content": package_rows.content(row.relation, row.body),
                "body": canonical(dict(row.body)) if row.relation in TOLD else None,
            }
            for row in rows
            if row.relation not in {"people", "places"}
        ],
    )


@needs(Role.EDITOR)
def settle(desk: Desk, conflict_id: str, *, theirs: bool, command_id: str | None = None) -> Done:
    """Decide what two desks differ about: theirs is taken over, or ours stays.

    A verdict is not taken over: whoever agrees with it reviews the claim.
    """

    def do(act: Act) -> Told:
        found = packages_store.conflict(act.writing, conflict_id)
        if found is None or found["decided"] is not None:
            msg = "There is nothing left to decide here. Nothing was saved. Look at the list again."
            raise InvalidInput(msg)
        revisions = take_over(act, found) if theirs else {}
        decided = {"decided": "theirs" if theirs else "ours", "decided_by": act.actor}
        act.writing.update("package_conflicts", conflict_id, {**decided, "decided_at": act.at})
        about = found["claim_id"] or found["row_id"]
        return Told(
            action="settled with another desk",
            subject=about,
            details={"conflict": conflict_id, **decided, "revisions": revisions},
        )

    return carry_out(desk, command_id, do)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that two desks changed differently, in words; `claim` is a number, if it is one's.

    `is_open_to_take` says whether theirs can be taken over: a verdict cannot.
    """

    id: str
    claim: int | None
    about: str
    what: str
    ours: str
    theirs: str
    desk_name: str
    is_open_to_take: bool


def differences(desk: Desk) -> tuple[Difference, ...]:
    """Return what is to be decided, oldest first."""
    with desk.database.snapshot() as snapshot:
        return tuple(_difference(snapshot, row) for row in packages_store.conflicts(snapshot))


def told(taken: Taken) -> tuple[str, ...]:
    """Return what came of a package, in sentences."""
    if taken.again:
        return (f"This package of {taken.desk_name} was taken before. Nothing changed.",)
    new = packages.counted({**taken.new, "events": taken.events}) or "nothing"
    lines = [f"New from {taken.desk_name}: {new}."]
    if taken.changed:
        lines.append(f"Changed there alone, and taken over: {taken.changed}.")
    if taken.conflicts:
        lines.append(f"Changed on both sides, for a person to decide: {taken.conflicts}.")
    if taken.withdrawn:
        numbers = wording.listed(tuple(str(number) for number in taken.withdrawn))
        lines.append(
            f"Withdrawn at {taken.desk_name}, and still here with all words: document {numbers}. "
            "Ask there why, and have an administrator withdraw it here if that holds here, too."
        )
    if taken.left_out:
        lines.append(f"Files that are not in the package, only their digest: {taken.left_out}.")
    return tuple(lines)


def _difference(snapshot: Snapshot, row: Row) -> Difference:
    relation, theirs = str(row["relation"]), json.loads(row["theirs"])
    key = KEYS[relation]
    here = packages_store.row_here(snapshot, relation, key, row["row_id"]) or {}
    if relation in TOLD:
        here = _verdict_here(snapshot, row["claim_id"], theirs["layer"])
    number = row["claim_number"]
    title = str(here.get("title", "the document"))
    return Difference(
        id=str(row["id"]),
        claim=number,
        about=f"Claim {number}" if number is not None else f"“{title}”",
        what=_WHAT[relation],
        ours=_worded(snapshot, {one: here.get(one) for one in theirs}),
        theirs=_worded(snapshot, theirs),
        desk_name=str(row["desk_name"]),
        is_open_to_take=relation not in TOLD,
    )


def _verdict_here(snapshot: Snapshot, claim_id: str, layer: str) -> Row:
    ours = rules.of_record(verdicts_store.verdicts_of(snapshot, [claim_id]))
    found = [one for kind, one in ours.items() if kind.value == layer]
    return {"layer": layer, "rating": found[0].rating if found else None}


def _worded(snapshot: Snapshot, columns: Row) -> str:
    parts = []
    for name, value in columns.items():
        if name in {"layer", "scale"} or value is None:
            continue
        shown = packages_store.word(snapshot, value) if name == "statement_digest" else str(value)
        parts.append(shown if name in {"statement_digest", "rating"} else f"{name}: {shown}")
    return "; ".join(parts) or "nothing"


_WHAT = {
    "claims": "wording, kind or checkability",
    "documents": "what is known of the document",
    "occurrences": "who says it, figures or times",
    "verdicts": "the verdict",
}
