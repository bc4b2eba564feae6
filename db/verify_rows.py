"""Whether every row of the record is as the last event that wrote it left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import digest
from db.findings import Finding
from db.merged import side_by_side
from db.transaction import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.findings import Checked
    from db.transaction import Snapshot

_CALLED = {
    "people": "Person",
    "roles": "Role of",
    "documents": "Document",
    "claims": "Claim",
    "occurrences": "Occurrence",
    "outside_sources": "Outside source",
    "source_snapshots": "Copy of a source",
    "source_classes": "Class of a source",
    "source_notes": "Note on a source",
    "evidence": "Evidence",
    "quoted_places": "Place of the quotation of",
    "shared_origins": "Shared origin",
    "reviews": "Review",
    "verdicts": "Verdict",
    "claim_needs": "Needs of claim",
    "assignments": "Assignment",
    "claim_holds": "Hold",
    "approvals": "Sign-off",
    "publications": "Publication",
    "relations": "Relation",
    "caveats": "Caveat",
    "document_versions": "Version of a document",
    "anchors": "Place in a newer version",
    "verdict_holds": "Word on a verdict",
    "aliases": "Alias",
    "refused_suggestions": "Refused suggestion",
    "earlier_imports": "Import of earlier checks",
    "earlier_batches": "Batch of earlier checks",
    "earlier_answers": "Answer to an earlier check",
    "reply_requests": "Asking for an answer",
    "replies": "Answer of somebody asked",
    "reply_waivers": "Word that nobody need be asked",
    "clearances": "Clearance",
    "releases": "Release",
    "withdrawals": "Withdrawal",
    "tags": "Tag",
    "taggings": "Tagging",
    "saved_views": "Saved view",
    "threads": "Thread",
    "remarks": "Remark",
    "webhooks": "Webhook",
    "api_keys": "Key of the read API",
    "named_reports": "Named report",
    "packages": "Package",
    "foreign_people": "Person of another desk",
    "foreign_events": "Event of another desk",
    "package_conflicts": "Difference with another desk",
    "settings": "Setting",
}


def rows(snapshot: Snapshot) -> Iterator[Checked]:
    """Compare each row that the ledger covers with its latest line there."""
    for relation, key in KEYS.items():
        stored = _stored(snapshot, relation, key)
        for name, actual, line in side_by_side(stored, _latest(snapshot, relation)):
            yield _compared(relation, name, actual, line)


def strangers(snapshot: Snapshot) -> Iterator[Checked]:
    """Report lines of the ledger about tables that it does not cover."""
    for row in snapshot.each("select distinct relation from changes order by relation"):
        if row["relation"] not in KEYS:
            what = f"The ledger names a table “{row['relation']}” that the record does not have."
            yield (Finding(relation="changes", row=row["relation"], what=what),)


def _stored(snapshot: Snapshot, relation: str, key: str) -> Iterator[tuple[str, str]]:
    """Yield key and digest of each row, in order of key."""
    columns = sorted(snapshot.row(f"select * from {relation} limit 1") or ())
    digested = digest.of_cells(columns)
    sql = f"select {', '.join((key, *columns))} from {relation} order by {key}"
    for name, *cells in snapshot.cells(sql):
        yield name, digested(cells)


def _latest(snapshot: Snapshot, relation: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield event and digest of the last line of each row, in order of row."""
    lines = snapshot.cells(
        "select row_id, seq, digest from changes where relation = :relation order by row_id, seq",
        relation=relation,
    )
    name, last = None, (0, "")
    for row_id, seq, sealed in lines:
        if name is not None and row_id != name:
            yield name, last
        name, last = str(row_id), (seq, sealed)
    if name is not None:
        yield name, last


def _compared(
    relation: str, name: str, actual: str | None, line: tuple[int, str] | None
) -> Checked:
    if actual is not None and line is not None and actual == line[1]:
        return ()
    called = f"{_CALLED[relation]} {name}"
    if line is None:
        return (Finding(relation=relation, row=name, what=f"{called} was added by no event."),)
    since = line[0]
    if actual is None:
        what = f"{called} was written by event {since} and is gone."
    else:
        what = f"{called} is not as event {since} left it."
    return (Finding(relation=relation, row=name, what=what, since=since),)
