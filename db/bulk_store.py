"""What a change of many claims at once asks of the database: few statements, however many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot


def standing(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return id, number, state, revision and merged_into of these claims, by number."""
    return snapshot.rows(
        """
        select id, number, state, revision, merged_into from claims
        where id in (select value from json_each(:ids))
        order by number
        """,
        ids=id_list(ids),
    )


def open_rows(snapshot: Snapshot, table: str, ids: Iterable[str]) -> list[Row]:
    """Return those of these taggings or assignments that have not ended, with their claim."""
    return snapshot.rows(
        f"""
        select x.id, x.claim_id, c.number from {table} x join claims c on c.id = x.claim_id
        where x.ended_at is null and x.id in (select value from json_each(:ids))
        order by c.number
        """,
        ids=id_list(ids),
    )
