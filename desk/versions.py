"""Newer versions of documents: what is carried over, what changed, and who has to decide.

A newer version is a document of its own; the text of the earlier one is never rewritten and
everything that quotes it stays where it is. Each quoted place is looked for again
(`sources.reanchor`). A claim whose words stand in the newer version, too, gets an occurrence
there and is not proposed a second time. Changed and ambiguous places wait for a person.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.match import document_likeness
from claims.model import ClaimState
from claims.text import Extent
from db import claims_store, documents_store, events_store, former_rows, versions_store
from db.digest import canonical
from db.withdrawn import Withdrawn
from desk.act import Act, Told, carry_out, change_claim, claim_of, document_of, step
from desk.authority import Role, needs
from desk.candidates import occurrence_fields, occurrence_row, read_between
from review.workflow import ClaimAction
from sources.public_web import page_key
from sources.reanchor import Outcome, reanchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from claims.model import Candidate, Claim, Document
    from db.rows import Row, Value
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done
    from sources.reanchor import Refound

ALIKE = 0.25
"""Share of eight-word runs from which two texts at one address are versions of one text. A page
that lists the day's news keeps its address, too, and shares next to nothing with yesterday's."""

_UNDONE = "undid “found the words again”"
_OPEN = frozenset({Outcome.CHANGED, Outcome.AMBIGUOUS})
_SAME = frozenset({Outcome.KEPT, Outcome.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What came of a newer version: of which document, and what became of the places.

    `taken` are the stretches of the newer text whose claims are known already; `revisions` the
    claims that changed, by id, with their new revisions.
    """

    number: int
    outcomes: Mapping[str, int]
    taken: tuple[Extent, ...] = ()
    made: tuple[str, ...] = ()
    revisions: Mapping[str, int] = field(default_factory=dict)

    def details(self) -> dict[str, object]:
        """Return what the event says of it, free of words."""
        return {
            "follows": self.number,
            "outcomes": dict(self.outcomes),
            "revisions": dict(self.revisions),
        }

    def knows(self, candidate: Candidate) -> bool:
        """Whether a candidate of the newer version stands at the words of a claim that is here."""
        return any(extent.overlaps(candidate.extent) for extent in self.taken)


def followed_by_address(
    snapshot: Snapshot, url: str | None, text: str, published_on: date | None
) -> str | None:
    """Return the latest document with the same address and much of the same text, or None.

    One that appeared later is no earlier version, whatever came in first.
    """
    wanted = page_key(url or "")
    if "/" not in wanted and "?" not in wanted:
        return None  # the bare address of a site is none of a page
    for row in versions_store.addresses(snapshot):
        if page_key(row["url"]) != wanted:
            continue
        earlier = versions_store.newest(snapshot, row["id"])
        (known,) = documents_store.several(snapshot, [earlier])
        is_later = published_on and known.published_on and known.published_on > published_on
        return None if is_later or document_likeness(known.text, text) < ALIKE else earlier
    return None


@needs(Role.CHECKER)
def link_versions(
    desk: Desk, document: str, earlier: str, *, command_id: str | None = None
) -> Done:
    """Say that a document is a newer version of another, and look for every place in it again.

    Candidates that nobody has touched and that repeat a claim of the earlier version are
    folded into it.
    """

    def do(act: Act) -> Told:
        newer = document_of(act.writing, document)
        followed = follow(act, newer, earlier, by_address=False)
        return Told(
            action="linked a newer version",
            subject=newer.id,
            made=followed.made,
            subjects=(document_of(act.writing, earlier).id, *followed.revisions),
            details=followed.details(),
        )

    return carry_out(desk, command_id, do)


def follow(act: Act, newer: Document, earlier: str, *, by_address: bool) -> Followed:
    """Store that `newer` follows `earlier`, and what became of each place that was quoted."""
    before = document_of(act.writing, earlier)
    _refuse_tangle(act.writing, newer, before)
    version = versions_store.add_version(
        act.writing,
        {
            "id": act.new("ver"),
            "document_id": newer.id,
            "earlier_id": before.id,
            "basis": "address" if by_address else "person",
            "added_by": act.actor,
            "added_at": act.at,
        },
    )
    line = versions_store.earlier_ones(act.writing, newer.id)
    found = _looked_for(act.writing, versions_store.quoting(act.writing, line), newer)
    carried = _carried(act, newer, found)
    revisions = _revisions(act, found, carried)
    made = [_kept(act, str(version["id"]), newer, one, revisions) for one in found]
    taken = [one.refound.extent for one in found if one.is_same_claim and one.refound.extent]
    return Followed(
        number=before.number,
        outcomes=Counter(one.refound.outcome.value for one in found),
        taken=tuple(taken),
        made=(str(version["id"]), *made),
        revisions={one: revisions[one] for one in carried | _shaken(found)},
    )


@needs(Role.CHECKER)
def decide(
    desk: Desk,
    anchor_id: str,
    place: tuple[int, int] | None,
    *,
    command_id: str | None = None,
) -> Done:
    """Say where words stand in the newer version, or with None that they stand there no more.

    `place` is the one found, or one of the places to choose from. For a claim's own words the
    claim gets an occurrence there, and an untouched candidate of the same words is folded in.
    """

    def do(act: Act) -> Told:
        row = _undecided(act.writing, anchor_id)
        extent = None if place is None else _offered(row, place)
        newer = document_of(act.writing, row["document_id"])
        changes: dict[str, Value] = {
            "decision": "gone" if extent is None else "confirmed",
            "decided_by": act.actor,
            "decided_at": act.at,
        }
        if extent is not None:
            words = act.writing.words(extent.of(newer.text))
            changes |= {"start_at": extent.start, "end_at": extent.end, "quote_digest": words}
        versions_store.decide_anchor(act.writing, anchor_id, changes)
        revisions = {}
        if extent is not None and row["kind"] == "occurrence":
            _occur(act, newer, (row["subject"], row["claim_id"]), extent)
            claim = claim_of(act.writing, row["claim_id"])
            revisions = {claim.id: change_claim(act, claim, {})}
        return Told(
            action="found the words again" if extent else "found the words gone",
            subject=row["claim_id"],
            subjects=(newer.id,),
            details={"anchor": anchor_id, "revisions": revisions},
        )

    return carry_out(desk, command_id, do)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """Something that quotes an earlier version, and what became of its place."""

    row: Row
    refound: Refound

    @property
    def is_same_claim(self) -> bool:
        return self.row["kind"] == "occurrence" and self.refound.outcome in _SAME


def _looked_for(snapshot: Snapshot, quoting: Sequence[Row], newer: Document) -> list[_Looked]:
    """Look for each place in the newer text, the places of one earlier text together."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in quoting:
        by_document[row["document_id"]].append(row)
    texts = documents_store.bodies(snapshot, by_document)
    found: list[_Looked] = []
    for document, quoted in by_document.items():
        text = texts[document]
        if isinstance(text, Withdrawn):  # its words are nowhere, and were not changed
            continue
        extents = [Extent(start=row["start_at"], end=row["end_at"]) for row in quoted]
        again = reanchor(extents, text, newer.text)
        found += [_Looked(row=row, refound=one) for row, one in zip(quoted, again, strict=True)]
    return found


def _carried(act: Act, newer: Document, found: Iterable[_Looked]) -> set[str]:
    """Give each claim whose words stand in the newer version an occurrence there."""
    return {
        one.row["claim_id"]
        for one in found
        if one.is_same_claim
        and one.refound.extent
        and _occur(act, newer, (one.row["id"], one.row["claim_id"]), one.refound.extent)
    }


def _occur(act: Act, newer: Document, old: tuple[str, str], extent: Extent) -> bool:
    """Add an occurrence of a claim at a place, and fold a fresh candidate that stands there.

    `old` is the occurrence in the earlier version and its claim. False where the claim stands
    there already, or another one that people have worked on: they may want to merge the two.
    """
    candidate = _as_corrected(act, old[0], read_between(newer, extent))
    there = versions_store.occurring_at(act.writing, newer.id, extent.start, extent.end)
    known = versions_store.claims_of(
        act.writing, versions_store.earlier_ones(act.writing, newer.id)
    )
    strangers = [row for row in there if row["claim_id"] not in known]
    others = [claim_of(act.writing, row["claim_id"]) for row in strangers]
    if old[1] in {row["claim_id"] for row in there}:
        return False
    if not all(_is_fresh(act.writing, other) for other in others):
        return False
    for row, other in zip(strangers, others, strict=True):
        act.writing.update("occurrences", row["id"], {"claim_id": old[1]})
        state = step(act, other.state, ClaimAction.FOLD)
        change_claim(act, other, {"state": state.value, "merged_into": old[1]})
    fields = occurrence_fields(act, newer, candidate)
    corrected = _speaker_kept(act.writing, old[0])
    if strangers:
        changes = {**fields, "corrected": corrected}
        act.writing.update("occurrences", strangers[0]["id"], changes)
    else:
        row = {**occurrence_row(act, old[1], newer, candidate), "corrected": corrected}
        act.writing.insert("occurrences", row)
    return True


def _as_corrected(act: Act, old: str, candidate: Candidate) -> Candidate:
    """Let a person's word on who speaks in the earlier version stand in the newer one, too."""
    if _speaker_kept(act.writing, old) is None:
        return candidate
    row = claims_store.occurrence_row(act.writing, old) or {}
    claim = claim_of(act.writing, row["claim_id"])
    said = next(one.attribution for one in claim.occurrences if one.id == old)
    return replace(candidate, attribution=replace(said, extent=None))


def _speaker_kept(snapshot: Snapshot, old: str) -> str | None:
    is_kept = claims_store.SPEAKER in claims_store.corrected_in(snapshot, old)
    return canonical([claims_store.SPEAKER]) if is_kept else None


def _is_fresh(snapshot: Snapshot, claim: Claim) -> bool:
    """Whether a rule proposed a claim and no person has looked at it, or a person put it back."""
    is_proposed = claim.detector is not None and claim.revision == 1
    if claim.state is not ClaimState.CANDIDATE or not (is_proposed or _put_back(snapshot, claim)):
        return False
    return not any(claims_store.corrected_in(snapshot, one.id) for one in claim.occurrences)


def _put_back(snapshot: Snapshot, claim: Claim) -> bool:
    """Whether the last that was done to a claim is that an answer about its words was undone."""
    last = events_store.numbered(snapshot, former_rows.last_written(snapshot, "claims", claim.id))
    return last is not None and last.action == _UNDONE


def _shaken(found: Iterable[_Looked]) -> set[str]:
    return {one.row["claim_id"] for one in found if one.refound.outcome not in _SAME}


def _revisions(act: Act, found: Sequence[_Looked], carried: set[str]) -> dict[str, int]:
    """Raise the revision of each claim of which a reviewer should look again at what is known."""
    revisions = {}
    for claim_id in dict.fromkeys(one.row["claim_id"] for one in found):
        claim = claim_of(act.writing, claim_id)
        revisions[claim_id] = claim.revision
        if claim_id in carried | _shaken(found):
            revisions[claim_id] = change_claim(act, claim, {})
            claims_store.index(act.writing, claim_id)
    return revisions


def _kept(
    act: Act, version: str, newer: Document, one: _Looked, revisions: Mapping[str, int]
) -> str:
    extent = one.refound.extent
    stored = versions_store.add_anchor(
        act.writing,
        {
            "id": act.new("anc"),
            "version_id": version,
            "kind": one.row["kind"],
            "subject": one.row["id"],
            "claim_id": one.row["claim_id"],
            "claim_revision": revisions[one.row["claim_id"]],
            "outcome": one.refound.outcome.value,
            "score": one.refound.score,
            "start_at": extent.start if extent else None,
            "end_at": extent.end if extent else None,
            "quote_digest": act.writing.words(extent.of(newer.text)) if extent else None,
            "places": canonical([[place.start, place.end] for place in one.refound.places]),
        },
    )
    return str(stored["id"])


def _undecided(snapshot: Snapshot, anchor_id: str) -> Row:
    row = versions_store.anchor(snapshot, anchor_id)
    if row is None:
        msg = f"There is no place “{anchor_id}” on this desk. Open the version and look again."
        raise NotFound(msg)
    if row["decision"] is not None or Outcome(row["outcome"]) not in _OPEN:
        who = f"{row['decided_by_name']} has decided" if row["decided_by_name"] else "It is settled"
        msg = f"{who} what became of these words. Nothing was saved. Open the version again."
        raise NotAllowed(msg)
    return row


def _offered(row: Row, place: tuple[int, int]) -> Extent:
    offered = [tuple(one) for one in json.loads(row["places"])]
    if row["start_at"] is not None:
        offered.append((row["start_at"], row["end_at"]))
    if tuple(place) not in offered:
        msg = (
            "This is none of the places that were found. Nothing was saved. Choose one of them, "
            "or say that the words are gone and select them in the document."
        )
        raise InvalidInput(msg)
    return Extent(start=place[0], end=place[1])


def _refuse_tangle(snapshot: Snapshot, newer: Document, earlier: Document) -> None:
    """Refuse what would not be a line of versions."""
    before = versions_store.version_of(snapshot, newer.id)
    after = versions_store.newer_of(snapshot, earlier.id)
    if before is not None:
        why = f"Document {newer.number} is a newer version of document {before['earlier_number']}"
    elif after is not None:
        why = f"Document {earlier.number} has a newer version, document {after['document_number']}"
    elif newer.id in {earlier.id, *versions_store.earlier_ones(snapshot, earlier.id)}:
        why = f"Document {earlier.number} is document {newer.number} itself or comes after it"
    else:
        return
    msg = f"{why}. Nothing was saved. Name the document that this one directly follows."
    raise NotAllowed(msg)
