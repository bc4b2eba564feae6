"""Words of a document in their surroundings, drawn as text and never as markup."""

from __future__ import annotations

from ui.components.passage.passage import Line, Passage, lines, passage

__all__ = ["Line", "Passage", "lines", "passage"]
