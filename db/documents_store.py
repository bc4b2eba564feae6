"""Documents, their original bytes, their citable places and their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows
from db.withdrawn import Withdrawn, notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Document
    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_DOCUMENT = """
select d.*, case when w.id is null then t.body end as body, p.name as added_by_name,
       substr(w.withdrawn_at, 1, 10) as withdrawn_on, b.body as withdrawn_because
from documents d
join texts t on t.digest = d.text_digest
join people p on p.id = d.added_by
left join withdrawals w on w.document_id = d.id
left join texts b on b.digest = w.because_digest
"""


def get(snapshot: Snapshot, reference: str) -> Document | None:
    """Return the document with this id or number, text included, or None."""
    row = row_of(snapshot, reference)
    return None if row is None else rows.document(row)


def row_of(snapshot: Snapshot, reference: str) -> Row | None:
    """Return the whole row of a document by id or number, or None."""
    number = rows.number(reference)
    if number is not None:
        return snapshot.row(_DOCUMENT + "where d.number = :number", number=number)
    return snapshot.row(_DOCUMENT + "where d.id = :id", id=reference)


def by_digest(snapshot: Snapshot, digest: str) -> Row | None:
    """Return the document made of exactly these bytes, or None."""
    return snapshot.row("select * from documents where digest = :digest", digest=digest)


def several(snapshot: Snapshot, ids: Sequence[str]) -> tuple[Document, ...]:
    """Return the documents with these ids, in the order they were taken in."""
    found = snapshot.rows(
        _DOCUMENT + "where d.id in (select value from json_each(:ids)) order by d.number",
        ids=rows.id_list(ids),
    )
    return tuple(rows.document(row) for row in found)


_HELD = """
not exists (
    select 1 from json_each(:words) w
    where instr(
        lower(
            d.title || ' ' || coalesce(d.publisher, '') || ' ' || coalesce(d.author, '')
            || ' ' || d.file
        ),
        lower(w.value)
    ) = 0
)
"""
"""Whether title, publisher, author and name of the file hold all `words` between them."""


def counted(snapshot: Snapshot, words: Sequence[str] = ()) -> int:
    """Return how many documents hold all `words` in what is known of them."""
    return snapshot.number(
        f"select count(*) from documents d where {_HELD}", words=rows.id_list(words)
    )


def listed(
    snapshot: Snapshot,
    words: Sequence[str] = (),
    *,
    start: int = 0,
    size: int = 2**62,
    hidden: Iterable[str] = (),
) -> list[Row]:
    """Return what a list of documents shows, newest first, without their texts.

    `words` have to stand in what is known of a document. `size` rows from `start`, or all of them.
    Evidence that is `hidden` is not counted.
    """
    return snapshot.rows(
        f"""
        select d.id, d.number, d.title, d.publisher, d.author, d.published_on, d.url, d.file,
               d.media_type, d.added_at, d.revision, p.name as added_by_name,
               coalesce(length(t.body), 0) as characters,
               (select count(distinct o.claim_id) from occurrences o
                where o.document_id = d.id) as claims,
               (select count(distinct o.claim_id) from occurrences o
                join claims c on c.id = o.claim_id
                where o.document_id = d.id and c.state = 'candidate') as candidates,
               (select count(*) from evidence e
                where e.document_id = d.id and e.retracted_at is null
                  and e.id not in (select value from json_each(:hidden))) as evidence
        from documents d
        join texts t on t.digest = d.text_digest
        join people p on p.id = d.added_by
        where {_HELD}
        order by d.number desc
        limit :size offset :start
        """,
        words=rows.id_list(words),
        hidden=rows.id_list(hidden),
        start=start,
        size=size,
    )


def titles(snapshot: Snapshot) -> list[Row]:
    """Return id, number and title of every document, newest first."""
    return snapshot.rows("select id, number, title, publisher from documents order by number desc")


def bodies(snapshot: Snapshot, ids: Iterable[str | None]) -> dict[str, str | Withdrawn]:
    """Return the texts of documents by id, or what is to be read in place of their words."""
    found = snapshot.rows(
        _DOCUMENT + "where d.id in (select value from json_each(:ids))",
        ids=rows.id_list({one for one in ids if one is not None}),
    )
    return {row["id"]: row["body"] or Withdrawn(notice(row)) for row in found}


def openings(snapshot: Snapshot, most: int) -> list[Row]:
    """Return id, publisher, day and the first `most` characters of every document's text."""
    return snapshot.rows(
        """
        select d.id, d.publisher, d.published_on, substr(t.body, 1, :most) as opening
        from documents d
        join texts t on t.digest = d.text_digest and t.body is not null
        """,
        most=most,
    )


def add(
    writing: Writing,
    document: Mapping[str, Value],
    places: Sequence[Mapping[str, Value]],
    original: bytes,
) -> Row:
    """Store a document with its original bytes and its citable places."""
    writing.keep(
        "originals", {"digest": document["digest"], "body": original, "size": len(original)}
    )
    stored = writing.insert("documents", document)
    writing.insert_derived("places", places)
    return stored


def add_passages(
    writing: Writing, passages: Sequence[Mapping[str, Value]], words: Sequence[str]
) -> None:
    """Store a document's sentences in order, and index each with its neighbours."""
    writing.insert_derived("passages", passages)
    if not passages:
        return
    numbers = writing.rows(
        "select number from passages where document_id = :document order by position",
        document=passages[0]["document_id"],
    )
    writing.insert_derived(
        "passages_fts",
        [
            {"rowid": row["number"], "body": body, "neighbours": neighbours(words, position)}
            for position, (row, body) in enumerate(zip(numbers, words, strict=True))
        ],
    )


def drop_passages(writing: Writing, document_id: str) -> None:
    """Take a document's sentences out of the search, to be cut anew."""
    numbers = "select number from passages where document_id = :document"
    writing.execute(f"delete from passages_fts where rowid in ({numbers})", document=document_id)
    writing.execute("delete from passages where document_id = :document", document=document_id)


def original(snapshot: Snapshot, digest: str) -> bytes | None:
    """Return the original bytes kept under a digest, or None."""
    row = snapshot.row("select body from originals where digest = :digest", digest=digest)
    return None if row is None else row["body"]


def places(snapshot: Snapshot, document_id: str) -> list[Row]:
    """Return how to cite the parts of a document, in order."""
    return snapshot.rows(
        "select start_at, end_at, label from places where document_id = :id order by start_at",
        id=document_id,
    )


def passages(snapshot: Snapshot, document_id: str) -> list[Row]:
    """Return the sentences of a document, in order."""
    return snapshot.rows(
        "select * from passages where document_id = :id order by position", id=document_id
    )


def neighbours(words: Sequence[str], position: int) -> str:
    """Return the sentences before and after one, as they are indexed with it."""
    return " ".join((*words[max(0, position - 1) : position], *words[position + 1 : position + 2]))
