"""One claim a line: for programs that read line by line, and for files too large to be held.

Each line stands alone: the claim as in `claimdesk/1` (docs/json-export.md), the documents it
points to, its relations within the report, and the state of the record. A report without claims
is one empty line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.disclosure import disclosed
from reports.exact_json import line
from reports.json_export import claim_member, document_member, head_member, relation_member
from reports.renderer import FORMAT, Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Relation
    from reports.exact_json import Json
    from review.dossier import ClaimRecord, Dossier


def stream(dossier: Dossier) -> Iterator[bytes]:
    """Yield a line a claim, in the order of the dossier."""
    shown = disclosed(dossier)
    documents = {document.id: document_member(document) for document in shown.documents}
    related = _by_claim(shown.relations)
    head = head_member(shown.head)
    for record in shown.claims:
        yield line(
            {
                "format": FORMAT,
                **claim_member(record, shown),
                "documents": [documents[one] for one in _pointed_to(record) if one in documents],
                "relations": [relation_member(one) for one in related.get(record.claim.id, ())],
                "head": head,
            }
        )
    if not shown.claims:
        yield b"\n"


def _by_claim(relations: tuple[Relation, ...]) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        for one in {relation.left, relation.right}:
            found.setdefault(one, []).append(relation)
    return found


def _pointed_to(record: ClaimRecord) -> dict[str, Json]:
    """Ids of documents in the order in which the claim names them, each once."""
    made_in = (place.span.document_id for place in record.claim.occurrences)
    cited = (piece.span.document_id for piece in record.evidence if piece.span)
    return dict.fromkeys((*made_in, *cited))


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as JSON Lines."""
    return b"".join(stream(dossier))


RENDERER = Renderer(
    key="jsonl",
    label="JSON Lines, one claim a line",
    media_type="application/jsonl",
    suffix=".jsonl",
    render=render,
    stream=stream,
)
