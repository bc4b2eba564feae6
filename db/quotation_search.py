"""Passages that a quotation may come from: by a run of its words, or by its rarest ones.

A passage is a sentence; one that holds the run word for word is found whatever its rank, while by
rare words only the best are. Words are counted up to a limit, so that a common one costs no more
than a rare one.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from db import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.rows import Row
    from db.transaction import Snapshot

COMMON = 3_000
"""Passages with a word, beyond which it is common however many more there are."""
RAREST = 5
"""Words looked for in pairs: with five, any three may have been changed."""

_PASSAGE = """
select p.document_id, p.start_at, p.end_at, p.position, f.body as quote
from passages_fts f
join passages p on p.number = f.rowid
where {answers}
  and (:document = '' or p.document_id = :document)
"""


def with_phrase(
    snapshot: Snapshot, words: str, *, document: str | None = None, most: int = 200
) -> list[Row]:
    """Return passages that hold a run of words one after the other, in order of taking in."""
    query = search.phrase(words)
    if not query:
        return []
    passage = _PASSAGE.format(answers=snapshot.full_text.answers("passages_fts", ":query"))
    sql = f"{passage} order by p.number limit :most"
    return snapshot.rows(sql, query=f"{{body}} : {query}", document=document or "", most=most)


def with_rare_words(
    snapshot: Snapshot, words: str, *, document: str | None = None, most: int = 40
) -> list[Row]:
    """Return the passages that hold two or more of the rarest words, best first."""
    rare = _rarest(snapshot, words)
    if not rare:
        return []
    pairs = [f'("{one}" AND "{two}")' for one, two in combinations(rare, 2)] or [f'"{rare[0]}"']
    passage = _PASSAGE.format(answers=snapshot.full_text.answers("passages_fts", ":query"))
    rank = snapshot.full_text.rank("passages_fts", ":query", 1.0, 0.0)
    sql = f"{passage} order by {rank}, p.number limit :most"
    query = f"{{body}} : ({' OR '.join(pairs)})"
    return snapshot.rows(sql, query=query, document=document or "", most=most)


def _rarest(snapshot: Snapshot, words: str) -> Sequence[str]:
    telling = _telling(search.tokens(words))
    counts = {one: _count(snapshot, one) for one in telling}
    there = [one for one in telling if counts[one]]
    return sorted(there, key=lambda one: counts[one])[:RAREST]


def _telling(found: Iterable[str]) -> list[str]:
    every = list(found)
    return [one for one in every if one not in search.STOP_WORDS] or every


def _count(snapshot: Snapshot, token: str) -> int:
    answers = snapshot.full_text.answers("passages_fts", ":query")
    sql = f"select 1 from passages_fts where {answers} limit :most"
    return snapshot.number(
        f"select count(*) from ({sql}) found", query=f'{{body}} : "{token}"', most=COMMON
    )
