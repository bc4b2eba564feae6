"""Importing earlier fact-checks from files, however large.

A file is read in batches; each is one transaction and one event, so that a reviewer who saves
meanwhile waits for one batch at most, and an import that is killed goes on where it stopped when
the same file is given again. The same check imported twice is one row (`db.archive_store`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from claims.errors import Conflict, Defect, InvalidInput
from db import archive_imports, archive_store
from db.archive_imports import Refusal
from db.digest import canonical
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from sources.earlier_checks import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claims.earlier_check import EarlierCheck
    from db.archive_imports import Import
    from db.connection import Database
    from desk import Desk
    from sources.earlier_checks import CheckFile
    from sources.earlier_records import Record

BATCH = 10_000
"""Records in one transaction: about a third of a second, after which others may write. Smaller ones
rewrite the same pages more often: at 5,000 a million checks took a third longer."""

BATCH_BYTES = 50_000_000
"""Bytes after which a batch ends early: a file of enormous records must not fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import has come."""

    records: int
    position: int
    size: int
    """Bytes read, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file. `again` says that this very file had been imported before."""

    import_: Import
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What makes it this import."""

    file: str
    format: str
    digest: str
    mapping: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Records that are written together."""

    records: int
    checks: Sequence[EarlierCheck]
    refusals: Sequence[Refusal]
    is_last: bool


@needs(Role.EDITOR)
def import_file(
    desk: Desk,
    path: Path,
    *,
    name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    told: Callable[[Progress], None] | None = None,
) -> Imported:
    """Import every check in a file; what cannot be one is kept out, with the reason.

    `mapping` says which column holds which field, as {"claim": "statement"}. `told` hears of the
    progress after each batch. Raises UnreadableSource or InvalidInput for a file that cannot be
    imported at all, Conflict when somebody else imports it at this moment.
    """
    called = name or path.name
    source = opened(path, called, mapping or {})
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    before = _before(desk, digest, canonical(dict(source.mapping)))
    if before is not None and before.finished_at is not None:
        return Imported(import_=before, again=True)
    begun = _Begun(
        file=called[:200],
        format=source.file.format,
        digest=digest,
        mapping=canonical(dict(source.mapping)),
    )
    now = before
    records = source.records()
    _skip(records, before.records if before else 0)
    while now is None or now.finished_at is None:
        batch = _read(source, records)
        now = _write(desk, begun, now, batch)
        if told is not None:
            size = path.stat().st_size
            told(Progress(records=now.records, position=source.file.position, size=size))
    return Imported(import_=now)


def mapping_of(words: str) -> dict[str, str]:
    """Return what “claim=statement, rating=verdict” maps. Raises InvalidInput."""
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    if not all(field.strip() and mark and column.strip() for field, mark, column in pairs):
        raise InvalidInput(
            f"“{words[:80]}” does not map fields to columns. Nothing was imported. "
            "Write it as claim=statement,rating=verdict."
        )
    return {field.strip(): column.strip() for field, _, column in pairs}


def kept_out(database: Database, one: Import, *, most: int = 100_000) -> tuple[Refusal, ...]:
    """Return the records that an import kept out, each with the reason."""
    with database.snapshot() as snapshot:
        return archive_imports.refusals(snapshot, one.number, most=most)


def _before(desk: Desk, digest: str, mapping: str) -> Import | None:
    with desk.database.snapshot() as snapshot:
        return archive_imports.of_file(snapshot, digest, mapping)


def _skip(records: Iterator[Record], count: int) -> None:
    """Pass over what an import that was cut off had read already."""
    for _ in islice(records, count):
        pass


def _read(source: CheckFile, records: Iterator[Record]) -> _Batch:
    count, began, is_last = 0, source.file.position, False
    checks: list[EarlierCheck] = []
    refusals: list[Refusal] = []
    while count < BATCH and source.file.position - began < BATCH_BYTES:
        record = next(records, None)
        if record is None:
            is_last = True
            break
        count += 1
        found, refused = source.checks(record)
        checks += found
        refusals += (Refusal(line=r.line, reason=r.reason, record=r.record) for r in refused)
    return _Batch(records=count, checks=checks, refusals=refusals, is_last=is_last)


def _write(desk: Desk, begun: _Begun, seen: Import | None, batch: _Batch) -> Import:
    """Store a batch as one event, and return how far the import has come."""

    def do(act: Act) -> Told:
        now = archive_imports.of_file(act.writing, begun.digest, begun.mapping)
        if (now.records if now else 0) != (seen.records if seen else 0):
            raise Conflict(
                f"Somebody else is importing “{begun.file}” at this moment. What they and you have "
                "stored so far is kept. Wait until they are done."
            )
        return _stored(act, now or _begin(act, begun), batch)

    carry_out(desk, None, do)
    after = _before(desk, begun.digest, begun.mapping)
    if after is None:
        raise Defect("An import is gone that was written a moment ago.")
    return after


def _begin(act: Act, begun: _Begun) -> Import:
    return archive_imports.begin(
        act.writing,
        {
            "id": act.new("imp"),
            "file": begun.file,
            "format": begun.format,
            "digest": begun.digest,
            "mapping": begun.mapping,
            "imported_by": act.actor,
            "started_at": act.at,
        },
    )


def _stored(act: Act, now: Import, batch: _Batch) -> Told:
    written = archive_store.write(act.writing, now.number, batch.checks)
    if written.last >= written.first:
        archive_imports.seal(
            act.writing,
            {
                "id": act.new("bat"),
                "import_id": now.id,
                "first_check": written.first,
                "last_check": written.last,
                "digest": written.digest,
            },
        )
    archive_imports.refuse(act.writing, now.number, batch.refusals)
    counts = {
        "records": now.records + batch.records,
        "added": now.added + written.added,
        "changed": now.changed + written.changed,
        "known": now.known + written.known,
        "refused": now.refused + len(batch.refusals),
    }
    finished = {"finished_at": act.at} if batch.is_last else {}
    archive_imports.go_on(act.writing, now.id, {**counts, **finished})
    return Told(action="imported earlier checks", subject=now.id, details=counts)
