"""Small archives of earlier checks; the places and people in them are made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desk.archive import import_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from desk import Desk
    from desk.archive import Imported

LAMPS = {
    "claim": "The pier at Saltmarsh has lost 14 of its 40 lamps.",
    "title": "Has the Saltmarsh pier lost its lamps?",
    "rating": "Half right",
    "publisher": "Saltmarsh Checks",
    "url": "https://checks.example/lamps",
    "date": "2026-02-20",
}
FERRY = {
    "claim": "The ferry to Averley has not sailed since January.",
    "title": "Did the Averley ferry stop?",
    "rating": "Wrong",
    "publisher": "Averley Ledger",
    "url": "https://ledger.example/ferry",
    "date": "2025-06-01",
}
NETS = {
    "claim": "Nets are mended for free in the harbour.",
    "rating": "Right",
    "publisher": "Saltmarsh Checks",
    "url": "https://checks.example/nets",
}


def a_file_of(folder: Path, rows: Iterable[Mapping[str, str]], name: str = "checks.jsonl") -> Path:
    """Write checks as JSON Lines."""
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def imported(desk: Desk, *rows: Mapping[str, str], name: str = "checks.jsonl") -> Imported:
    """Import these checks at a desk."""
    return import_file(desk, a_file_of(desk.database.path.parent, rows, name))
