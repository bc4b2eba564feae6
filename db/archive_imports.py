"""Imports of earlier fact-checks: how far each has come, and what it kept out; what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file's way into the archive. `finished_at` is None while it runs or was cut off."""

    number: int
    id: str
    file: str
    format: str
    records: int
    added: int
    changed: int
    known: int
    refused: int
    imported_by: str
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A record that was kept out."""

    line: int
    reason: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How many checks of a publisher the archive holds."""

    publisher: str
    checks: int


_SELECT = """
select i.*, p.name as imported_by_name
from earlier_imports i
join people p on p.id = i.imported_by
"""


def of_file(snapshot: Snapshot, digest: str, mapping: str) -> Import | None:
    """Return the import of this very file with this mapping, or None."""
    row = snapshot.row(
        _SELECT + "where i.digest = :digest and i.mapping = :mapping",
        digest=digest,
        mapping=mapping,
    )
    return None if row is None else _import(row)


def imports(snapshot: Snapshot, *, most: int = 20) -> tuple[Import, ...]:
    """Return the latest imports, newest first."""
    found = snapshot.rows(_SELECT + "order by i.number desc limit :most", most=most)
    return tuple(_import(row) for row in found)


def size(snapshot: Snapshot) -> int:
    """Return how many checks the archive holds, each counted once."""
    return snapshot.number("select sum(added) from earlier_imports")


def sources(snapshot: Snapshot, *, most: int = 10) -> tuple[Source, ...]:
    """Return the publishers with most checks."""
    found = snapshot.rows(
        "select * from earlier_publishers order by checks desc, publisher limit :most", most=most
    )
    return tuple(Source(publisher=row["publisher"], checks=row["checks"]) for row in found)


def begin(writing: Writing, row: Mapping[str, Value]) -> Import:
    """Begin an import."""
    stored = writing.insert("earlier_imports", row)
    found = of_file(writing, stored["digest"], stored["mapping"])
    if found is None:
        raise LookupError(stored["id"])
    return found


def go_on(writing: Writing, import_id: str, changes: Mapping[str, Value]) -> None:
    """Note how far an import has come."""
    writing.update("earlier_imports", import_id, changes)


def seal(writing: Writing, batch: Mapping[str, Value]) -> None:
    """Hand the digest over a batch of checks to the ledger."""
    writing.insert("earlier_batches", batch)


def refuse(writing: Writing, import_number: int, refusals: Iterable[Refusal]) -> None:
    """Keep what was kept out."""
    writing.insert_derived(
        "earlier_refusals",
        [
            {
                "import_number": import_number,
                "line": one.line,
                "reason": one.reason,
                "record": one.record,
            }
            for one in refusals
        ],
    )


def refusals(snapshot: Snapshot, import_number: int, *, most: int = 100_000) -> tuple[Refusal, ...]:
    """Return what an import kept out, in the order of the file."""
    found = snapshot.rows(
        "select line, reason, record from earlier_refusals "
        "where import_number = :import_number order by line, reason limit :most",
        import_number=import_number,
        most=most,
    )
    return tuple(
        Refusal(line=row["line"], reason=row["reason"], record=row["record"]) for row in found
    )


def _import(row: Row) -> Import:
    return Import(
        number=row["number"],
        id=row["id"],
        file=row["file"],
        format=row["format"],
        records=row["records"],
        added=row["added"],
        changed=row["changed"],
        known=row["known"],
        refused=row["refused"],
        imported_by=row["imported_by_name"],
        finished_at=rows.moment(row["finished_at"]) if row["finished_at"] else None,
    )
