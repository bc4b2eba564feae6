"""Whether stored words and files are those they are named by, and quotes stand where they say.

Words and bytes are named by their digest. A purged one is in order only when an event's details
name it under `purged`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db import digest
from db.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.findings import Checked
    from db.rows import Cells, Row
    from db.transaction import Snapshot

_QUOTES = """
select 'occurrences' as relation, o.id, o.document_id, o.start_at, o.end_at, o.quote_digest,
       d.text_digest
from occurrences o
join documents d on d.id = o.document_id
union all
select 'evidence', e.id, e.document_id, e.start_at, e.end_at, e.quote_digest, d.text_digest
from evidence e
join documents d on d.id = e.document_id
union all
select 'caveats', c.id, c.document_id, c.start_at, c.end_at, c.quote_digest, d.text_digest
from caveats c
join documents d on d.id = c.document_id
union all
select 'quoted_places', q.evidence_id, q.snapshot_id, q.start_at, q.end_at, e.quote_digest,
       c.text_digest
from quoted_places q
join evidence e on e.id = q.evidence_id
join source_snapshots c on c.id = q.snapshot_id
union all
select 'anchors', a.id, v.document_id, a.start_at, a.end_at, a.quote_digest, d.text_digest
from anchors a
join document_versions v on v.id = a.version_id
join documents d on d.id = v.document_id
where a.start_at is not null
union all
select 'threads', t.id, t.document_id, t.start_at, t.end_at, t.quote_digest, d.text_digest
from threads t
join documents d on d.id = t.document_id
order by 3, 4, 2
"""

_CALLED = {
    "occurrences": "occurrence",
    "evidence": "evidence",
    "caveats": "caveat",
    "anchors": "anchor",
    "quoted_places": "evidence",
    "threads": "thread",
}


def bodies(snapshot: Snapshot) -> Iterator[Checked]:
    """Check that every wording and every file has the digest it is stored under."""
    purged = _purged(snapshot)
    for row in snapshot.each("select digest, body, purged_because from texts"):
        yield _body(
            "texts", row, None if row["body"] is None else digest.of_text(row["body"]), purged
        )
    for row in snapshot.each("select digest, body, size, purged_because from originals"):
        yield _original(row, purged)


def quotes(snapshot: Snapshot) -> Iterator[Checked]:
    """Check that the words of every occurrence and passage stand at its offsets."""
    holder, text = "", None
    for cells in snapshot.cells(_QUOTES):
        _, _, held_by, _, _, _, whole = cells
        if held_by != holder:
            holder, text = held_by, _text(snapshot, whole)
        yield () if text is None else _quote(cells, text)


def _original(row: Row, purged: set[str]) -> Checked:
    body = row["body"]
    found = _body("originals", row, None if body is None else digest.of_bytes(body), purged)
    if body is None or len(body) == row["size"]:
        return found
    what = f"The file {row['digest']} has {len(body)} bytes and is said to have {row['size']}."
    return (*found, Finding(relation="originals", row=row["digest"], what=what))


def _body(relation: str, row: Row, actual: str | None, purged: set[str]) -> Checked:
    name, called = row["digest"], "words" if relation == "texts" else "bytes"
    if actual == name or (actual is None and name in purged):
        return ()
    if actual is None:
        what = f"The {called} {name} were purged (“{row['purged_because']}”), and no event says so."
    else:
        what = f"The {called} {name} are not those that were stored: they have the digest {actual}."
    return (Finding(relation=relation, row=name, what=what),)


def _purged(snapshot: Snapshot) -> set[str]:
    named = snapshot.each("select details from events where details like '%\"purged\"%'")
    return {one for row in named for one in _named(row["details"])}


def _named(details: str) -> list[str]:
    try:
        return [str(one) for one in json.loads(details).get("purged", ())]
    except (ValueError, AttributeError, TypeError):
        return []


def _text(snapshot: Snapshot, name: str) -> str | None:
    row = snapshot.row("select body from texts where digest = :name", name=name)
    return None if row is None else row["body"]


def _quote(cells: Cells, text: str) -> Checked:
    relation, row_id, holder, start, end, quote, _ = cells
    if end <= len(text) and digest.of_text(text[start:end]) == quote:
        return ()
    what = (
        f"The words at {start}:{end} of document {holder} are not those that "
        f"{_CALLED[relation]} {row_id} quotes."
    )
    return (Finding(relation=relation, row=row_id, what=what),)
