"""Who is to work on a claim, what it needs, where it waits, who signed for it, what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot


def needs(snapshot: Snapshot, claim_id: str) -> Row | None:
    """Return what an editor set for one claim, or None."""
    return snapshot.row("select * from claim_needs where claim_id = :id", id=claim_id)


def assigned(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return who is to work on these claims now, in order of assignment."""
    return snapshot.rows(
        """
        select a.*, p.name as person, g.name as given_by_name
        from assignments a
        join people p on p.id = a.person_id
        join people g on g.id = a.given_by
        where a.ended_at is null and a.claim_id in (select value from json_each(:ids))
        order by a.given_at, a.id
        """,
        ids=id_list(ids),
    )


def hold(snapshot: Snapshot, claim_id: str) -> Row | None:
    """Return the hold that stands on a claim, or None."""
    return snapshot.row(
        """
        select h.*, t.body as because, p.name as held_by_name
        from claim_holds h
        join texts t on t.digest = h.because_digest
        join people p on p.id = h.held_by
        where h.claim_id = :id and h.ended_at is null
        """,
        id=claim_id,
    )


def approvals(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return the sign-offs of these claims, those taken back too, in order of time."""
    return snapshot.rows(
        """
        select a.*, n.body as note, b.body as because, p.name as given_by_name
        from approvals a
        join people p on p.id = a.given_by
        left join texts n on n.digest = a.note_digest
        left join texts b on b.digest = a.because_digest
        where a.claim_id in (select value from json_each(:ids))
        order by a.given_at, a.id
        """,
        ids=id_list(ids),
    )


def publications(snapshot: Snapshot, ids: Iterable[str]) -> list[Row]:
    """Return what of these claims went out, in order."""
    return snapshot.rows(
        _PUBLICATION + "where x.claim_id in (select value from json_each(:ids)) order by x.number",
        ids=id_list(ids),
    )


def publication(snapshot: Snapshot, reference: str) -> Row | None:
    """Return one publication by id, or None."""
    return snapshot.row(_PUBLICATION + "where x.id = :reference", reference=reference)


def kept_dossiers(snapshot: Snapshot) -> list[str]:
    """Return the ids of the publications that keep what they rested on, in order."""
    found = snapshot.rows(
        "select id from publications where dossier_digest is not null order by number"
    )
    return [row["id"] for row in found]


def with_dossier(snapshot: Snapshot, digest: str) -> str | None:
    """Return the id of the publication that keeps the dossier of this digest, or None."""
    row = snapshot.row("select id from publications where dossier_digest = :digest", digest=digest)
    return None if row is None else str(row["id"])


def standing_publication(snapshot: Snapshot, claim_id: str) -> Row | None:
    """Return what of a claim stands published, embargo or not; None after a retraction."""
    found = publications(snapshot, [claim_id])
    return found[-1] if found and found[-1]["kind"] != "retraction" else None


def public(snapshot: Snapshot, *, now: str) -> list[Row]:
    """Return the latest publication of every claim that has one and may be told by `now`, in order.

    An embargo on a correction leaves the one before it standing until then.
    """
    return snapshot.rows(
        _PUBLICATION
        + """
        where (x.not_before is null or x.not_before <= :now)
          and not exists (
            select 1 from publications later
            where later.corrects = x.id and (later.not_before is null or later.not_before <= :now)
          )
        order by x.number
        """,
        now=now,
    )


_PUBLICATION = """
select x.*, b.body as because, p.name as published_by_name
from publications x
join people p on p.id = x.published_by
left join texts b on b.digest = x.because_digest
"""
