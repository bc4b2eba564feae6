"""The page “sources”."""

from __future__ import annotations

from ui.parts.sources_page import show

show()
