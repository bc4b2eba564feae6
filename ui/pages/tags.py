"""The page of the tags, and of one of them."""

from __future__ import annotations

from ui.parts.tags_page import show

show()
