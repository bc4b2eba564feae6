"""Passages that may be near a claim: found fast, to be ranked by `claims.query_fit`.

Of a claim's words the rarest find the most telling passages for the least work, so they are
looked for in order of rarity until they would bring up too many rows. Documents whose title
shares words are looked into as well. Neighbours are told by position, within one document.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from claims.common_words import rate
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
ORDINARY = 10_000
"""Ordinary sentences that every desk is thought to hold besides its own: a small one cannot know by
itself that "week" tells less than "ferry", a large one hardly notices."""
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
    All but the common ones are counted, by one statement.
    """
    counted = [word for word in words if not rate(word)]
    counts = "".join(
        f", ({_COUNT.format(at=at, answers=snapshot.full_text.answers(_INDEX, f':query_{at}'))})"
        f" as n{at}"
        for at in range(len(counted))
    )
    row = snapshot.rows(
        f"select (select max(number) from passages) as total {counts}",
        most=COMMON,
        **{f"query_{at}": f"{{body}} : {search.phrase(one)}" for at, one in enumerate(counted)},
    )[0]
    total, *numbers = (int(value or 0) for value in row.values())
    found = dict(zip(counted, numbers, strict=True))
    return Weighed(
        weights={word: _rarity(word, found.get(word), total) for word in words}, total=total
    )


def around(snapshot: Snapshot, document_id: str, start: int) -> list[str]:
    """Return the sentence that stands at a place of a document, and the one before it."""
    rows = snapshot.rows(
        """select f.body from passages p join passages_fts f on f.rowid = p.number
        where p.document_id = :document and p.start_at <= :start
        order by p.position desc limit 2""",
        document=document_id,
        start=start,
    )
    return [row["body"] for row in rows]


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


def _rarity(word: str, count: int | None, total: int) -> float:
    """Return bm25's weight of a word that `count` passages of `total` hold, never below 0.

    As if the desk held ORDINARY sentences more. A common word is not counted, which would be dear:
    it is taken to stand as often as news has it.
    """
    among = max(total, count or 0) + ORDINARY
    held = among * rate(word) if count is None else count
    return log((among - held + 0.5) / (held + 0.5) + 1)


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
