"""Moving a whole desk into an empty one, of whichever engine, and proving that nothing is missing.

Everything is one transaction on the other side: what does not prove equal there is not kept. Proven
are how many rows each table has, the digest over all of them, the head of the chain, and then the
record itself, as `db.verify` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, InvalidInput
from db import digest, events_store
from db.engine import is_server
from db.migrate import tables
from db.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.connection import Database
    from db.findings import Progress
    from db.rows import Row
    from db.transaction import Snapshot, Writing
    from review.model import Head

_MADE = frozenset({"titles_fts"})
"""Filled by a trigger as documents are."""

_AT_ONCE = 5_000
"""Values given to one statement; SQLite takes no more than 32,766."""

_ALL = 2**256


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many rows a table has, and the digest of all of them, whatever their order."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A desk that was copied: what each table has on both sides, and the head of its chain."""

    tables: Mapping[str, Held]
    head: Head


def copy(source: Database, target: Database, *, progress: Progress | None = None) -> Copied:
    """Copy all of `source` into `target`, which is of this version and holds nothing.

    Raises InvalidInput when something is in it, DatabaseUnfit when the copy does not prove equal;
    then nothing is kept there. `progress` hears what is looked at, and how many rows so far.
    """
    told = progress or (lambda _what, _number: None)
    with source.snapshot() as snapshot, target.write() as writing:
        _refuse_filled(writing, target)
        if not is_server(writing.connection):
            writing.execute("pragma defer_foreign_keys = on")
        held = {name: _table(snapshot, writing, name, told) for name in tables()}
        head = events_store.head(snapshot)
        if is_server(writing.connection):
            writing.execute("analyze")  # without it, the first pages are planned in the dark
        _prove(writing, held, head, target, told)
    return Copied(tables=held, head=head)


def _refuse_filled(writing: Writing, target: Database) -> None:
    for name in tables():
        if writing.row(f"select 1 as one from {name} limit 1") is not None:
            raise InvalidInput(_FILLED.format(name=target.name))


def _table(snapshot: Snapshot, writing: Writing, name: str, told: Progress) -> Held:
    """Copy one table; return what the source has of it."""
    tally = _Tally()
    found = _told(tally.over(_rows(snapshot, name)), f"copying {name}", told)
    if name in _MADE:
        for _ in found:
            pass
    elif is_server(writing.connection):
        _insert_in_order(writing, name, found)
    else:
        _insert(writing, name, found)
    return tally.held


def _rows(snapshot: Snapshot, name: str) -> Iterator[Row]:
    columns = _INDEXED.get(name, "*")
    return snapshot.each(f"select {columns} from {name}")


_INDEXED = {
    "passages_fts": "rowid, body, neighbours",
    "claims_fts": "rowid, statement, speaker, title",
    "titles_fts": "rowid, title",
}
"""Columns of the indexes that either engine has."""


def _insert(writing: Writing, name: str, rows: Iterable[Row]) -> None:
    """Insert many rows, some hundreds a statement."""
    remaining = iter(rows)
    while found := list(islice(remaining, 1)):
        columns = tuple(found[0])
        found += islice(remaining, max(1, _AT_ONCE // len(columns)) - 1)
        line = f"({', '.join('?' * len(columns))})"
        values = ", ".join([line] * len(found))
        sql = f"insert into {name} ({', '.join(columns)}) values {values}"
        writing.connection.conn.execute(sql, [row[one] for row in found for one in columns])


def _insert_in_order(writing: Writing, name: str, rows: Iterable[Row]) -> None:
    """Insert rows so that each comes after the one of the same table that it refers to."""
    own = _own_references(writing, name)
    if not own:
        _insert(writing, name, rows)
        return
    key = "number" if name == "earlier_checks" else "id"
    waiting: list[Row] = []
    there: set[object] = set()

    def ready(candidates: Iterable[Row], left: list[Row]) -> Iterator[Row]:
        for row in candidates:
            if all(row[one] is None or row[one] in there for one in own):
                there.add(row[key])
                yield row
            else:
                left.append(row)

    _insert(writing, name, ready(rows, waiting))
    while waiting:
        left: list[Row] = []
        _insert(writing, name, ready(waiting, left))
        if len(left) == len(waiting):
            raise DatabaseUnfit(_CIRCLE.format(table=name))
        waiting = left


def _own_references(writing: Writing, name: str) -> Sequence[str]:
    found = writing.rows("select * from pragma_foreign_key_list(:name)", name=name)
    return [row["from"] for row in found if row["table"] == name]


def _prove(
    writing: Writing, wanted: Mapping[str, Held], head: Head, target: Database, told: Progress
) -> None:
    """Raise DatabaseUnfit unless the copy holds just what the source does, and verifies."""
    for name, held in wanted.items():
        tally = _Tally()
        for _ in _told(tally.over(_rows(writing, name)), f"comparing {name}", told):
            pass
        if tally.held != held:
            what = f"“{name}” has {tally.held.rows:,} rows there and {held.rows:,} here, or others"
            raise DatabaseUnfit(_DIFFERS.format(name=target.name, what=what))
    found = verify(writing, expect_head=head, progress=told)
    if not found.ok:
        raise DatabaseUnfit(_DIFFERS.format(name=target.name, what=found.findings[0].what))


class _Tally:
    """Rows and their digests added up as they pass."""

    def __init__(self) -> None:
        self._rows = 0
        self._sum = 0

    def over(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows, counting them."""
        for row in rows:
            self._rows += 1
            plain = {name: _plain(value) for name, value in row.items()}
            self._sum = (self._sum + int(digest.of_row(plain), 16)) % _ALL
            yield row

    @property
    def held(self) -> Held:
        """What has passed so far."""
        return Held(rows=self._rows, digest=f"{self._sum:064x}")


def _plain(value: object) -> object:
    return digest.of_bytes(value) if isinstance(value, bytes) else value


def _told(rows: Iterable[Row], what: str, told: Progress) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number % 1_000 == 0:
            told(what, number)
        yield row


_FILLED = (
    "“{name}” holds something already, and a desk is only copied into an empty one. Nothing was "
    "changed. Give another path or database with --to."
)
_DIFFERS = (
    "The copy in “{name}” is not the same desk: {what} Nothing was kept there. Run claimdesk "
    "verify on the desk that was copied; if it is whole, tell whoever looks after Claimdesk."
)
_CIRCLE = (
    "Rows of “{table}” refer to each other in a circle, which no desk does. Nothing was kept. Run "
    "claimdesk verify on the desk that was copied."
)
