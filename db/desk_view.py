"""How the work of the desk goes: what waits, what came in and was decided a day, how long it took.

Plain counts over the record. Weeks and medians are the caller's: the two database engines that a
desk may have do not agree on a calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot


def waiting(snapshot: Snapshot) -> list[Row]:
    """Return the states with how many claims are in each, and since when the stillest one is."""
    return snapshot.rows(
        "select state, count(*) as claims, min(changed_at) as since from claims "
        "where merged_into is null group by state"
    )


def taken_in(snapshot: Snapshot, *, since: str) -> list[Row]:
    """Return how many claims came to the desk on each day from `since` on."""
    return snapshot.rows(
        "select substr(created_at, 1, 10) as day, count(*) as claims from claims "
        "where created_at >= :since group by 1",
        since=since,
    )


def decided(snapshot: Snapshot, *, since: str) -> list[Row]:
    """Return how many claims got their first verdict on each day from `since` on."""
    return snapshot.rows(
        f"{_FIRST} select substr(decided_at, 1, 10) as day, count(*) as claims from first "
        "where decided_at >= :since group by 1",
        since=since,
    )


def times_to_verdict(snapshot: Snapshot, *, since: str) -> list[Row]:
    """Return when each claim decided from `since` on came, and when it was first decided."""
    return snapshot.rows(
        f"{_FIRST} select c.created_at, f.decided_at from first f "
        "join claims c on c.id = f.claim_id where f.decided_at >= :since",
        since=since,
    )


def reviewed_twice(snapshot: Snapshot) -> list[str]:
    """Return the claims that several people have reviewed."""
    found = snapshot.rows(
        "select claim_id from reviews group by claim_id having count(distinct given_by) > 1"
    )
    return [row["claim_id"] for row in found]


_FIRST = """
with first as (
  select claim_id, min(decided_at) as decided_at from verdicts
  where rating is not null group by claim_id
)
"""
