"""What the desk decided for all its work, by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.digest import canonical

if TYPE_CHECKING:
    from db.transaction import Snapshot, Writing


def value(snapshot: Snapshot, key: str) -> object | None:
    """Return what a setting was set to, or None while nobody has set it."""
    row = snapshot.row("select value from settings where key = :key", key=key)
    found: object | None = None if row is None else json.loads(row["value"])
    return found


def put(writing: Writing, key: str, wanted: object, *, at: str) -> None:
    """Set a setting; `at` is the moment."""
    row = {"value": canonical(wanted), "changed_at": at}
    if writing.update("settings", key, row) is None:
        writing.insert("settings", {"key": key, **row})
