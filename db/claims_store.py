"""Claims and their occurrences, with the search index that follows them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from db import documents_store, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Claim, Occurrence
    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_CLAIM = """
select c.*, t.body as statement
from claims c
join wordings t on t.digest = c.statement_digest
"""

_OCCURRENCE = """
select o.*
from occurrences o
join documents d on d.id = o.document_id
"""


def get(snapshot: Snapshot, reference: str) -> Claim | None:
    """Return the claim with this id or number, with its occurrences, or None."""
    number = rows.number(reference)
    if number is not None:
        row = snapshot.row(_CLAIM + "where c.number = :number", number=number)
    else:
        row = snapshot.row(_CLAIM + "where c.id = :id", id=reference)
    return None if row is None else _whole(snapshot, [row])[0]


def several(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Claim, ...]:
    """Return the claims with these ids in the order of their numbers."""
    found = snapshot.rows(
        _CLAIM + "where c.id in (select value from json_each(:ids)) order by c.number",
        ids=rows.id_list(ids),
    )
    return _whole(snapshot, found)


def of_document(snapshot: Snapshot, document_id: str) -> tuple[Claim, ...]:
    """Return every claim that occurs in a document, in order of number."""
    found = snapshot.rows(
        _CLAIM
        + """where c.id in (select claim_id from occurrences where document_id = :document)
order by c.number""",
        document=document_id,
    )
    return _whole(snapshot, found)


def all_ids(snapshot: Snapshot) -> list[str]:
    """Return the id of every claim in order of number."""
    return [row["id"] for row in snapshot.rows("select id from claims order by number")]


def scores(snapshot: Snapshot) -> list[Row]:
    """Return id, score and stored reasons of every claim."""
    return snapshot.rows("select id, score, reasons from claims")


def merged_into(snapshot: Snapshot, claim_id: str) -> Row | None:
    """Return number and id of the claim that took the place of this one, or None."""
    return snapshot.row(
        "select w.id, w.number from claims c join claims w on w.id = c.merged_into "
        "where c.id = :id",
        id=claim_id,
    )


def occurrence_row(snapshot: Snapshot, occurrence_id: str) -> Row | None:
    """Return an occurrence's row, or None."""
    return snapshot.row(_OCCURRENCE + "where o.id = :id", id=occurrence_id)


SPEAKER, QUANTITIES, TIMES = "speaker", "quantities", "times"
"""Parts of an occurrence that a person can correct."""


def corrected_in(snapshot: Snapshot, occurrence_id: str) -> frozenset[str]:
    """Return which parts of the occurrence with this id a person corrected."""
    sql = "select corrected from occurrences where id = :id"
    return corrected(snapshot.row(sql, id=occurrence_id) or {"corrected": None})


def corrected(row: Row) -> frozenset[str]:
    """Return which parts of an occurrence a person corrected: speaker, quantities, times."""
    return frozenset(json.loads(row["corrected"])) if row["corrected"] else frozenset()


def occurrences_in(snapshot: Snapshot, document_id: str) -> list[Row]:
    """Return the rows of every occurrence in a document, in order of place."""
    return snapshot.rows(
        _OCCURRENCE + "where o.document_id = :document order by o.start_at, o.id",
        document=document_id,
    )


def add(
    writing: Writing,
    claim: Mapping[str, Value],
    occurrences: Sequence[Mapping[str, Value]],
) -> Row:
    """Store a claim with its occurrences, and index it."""
    stored = writing.insert("claims", claim)
    for occurrence in occurrences:
        writing.insert("occurrences", occurrence)
    index(writing, stored["id"])
    return stored


def index(writing: Writing, claim_id: str) -> None:
    """Put the claim's present wording, speakers and titles into the search index."""
    row = writing.row(
        """
        select c.number, t.body as statement,
               (select group_concat(distinct o.speaker) from occurrences o
                where o.claim_id = c.id) as speaker,
               (select group_concat(distinct d.title) from occurrences o
                join documents d on d.id = o.document_id where o.claim_id = c.id) as title
        from claims c
        join texts t on t.digest = c.statement_digest
        where c.id = :id
        """,
        id=claim_id,
    )
    if row is None:
        return
    writing.execute("delete from claims_fts where rowid = :number", number=row["number"])
    writing.insert_derived(
        "claims_fts",
        [
            {
                "rowid": row["number"],
                "statement": row["statement"],
                "speaker": row["speaker"] or "",
                "title": row["title"] or "",
            }
        ],
    )


def _whole(snapshot: Snapshot, found: Sequence[Row]) -> tuple[Claim, ...]:
    places = _occurrences(snapshot, [row["id"] for row in found])
    return tuple(rows.claim(row, tuple(places[row["id"]])) for row in found)


def _occurrences(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, list[Occurrence]]:
    grouped: dict[str, list[Occurrence]] = defaultdict(list)
    found = snapshot.rows(
        _OCCURRENCE
        + """where o.claim_id in (select value from json_each(:ids))
order by d.number, o.start_at, o.id""",
        ids=rows.id_list(ids),
    )
    texts = documents_store.bodies(snapshot, [row["document_id"] for row in found])
    for row in found:
        grouped[row["claim_id"]].append(rows.occurrence(row, texts[row["document_id"]]))
    return grouped
