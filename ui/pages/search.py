"""The page “search”."""

from __future__ import annotations

from ui.parts.search_page import show

show()
