"""Tags, and what carries them now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.rows import Row
    from db.transaction import Snapshot

Carrier = Literal["claim_id", "document_id"]
"""The column that says what carries a tag."""


def by_plain(snapshot: Snapshot, plain: str) -> Row | None:
    """Return the tag with this folded name, or None; one that was folded in gives its taker."""
    return snapshot.row(
        """
        select t.* from tags t where t.plain = :plain and t.merged_into is null
        union all
        select w.* from tags t join tags w on w.id = t.merged_into
        where t.plain = :plain and w.merged_into is null
        limit 1
        """,
        plain=plain,
    )


def by_id(snapshot: Snapshot, tag_id: str) -> Row | None:
    """Return the tag with this id, or None."""
    return snapshot.row("select * from tags where id = :id", id=tag_id)


def folded_into(snapshot: Snapshot, tag_id: str) -> list[str]:
    """Return the ids of the tags whose place this one took."""
    found = snapshot.rows("select id from tags where merged_into = :id", id=tag_id)
    return [row["id"] for row in found]


def in_use(snapshot: Snapshot) -> list[Row]:
    """Return id, name and plain name of every tag, and how many claims and documents carry it.

    Counted in an index alone, where what is on a document has no claim: joining the rows took
    14 ms of every list when 10,000 claims had a tag, and this takes one.
    """
    return snapshot.rows(
        """
        select t.id, t.name, t.plain,
          (select count(g.claim_id) from taggings g
           where g.tag_id = t.id and g.ended_at is null) as claims,
          (select count(*) from taggings g
           where g.tag_id = t.id and g.ended_at is null and g.claim_id is null) as documents
        from tags t
        where t.merged_into is null
        order by t.plain
        """
    )


def uses(snapshot: Snapshot, tag_id: str, *, most: int) -> list[Row]:
    """Return what carries or carried a tag, or one that was folded into it, the latest first.

    Number and words of a claim, or number and title of a document; under which name; who put it
    on and took it off, and when.
    """
    return snapshot.rows(
        """
        select c.number as claim, w.body as statement, d.number as document, d.title, t.name,
               g.given_at, g.ended_at, p.name as given_by, e.name as ended_by
        from taggings g
        join tags t on t.id = g.tag_id
        join people p on p.id = g.given_by
        left join people e on e.id = g.ended_by
        left join claims c on c.id = g.claim_id
        left join wordings w on w.digest = c.statement_digest
        left join documents d on d.id = g.document_id
        where t.id = :tag or t.merged_into = :tag
        order by coalesce(g.ended_at, g.given_at) desc, g.id
        limit :most
        """,
        tag=tag_id,
        most=most,
    )


def names_on(snapshot: Snapshot, carrier: Carrier, ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the names of the tags that each of these carries, in alphabetical order."""
    found = snapshot.rows(
        f"""
        select g.{carrier} as carrier, t.name
        from taggings g
        join tags t on t.id = g.tag_id
        where g.ended_at is null and g.{carrier} in (select value from json_each(:ids))
        order by t.plain
        """,
        ids=id_list(ids),
    )
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in found:
        grouped[row["carrier"]].append(row["name"])
    return grouped


def taggings(
    snapshot: Snapshot, tag_id: str, carrier: Carrier, ids: Sequence[str] | None = None
) -> dict[str, str]:
    """Return which claims or documents carry a tag, each with its tagging; all, or among `ids`."""
    some = "" if ids is None else f"and {carrier} in (select value from json_each(:ids))"
    found = snapshot.rows(
        f"""
        select id, {carrier} as carrier from taggings
        where tag_id = :tag and ended_at is null and {carrier} is not null {some}
        """,
        tag=tag_id,
        ids=id_list(ids or ()),
    )
    return {row["carrier"]: row["id"] for row in found}
