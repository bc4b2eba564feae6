"""The state of the desk as a whole: counts, the record's head, scales, the database in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import backups_store, events_store, figures
from db.opening import engine_of, warning
from review.scales import SCALES

if TYPE_CHECKING:
    from db.backups_store import Kept
    from db.connection import Database
    from review.model import Event, Head, VerdictScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How much is on the desk, and how far the record reaches."""

    documents: int
    claims: int
    verdicts: int
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsScreen:
    """What Settings shows."""

    overview: Overview
    scales: tuple[VerdictScale, ...]
    database: str
    engine: str
    """What keeps the record, with its version."""
    warning: str | None
    latest: tuple[Event, ...]
    size: int | None
    """Bytes of the desk's file; None on a server."""
    backup: Kept | None
    """The backup that this program made last."""


def overview(database: Database) -> Overview:
    """Return the counts of the desk."""
    with database.snapshot() as snapshot:
        return Overview(
            documents=figures.documents(snapshot),
            claims=figures.claims(snapshot),
            verdicts=figures.verdicts(snapshot),
            head=events_store.head(snapshot),
        )


def settings_screen(database: Database) -> SettingsScreen:
    """Return the settings and the latest events."""
    with database.snapshot() as snapshot:
        latest = events_store.latest(snapshot, most=50)
        backup = backups_store.last(snapshot)
    return SettingsScreen(
        overview=overview(database),
        scales=tuple(SCALES.values()),
        database=database.name,
        engine=engine_of(database),
        warning=None if database.server else warning(),
        latest=latest,
        size=None if database.server else database.path.stat().st_size,
        backup=backup,
    )
