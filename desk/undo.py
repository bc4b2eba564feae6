"""Undoing what was just done: a new event that puts back what another one changed.

Which acts can be undone, and what undoing each sort of row is, stand in two tables. Rows that
change in place get back what they were (`db.former_rows`); what is only ever added is ended as
people end it: evidence is retracted, a caveat resolved, a claim dismissed, a pair of claims set
by hand withdrawn, and the place that a claim was given in a newer version is a candidate's of its
own. Nothing is taken out of the record, and the event says which one it undoes.

Refused, with a sentence, when something that was done since rests on it. What `desk.bulk` did to
many claims is taken back by `desk.bulk_undo`, which leaves out those that were touched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound, Refusal
from claims.model import ClaimState, RelationState
from claims.text import Extent
from db import claims_store, events_store, former_rows, verdicts_store, versions_store
from desk import block_kinds, bulk_undo
from desk.act import Act, Told, carry_out, change_claim, claim_of, document_of
from desk.authority import Role, needs
from desk.candidates import claim_row, read_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.former_rows import Change
    from db.rows import Row, Value
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Event

EXACT = frozenset({
    "accepted", "dismissed", "restored", "edited the claim", "changed the scale",
    "trimmed the claim", "split the claim", "merged claims", "named the speaker",
    "corrected what was read", "corrected", "corrected a block", "found the words again",
    "found the words gone",
})  # fmt: skip
"""Acts that are undone only while everything they changed is as they left it."""

ADDING = frozenset({
    "made a claim", "linked evidence", "retracted evidence", "added a caveat", "resolved a caveat",
    "tagged", "untagged", "confirmed a relation", "rejected a relation", "told claims apart",
    "made a caveat of a relation", "set two claims beside each other",
})  # fmt: skip
"""Acts that are undone whatever was done beside them, while nothing rests on what they made."""

RESTING = (
    "reviews", "verdicts", "verdict_holds", "approvals", "publications", "evidence", "caveats",
    "shared_origins", "anchors", "earlier_answers",
)  # fmt: skip
"""Tables whose rows take a claim as it is: after one was written, the claim stays so."""

REASON = "Undone."


@dataclass(slots=True)
class _Putting:
    """One undoing under way: what it changes on claims comes together and is written once."""

    act: Act
    event: Event
    claims: dict[str, dict[str, Value]] = field(default_factory=dict)
    also: set[str] = field(default_factory=set)
    """Documents and claims that it is about, too, and that stay at their revision."""

    def of_claim(self, claim_id: str, **columns: Value) -> None:
        """Note what of a claim is to change; none: that it is another revision."""
        self.claims.setdefault(claim_id, {}).update(columns)


@needs(Role.CHECKER)
def undo(desk: Desk, seq: int, *, command_id: str | None = None) -> Event:
    """Undo what event `seq` did, one's own or anybody's by an editor; return the event of it.

    Raises NotFound for no such event, NotAllowed when it cannot be undone, or no more.
    """
    if _is_bulk(desk, seq):
        bulk_undo.undo(desk, seq, command_id=command_id)
        with desk.database.snapshot() as snapshot:
            return events_store.latest(snapshot, most=1)[0]

    def do(act: Act) -> Told:
        event = _event(act.writing, seq)
        _check_person(act, event)
        changes = _undoable(act.writing, event)
        putting = _Putting(act, event)
        for change in changes:
            _WAYS[(change.relation, change.was is None)](putting, change)
        revisions = _put_claims(putting)
        return Told(
            action=f"undid “{event.action}”",
            subject=event.subject,
            subjects=(*putting.claims, *sorted(putting.also - {event.subject})),
            details={"undoes": seq, "revisions": revisions},
        )

    return carry_out(desk, command_id, do).event


def can_undo(snapshot: Snapshot, seq: int) -> bool:
    """Whether an event could be undone now; who may is looked at when they do."""
    try:
        event = _event(snapshot, seq)
        return "bulk" not in json.loads(event.details) and bool(_undoable(snapshot, event))
    except Refusal:
        return False


def _is_bulk(desk: Desk, seq: int) -> bool:
    with desk.database.snapshot() as snapshot:
        return "bulk" in json.loads(_event(snapshot, seq).details)


def _event(snapshot: Snapshot, seq: int) -> Event:
    event = events_store.numbered(snapshot, seq)
    if event is None:
        msg = f"There is no event {seq} on this desk. Nothing was saved. Look at the history."
        raise NotFound(msg)
    return event


def _check_person(act: Act, event: Event) -> None:
    mine = events_store.did(act.writing, event.seq, act.actor)
    if not mine and (act.role is None or act.role.rank < Role.EDITOR.rank):
        msg = (
            f"{event.actor} did this, so only {event.actor} or an editor can undo it. Nothing was "
            "saved. Ask one of them."
        )
        raise NotAllowed(msg)


def _undoable(snapshot: Snapshot, event: Event) -> tuple[Change, ...]:
    """Return what an event changed, or refuse with why it cannot be undone."""
    if event.action not in EXACT | ADDING:
        msg = (
            f"That somebody {event.action} cannot be undone: it is answered by a further act. "
            "Nothing was saved."
        )
        raise NotAllowed(msg)
    found = former_rows.changes_by(snapshot, event.seq)
    made = {one.row_id for one in found if one.relation == "claims" and one.was is None}
    changes = tuple(
        one
        for one in found
        if (one.relation, one.was is None) in _WAYS
        and not (one.relation == "occurrences" and one.row["claim_id"] in made)
    )
    for change in changes:
        _check_untouched(snapshot, event, change)
    if event.action in EXACT:
        told = set(json.loads(event.details)["subjects"])
        _refuse_since(former_rows.first_since(snapshot, event.seq, told, RESTING), snapshot)
    return changes


def _check_untouched(snapshot: Snapshot, event: Event, change: Change) -> None:
    """Refuse when a row was written since, or what was made is rested on."""
    beside = event.action in ADDING and change.relation == "claims" and change.was is not None
    last = former_rows.last_written(snapshot, change.relation, change.row_id)
    if last != event.seq and not beside:
        _refuse_since(last, snapshot)
    if change.was is None and change.relation == "claims":
        resting = former_rows.first_since(snapshot, event.seq, [change.row_id], RESTING)
        _refuse_since(resting, snapshot)
    if change.relation == "evidence" and change.was is None and _is_cited(snapshot, change):
        msg = (
            "A review rests on this piece of evidence, so it is not simply taken away. Nothing "
            "was saved. Retract it with the reason instead."
        )
        raise NotAllowed(msg)


def _is_cited(snapshot: Snapshot, linked: Change) -> bool:
    given = verdicts_store.reviews_of(snapshot, [linked.row["claim_id"]])
    return any(linked.row_id in review.evidence_ids for review in given)


def _refuse_since(seq: int, snapshot: Snapshot) -> None:
    """Refuse because of a later event. Who reviewed is not told: the review may be blind."""
    later = events_store.numbered(snapshot, seq) if seq else None
    if later is None:
        return
    is_review = later.action.endswith("a review")
    who = "Somebody reviewed the claim" if is_review else f"{later.actor} {later.action}"
    msg = (
        f"{who} since (event {later.seq}, {later.at:%H:%M}), and that rests on it. Nothing was "
        "saved. Undo that first, or change by hand what is wrong."
    )
    raise NotAllowed(msg)


def _put_claims(putting: _Putting) -> dict[str, int]:
    """Write what changes on each claim as one revision, and index it anew."""
    act = putting.act
    revisions = {
        one: change_claim(act, claim_of(act.writing, one), columns)
        for one, columns in putting.claims.items()
    }
    for one in revisions:
        claims_store.index(act.writing, one)
    return revisions


def _claim_back(putting: _Putting, change: Change) -> None:
    was = {k: v for k, v in (change.was or {}).items() if k not in {"revision", "changed_at"}}
    last = former_rows.last_written(putting.act.writing, "claims", change.row_id)
    putting.of_claim(change.row_id, **(was if last == putting.event.seq else {}))


def _claim_aside(putting: _Putting, change: Change) -> None:
    putting.of_claim(change.row_id, state=ClaimState.DISMISSED.value)


def _occurrence_back(putting: _Putting, change: Change) -> None:
    was = change.was or {}
    stored = putting.act.writing.update("occurrences", change.row_id, dict(was))
    for claim in {(stored or change.row)["claim_id"], change.row["claim_id"]}:
        putting.of_claim(claim)


def _occurrence_aside(putting: _Putting, change: Change) -> None:
    """Give words that a claim was given in a newer version to a candidate of their own."""
    act, given = putting.act, change.row
    document = document_of(act.writing, given["document_id"])
    words = Extent(start=given["start_at"], end=given["end_at"])
    row = act.writing.insert("claims", claim_row(act, read_between(document, words), detector=None))
    act.writing.update("occurrences", change.row_id, {"claim_id": row["id"]})
    claims_store.index(act.writing, str(row["id"]))
    putting.of_claim(given["claim_id"])
    putting.also.add(str(row["id"]))


def _answer_back(putting: _Putting, change: Change) -> None:
    putting.act.writing.update("anchors", change.row_id, dict(change.was or {}))
    place = versions_store.anchor(putting.act.writing, change.row_id)
    putting.also |= {place["document_id"]} if place else set()


def _document_back(putting: _Putting, change: Change) -> None:
    writing = putting.act.writing
    now = former_rows.current(writing, "documents", change.row_id) or {}
    was = {k: v for k, v in (change.was or {}).items() if k != "revision"}
    writing.update("documents", change.row_id, was, revision=now["revision"])
    putting.also.add(change.row_id)
    if "block_kinds" in was:
        block_kinds.search_anew(putting.act, change.row_id)
    for claim in claims_store.of_document(writing, change.row_id):
        claims_store.index(writing, claim.id)


def _ended(columns: tuple[str, str, str | None]) -> Callable[[_Putting, Change], None]:
    """Return the way to end a row: who, when, and the digest of why where there is a column."""

    def end(putting: _Putting, change: Change) -> None:
        by, at, because = columns
        why = {because: putting.act.writing.words(REASON)} if because else {}
        row = {by: putting.act.actor, at: putting.act.at, **why}
        stored = putting.act.writing.update(change.relation, change.row_id, row)
        _carriers(putting, stored or {})

    return end


def _again(prefix: str, by: str, at: str) -> Callable[[_Putting, Change], None]:
    """Return the way to add an ended row anew, under an id of its own."""

    def add(putting: _Putting, change: Change) -> None:
        act = putting.act
        now = former_rows.current(act.writing, change.relation, change.row_id) or {}
        row = {**now, **(change.was or {}), "id": act.new(prefix), by: act.actor, at: act.at}
        row.pop("number", None)
        act.writing.insert(change.relation, row)
        _carriers(putting, row)

    return add


def _decision_back(putting: _Putting, change: Change) -> None:
    was = change.was or {}
    _pair(putting, putting.act.writing.update("relations", change.row_id, dict(was)))


def _pair_aside(putting: _Putting, change: Change) -> None:
    """Withdraw a pair that somebody set by hand, so that it stands in no list."""
    row = {"state": RelationState.PROPOSED.value, "withdrawn_at": putting.act.at}
    none = dict.fromkeys(("decided_by", "decided_at", "decided_because"))
    _pair(putting, putting.act.writing.update("relations", change.row_id, {**none, **row}))


def _pair(putting: _Putting, stored: Row | None) -> None:
    """Note both claims of a pair, whose revisions stay."""
    if stored is not None:
        putting.also |= {stored["left_claim"], stored["right_claim"]}


def _carriers(putting: _Putting, row: Row) -> None:
    """Note what a row belongs to. A tag says nothing about its claim, whose revision stays."""
    if row.get("claim_id") and "tag_id" not in row:
        putting.of_claim(row["claim_id"])
    if row.get("document_id") and "claim_id" not in row:
        putting.also.add(row["document_id"])


_WAYS: Mapping[tuple[str, bool], Callable[[_Putting, Change], None]] = {
    ("claims", False): _claim_back,
    ("claims", True): _claim_aside,
    ("occurrences", False): _occurrence_back,
    ("occurrences", True): _occurrence_aside,
    ("anchors", False): _answer_back,
    ("documents", False): _document_back,
    ("evidence", True): _ended(("retracted_by", "retracted_at", "retracted_because")),
    ("evidence", False): _again("evd", "added_by", "added_at"),
    ("caveats", True): _ended(("resolved_by", "resolved_at", "resolved_because")),
    ("caveats", False): _again("cav", "added_by", "added_at"),
    ("relations", False): _decision_back,
    ("relations", True): _pair_aside,
    ("taggings", True): _ended(("ended_by", "ended_at", None)),
    ("taggings", False): _again("tgg", "given_by", "given_at"),
}
"""What undoing is for each sort of row: (table, whether the event added it) → the way back."""
