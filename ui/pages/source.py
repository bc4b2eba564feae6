"""The page “source”."""

from __future__ import annotations

from ui.parts.source_page import show

show()
