"""What the archive of earlier checks holds, for Settings and the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import archive_imports, archive_index

if TYPE_CHECKING:
    from db.archive_imports import Import, Source
    from db.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveScreen:
    """Size, sources and latest imports; `behind` checks are not yet in the search index."""

    checks: int
    behind: int
    sources: tuple[Source, ...]
    imports: tuple[Import, ...]


def archive_screen(database: Database, *, most: int = 8) -> ArchiveScreen:
    """Return the state of the archive."""
    with database.snapshot() as snapshot:
        checks = archive_imports.size(snapshot)
        sources = archive_imports.sources(snapshot, most=most)
        imports = archive_imports.imports(snapshot, most=most)
    behind = archive_index.behind(database) if checks else 0
    return ArchiveScreen(checks=checks, behind=behind, sources=sources, imports=imports)
