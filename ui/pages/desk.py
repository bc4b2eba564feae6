"""The page “desk”."""

from __future__ import annotations

from ui.parts.desk_page import show

show()
