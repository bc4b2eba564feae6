"""Numbers to compare: rows with a bar each, and a grid of counts; both are tables to read."""

from __future__ import annotations

from ui.components.figures.figures import Bar, bars, grid

__all__ = ["Bar", "bars", "grid"]
