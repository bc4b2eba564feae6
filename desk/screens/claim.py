"""One claim with all that a reviewer needs to judge it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.text import Extent
from db import (
    board_view,
    claims_store,
    documents_store,
    drafts_store,
    events_store,
    people_store,
    relations_store,
    verdicts_store,
    versions_store,
)
from desk.act import claim_of
from desk.clearance import evidence_of
from desk.replies import heard_of
from desk.screens.bearings import bearings
from desk.screens.way import NO_WAY, Way, way_of
from desk.suggestions import Suggestion, suggested
from review import rules
from review.model import Shown
from review.reply import NOTHING_HEARD
from review.scales import scale as scale_called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Caveat, Claim, Document, Occurrence
    from db.board_view import ClaimFilter, Order
    from db.transaction import Snapshot
    from desk import Desk
    from desk.screens.bearings import Bearing
    from review.model import Event, Evidence, Layer, Review, Verdict, VerdictScale
    from review.reply import Heard

AROUND = 320
"""Characters of a document shown on either side of a claim's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An occurrence in the words around it: `text` is cut from the document at `start`."""

    occurrence: Occurrence
    document: str
    document_number: int
    title: str
    publisher: str | None
    published_on: str | None
    start: int
    text: str
    place: str
    """How to cite it: "page 3"; empty where the document has no such places."""
    cut: tuple[bool, bool]
    """Whether the text is cut within a paragraph, on the left and on the right."""
    is_withdrawn: bool = False
    """Whether a notice stands where the words were."""

    @property
    def lead(self) -> str:
        """The words before the claim's as they are shown, with dots where they are cut."""
        return f"… {self.before}" if self.cut[0] else self.before

    @property
    def tail(self) -> str:
        """The words after the claim's as they are shown, with dots where they are cut."""
        return f"{self.after.rstrip()} …" if self.cut[1] else self.after

    @property
    def before(self) -> str:
        """The words before the claim's."""
        return self.text[: self.occurrence.span.start - self.start]

    @property
    def after(self) -> str:
        """The words after the claim's."""
        return self.text[self.occurrence.span.end - self.start :]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScreen:
    """Everything about one claim, in lists that are oldest first.

    `standing` holds the verdict of record by layer; `stale` the standing ones that rest on
    evidence retracted since. `draft` is the actor's unfinished review, by field.
    """

    claim: Claim
    contexts: tuple[Context, ...]
    scale: VerdictScale
    layers: tuple[Layer, ...]
    evidence: tuple[Evidence, ...]
    suggestions: tuple[Suggestion, ...]
    reviews: tuple[Review, ...]
    verdicts: tuple[Verdict, ...]
    standing: Mapping[Layer, Verdict]
    stale: tuple[Verdict, ...]
    history: tuple[Event, ...]
    titles: Mapping[str, tuple[int, str]]
    """Number and title of the documents that evidence points to, by id."""
    before: int | None
    after: int | None
    merged_into: int | None
    draft: Mapping[str, str]
    actor: str
    """The name of whoever looks."""
    way: Way = NO_WAY
    bearings: tuple[Bearing, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    heard: Heard = NOTHING_HEARD
    """Who was asked for an answer, and what came of it."""
    unanswered: tuple[int, ...] = ()
    """Numbers of newer versions in which nobody has said yet what became of its words."""

    @property
    def rests_on_kept(self) -> tuple[Evidence, ...]:
        """The pieces under a standing verdict that are kept from whoever looks, whole or partly."""
        given = {one for verdict in self.standing.values() for one in verdict.review_ids}
        used = {one for each in self.reviews if each.id in given for one in each.evidence_ids}
        return tuple(
            one for one in self.evidence if one.id in used and one.shown is not Shown.EVERYTHING
        )


def claim_screen(
    desk: Desk, reference: str, *, chosen: ClaimFilter, order: Order, search: str = ""
) -> ClaimScreen:
    """Return the screen of a claim by number or id; `chosen` is the list one came from."""
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, reference)
        evidence = evidence_of(snapshot, [claim.id], viewer=desk.actor)
        reviews = verdicts_store.open_to(snapshot, [claim.id], desk.actor)
        verdicts = verdicts_store.verdicts_of(snapshot, [claim.id])
        before, after = board_view.neighbours(snapshot, chosen, order=order, claim_id=claim.id)
        merged = claims_store.merged_into(snapshot, claim.id)
        documents = _documents(snapshot, claim, evidence)
        return ClaimScreen(
            claim=claim,
            contexts=tuple(context_of(snapshot, o, documents) for o in claim.occurrences),
            scale=scale_called(claim.scale),
            layers=rules.layers(claim),
            evidence=evidence,
            suggestions=suggested(snapshot, claim, evidence, words=search),
            reviews=reviews,
            verdicts=verdicts,
            standing=rules.of_record(verdicts),
            stale=rules.stale_verdicts(verdicts, reviews=reviews, evidence=evidence),
            history=events_store.history(snapshot, claim.id),
            titles={d.id: (d.number, d.title) for d in documents.values()},
            before=before["number"] if before else None,
            after=after["number"] if after else None,
            merged_into=merged["number"] if merged else None,
            draft=_draft(snapshot, desk, claim),
            actor=people_store.name_of(snapshot, desk.actor),
            way=way_of(snapshot, desk, claim, verdicts),
            bearings=bearings(snapshot, claim),
            caveats=relations_store.caveats_of(snapshot, [claim.id]),
            heard=heard_of(snapshot, claim.id),
            unanswered=versions_store.unanswered(snapshot, claim.id),
        )


def draft_form(claim: Claim) -> str:
    """Return the name under which the review form of a claim keeps its draft."""
    return f"review {claim.id}"


def _documents(
    snapshot: Snapshot, claim: Claim, evidence: tuple[Evidence, ...]
) -> dict[str, Document]:
    wanted = {o.span.document_id for o in claim.occurrences}
    wanted |= {e.span.document_id for e in evidence if e.span}
    return {d.id: d for d in documents_store.several(snapshot, sorted(wanted))}


def context_of(
    snapshot: Snapshot,
    occurrence: Occurrence,
    documents: Mapping[str, Document],
    *,
    most: int = AROUND,
) -> Context:
    """Return an occurrence with at most `most` characters around it; `documents` are by id."""
    document = documents[occurrence.span.document_id]
    own = occurrence.span.extent
    around = own if document.withdrawn else _around(document.text, own, most)
    published = document.published_on
    return Context(
        occurrence=occurrence,
        document=document.id,
        document_number=document.number,
        title=document.title,
        publisher=document.publisher,
        published_on=published.isoformat() if published else None,
        start=around.start,
        text=around.of(document.text),
        cut=(False, False) if document.withdrawn else _is_cut(document.text, around),
        is_withdrawn=bool(document.withdrawn),
        place=_place(snapshot, document.id, occurrence.span.start),
    )


def _around(text: str, words: Extent, most: int = AROUND) -> Extent:
    """Widen to some text on either side, cut at a paragraph's edge or else between words."""
    start, end = max(0, words.start - most), min(len(text), words.end + most)
    if start > 0:
        start += _cut(text[start : words.start])
    if end < len(text):
        end -= _cut(text[words.end : end][::-1])
    return Extent(start=start, end=end)


def _is_cut(text: str, shown: Extent) -> tuple[bool, bool]:
    left, right = text[: shown.start].rstrip(" "), text[shown.end :].lstrip(" ")
    return bool(left) and left[-1] != "\n", bool(right) and right[0] != "\n"


def _cut(stretch: str) -> int:
    """Return where to begin in `stretch`: at a paragraph of its first half, or at a word."""
    half = len(stretch) // 2
    for mark, last in (("\n\n", half), ("\n", half), (" ", len(stretch))):
        at = stretch.find(mark, 0, last)
        if at >= 0:
            return at + len(mark)
    return len(stretch)


def _place(snapshot: Snapshot, document_id: str, offset: int) -> str:
    found = [
        row["label"]
        for row in documents_store.places(snapshot, document_id)
        if row["start_at"] <= offset < row["end_at"]
    ]
    return found[0] if found else ""


def _draft(snapshot: Snapshot, desk: Desk, claim: Claim) -> dict[str, str]:
    kept = drafts_store.load(snapshot, person=desk.actor, form=draft_form(claim))
    return {} if kept is None else dict(json.loads(kept))
