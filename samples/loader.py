"""Making the sample newsroom: a database of its own that shows what the desk can do.

`newsroom/desk.toml` says what its people did (`samples.script` reads it); here it is done,
through the same use-cases that the pages call. The database is made under another name and put
in place whole, so that several processes starting at once, or one that is killed, never leave
half a newsroom.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claims.text import Extent
from db import claims_store, idle, place
from db.opening import open_database
from desk import address, evidence, intake, team, triage, verdicts
from desk.act import claim_of, document_of
from review.rules import layers
from samples.script import read_script

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from db.connection import Database
    from samples.script import (
        SampleClaim,
        SampleDismissed,
        SampleEvidence,
        SampleReview,
        SampleSource,
        Script,
    )

NEAR_ENOUGH = 0.6
"""Share of a scripted claim's words that a candidate must cover to be taken for it."""


def prepare() -> None:
    """Have the current database ready; while the desk has none of its own, the sample's."""
    current = address.current()
    if current.is_sample:
        open_sample(current.path)
    else:
        address.opened(current.where)


def open_sample(path: Path) -> Database:
    """Return the sample newsroom at `path`, made if it is not there."""
    if not path.exists():
        place.make_folder(path)
        making = path.with_name(f".{path.name}.{os.getpid()}")
        making.unlink(missing_ok=True)
        _Newsroom(open_database(making), read_script()).make()
        _put_in_place(making, path)
    return address.opened(path)


def _put_in_place(making: Path, path: Path) -> None:
    """Give the finished file its name, unless another process was first.

    Connections to it are closed before: what SQLite keeps beside a file goes by that file's name.
    """
    idle.let_go(making)
    try:
        os.link(making, path)
    except FileExistsError:
        pass
    finally:
        making.unlink()


class _Newsroom:
    """The sample being made: what was taken in and linked so far, by the script's keys."""

    def __init__(self, database: Database, script: Script) -> None:
        self.database = database
        self.script = script
        self.desk = team.sit_down(database, script.editor)
        self.documents: dict[str, str] = {}

    def make(self) -> None:
        """Do everything that the script says, in its order."""
        for document in self.script.documents:
            taken = intake.take_in(
                self.desk, self.script.body(document), document.file, document.about()
            )
            self.documents[document.key] = str(taken.document)
        for claim in self.script.claims:
            self._take_up(claim)
        for dismissed in self.script.dismissed:
            self._dismiss(dismissed)

    def _take_up(self, scripted: SampleClaim) -> None:
        claim = self._claim(scripted.document, scripted.words)
        if claim.state.value == "candidate":
            triage.accept(self.desk, [claim.id])
        linked = {piece.key: self._link(claim.id, piece) for piece in scripted.evidence}
        for review in scripted.reviews:
            self._review(claim, review, linked)

    def _dismiss(self, scripted: SampleDismissed) -> None:
        claim = self._claim(scripted.document, scripted.words)
        triage.dismiss(self.desk, [claim.id], because=scripted.because)

    def _claim(self, document: str, words: str) -> Claim:
        """Return the candidate that covers these words best, or make a claim of them."""
        document_id = self.documents[document]
        wanted = self._extent(document_id, words)
        with self.database.snapshot() as snapshot:
            candidates = claims_store.of_document(snapshot, document_id)
        best = max(candidates, key=lambda claim: _overlap(claim, wanted), default=None)
        if best is not None and _overlap(best, wanted) >= NEAR_ENOUGH:
            return best
        done = triage.make_claim(self.desk, document_id, wanted.start, wanted.end)
        with self.database.snapshot() as snapshot:
            return claim_of(snapshot, done.made[0])

    def _extent(self, document_id: str, words: str) -> Extent:
        with self.database.snapshot() as snapshot:
            start = document_of(snapshot, document_id).text.index(words)
        return Extent(start=start, end=start + len(words))

    def _link(self, claim_id: str, piece: SampleEvidence) -> str:
        if piece.document is not None:
            return self._link_passage(claim_id, piece, piece.document)
        source = self.script.source(piece.source or "")
        return evidence.link_source(self.desk, _outside(claim_id, piece, source)).made[0]

    def _link_passage(self, claim_id: str, piece: SampleEvidence, document: str) -> str:
        document_id = self.documents[document]
        extent = self._extent(document_id, piece.words or "")
        link = evidence.LinkPassage(
            claim=claim_id,
            document=document_id,
            start=extent.start,
            end=extent.end,
            stance=piece.stance,
            note=piece.note,
            confidentiality=piece.confidentiality,
        )
        return evidence.link_passage(self.desk, link).made[0]

    def _review(self, claim: Claim, review: SampleReview, linked: dict[str, str]) -> None:
        if review.layer not in layers(claim):
            return
        reviewer = team.sit_down(self.database, review.by)
        given = verdicts.give(
            reviewer,
            verdicts.GiveReview(
                claim=claim.id,
                layer=review.layer,
                rating=review.rating,
                rationale=review.rationale,
                confidence=review.confidence,
                evidence_ids=tuple(linked[key] for key in review.evidence),
            ),
        )
        if review.withdrawn_because:
            verdicts.withdraw(reviewer, given.made[0], because=review.withdrawn_because)


def _overlap(claim: Claim, wanted: Extent) -> float:
    """Return how much of the wider of the two the claim's words and `wanted` share, 0…1."""
    words = claim.occurrences[0].span.extent
    shared = min(words.end, wanted.end) - max(words.start, wanted.start)
    return shared / max(words.end - words.start, wanted.end - wanted.start)


def _outside(claim_id: str, piece: SampleEvidence, source: SampleSource) -> evidence.LinkSource:
    return evidence.LinkSource(
        claim=claim_id,
        kind=source.kind,
        title=source.title,
        stance=piece.stance,
        address=source.address,
        published_on=source.published_on,
        accessed_on=source.accessed_on,
        locator=piece.locator,
        quote=piece.quote,
        note=" ".join(filter(None, (piece.note, source.note))),
        confidentiality=piece.confidentiality,
    )
