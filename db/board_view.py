"""The list of claims: one page of rows for a filter, and the counts beside it.

Counts and which claims stand on a page are kept while they stand (`db.unchanged`). Paged in SQL: a
page costs eight queries whatever the size of the desk, and none of them is made
once a row. All filters meet in `_where`; a filter that looks into another table names the claims
it leaves (`in`) rather than asking once a claim (`exists`), which cost 30 ms at 10,000 claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db import board_rows, search, tags_store, unchanged
from db.board_order import ORDERINGS, Order, keys_of
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.board_order import Ordering
    from db.rows import Row, Value
    from db.transaction import Snapshot

__all__ = [
    "EVERYTHING",
    "NOBODY",
    "OPEN",
    "ClaimFilter",
    "Listed",
    "Order",
    "first_waiting",
    "ids",
    "neighbours",
    "page",
    "place",
    "ratings_in_use",
    "speakers",
    "state_counts",
]

OPEN = (
    "candidate", "triaged", "assigned", "in_review", "second_review", "adjudication", "ready",
    "signed_off", "published", "corrected", "held",
)  # fmt: skip
"""The states that a list shows unless another is asked for."""

NOBODY = "nobody"
"""Stands among assignees for claims that are given to nobody."""

EVERYTHING = 2**62
"""More rows than there can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What a list of claims is narrowed to; an empty field narrows nothing.

    `rating` is `scale@version/key`; `days` are inclusive ISO days of taking in; `tags` are folded
    names (`desk.tags.plain`); `assignees` are ids of people, or NOBODY.
    """

    states: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    checkabilities: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    words: str = ""
    least_score: float = 0.0
    from_day: str = ""
    to_day: str = ""
    reviewed_by: str = ""
    stale: bool = False
    """Only claims with a verdict to look at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of the list: rows with their first occurrence, and by claim what they have.

    `states` counts the claims in each state, whatever state the filter asks for.
    """

    total: int
    states: dict[str, int]
    rows: tuple[Row, ...]
    occurrences: dict[str, list[Row]]
    stances: dict[str, dict[str, int]]
    verdicts: dict[str, list[Row]]
    tags: dict[str, list[str]]
    assigned: dict[str, list[str]]


def page(snapshot: Snapshot, chosen: ClaimFilter, *, order: Order, start: int, size: int) -> Listed:
    """Return `size` claims from `start` (0 is the first) in the given order."""
    states = state_counts(snapshot, chosen)
    total = sum(states.get(state, 0) for state in set(chosen.states or OPEN))
    listed = unchanged.answer(
        snapshot,
        (chosen, order, start, size),
        lambda: _on_page(snapshot, chosen, order, range(total)[start : start + size], total),
    )
    return Listed(
        total=total,
        states=states,
        rows=tuple(board_rows.claims(snapshot, listed)),
        occurrences=board_rows.occurrences(snapshot, listed),
        stances=board_rows.stances(snapshot, listed),
        verdicts=board_rows.verdicts(snapshot, listed),
        tags=tags_store.names_on(snapshot, "claim_id", listed),
        assigned=board_rows.assigned(snapshot, listed),
    )


def ids(
    snapshot: Snapshot,
    chosen: ClaimFilter,
    *,
    order: Order = "number",
    start: int = 0,
    size: int = EVERYTHING,
) -> list[str]:
    """Return the ids of the claims that the filter leaves, in order, `size` from `start`."""
    return _ids(snapshot, chosen, order, (start, size))


def _on_page(
    snapshot: Snapshot, chosen: ClaimFilter, order: Order, places: range, total: int
) -> list[str]:
    """Return the ids at some places of a list of `total` claims, walked to from its nearer end."""
    before, after, size = places.start, total - places.stop, len(places)
    if before <= after:
        return _ids(snapshot, chosen, order, (before, size))
    return _ids(snapshot, chosen, order, (after, size), backward=True)[::-1]


def _ids(
    snapshot: Snapshot,
    chosen: ClaimFilter,
    order: Order,
    cut: tuple[int, int],
    *,
    backward: bool = False,
) -> list[str]:
    start, size = cut
    where, values = _where(snapshot, chosen)
    ordering = ORDERINGS[order]
    found = snapshot.rows(
        f"""
        select c.id
        from {ordering.walk}
        where {ordering.once} and {where}
        order by {ordering.by(backward=backward)}
        limit :size offset :start
        """,
        **values,
        size=size,
        start=start,
    )
    return [row["id"] for row in found]


def neighbours(
    snapshot: Snapshot, chosen: ClaimFilter, *, order: Order, claim_id: str
) -> tuple[Row | None, Row | None]:
    """Return rows with the number of the claims before and after one in a filtered list.

    A claim whose state has just taken it out of the list keeps its place in it: who dismisses a
    candidate goes on to the next one. One that the other filters leave out has no neighbours.
    """
    where, values = _where(snapshot, chosen, states=False)
    ordering = ORDERINGS[order]
    here = snapshot.row(
        f"""
        select {ordering.columns}
        from {ordering.source}
        where {ordering.once} and c.id = :claim_id and {where}
        """,
        **values,
        claim_id=claim_id,
    )
    if here is None:
        return None, None
    before, after = (
        _beside(snapshot, chosen, ordering, here, backward=backward) for backward in (True, False)
    )
    return before, after


def _beside(
    snapshot: Snapshot, chosen: ClaimFilter, ordering: Ordering, here: Row, *, backward: bool
) -> Row | None:
    """Return the first claim of the list after the keys of `here`, or before them."""
    where, values = _where(snapshot, chosen)
    return snapshot.row(
        f"""
        select c.number
        from {ordering.walk}
        where {ordering.once} and {ordering.beyond(backward=backward)} and {where}
        order by {ordering.by(backward=backward)}
        limit 1
        """,
        **values,
        **keys_of(here),
    )


def place(snapshot: Snapshot, chosen: ClaimFilter, *, order: Order, number: int) -> int | None:
    """Return how many claims of the list stand before this one, or would if it were in it.

    None when the claim is not there, or in this order has no place.
    """
    where, values = _where(snapshot, chosen)
    ordering = ORDERINGS[order]
    here = snapshot.row(
        f"""
        select {ordering.columns}
        from {ordering.source}
        where {ordering.once} and c.number = :number
        """,
        number=number,
    )
    if here is None:
        return None
    return snapshot.number(
        f"""
        select count(*)
        from {ordering.walk}
        where {ordering.once} and {ordering.beyond(backward=True)} and {where}
        """,
        **values,
        **keys_of(here),
    )


def first_waiting(snapshot: Snapshot, *, person: str, seen: tuple[str, str]) -> str | None:
    """Return the accepted claim most worth checking that nobody has, or None.

    One that somebody other than `person` has had open between the moments `seen` is passed over.
    """
    found = snapshot.row(
        """
        select c.id
        from claims c
        where c.state = 'triaged' and c.merged_into is null
          and not exists (
            select 1 from assignments a where a.claim_id = c.id and a.ended_at is null
          )
          and not exists (
            select 1 from presence x
            where x.claim_id = c.id and x.person_id <> :person
              and x.seen_at between :first and :last
          )
        order by c.score desc, c.number
        limit 1
        """,
        person=person,
        first=seen[0],
        last=seen[1],
    )
    return None if found is None else str(found["id"])


def state_counts(snapshot: Snapshot, chosen: ClaimFilter) -> dict[str, int]:
    """Return how many claims stand in each state, whatever state the filter asks for."""
    asked = replace(chosen, states=())

    def ask() -> Counter[str]:
        where, values = _where(snapshot, asked, states=False)
        found = snapshot.rows(
            f"select c.state, count(*) as n from claims c where {where} group by c.state", **values
        )
        return Counter({row["state"]: row["n"] for row in found})

    question = ("states", asked)
    if asked == ClaimFilter():
        return unchanged.carried(snapshot, question, ask, table="claims", carry=_recounted)
    return unchanged.answer(snapshot, question, ask)


def _recounted(counted: Counter[str], before: Iterable[Row], after: Iterable[Row]) -> Counter[str]:
    """Return the counts by state with some claims as they are instead of as they were."""
    gone, come = (
        Counter(row["state"] for row in rows if row["merged_into"] is None)
        for rows in (before, after)
    )
    return counted + come - gone


def speakers(snapshot: Snapshot, *, most: int = 200) -> list[Row]:
    """Return the speakers of the desk with how many claims they make, most first."""
    return snapshot.rows(
        """
        select speaker, count(distinct claim_id) as n
        from occurrences
        where speaker is not null
        group by speaker
        order by n desc, speaker
        limit :most
        """,
        most=most,
    )


def ratings_in_use(snapshot: Snapshot) -> list[Row]:
    """Return scale, rating and count of every verdict that stands."""
    return snapshot.rows(
        """
        select v.scale, v.rating, count(distinct v.claim_id) as n
        from verdicts v
        where v.rating is not null
          and not exists (select 1 from verdicts w where w.supersedes = v.id)
        group by v.scale, v.rating
        order by v.scale, v.rating
        """
    )


def _where(
    snapshot: Snapshot, chosen: ClaimFilter, *, states: bool = True
) -> tuple[str, dict[str, Value]]:
    """Return the condition on `claims c` that a filter means, and its values."""
    parts = ["c.merged_into is null"]
    values: dict[str, Value] = {}
    for name, wanted, sql in _lists(chosen, states=states):
        if wanted:
            parts.append(sql.replace("?", f"(select value from json_each(:{name}))"))
            values[name] = id_list(wanted)
    for name, value, sql in _single(snapshot, chosen):
        if value:
            parts.append(sql)
            values[name] = value
    return " and ".join(parts), values


def _lists(chosen: ClaimFilter, *, states: bool) -> list[tuple[str, Sequence[str], str]]:
    return [
        ("states", (chosen.states or OPEN) if states else (), "c.state in ?"),
        ("documents", chosen.documents, _OCCURS.format("o.document_id in ?")),
        ("speakers", chosen.speakers, _OCCURS.format("o.speaker in ?")),
        ("kinds", chosen.kinds, "c.kind in ?"),
        ("checkabilities", chosen.checkabilities, "c.checkability in ?"),
        ("stances", chosen.stances, _HAS_STANCE),
        ("ratings", chosen.ratings, _HAS_RATING),
        ("tags", chosen.tags, _HAS_TAG),
        ("assignees", chosen.assignees, _IS_FREE if NOBODY in chosen.assignees else _IS_WITH),
    ]


def _single(snapshot: Snapshot, chosen: ClaimFilter) -> list[tuple[str, Value, str]]:
    return [
        ("words", search.of_claims(chosen.words), search.of_claim(snapshot, ":words")),
        ("least_score", chosen.least_score, "c.score >= :least_score"),
        ("from_day", chosen.from_day, "c.created_at >= :from_day"),
        ("to_day", chosen.to_day and chosen.to_day + "T99", "c.created_at <= :to_day"),
        ("reviewed_by", chosen.reviewed_by, _REVIEWED),
        ("stale", int(chosen.stale), _STALE),
    ]


_STALE = "c.id in (select s.claim_id from stale_verdicts s where :stale = 1)"
_OCCURS = "c.id in (select o.claim_id from occurrences o where {})"
_HAS_STANCE = """c.id in (select e.claim_id from evidence e
    where e.retracted_at is null and e.stance in ?)"""
_HAS_RATING = """c.id in (select v.claim_id from verdicts v
    where v.scale || '/' || v.rating in ?
      and not exists (select 1 from verdicts w where w.supersedes = v.id))"""
_HAS_TAG = """c.id in (select g.claim_id from taggings g
    where g.ended_at is null and g.tag_id in (select t.id from tags t where t.plain in ?))"""
_IS_WITH = """c.id in (select a.claim_id from assignments a
    where a.ended_at is null and a.person_id in ?)"""
_IS_FREE = f"""({_IS_WITH} or c.id not in (select a.claim_id from assignments a
    where a.ended_at is null))"""
_REVIEWED = "c.id in (select r.claim_id from reviews r where r.given_by = :reviewed_by)"
