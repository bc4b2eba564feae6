"""Keys of the read API: their rows, and when each was used last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot, Writing

_KEY = """
select k.*, p.name as made_by_name, u.used_at
from api_keys k
join people p on p.id = k.made_by
left join api_key_uses u on u.key_id = k.id
"""


def standing(snapshot: Snapshot) -> list[Row]:
    """Return the keys that nobody revoked, expired ones too, in order of making."""
    return snapshot.rows(_KEY + "where k.ended_at is null order by k.made_at, k.id")


def get(snapshot: Snapshot, key_id: str) -> Row | None:
    """Return a key that nobody revoked, or None."""
    return snapshot.row(_KEY + "where k.id = :id and k.ended_at is null", id=key_id)


def good(snapshot: Snapshot, secret_digest: str, *, now: str) -> Row | None:
    """Return the key with this digest that opens something now, or None."""
    return snapshot.row(
        _KEY
        + """
        where k.secret_digest = :secret and k.ended_at is null
          and (k.expires_at is null or k.expires_at > :now)
        """,
        secret=secret_digest,
        now=now,
    )


def used(writing: Writing, key_id: str, *, at: str) -> None:
    """Note that a key was used."""
    writing.execute(
        "insert into api_key_uses (key_id, used_at) values (:id, :at) "
        "on conflict (key_id) do update set used_at = :at",
        id=key_id,
        at=at,
    )
