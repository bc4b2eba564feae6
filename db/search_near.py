"""Passages that may be near a claim: found fast, to be ranked by `claims.query_fit`.

Of a claim's words the rarest find the most telling passages for the least work, so they are
looked for in order of rarity until they would bring up too many rows. Documents whose title
shares words are looked into as well. Neighbours are told by position, within one document.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from db import search
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row
    from db.transaction import Snapshot

MOST_ROWS = 4000
"""Rows that one claim's words may bring up to be weighed by bm25: about 5 ms."""
COMMON = 20_000
"""A word is counted no further than this; from there on it tells next to nothing."""
NEAREST = 150
"""Passages handed on to be ranked; the right one is beyond in one case of a hundred."""
TITLED = 5
"""Documents looked into because of their title."""
OF_EACH = 40
"""Passages handed on of each of them."""


def weights(snapshot: Snapshot, words: Sequence[str]) -> dict[str, float]:
    """Return how much each word tells, by how few of the desk's passages hold it.

    0 for one that stands nearly everywhere, about 12 for one that stands once among 150,000.
    """
    total = snapshot.number("select max(rowid) from passages_fts_docsize")
    return {word: _rarity(_count(snapshot, word), total) for word in words}


def candidates(
    snapshot: Snapshot,
    weighed: Mapping[str, float],
    names: Sequence[str] = (),
    *,
    without: Iterable[str] = (),
) -> list[Row]:
    """Return passages with some of these words, or one of these names, of other documents.

    `weighed` gives what `weights` does. Each row has document_id, document_number, title,
    publisher, published_on, start_at, end_at, quote and beside: the sentences next to it.
    """
    total = snapshot.number("select max(rowid) from passages_fts_docsize")
    terms = [*map(search.phrase, names), *_rarest(weighed, total)]
    query = " OR ".join(terms)
    if not query:
        return []
    left_out = id_list(without)
    numbers = _nearest(snapshot, query, left_out)
    everything = search.any_of(" ".join(weighed))
    numbers |= _under_a_title(snapshot, everything, left_out)
    return _rows(snapshot, numbers)


def _count(snapshot: Snapshot, word: str) -> int:
    return snapshot.number(
        """select count(*) from (select 1 from passages_fts where passages_fts match :query
        limit :most)""",
        query=f"{{body}} : {search.phrase(word)}",
        most=COMMON,
    )


def _rarity(count: int, total: int) -> float:
    """Return bm25's weight of a word that `count` passages of `total` hold, never below 0."""
    return log((max(total, count) - count + 0.5) / (count + 0.5) + 1)


def _rarest(weighed: Mapping[str, float], total: int) -> list[str]:
    """Return the rarest words, quoted, until together they would bring up too many rows."""
    rows = 0.0
    taken: list[str] = []
    for word in sorted(weighed, key=lambda word: -weighed[word]):
        rows += total / (2.718 ** weighed[word])
        if taken and rows > MOST_ROWS:
            break
        taken.append(search.phrase(word))
    return taken


def _nearest(snapshot: Snapshot, query: str, left_out: str) -> set[int]:
    found = snapshot.rows(
        """
        select f.rowid as number
        from passages_fts f
        join passages p on p.number = f.rowid
        where passages_fts match :query
          and p.document_id not in (select value from json_each(:left_out))
        order by bm25(passages_fts, 1.0, 0.1)
        limit :most
        """,
        query=query,
        left_out=left_out,
        most=NEAREST,
    )
    return {row["number"] for row in found}


def _under_a_title(snapshot: Snapshot, query: str, left_out: str) -> set[int]:
    """Return the passages with some of the words in the documents whose titles have most."""
    if not query:
        return set()
    titled = snapshot.rows(
        """
        select d.id, (select min(p.number) from passages p where p.document_id = d.id) as first,
               (select max(p.number) from passages p where p.document_id = d.id) as last
        from titles_fts f
        join documents d on d.number = f.rowid
        where titles_fts match :query
          and d.id not in (select value from json_each(:left_out))
        order by bm25(titles_fts)
        limit :most
        """,
        query=query,
        left_out=left_out,
        most=TITLED,
    )
    found: set[int] = set()
    for row in titled:
        held = snapshot.rows(
            """
            select f.rowid as number
            from passages_fts f
            join passages p on p.number = f.rowid
            where passages_fts match :query and f.rowid between :first and :last
              and p.document_id = :document
            limit :most
            """,
            query=query,
            first=row["first"] or 0,
            last=row["last"] or 0,
            document=row["id"],
            most=OF_EACH,
        )
        found |= {one["number"] for one in held}
    return found


def _rows(snapshot: Snapshot, numbers: Iterable[int]) -> list[Row]:
    return snapshot.rows(
        """
        select p.number, p.document_id, d.number as document_number, d.title, d.publisher,
               d.published_on, p.start_at, p.end_at, f.body as quote, f.neighbours as beside
        from json_each(:numbers) wanted
        join passages p on p.number = wanted.value
        join passages_fts f on f.rowid = p.number
        join documents d on d.id = p.document_id
        order by p.number
        """,
        numbers=id_list(map(str, numbers)).replace('"', ""),
    )
