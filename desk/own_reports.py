"""A file that this desk made, met again among the documents: it is no source for its own claims.

A report taken in by mistake would have its claims read out of it a second time, and be suggested as
evidence for them. It is known by its bytes, or by the fingerprint of an entry in its words; both
can be in a file that is wanted all the same, so whoever insists may take it in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from db import drafts_store, events_store, workflow_store
from db.digest import of_bytes
from db.rows import moment
from reports import wording
from reports.file_text import digests_in

if TYPE_CHECKING:
    from db.transaction import Snapshot
    from desk import Desk


class OwnReport(InvalidInput):
    """The file is a report of this desk, and nobody has said that it is wanted all the same."""


def refuse_own(desk: Desk, *, name: str, data: bytes, text: str) -> None:
    """Raise OwnReport if a file, of which `text` was read, is a report of this desk."""
    with desk.database.snapshot() as snapshot:
        known = _known(snapshot, data, text)
    if known:
        msg = (
            f"“{name}” is a report of this desk{known}. What it says comes from the claims here, "
            "so it is no evidence for them. Nothing was taken in. Take it in all the same only if "
            "the report itself is to be checked."
        )
        raise OwnReport(msg)


def _known(snapshot: Snapshot, data: bytes, text: str) -> str:
    """Return how it is known, as a part of a sentence; nothing for what came from elsewhere."""
    bytes_digest = of_bytes(data)
    row = drafts_store.export_of(snapshot, bytes_digest)
    if row is not None:
        at = wording.moment(moment(row["exported_at"]))
        return f": {row['exported_by_name']} handed it out on {at}"
    if workflow_store.with_dossier(snapshot, bytes_digest) is not None:
        return ": a publication rests on it"
    named = digests_in(text)
    event = events_store.with_digest(snapshot, named) if named else None
    if event is None:
        return ""
    return f": it shows the record at {wording.entry(event.seq)} of {wording.moment(event.at)}"
