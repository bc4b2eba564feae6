"""What a search found, section by section, with what matched standing out."""

from __future__ import annotations

from ui.components.found.found import Group, Item, found

__all__ = ["Group", "Item", "found"]
