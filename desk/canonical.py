"""What is known of one claim at a moment, in one exact form that can be rebuilt and compared.

A publication keeps it (`canonical_dossier`), in the words and names of that moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.reading import ENGINE
from desk.exports import Scope, dossier_in
from reports.canonical import canonical

if TYPE_CHECKING:
    from db.transaction import Snapshot


def canonical_dossier(snapshot: Snapshot, claim_id: str) -> str:
    """Return all that is known of a claim as canonical JSON, by id or number.

    Inside a change, to be called before its first write: what is read must be what the record
    amounts to at its head, or it cannot be rebuilt from that head later.
    """
    dossier = dossier_in(snapshot, Scope(claims=(claim_id,), bearings=True))
    return canonical(dossier, engine=ENGINE).decode()
