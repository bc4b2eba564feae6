"""The file that carries a case from desk to desk: six plain tables in SQLite, sealed by a manifest.

Its layout is not the desk's: rows stand in it as canonical JSON, so that it never changes with our
schema. Writing it and digesting it are here; reading one that came from outside is
`db.package_check`.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from db import digest
from db.driver import driver
from db.migrations import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.package_rows import PackedRow
    from db.rows import Row

APPLICATION_ID = 0x434C4D50
"""“CLMP” in the file's header: a package, and no desk."""

LAYOUT = 2
"""Rises when a reader of before could not read what is written now: 2 has tags, answers of those
asked, versions and copies of sources."""

LARGEST = 64 * 1024 * 1024
"""Bytes. A child reads it within a gigabyte, and it is there some six times meanwhile."""

TABLES = (
    "create table manifest (key text primary key, value text not null) strict, without rowid",
    (
        "create table rows (relation text not null, row_id text not null, body text not null, "
        "base text, primary key (relation, row_id)) strict, without rowid"
    ),
    "create table texts (digest text primary key, body text not null) strict, without rowid",
    "create table originals (digest text primary key, body blob not null) strict, without rowid",
    "create table events (seq integer primary key, body text not null) strict, without rowid",
    (
        "create table changes (seq integer not null, relation text not null, row_id text not null, "
        "digest text not null, primary key (seq, relation, row_id)) strict, without rowid"
    ),
)
"""All that stands in the schema of a package, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Which desk made a package, when, and how far its record reached.

    `desk` is the digest of its first event: no two desks share one, and it can be proven.
    `content` is the digest of all that the package holds.
    """

    layout: int
    schema: int
    desk: str
    desk_name: str
    made_by: str
    made_at: str
    events: int
    head: str
    counts: Mapping[str, int]
    content: str

    @property
    def digest(self) -> str:
        """By which the package is known: it covers the manifest, and so everything."""
        return digest.of_text(digest.canonical(asdict(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a package holds, apart from its manifest."""

    rows: tuple[PackedRow, ...]
    texts: Mapping[str, str]
    originals: Mapping[str, bytes] = field(default_factory=dict)
    events: tuple[Row, ...] = ()
    changes: tuple[tuple[int, str, str, str], ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of each sort."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.relation] = found.get(row.relation, 0) + 1
        return {**found, "originals": len(self.originals), "events": len(self.events)}

    @property
    def digest(self) -> str:
        """The digest of everything in it; words and bytes count by the digest that names them."""
        rows = sorted([r.relation, r.row_id, digest.of_row(r.body), r.base] for r in self.rows)
        whole = {
            "rows": rows,
            "texts": sorted(self.texts),
            "originals": sorted(self.originals),
            "events": sorted(str(event["digest"]) for event in self.events),
            "changes": sorted(self.changes),
        }
        return digest.of_text(digest.canonical(whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A whole package."""

    manifest: Manifest
    content: Content


def schema_version() -> int:
    """Return the number of the last migration that this version knows."""
    return max(int(name.split("_")[0]) for name, _ in numbered())


def write(package: Package, path: Path) -> None:
    """Write a package into the new file `path`. Raises InvalidInput when it cannot be made."""
    if path.exists() or path.is_symlink():
        raise InvalidInput(_THERE.format(path=path.name))
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".package-") as folder:
            part = Path(folder) / "part"
            _fill(package, part)
            part.chmod(0o600)
            os.link(part, path)
    except FileExistsError:
        raise InvalidInput(_THERE.format(path=path.name)) from None
    except OSError as error:
        raise InvalidInput(_UNWRITABLE.format(path=path.name, why=error.strerror)) from error


def as_bytes(package: Package) -> bytes:
    """Return the file of a package, for a browser to keep."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-package-") as folder:
        part = Path(folder) / "part"
        _fill(package, part)
        return part.read_bytes()


def _fill(package: Package, path: Path) -> None:
    held = package.content
    raw = driver.connect(path, isolation_level=None)
    try:
        raw.execute(f"pragma application_id = {APPLICATION_ID}")
        raw.execute(f"pragma user_version = {LAYOUT}")
        raw.execute("begin")
        for table in TABLES:
            raw.execute(table)
        said = {**asdict(package.manifest), "digest": package.manifest.digest}
        _insert(raw, "manifest", sorted((key, digest.canonical(one)) for key, one in said.items()))
        _insert(raw, "rows", sorted(_as_stored(row) for row in held.rows))
        _insert(raw, "texts", sorted(held.texts.items()))
        _insert(raw, "originals", sorted(held.originals.items()))
        _insert(raw, "events", [(one["seq"], digest.canonical(dict(one))) for one in held.events])
        _insert(raw, "changes", sorted(held.changes))
        raw.execute("commit")
    finally:
        raw.close()
    if path.stat().st_size > LARGEST:
        raise InvalidInput(_LARGE.format(most=LARGEST // 1024 // 1024))


def _as_stored(row: PackedRow) -> tuple[str, str, str, str | None]:
    return row.relation, row.row_id, digest.canonical(dict(row.body)), row.base


def _insert(raw: driver.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        raw.executemany(f"insert into {table} values ({marks})", rows)


_THERE = (
    "There is a file “{path}” already, and a package never overwrites one. Nothing was written. "
    "Give another name."
)
_UNWRITABLE = (
    "The package “{path}” cannot be written: {why}. Nothing was left behind. Choose a folder with "
    "room where you may write."
)
_LARGE = (
    "The package would have more than {most} MB, and no desk reads a larger one. Nothing was "
    "written. Choose fewer claims, or leave the original files out."
)
