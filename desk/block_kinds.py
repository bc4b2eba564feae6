"""Correcting what a stretch of a document is: headline, dateline, metadata, body and the like.

The correction is kept with the document, and every later reading follows it. It changes no
claim by itself: what the text read with it would change is proposed by `desk.rereading`. Only
the sentences to search follow at once, and the days that a date in the stretch resolves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.settled_blocks import settle
from claims.structure import Block
from claims.text import trim
from db import documents_store
from db.rows import blocks_json, iso
from desk import corrections
from desk.act import Act, Told, carry_out, document_of, unchanged
from desk.authority import Role, needs
from desk.passages import passages_of
from desk.read_once import reading_of

if TYPE_CHECKING:
    from claims.model import Document
    from claims.structure import BlockKind, Reading
    from claims.text import Extent
    from db.rows import Value
    from desk import Desk
    from desk.act import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectBlock:
    """Say what the words from `start` to `end` of a document are; None: as they are read."""

    document: str
    start: int
    end: int
    kind: BlockKind | None
    seen_revision: int | None = None
    command_id: str | None = None


@needs(Role.CHECKER)
def correct_block(desk: Desk, correction: CorrectBlock) -> Done:
    """Settle the kind of a stretch of text, as one event.

    A publication date that comes to light with it, and was not known, is taken over.
    """

    def do(act: Act) -> Told:
        document = document_of(act.writing, correction.document)
        revision = int((documents_store.row_of(act.writing, document.id) or {})["revision"])
        unchanged(
            act.writing, f"“{document.title}”", document.id, revision, correction.seen_revision
        )
        extent = _stretch(document, correction)
        after = _settled(document, extent, correction.kind)
        reading = reading_of(after)
        fields = {"block_kinds": blocks_json(after.by_hand), **_day(act, document, reading)}
        act.writing.update("documents", document.id, fields, revision=revision)
        search_anew(act, document.id)
        resolved = corrections.resolve(act, after, fields)
        return Told(
            action="corrected a block",
            subject=document.id,
            subjects=tuple(resolved),
            details={
                "place": [extent.start, extent.end],
                "kind": correction.kind,
                "resolved": len(resolved),
                "revisions": {document.id: revision + 1, **resolved},
            },
        )

    return carry_out(desk, correction.command_id, do)


def _stretch(document: Document, correction: CorrectBlock) -> Extent:
    start, end = max(0, correction.start), min(correction.end, len(document.text))
    extent = trim(document.text, start, end)
    if extent is None:
        msg = "No words stand there. Nothing was saved. Open the document and choose a block of it."
        raise InvalidInput(msg)
    return extent


def _settled(document: Document, extent: Extent, kind: BlockKind | None) -> Document:
    """Return the document with the correction, or refuse one that changes nothing."""
    if kind is None:
        by_hand = tuple(one for one in document.by_hand if not one.extent.overlaps(extent))
        changes = by_hand != document.by_hand
    else:
        new = Block(kind=kind, extent=extent)
        by_hand = settle(document.text, document.by_hand, new)
        changes = new not in reading_of(document).blocks
    if not changes:
        msg = (
            "These words stand as you say already, so nothing was saved. "
            "Choose another kind, or another stretch of the text."
        )
        raise InvalidInput(msg)
    return replace(document, by_hand=by_hand)


def _day(act: Act, document: Document, reading: Reading) -> dict[str, Value]:
    """Return the publication date that the text states now, where none was known."""
    stated = reading.published_on
    if document.published_on is not None or stated is None or stated > act.now.date():
        return {}
    return {"published_on": iso(stated)}


def search_anew(act: Act, document_id: str) -> None:
    """Cut the sentences to search as the stored document is read now."""
    document = document_of(act.writing, document_id)
    documents_store.drop_passages(act.writing, document.id)
    found = passages_of(document.id, document.text, reading_of(document))
    documents_store.add_passages(act.writing, *found)
