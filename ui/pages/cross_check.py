"""The page “cross-check”."""

from __future__ import annotations

from ui.parts.cross_check_page import show

show()
