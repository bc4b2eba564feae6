"""Which rows go from desk to desk, and what two desks compare of each.

A number, a revision and a state belong to the desk that gave them and are not compared; nor is
the id of a document, since the same bytes may have come to both desks by themselves; nor
anything of a tag, which is the same where its name is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.rows import Row, Value

RELATIONS = (
    "people", "documents", "document_versions", "places", "claims", "occurrences",
    "outside_sources", "source_snapshots", "evidence", "reviews", "verdicts", "relations",
    "caveats", "reply_requests", "replies", "reply_waivers", "tags", "taggings", "publications",
    "threads", "remarks",
)  # fmt: skip
"""Tables of which a package holds rows, each after those it points to."""

TOLD = frozenset({"verdicts", "publications"})
"""What a desk decides for itself alone: kept as the other desk's word, and no row of ours."""

_OWN = frozenset({
    "number", "revision", "changed_at", "round", "needed", "claim_revision", "document_id",
    "closed_at", "corrects", "supersedes",
})  # fmt: skip
"""Columns that mean something to one desk only, or name what is compared by itself."""

MERGED: Mapping[str, tuple[str, ...]] = {
    "documents": ("title", "publisher", "author", "url"),
    "claims": ("statement_digest", "kind", "checkability"),
    "occurrences": (
        "speaker", "role", "mode", "attribution", "quantities", "times", "corrected",
    ),
}  # fmt: skip
"""Columns that people correct: a change on one side is taken over, on both sides decided on."""

ENDED: Mapping[str, tuple[str, ...]] = {
    "evidence": ("retracted_at", "retracted_by", "retracted_because"),
    "caveats": ("resolved_at", "resolved_by", "resolved_because"),
    "threads": ("resolved_at", "resolved_by"),
    "reply_requests": ("retracted_at", "retracted_by", "retracted_because"),
    "taggings": ("ended_at", "ended_by"),
}
"""Columns that are filled once: whoever ended it first, it is over; the first says when."""

_LOCAL: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "id", "published_on", "found", "engine", "reader", "file", "media_type", "block_kinds",
        "added_by", "added_at",
    ),
    "document_versions": ("earlier_id",),
    "tags": ("id", "name", "plain", "merged_into", "made_by", "made_at"),
    "taggings": ("tag_id",),
    "claims": ("state", "score", "reasons", "scale", "detector", "merged_into"),
    "relations": (
        "state", "score", "reason_digest", "rules", "withdrawn_at", "decided_by", "decided_at",
        "decided_because",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedRow:
    """A row as the other desk has it; `base` is its content as it last came to that desk."""

    relation: str
    row_id: str
    body: Row
    base: str | None = None


def identity(relation: str, row: Row) -> dict[str, Value]:
    """Return what never changes of a thing: two rows of one id differ in it by fraud or mishap."""
    apart = {*_OWN, *MERGED.get(relation, ()), *ENDED.get(relation, ()), *_LOCAL.get(relation, ())}
    return {name: row[name] for name in sorted(row) if name not in apart and row[name] is not None}


def merged(relation: str, row: Row) -> dict[str, Value]:
    """Return what people correct of a thing."""
    return {name: row[name] for name in MERGED.get(relation, ())}


def content(relation: str, row: Row) -> str:
    """Return the digest of what two desks compare of a thing."""
    return digest.of_row({**identity(relation, row), **merged(relation, row)})
