"""Answers about the whole desk, kept in memory until something was written that changes them.

A page is drawn anew at every click and asks the same each time: how many claims stand in each
state, which documents there are. Read anew from 100,000 claims that was nine tenths of a list. The
ledger says which tables every event wrote, so an answer holds until one of its tables is written
again, and some can be carried on from the few rows that were. Nothing is kept of a transaction that
writes, nothing survives the program, and another desk's events are never taken for this one's.

Not for what lies beside the record (drafts, presence, what was read): no event tells of it. Nor
for a snapshot that was turned back (`db.as_of`): what is withdrawn is withdrawn of the past, too.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from db import events_store, former_rows
from db.rows import id_list
from db.transaction import KEYS, Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Head

_Answer = TypeVar("_Answer")

MOST = 64
"""Answers of a process: as many as ten people's lists. The largest, the titles of 7,000 documents,
takes 2 MB."""

MOST_CARRIED = 2_000
"""Rows written since an answer from which it is carried on; beyond them it is asked for anew."""


_ITS_TABLE = "(relation || '')"
"""Not the bare column: by its index every row ever written to the table would be looked at, and
not only what the latest events wrote."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, and how far the record reached when it held."""

    head: Head
    answer: object


class Shelf:
    """Answers by question, the latest asked for last. May be shared by threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()

    def answer(
        self,
        snapshot: Snapshot,
        question: Hashable,
        ask: Callable[[], _Answer],
        *,
        of: Collection[str] = (),
    ) -> _Answer:
        """Return what `ask` returned, if no event wrote to the tables `of` since; or ask now.

        Without tables, every event makes the answer an old one.
        """
        if isinstance(snapshot, Writing):
            return ask()
        head = events_store.head(snapshot)
        kept = self._known(snapshot, question, head)
        if kept is not None and _stands(snapshot, kept.head, head, of):
            found = cast("_Answer", kept.answer)
        else:
            found = ask()
        self._keep(question, head, found)
        return found

    def carried(
        self,
        snapshot: Snapshot,
        question: Hashable,
        ask: Callable[[], _Answer],
        *,
        table: str,
        carry: Callable[[_Answer, Sequence[Row], Sequence[Row]], _Answer],
    ) -> _Answer:
        """Return an answer that follows from the rows of one table.

        `carry` is given the answer as it was, the rows written since as they were then (those that
        were there), and as they are.
        """
        if isinstance(snapshot, Writing):
            return ask()
        head = events_store.head(snapshot)
        kept = self._known(snapshot, question, head)
        if kept is not None and kept.head == head:
            return cast("_Answer", kept.answer)
        rows = None if kept is None else _written_since(snapshot, kept.head, table)
        found = (
            ask() if kept is None or rows is None else carry(cast("_Answer", kept.answer), *rows)
        )
        self._keep(question, head, found)
        return found

    def forget(self) -> None:
        """Let go of every answer: when what is searched was made anew, of which no event tells."""
        with self._lock:
            self._kept.clear()

    def _known(self, snapshot: Snapshot, question: Hashable, head: Head) -> _Kept | None:
        """Return an answer kept of an earlier moment of this very chain of events."""
        with self._lock:
            kept = self._kept.get(question)
        if kept is None or kept.head == head:
            return kept
        then = events_store.numbered(snapshot, kept.head.events)
        return kept if then is not None and then.digest == kept.head.digest else None

    def _keep(self, question: Hashable, head: Head, found: object) -> None:
        if not head.events:
            return
        with self._lock:
            self._kept[question] = _Kept(head, found)
            self._kept.move_to_end(question)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _stands(snapshot: Snapshot, then: Head, head: Head, tables: Collection[str]) -> bool:
    if then == head or not tables:
        return then == head
    written = snapshot.row(
        "select 1 as yes from changes where seq > :seq "
        f"and {_ITS_TABLE} in (select value from json_each(:tables)) limit 1",
        seq=then.events,
        tables=id_list(tables),
    )
    return written is None


def _written_since(
    snapshot: Snapshot, then: Head, table: str
) -> tuple[list[Row], list[Row]] | None:
    """Return the rows written after `then`, as they were and as they are; None if too many.

    None, too, where it cannot be proven what one of them was.
    """
    found = snapshot.rows(
        "select distinct row_id from changes "
        f"where seq > :seq and {_ITS_TABLE} = :table limit :most + 1",
        seq=then.events,
        table=table,
        most=MOST_CARRIED,
    )
    ids = [row["row_id"] for row in found]
    if len(ids) > MOST_CARRIED:
        return None
    before = former_rows.rolled_back(snapshot, table, ids, then.events)
    if not all(one.proven for one in before):
        return None
    now = snapshot.rows(
        f"select * from {table} where {KEYS[table]} in (select value from json_each(:ids))",
        ids=id_list(ids),
    )
    return [one.row for one in before], now


_shelf = Shelf()

answer = _shelf.answer
"""An answer from the shelf that all pages of this process share."""

carried = _shelf.carried
"""An answer of that shelf that follows from the rows of one table."""

forget = _shelf.forget
"""Let go of every answer that this process keeps."""
