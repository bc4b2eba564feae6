"""Which claims were decided, signed off or published within some days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from claims import zones
from db.rows import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.transaction import Snapshot

Happened: TypeAlias = Literal["verdict", "sign-off", "publication"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days in a zone, both included, and what happened to a claim within them."""

    of: Happened
    first: date
    last: date
    zone: str = ""


def within(snapshot: Snapshot, ids: Iterable[str], period: Period) -> list[str]:
    """Return those of these claims to which it happened then, in the same order."""
    zone = zones.zone_called(period.zone)
    found = snapshot.rows(
        f"select claim_id from ({_WHEN[period.of]}) x where happened between :first and :last",
        first=stamp(zones.begin(period.first, zone)),
        last=stamp(zones.end(period.last, zone)),
    )
    then = {row["claim_id"] for row in found}
    return [one for one in ids if one in then]


_WHEN: dict[Happened, str] = {
    "verdict": """
        select v.claim_id, v.decided_at as happened from verdicts v
        where v.rating is not null
          and not exists (select 1 from verdicts w where w.supersedes = v.id)
    """,
    "sign-off": """
        select claim_id, given_at as happened from approvals
        where kind = 'editorial' and ended_at is null
    """,
    "publication": """
        select claim_id,
               case when not_before > published_at then not_before else published_at end as happened
        from publications
        where kind <> 'retraction'
    """,
}
