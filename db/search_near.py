"""Passages that may be near a claim: found fast, to be ranked by `claims.query_fit`.

Of a claim's words the rarest find the most telling passages for the least work, so they are
looked for in order of rarity until they would bring up too many rows. Documents whose title
shares words are looked into as well. Neighbours are told by position, within one document.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from db import search
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """How much each word tells, and among how many passages that was counted."""

    weights: dict[str, float]
    total: int


def weights(snapshot: Snapshot, words: Sequence[str]) -> Weighed:
    """Return how much each word tells, by how few of the desk's passages hold it.

    0 for one that stands nearly everywhere, about 12 for one that stands once among 150,000.
    All are counted by one statement.
    """
    counts = "".join(
        f", ({_COUNT.format(at=at, answers=snapshot.full_text.answers(_INDEX, f':query_{at}'))})"
        f" as n{at}"
        for at in range(len(words))
    )
    row = snapshot.rows(
        f"select (select max(number) from passages) as total {counts}",
        most=COMMON,
        **{f"query_{at}": f"{{body}} : {search.phrase(word)}" for at, word in enumerate(words)},
    )[0]
    total, *found = (int(value or 0) for value in row.values())
    return Weighed(
        weights={word: _rarity(n, total) for word, n in zip(words, found, strict=True)},
        total=total,
    )


def candidates(
    snapshot: Snapshot,
    weighed: Weighed,
    names: Sequence[str] = (),
    *,
    without: Iterable[str] = (),
) -> list[Row]:
    """Return passages with some of these words, or one of these names, of other documents.

    Each row has document_id, document_number, title, publisher, published_on, start_at, end_at,
    quote and beside: the sentences next to it.
    """
    if not weighed.weights:
        return []
    return snapshot.rows(
        _CANDIDATES.format(
            rarest=snapshot.full_text.answers(_INDEX, ":rarest"),
            by_rarest=snapshot.full_text.rank(_INDEX, ":rarest", 1.0, 0.1),
            titled=snapshot.full_text.answers("titles_fts", ":words"),
            by_title=snapshot.full_text.rank("titles_fts", ":words"),
            held=snapshot.full_text.answers(_INDEX, ":words"),
        ),
        rarest=" OR ".join((*map(search.phrase, names), *_rarest(weighed))),
        words=" OR ".join(map(search.phrase, weighed.weights)),
        left_out=id_list(without),
        nearest=NEAREST,
        titled=TITLED,
        held=TITLED * OF_EACH,
    )


_INDEX = "passages_fts"
_COUNT = """select count(*) from (select 1 from passages_fts
    where {answers} limit :most) found_{at}"""
_CANDIDATES = """
with nearest as (
  select f.rowid as number
  from passages_fts f
  join passages p on p.number = f.rowid
  where {rarest}
    and p.document_id not in (select value from json_each(:left_out))
  order by {by_rarest}
  limit :nearest
),
titled as materialized (
  select d.id, (select min(p.number) from passages p where p.document_id = d.id) as first,
         (select max(p.number) from passages p where p.document_id = d.id) as last
  from titles_fts t
  join documents d on d.number = t.rowid
  where {titled} and d.id not in (select value from json_each(:left_out))
  order by {by_title}
  limit :titled
),
held as (
  select f.rowid as number
  from titled t
  cross join passages_fts f
  join passages p on p.number = f.rowid
  where {held} and f.rowid between t.first and t.last
    and p.document_id = t.id
  limit :held
)
select p.number, p.document_id, d.number as document_number, d.title, d.publisher,
       d.published_on, p.start_at, p.end_at, f.body as quote, f.neighbours as beside
from (select number from nearest union select number from held) wanted
join passages p on p.number = wanted.number
join passages_fts f on f.rowid = p.number
join documents d on d.id = p.document_id
order by p.number
"""


def _rarity(count: int, total: int) -> float:
    """Return bm25's weight of a word that `count` passages of `total` hold, never below 0."""
    return log((max(total, count) - count + 0.5) / (count + 0.5) + 1)


def _rarest(weighed: Weighed) -> list[str]:
    """Return the rarest words, quoted, until together they would bring up too many rows."""
    rows = 0.0
    taken: list[str] = []
    for word, weight in sorted(weighed.weights.items(), key=lambda each: -each[1]):
        rows += weighed.total * exp(-weight)
        if taken and rows > MOST_ROWS:
            break
        taken.append(search.phrase(word))
    return taken
