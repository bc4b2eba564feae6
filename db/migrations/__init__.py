"""Numbered SQL files, applied in order and never edited once released."""

from __future__ import annotations

from importlib.resources import files


def numbered() -> tuple[tuple[str, str], ...]:
    """Return (name, SQL text) of every migration, in order."""
    return texts_in(__name__)


def texts_in(package: str) -> tuple[tuple[str, str], ...]:
    """Return (name, SQL text) of every SQL file of a package, in the order of their names."""
    found = [entry for entry in files(package).iterdir() if entry.name.endswith(".sql")]
    found.sort(key=lambda entry: entry.name)
    return tuple((entry.name.removesuffix(".sql"), entry.read_text("utf-8")) for entry in found)
