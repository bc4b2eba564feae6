"""A snapshot turned back to an event: every reader then sees the record as it stood.

Temporary views take the names of the record's tables for this one connection. A row that was
written since comes from what it was before (`db.former_rows`), any other from its table, and rows
that were added since are not there. Views of the schema are made again over them. What follows from
the record and is made anew when it changes (search, passages) is left as it is now, and so are
words: a wording that was withdrawn is withdrawn of the past, too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import former_rows
from db.migrate import views
from db.transaction import KEYS, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.former_rows import Version
    from db.rows import Row


ALWAYS = frozenset({"withdrawals"})
"""Tables that are read as they are now: what was withdrawn is withdrawn of the past as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A row that was there, and of which it was not kept what it was."""

    relation: str
    row_id: str
    row: Row
    """As near to it as can be told."""


def turn_back(snapshot: Snapshot, seq: int) -> tuple[Lost, ...]:
    """Let everything that is read from this snapshot be as event `seq` left it.

    Returns the rows of which it was not kept what they were; they are read as near as can be told.
    """
    later: dict[str, list[str]] = defaultdict(list)
    for line in former_rows.touched_since(snapshot, seq):
        if line["relation"] not in ALWAYS:
            later[line["relation"]].append(line["row_id"])
    then = {
        relation: former_rows.rolled_back(snapshot, relation, later[relation], seq)
        for relation in KEYS
    }
    _hide_later(snapshot, [(relation, one) for relation, ids in later.items() for one in ids])
    for relation, found in then.items():
        _show(snapshot, relation, [one.row for one in found])
    _cut_log(snapshot, seq)
    _views_again(snapshot)
    return tuple(_lost(then))


def _lost(then: Mapping[str, Sequence[Version]]) -> Iterator[Lost]:
    for relation, found in then.items():
        for one in found:
            if not one.proven:
                yield Lost(relation=relation, row_id=one.row[KEYS[relation]], row=one.row)


def _hide_later(snapshot: Snapshot, later: Sequence[tuple[str, str]]) -> None:
    raw = snapshot.connection.conn
    raw.execute(
        "create temp table written_later (relation text, row_id text, primary key (relation, "
        "row_id))"
    )
    raw.executemany("insert into written_later values (?, ?)", later)


def _show(snapshot: Snapshot, relation: str, then: Sequence[Row]) -> None:
    """Put a view in the place of a table: what was not written since, and the rest as it was."""
    raw = snapshot.connection.conn
    raw.execute(f"create temp table then_{relation} as select * from main.{relation} where false")
    if then:
        names = ", ".join(f":{name}" for name in then[0])
        raw.executemany(f"insert into then_{relation} values ({names})", then)
    raw.execute(
        f"""
        create temp view {relation} as
        select * from main.{relation} as kept
        where not exists (
          select 1 from written_later
          where relation = '{relation}' and row_id = kept.{KEYS[relation]}
        )
        union all
        select * from then_{relation}
        """
    )


def _cut_log(snapshot: Snapshot, seq: int) -> None:
    for table in ("events", "changes", "event_subjects", "former_rows"):
        snapshot.connection.conn.execute(
            f"create temp view {table} as select * from main.{table} where seq <= {seq:d}"
        )
    snapshot.connection.conn.execute(
        """
        create temp view earlier_checks as
        select * from main.earlier_checks
        where number <= (select coalesce(max(last_check), 0) from earlier_batches)
        """
    )


def _views_again(snapshot: Snapshot) -> None:
    for made in views():
        snapshot.connection.conn.execute(made.replace("create view", "create temp view", 1))
