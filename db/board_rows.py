"""What a page of the list shows of its claims, each asked for once for all claims of the page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db import workflow_store
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.rows import Row
    from db.transaction import Snapshot


def claims(snapshot: Snapshot, ids_: Sequence[str]) -> list[Row]:
    """Return these claims with their wording, in this order."""
    return snapshot.rows(
        """
        select c.*, t.body as statement
        from json_each(:ids) listed
        join claims c on c.id = listed.value
        join wordings t on t.digest = c.statement_digest
        order by listed.key
        """,
        ids=id_list(ids_),
    )


def assigned(snapshot: Snapshot, ids_: Sequence[str]) -> dict[str, list[str]]:
    """Return the names of those who are to work on each of these claims."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in workflow_store.assigned(snapshot, ids_):
        grouped[row["claim_id"]].append(row["person"])
    return grouped


def occurrences(snapshot: Snapshot, ids_: Sequence[str]) -> dict[str, list[Row]]:
    """Return where each of these claims is made, in the order of the documents."""
    found = snapshot.rows(
        """
        select o.claim_id, o.document_id, o.start_at, o.end_at, o.speaker, o.role, o.mode,
               o.attribution, o.quantities, o.times, d.title, d.publisher, d.published_on,
               d.number as document_number, q.body as quote
        from occurrences o
        join documents d on d.id = o.document_id
        join wordings q on q.digest = o.quote_digest
        where o.claim_id in (select value from json_each(:ids))
        order by d.number, o.start_at
        """,
        ids=id_list(ids_),
    )
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row["claim_id"]].append(row)
    return grouped


def stances(snapshot: Snapshot, ids_: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return how many pieces of evidence each of these claims has, by stance."""
    found = snapshot.rows(
        """
        select claim_id, stance, count(*) as n
        from evidence
        where retracted_at is null and claim_id in (select value from json_each(:ids))
        group by claim_id, stance
        """,
        ids=id_list(ids_),
    )
    grouped: dict[str, dict[str, int]] = defaultdict(dict)
    for row in found:
        grouped[row["claim_id"]][row["stance"]] = row["n"]
    return grouped


def verdicts(snapshot: Snapshot, ids_: Sequence[str]) -> dict[str, list[Row]]:
    """Return the verdicts that stand for each of these claims."""
    found = snapshot.rows(
        """
        select v.claim_id, v.layer, v.scale, v.rating from verdicts v
        where v.rating is not null and v.claim_id in (select value from json_each(:ids))
          and not exists (select 1 from verdicts w where w.supersedes = v.id)
        order by v.layer desc
        """,
        ids=id_list(ids_),
    )
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row["claim_id"]].append(row)
    return grouped
