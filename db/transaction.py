"""What can be done inside a transaction: read rows, write rows, and seal them with an event.

A `Writing` remembers every row of the record that it inserted or updated. `record` then appends
one event with the digests of those rows, chained to the event before: that is how a change made
behind the desk's back is found out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.errors import Defect, InvalidInput
from db import digest, engine, full_text
from db.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.engine import Connection
    from db.full_text import FullText
    from db.rows import Cells, Row, Value

KEYS = {
    "people": "id",
    "roles": "person_id",
    "documents": "id",
    "claims": "id",
    "occurrences": "id",
    "outside_sources": "id",
    "source_snapshots": "id",
    "source_classes": "id",
    "source_notes": "id",
    "evidence": "id",
    "quoted_places": "evidence_id",
    "shared_origins": "id",
    "reviews": "id",
    "verdicts": "id",
    "claim_needs": "claim_id",
    "assignments": "id",
    "claim_holds": "id",
    "approvals": "id",
    "publications": "id",
    "relations": "id",
    "caveats": "id",
    "document_versions": "id",
    "anchors": "id",
    "verdict_holds": "id",
    "aliases": "id",
    "refused_suggestions": "id",
    "earlier_imports": "id",
    "earlier_batches": "id",
    "earlier_answers": "id",
    "reply_requests": "id",
    "replies": "id",
    "reply_waivers": "id",
    "clearances": "id",
    "releases": "id",
    "withdrawals": "id",
    "tags": "id",
    "taggings": "id",
    "saved_views": "id",
    "threads": "id",
    "remarks": "id",
    "webhooks": "id",
    "api_keys": "id",
    "named_reports": "id",
    "packages": "id",
    "foreign_people": "person_id",
    "foreign_events": "digest",
    "package_conflicts": "id",
    "settings": "key",
}
"""Tables whose rows the ledger covers, and the column that names a row."""

_REVISED = frozenset({"claims"})
"""Tables whose rows are changed many at once and have a revision."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A view of the database at one moment."""

    connection: Connection

    @property
    def full_text(self) -> FullText:
        """How a full-text search is worded for the engine behind this."""
        return full_text.of(self.connection)

    def rows(self, sql: str, /, **values: Value) -> list[Row]:
        """Return all rows of a query with named parameters."""
        return list(self.connection.query(sql, values))

    def each(self, sql: str, /, **values: Value) -> Iterator[Row]:
        """Yield the rows of a query one by one; never more than some of them are in memory."""
        yield from engine.streamed(self.connection, sql, values)

    def cells(self, sql: str, /, **values: Value) -> Iterator[Cells]:
        """Yield the rows of a query one by one as tuples, where a dictionary of each would cost."""
        yield from engine.streamed_cells(self.connection, sql, values)

    def row(self, sql: str, /, **values: Value) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(sql, **values)), None)

    def first(self, sql: str, /, **values: Value) -> Cells | None:
        """Return the first row of a short query as a tuple, or None; it is run to its end."""
        return next(iter(list(self.connection.conn.execute(sql, values))), None)

    def number(self, sql: str, /, **values: Value) -> int:
        """Return the first column of the first row as a whole number; 0 if there is none."""
        row = self.row(sql, **values)
        return 0 if row is None else int(next(iter(row.values())) or 0)


@dataclass(frozen=True, slots=True)
class Writing(Snapshot):
    """A transaction that may write."""

    touched: dict[tuple[str, str], str] = field(default_factory=dict)
    former: dict[tuple[str, str], tuple[Row, Row]] = field(default_factory=dict)
    """Rows that were there before: as this transaction found them, and as it left them."""

    def insert(self, table: str, row: Mapping[str, Value]) -> Row:
        """Insert one row of the record and return it as it was stored."""
        stored = self._insert(table, row, "returning *")
        if stored is None:
            msg = f"Nothing came back from an insert into {table}."
            raise Defect(msg)
        self._remember(table, stored)
        return stored

    def insert_derived(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Insert rows that can be made again from others, and so stay out of the ledger."""
        if rows:
            self.connection.conn.executemany(_insertion(table, rows[0]), rows)

    def keep(self, table: str, row: Mapping[str, Value]) -> None:
        """Insert a row under its digest unless it is there already."""
        self.connection.conn.execute(_insertion(table, row, "on conflict do nothing"), dict(row))

    def words(self, body: str) -> str:
        """Keep a wording and return its digest.

        Raises InvalidInput for words that were withdrawn, which come back by no other way either,
        and for NUL, which ends a text in SQLite's functions and fits no report.
        """
        if "\0" in body:
            raise InvalidInput(_NUL)
        name = digest.of_text(body)
        self.keep("texts", {"digest": name, "body": body})
        if self.row("select 1 from texts where digest = :name and body is null", name=name):
            raise InvalidInput(_WITHDRAWN)
        return name

    def update(
        self, table: str, row_id: str, changes: Mapping[str, Value], *, revision: int | None = None
    ) -> Row | None:
        """Change one row; None when it is not there or no longer at `revision`.

        With a revision given, the stored one rises by one.
        """
        sets = [f"{column} = :{column}" for column in changes]
        guard = ""
        if revision is not None:
            sets.append("revision = revision + 1")
            guard = " and revision = :seen_revision"
        sql = (
            f"update {table} set {', '.join(sets)} where {KEYS[table]} = :row_id{guard} returning *"
        )
        found = self.row(f"select * from {table} where {KEYS[table]} = :id", id=row_id)
        stored = self.row(sql, **changes, row_id=row_id, seen_revision=revision)
        if found is not None and stored is not None:
            self._remember_former(table, row_id, found, stored)
            self._remember(table, stored)
        return stored

    def update_each(
        self, table: str, ids: Iterable[str], changes: Mapping[str, Value]
    ) -> list[Row]:
        """Change many rows alike in one statement and return them as they are stored.

        Where rows have a revision, it rises by one.
        """
        sets = [f"{column} = :{column}" for column in changes]
        if table in _REVISED:
            sets.append("revision = revision + 1")
        key, named = KEYS[table], id_list(ids)
        where = f"where {key} in (select value from json_each(:row_ids))"
        before = self.rows(f"select * from {table} {where}", row_ids=named)
        found = {row[key]: row for row in before}
        sql = f"update {table} set {', '.join(sets)} {where} returning *"
        stored = self.rows(sql, **changes, row_ids=named)
        for row in stored:
            self._remember_former(table, row[key], found[row[key]], row)
            self._remember(table, row)
        return stored

    def execute(self, sql: str, /, **values: Value) -> None:
        """Run one statement on derived tables or drafts."""
        self.connection.conn.execute(sql, values)

    def _insert(self, table: str, row: Mapping[str, Value], ending: str) -> Row | None:
        return self.row(_insertion(table, row, ending), **row)

    def _remember_former(self, table: str, row_id: str, found: Row, stored: Row) -> None:
        """Keep how a row was first found; one that this transaction made was nothing before."""
        name = (table, row_id)
        if name in self.former:
            found = self.former[name][0]
        elif name in self.touched:
            return
        self.former[name] = (found, stored)

    def _remember(self, table: str, stored: Row) -> None:
        self.touched[(table, stored[KEYS[table]])] = digest.of_row(stored)


def _insertion(table: str, row: Mapping[str, Value], ending: str = "") -> str:
    columns = ", ".join(row)
    values = ", ".join(f":{column}" for column in row)
    return f"insert into {table} ({columns}) values ({values}) {ending}"


_WITHDRAWN = (
    "These very words were withdrawn from this desk. Nothing was saved. Say it in other words, or "
    "ask an administrator why they were withdrawn."
)
_NUL = (
    "The text holds a character without meaning (NUL). Nothing was saved. "
    "Copy the words again, or type them."
)
