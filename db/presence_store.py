"""Who has which claim open: written often, forgotten soon, never part of the record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.transaction import Snapshot, Writing


def came(writing: Writing, *, claim: str, person: str, at: str) -> None:
    """Say that a person has a claim open now."""
    writing.execute(
        """
        insert into presence (claim_id, person_id, seen_at) values (:claim, :person, :at)
        on conflict (claim_id, person_id) do update set seen_at = excluded.seen_at
        """,
        claim=claim,
        person=person,
        at=at,
    )


def went(writing: Writing, *, claim: str, person: str) -> None:
    """Say that a person has a claim open no longer."""
    writing.execute(
        "delete from presence where claim_id = :claim and person_id = :person",
        claim=claim,
        person=person,
    )


def forget(writing: Writing, *, before: str, after: str) -> None:
    """Forget everybody who was not seen since, and who was seen at a moment that has not come."""
    writing.execute(
        "delete from presence where seen_at < :before or seen_at > :after",
        before=before,
        after=after,
    )


def seen_at(snapshot: Snapshot, *, claim: str, person: str) -> str:
    """Return when a person was last seen at a claim; empty for never."""
    row = snapshot.row(
        "select seen_at from presence where claim_id = :claim and person_id = :person",
        claim=claim,
        person=person,
    )
    return "" if row is None else str(row["seen_at"])


def at_claims(
    snapshot: Snapshot, ids: Iterable[str], *, since: str, until: str, apart_from: str
) -> dict[str, list[str]]:
    """Return the names of those who were seen at each of these claims between two moments."""
    found = snapshot.rows(
        """
        select x.claim_id, p.name
        from presence x
        join people p on p.id = x.person_id
        where x.claim_id in (select value from json_each(:ids))
          and x.seen_at between :since and :until and x.person_id <> :me
        order by p.name
        """,
        ids=id_list(ids),
        since=since,
        until=until,
        me=apart_from,
    )
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in found:
        grouped[row["claim_id"]].append(row["name"])
    return grouped
