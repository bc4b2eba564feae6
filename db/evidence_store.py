"""Evidence and the outside sources it points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import documents_store, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing
    from review.model import Evidence

_EVIDENCE = """
select e.*, q.body as quote, n.body as note, p.name as added_by_name,
       (select b.body from wordings b where b.digest = e.retracted_because) as because,
       s.kind as source_kind, s.title as source_title, s.address as source_address,
       s.published_on as source_published_on, s.accessed_on as source_accessed_on,
       s.file as source_file, s.digest as source_digest, x.extent as released,
       (select b.body from wordings b where b.digest = s.note_digest) as source_note
from evidence e
join wordings q on q.digest = e.quote_digest
join wordings n on n.digest = e.note_digest
join people p on p.id = e.added_by
left join outside_sources s on s.id = e.source_id
left join releases x on x.evidence_id = e.id and x.ended_at is null
"""
"""Words that may be missing are looked up one by one: a `left join` of the view `wordings` reads
every wording of the desk first, which at 100,000 claims was half of the time of a claim's page."""


def get(snapshot: Snapshot, evidence_id: str) -> Evidence | None:
    """Return one piece of evidence, or None."""
    row = snapshot.row(_EVIDENCE + "where e.id = :id", id=evidence_id)
    return None if row is None else _whole(snapshot, [row])[0]


def of_claims(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """Return all evidence of these claims, retracted pieces too, oldest first."""
    found = snapshot.rows(
        _EVIDENCE
        + """where e.claim_id in (select value from json_each(:ids))
order by e.added_at, e.id""",
        ids=rows.id_list(ids),
    )
    return _whole(snapshot, found)


def of_document(snapshot: Snapshot, document_id: str) -> tuple[Evidence, ...]:
    """Return the evidence that points into a document, oldest first."""
    found = snapshot.rows(
        _EVIDENCE + "where e.document_id = :document order by e.added_at, e.id",
        document=document_id,
    )
    return _whole(snapshot, found)


def add_source(writing: Writing, source: Mapping[str, Value]) -> Row:
    """Store an outside source."""
    return writing.insert("outside_sources", source)


def add(writing: Writing, evidence: Mapping[str, Value]) -> Row:
    """Link a piece of evidence."""
    return writing.insert("evidence", evidence)


def retract(writing: Writing, evidence_id: str, *, by: str, at: str, because: str) -> Row | None:
    """Take a piece of evidence back; `because` is the digest of the reason."""
    return writing.update(
        "evidence",
        evidence_id,
        {"retracted_by": by, "retracted_at": at, "retracted_because": because},
    )


def _whole(snapshot: Snapshot, found: Sequence[Row]) -> tuple[Evidence, ...]:
    texts = documents_store.bodies(snapshot, [row["document_id"] for row in found])
    return tuple(rows.evidence(row, texts.get(row["document_id"])) for row in found)
