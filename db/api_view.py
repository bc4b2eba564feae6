"""What the read API asks of the record: the next claims of a list, and when answers change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot


def following(
    snapshot: Snapshot, ids: Iterable[str], *, after: int, size: int, changed_since: str = ""
) -> list[Row]:
    """Return id and number of the first `size` of these claims whose number is above `after`."""
    return snapshot.rows(
        """
        select id, number from claims
        where id in (select value from json_each(:ids))
          and number > :after and changed_at >= :since
        order by number
        limit :size
        """,
        ids=id_list(ids),
        after=after,
        size=size,
        since=changed_since,
    )


def last_embargo(snapshot: Snapshot, *, now: str) -> str:
    """Return when an embargo ended last, or "": from then on answers are other ones.

    The next one to end would say as much, and would tell whoever tries times out when it ends.
    """
    row = snapshot.row(
        "select max(not_before) as ended from publications where not_before <= :now", now=now
    )
    return str(row["ended"] or "") if row else ""
