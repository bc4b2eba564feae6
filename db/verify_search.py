"""Whether the search indexes hold the words that they are made of.

They can be made again and so stay out of the ledger; but a desk whose search finds less than is
there does not look broken, and is. Each finding counts; which rows they are does not matter.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from claims.structure import BlockKind
from db.documents_store import neighbours
from db.driver import driver
from db.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlite_utils import Database as Connection

    from db.findings import Checked
    from db.rows import Cells
    from db.transaction import Snapshot

_INDEXES = ("claims_fts", "passages_fts", "titles_fts")

_COUNTED = {
    ("claims_fts", "claims whose words are not in it"): """
        select count(*) from claims c
        join texts t on t.digest = c.statement_digest
        left join claims_fts f on f.rowid = c.number
        where t.body is not null and f.statement is not t.body
    """,
    ("claims_fts", "entries without a claim"): """
        select count(*) from claims_fts f
        left join claims c on c.number = f.rowid
        where c.number is null
    """,
    ("passages_fts", "entries without a sentence"): """
        select count(*) from passages_fts f
        left join passages p on p.number = f.rowid
        where p.number is null
    """,
    ("titles_fts", "documents whose title is not in it"): """
        select count(*) from documents d
        left join titles_fts f on f.rowid = d.number
        where f.title is not d.title
    """,
    ("titles_fts", "entries without a document"): """
        select count(*) from titles_fts f
        left join documents d on d.number = f.rowid
        where d.number is null
    """,
}
"""An index, what to call what is counted, and the question that counts it."""

_SENTENCES = """
select p.document_id, p.position, p.block, p.start_at, p.end_at,
       case when p.position = 0 then t.body end, f.body, f.neighbours
from passages p
join documents d on d.id = p.document_id
join texts t on t.digest = d.text_digest
left join passages_fts f on f.rowid = p.number
where t.body is not null
order by p.document_id, p.position
"""
"""The document's words come with its first sentence alone: with each they would be read a hundred
times over."""

_BLOCKS = frozenset(BlockKind)


def contents(snapshot: Snapshot) -> Iterator[Checked]:
    """Compare every entry of every index with the words it was made of."""
    yield from entries(snapshot)
    yield from sentences(snapshot)


def entries(snapshot: Snapshot) -> Iterator[Checked]:
    """Have SQLite compare the entries of claims and titles, and count strays of every index."""
    for (index, called), sql in _COUNTED.items():
        yield _counted(index, called, snapshot.number(sql))


def sentences(snapshot: Snapshot) -> Iterator[Checked]:
    """Compare every sentence's entry with the document it was cut from."""
    documents = groupby(snapshot.cells(_SENTENCES), key=itemgetter(0))
    wrong = sum(_misplaced(list(cut)) for _, cut in documents)
    yield _counted("passages_fts", "sentences that are not in it", wrong)


def _misplaced(cut: Sequence[Cells]) -> int:
    """Count the sentences of one document that are not in their place with their neighbours."""
    _, _, _, _, _, text, _, _ = cut[0]
    if text is None:
        return len(cut)
    words = [text[start:end] for _, _, _, start, end, _, _, _ in cut]
    return sum(
        (position, body, around) != (place, words[place], neighbours(words, place))
        or block not in _BLOCKS
        for place, (_, position, block, _, _, _, body, around) in enumerate(cut)
    )


def structure(connection: Connection) -> Iterator[Checked]:
    """Have SQLite prove that each index fits its own words; takes the write lock."""
    for index in _INDEXES:
        try:
            connection.conn.execute(f"insert into {index} ({index}) values ('integrity-check')")
        except driver.DatabaseError as error:
            yield (Finding(relation=index, row="", what=f"The search index is damaged: {error}."),)


def _counted(index: str, called: str, number: int) -> Checked:
    if not number:
        return ()
    return (Finding(relation=index, row="", what=f"The search index has {number:,} {called}."),)
